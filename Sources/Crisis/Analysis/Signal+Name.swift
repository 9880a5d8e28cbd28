extension Signal.Meaning {
    /// The words by which lexicon files and JSON name it: `category late`, `fact death`, `negative`.
    package var name: String {
        switch self {
        case .category(let category): "category \(category.rawValue)"
        case .harm(let harm): "harm \(harm.rawValue)"
        case .drive(let drive): "drive \(drive.rawValue)"
        case .fact(let fact): "fact \(fact.rawValue)"
        case .state(let state): "state \(state.rawValue)"
        case .negative: "negative"
        case .positive: "positive"
        case .statement(let tag): "statement \(tag.rawValue)"
        }
    }

    /// The meaning with that name; nil when there is none.
    package init?(name: String) {
        let words = name.split(separator: " ", maxSplits: 1).map(String.init)
        switch (words.first, words.count == 2 ? words[1] : nil) {
        case ("negative", nil): self = .negative
        case ("positive", nil): self = .positive
        case ("category", let value?):
            guard let value = Category(rawValue: value) else { return nil }
            self = .category(value)
        case ("harm", let value?):
            guard let value = HarmClass(rawValue: value) else { return nil }
            self = .harm(value)
        case ("drive", let value?):
            guard let value = Drive(rawValue: value) else { return nil }
            self = .drive(value)
        case ("fact", let value?):
            guard let value = CriticalFact(rawValue: value) else { return nil }
            self = .fact(value)
        case ("state", let value?):
            guard let value = EventState(rawValue: value) else { return nil }
            self = .state(value)
        case ("statement", let value?):
            guard let value = EvidenceTag(rawValue: value) else { return nil }
            self = .statement(value)
        default: return nil
        }
    }
}
