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
        case .flag(let flag): "flag \(flag.rawValue)"
        case .aim(let aim): "aim \(aim.rawValue)"
        case .psychology(let psychology): "psychology \(psychology.rawValue)"
        case .cause(let cause): "cause \(cause.rawValue)"
        case .element(let element): "element \(element.rawValue)"
        case .expectation(let gap): "expectation \(gap.rawValue)"
        case .statement(let tag): "statement \(tag.rawValue)"
        }
    }

    /// The meaning with that name; nil when there is none.
    package init?(name: String) {
        let words = name.split(separator: " ", maxSplits: 1).map(String.init)
        guard let kind = words.first, let meaning = Signal.Meaning(kind: kind, value: words.count == 2 ? words[1] : "")
        else { return nil }
        self = meaning
    }

    /// The meaning of a kind with a value, both as `name` writes them; the value is empty where there is none.
    package init?(kind: String, value: String) {
        func make<Value: RawRepresentable>(_ make: (Value) -> Signal.Meaning) -> Signal.Meaning?
        where Value.RawValue == String { Value(rawValue: value).map(make) }
        let meaning: Signal.Meaning? =
            switch kind {
            case "negative": value.isEmpty ? .negative : nil
            case "positive": value.isEmpty ? .positive : nil
            case "category": make(Signal.Meaning.category)
            case "harm": make(Signal.Meaning.harm)
            case "drive": make(Signal.Meaning.drive)
            case "fact": make(Signal.Meaning.fact)
            case "state": make(Signal.Meaning.state)
            case "flag": make(Signal.Meaning.flag)
            case "aim": make(Signal.Meaning.aim)
            case "psychology": make(Signal.Meaning.psychology)
            case "cause": make(Signal.Meaning.cause)
            case "element": make(Signal.Meaning.element)
            case "expectation": make(Signal.Meaning.expectation)
            case "statement": make(Signal.Meaning.statement)
            default: nil
            }
        guard let meaning else { return nil }
        self = meaning
    }
}
