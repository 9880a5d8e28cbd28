/// Which complaints of a watch are one series by day and week: all, one category, one region, or both.
package struct IntakeKey: Hashable, Comparable, Codable, Sendable, CodingKeyRepresentable {
    package var category: Category?
    package var region: String?

    package init(_ category: Category? = nil, region: String? = nil) {
        self.category = category
        self.region = region
    }

    /// `lost/浙江`, `lost/`, `/浙江` or `/`.
    package var text: String { "\(category?.rawValue ?? "")/\(region ?? "")" }

    package init?(text: String) {
        guard let slash = text.firstIndex(of: "/") else { return nil }
        let (name, region) = (String(text[..<slash]), String(text[text.index(after: slash)...]))
        category = Category(rawValue: name)
        if category == nil, !name.isEmpty { return nil }
        self.region = region.isEmpty ? nil : region
    }

    package var title: LocalizedText {
        let subject = category?.title ?? LocalizedText(zh: "全部投诉", en: "all complaints")
        guard let region else { return subject }
        return LocalizedText(zh: "\(region)·\(subject.zh)", en: "\(subject.en), \(region)")
    }

    package static func < (left: IntakeKey, right: IntakeKey) -> Bool { left.text < right.text }

    /// The series in which a complaint counts.
    static func keys(category: Category?, region: String?) -> [IntakeKey] {
        let named = category.flatMap { $0 == .other ? nil : $0 }
        var keys = [IntakeKey()]
        if let named { keys.append(IntakeKey(named)) }
        guard let region, !region.isEmpty else { return keys }
        keys.append(IntakeKey(region: region))
        if let named { keys.append(IntakeKey(named, region: region)) }
        return keys
    }

    package init?<T: CodingKey>(codingKey: T) { self.init(text: codingKey.stringValue) }
    package var codingKey: any CodingKey { TextKey(stringValue: text) }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let key = IntakeKey(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "no series of complaints is called so")
        }
        self = key
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    private struct TextKey: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { return nil }
    }
}
