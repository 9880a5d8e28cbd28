// Dictionaries by these values are written as objects, `{"volume": 20}`, whose keys an encoder can sort: a stored value
// is then the same bytes each time.

extension Principle: CodingKeyRepresentable {}
extension EvidenceTag: CodingKeyRepresentable {}
extension ScorePart: CodingKeyRepresentable {}
extension Level: CodingKeyRepresentable {}
extension Tier: CodingKeyRepresentable {}
extension Drive: CodingKeyRepresentable {}
extension HarmClass: CodingKeyRepresentable {}
extension Responsibility: CodingKeyRepresentable {}
