import Crisis

/// Reads the files of config/lexicon/.
///
///     language: zh            # zh or en
///     topic: harm             # rules are named language.topic.id
///     groups:
///       - id: burn
///         means: [category safety, harm health, negative]
///         weight: 8           # 1 to 10
///         terms: [烫伤, 烧伤]
///         patterns: ["烫(伤|坏)了?{number}个?人"]
///         except: [防烫伤]     # a term inside one of these does not count
///         with: [被, $people] # only near one of these words; `$people` are those of a list
///         within: clause      # or after 6, before 6, near 6 (Chinese characters or English words), sentence, text
///         also: [投诉]        # and only near one of these, `also_within` so far
///         unless: [模拟]       # not near one of these words
///         unless_within: sentence
///         examples: [充电宝自燃烧伤了孩子]
///         counterexamples: [这款杯子防烫伤设计]
///
/// `means` holds what the words say (`category late`, `harm health`, `drive sue`, `fact death`, `negative`, `positive`,
/// `flag legal`, `aim respect`, `statement regret`), or alone a state (`state drill`, with an optional `scope`) or a part of grammar (`negator 2`,
/// `contrast`, `intensifier`, `softener`, `real_event`, `during`, `staged`, `request`, `person`).
/// A word of `with`, `also`, `unless` or a list may be a pattern between slashes: `'/\$[a-z]{1,6}/'`.
/// Lists of words that many groups ask for stand under `lists` of any file: `lists: { people: [顾客, 消费者] }`.
package enum LexiconFile {
    /// The lexicon of all files in their order; every problem goes to `log`, and what has one is left out.
    package static func read(files: [(name: String, text: String)], log: ProblemLog) -> Lexicon {
        let sections = files.compactMap { ConfigFile(name: $0.name, text: $0.text, log: log).section() }
        let lists = lists(of: sections)
        var groups: [Lexicon.Group] = []
        var rules: Set<String> = []
        for section in sections {
            let language = section.choice("language", as: Language.self)
            let topic = section.string("topic")
            for entry in section.sections("groups") {
                let prefix = language.flatMap { language in topic.map { "\(language.rawValue).\($0)" } }
                guard
                    let group = LexiconGroupReader(entry, language: language ?? .chinese, lists: lists).read(
                        prefix: prefix)
                else { continue }
                if rules.insert(group.rule).inserted {
                    groups.append(group)
                } else {
                    entry.report("the rule \"\(group.rule)\" stands twice", "Give one of them another id.", at: "id")
                }
            }
            section.finish()
        }
        return Lexicon(groups: groups)
    }

    /// The lists of all files by name; one that stands twice is reported.
    private static func lists(of sections: [ConfigSection]) -> [String: [String]] {
        var lists: [String: [String]] = [:]
        for section in sections {
            guard let named = section.optionalSection("lists") else { continue }
            for name in named.keys {
                let words = named.strings(name)
                if lists.updateValue(words, forKey: name) != nil {
                    named.report("the list \"\(name)\" stands twice", "Give one of them another name.", at: name)
                }
            }
            named.finish()
        }
        return lists
    }
}

/// Reads one group of a lexicon file.
struct LexiconGroupReader {
    private let section: ConfigSection
    private let language: Language
    private let lists: [String: [String]]

    init(_ section: ConfigSection, language: Language, lists: [String: [String]]) {
        self.section = section
        self.language = language
        self.lists = lists
    }

    func read(prefix: String?) -> Lexicon.Group? {
        let id = section.string("id")
        let role = role()
        let weight = section.integer("weight", in: 1...10, default: 3) ?? 3
        let patterns = section.has("patterns") ? patterns() : []
        let terms = patterns.isEmpty || section.has("terms") ? literals("terms", atLeastOne: patterns.isEmpty) : []
        let except = literals("except", atLeastOne: false)
        let with = contexts("with", reach: "within") + contexts("also", reach: "also_within")
        let unless = contexts("unless", reach: "unless_within")
        let isTopic = section.boolean("topic", default: false)
        let examples = section.strings("examples")
        let counterexamples = section.strings("counterexamples")
        section.finish()
        if examples.isEmpty {
            section.report("the group has no example", "Add a text under \"examples\" in which it must be found.")
        }
        guard let prefix, let id, let role, !terms.isEmpty || !patterns.isEmpty else { return nil }
        return Lexicon.Group(
            rule: "\(prefix).\(id)", terms: terms, patterns: patterns, except: except, with: with, unless: unless,
            role: role, weight: weight, isTopic: isTopic, examples: examples, counterexamples: counterexamples)
    }

    /// The context under `key`, its lists filled in; absent is none.
    private func contexts(_ key: String, reach reachKey: String) -> [Lexicon.Context] {
        let reach = section.optionalString(reachKey).map { text in
            Lexicon.Context.Reach(text)
                ?? {
                    section.report(
                        "\"\(text)\" is no reach",
                        "Write clause, sentence, text, or after, before or near with 0 to 24.",
                        at: reachKey)
                    return .clause
                }()
        }
        let (patterns, words) = literals(key, atLeastOne: false).reduce(into: ([TermPattern](), [String]())) {
            guard $1.hasPrefix("/"), $1.hasSuffix("/"), $1.utf8.count > 2 else { return $0.1.append($1) }
            if let pattern = pattern(String($1.dropFirst().dropLast()), at: key) { $0.0.append(pattern) }
        }
        if words.isEmpty && patterns.isEmpty { return [] }
        return [Lexicon.Context(words: words, patterns: patterns, reach: reach ?? .clause)]
    }

    private func list(_ name: String, at key: String) -> [String] {
        if let words = lists[String(name.dropFirst())] { return words }
        section.report("there is no list \"\(name)\"", "Write it under \"lists\" of a lexicon file.", at: key)
        return []
    }

    /// The words under `key`, without those that hold nothing to find or stand twice, which are reported. Words of lists may
    /// stand beside them once more.
    private func literals(_ key: String, atLeastOne: Bool) -> [String] {
        var seen: Set<Literal> = []
        var written: Set<Literal> = []
        var words: [String] = []
        for word in section.strings(key) {
            let isList = word.hasPrefix("$")
            for text in isList ? list(word, at: key) : [word] {
                guard let literal = Literal(text) else {
                    section.report("\"\(text)\" holds nothing to find", "Write letters or characters.", at: key)
                    continue
                }
                if seen.insert(literal).inserted { words.append(text) }
                if !isList, !written.insert(literal).inserted {
                    section.report("\"\(text)\" stands twice", "Remove one of them.", at: key)
                }
            }
        }
        if words.isEmpty && atLeastOne {
            section.report("the group has no terms", "Write its words under \"\(key)\".")
        }
        return words
    }

    /// The patterns of the group that can be read; the others are reported with their position.
    private func patterns() -> [TermPattern] {
        var seen: Set<String> = []
        return section.strings("patterns").compactMap { text in
            guard seen.insert(text).inserted else {
                section.report("\"\(text)\" stands twice", "Remove one of them.", at: "patterns")
                return nil
            }
            return pattern(text, at: "patterns")
        }
    }

    private func pattern(_ text: String, at key: String) -> TermPattern? {
        do throws(PatternError) {
            return try TermPattern(text, language: language)
        } catch {
            section.report(
                "the pattern \"\(text)\" has \(error.what), at its character \(error.position)", error.advice, at: key)
            return nil
        }
    }

    private func role() -> Lexicon.Role? {
        let names = section.strings("means")
        let scope = section.has("scope") ? section.choice("scope", as: Lexicon.StateScope.self) : nil
        guard let first = names.first else {
            section.report("the group has no meaning", "Write what its words mean, such as means: [category late].")
            return nil
        }
        if names.count == 1, let grammar = Lexicon.Grammar(name: first) { return .grammar(grammar) }
        let meanings = names.compactMap(meaning)
        guard meanings.count == names.count else { return nil }
        guard case .state(let state)? = meanings.first(where: { if case .state = $0 { true } else { false } }) else {
            return .meanings(meanings)
        }
        guard meanings.count == 1 else {
            section.report("a state cannot share its group with other meanings", "Make two groups.", at: "means")
            return nil
        }
        return .state(state, scope ?? state.usualScope)
    }

    private func meaning(_ name: String) -> Signal.Meaning? {
        if let meaning = Signal.Meaning(name: name) { return meaning }
        section.report(
            "\"\(name)\" is no meaning",
            "Write category, harm, drive, fact, flag, aim, psychology, cause, element, expectation, state or statement "
                + "with a name, negative, positive, or alone a word of "
                + "grammar such as negator 2.", at: "means")
        return nil
    }
}

extension Lexicon.Grammar {
    /// The word of grammar with that name in a lexicon file; nil when there is none.
    init?(name: String) {
        switch name {
        case "contrast": self = .contrast
        case "intensifier": self = .intensifier
        case "softener": self = .softener
        case "real_event": self = .realEvent
        case "during": self = .during
        case "staged": self = .staged
        case "request": self = .request
        case "person": self = .person
        default:
            guard name.hasPrefix("negator "), let reach = Int(name.dropFirst(8)), (0...8).contains(reach) else {
                return nil
            }
            self = .negator(reach: reach)
        }
    }
}

extension Lexicon.Context.Reach {
    /// `clause`, `sentence`, `text`, or `after 6`, `before 6`, `near 6`; nil for anything else.
    init?(_ text: String) {
        switch text {
        case "clause": self = .clause
        case "sentence": self = .sentence
        case "text": self = .text
        default:
            let words = text.split(separator: " ")
            guard words.count == 2, let units = Int(words[1]), (0...24).contains(units) else { return nil }
            switch words[0] {
            case "after": self = .after(units)
            case "before": self = .before(units)
            case "near": self = .near(units)
            default: return nil
            }
        }
    }
}

extension EventState {
    /// The scope of a state word whose group names none.
    fileprivate var usualScope: Lexicon.StateScope {
        switch self {
        case .drill: .text
        case .prevention: .clauseAhead
        case .resolved: .soFar
        case .hypothetical: .sentenceAhead
        case .elsewhere: .sentence
        case .happened: .clause
        }
    }
}
