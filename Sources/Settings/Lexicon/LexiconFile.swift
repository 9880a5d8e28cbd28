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
///         examples: [充电宝自燃烧伤了孩子]
///         counterexamples: [这款杯子防烫伤设计]
///
/// `means` holds what the words say (`category late`, `harm health`, `drive sue`, `fact death`, `negative`, `positive`,
/// `statement regret`), or alone a state (`state drill`, with an optional `scope`) or a part of grammar (`negator 2`,
/// `contrast`, `intensifier`, `softener`, `real_event`, `during`, `staged`, `request`, `person`, `context`). `within:
/// en.money.market` lets a group count only
/// in texts in which that group of context is found.
package enum LexiconFile {
    /// The lexicon of all files in their order; every problem goes to `log`, and what has one is left out.
    package static func read(files: [(name: String, text: String)], log: ProblemLog) -> Lexicon {
        var groups: [Lexicon.Group] = []
        var entries: [ConfigSection] = []
        var rules: Set<String> = []
        for file in files {
            guard let section = ConfigFile(name: file.name, text: file.text, log: log).section() else { continue }
            let language = section.choice("language", as: Language.self)
            let topic = section.string("topic")
            for entry in section.sections("groups") {
                let prefix = language.flatMap { language in topic.map { "\(language.rawValue).\($0)" } }
                guard let group = LexiconGroupReader(entry, language: language ?? .chinese).read(prefix: prefix) else {
                    continue
                }
                if rules.insert(group.rule).inserted {
                    groups.append(group)
                    entries.append(entry)
                } else {
                    entry.report("the rule \"\(group.rule)\" stands twice", "Give one of them another id.", at: "id")
                }
            }
            section.finish()
        }
        for (group, entry) in zip(groups, entries) {
            guard let context = group.within,
                !groups.contains(where: { $0.rule == context && $0.role == .grammar(.context) })
            else { continue }
            entry.report(
                "\"\(context)\" is no group of context", "Name a group whose means is [context].", at: "within")
        }
        return Lexicon(groups: groups)
    }
}

/// Reads one group of a lexicon file.
struct LexiconGroupReader {
    private let section: ConfigSection
    private let language: Language

    init(_ section: ConfigSection, language: Language) {
        self.section = section
        self.language = language
    }

    func read(prefix: String?) -> Lexicon.Group? {
        let id = section.string("id")
        let role = role()
        let weight = section.integer("weight", in: 1...10, default: 3) ?? 3
        let patterns = section.has("patterns") ? patterns() : []
        let terms = patterns.isEmpty || section.has("terms") ? literals("terms", atLeastOne: patterns.isEmpty) : []
        let except = literals("except", atLeastOne: false)
        let isTopic = section.boolean("topic", default: false)
        let within = section.optionalString("within")
        let examples = section.strings("examples")
        let counterexamples = section.strings("counterexamples")
        section.finish()
        if examples.isEmpty {
            section.report("the group has no example", "Add a text under \"examples\" in which it must be found.")
        }
        guard let prefix, let id, let role, !terms.isEmpty || !patterns.isEmpty else { return nil }
        return Lexicon.Group(
            rule: "\(prefix).\(id)", terms: terms, patterns: patterns, except: except, role: role, weight: weight,
            isTopic: isTopic,
            within: within, examples: examples, counterexamples: counterexamples)
    }

    /// The words under `key`, without those that hold nothing to find or stand twice, which are reported.
    private func literals(_ key: String, atLeastOne: Bool) -> [String] {
        var seen: Set<Literal> = []
        let words = section.strings(key).filter { word in
            guard let literal = Literal(word) else {
                section.report("\"\(word)\" holds nothing to find", "Write letters or characters.", at: key)
                return false
            }
            if seen.insert(literal).inserted { return true }
            section.report("\"\(word)\" stands twice", "Remove one of them.", at: key)
            return false
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
            do throws(PatternError) {
                return try TermPattern(text, language: language)
            } catch {
                section.report(
                    "the pattern \"\(text)\" has \(error.what), at its character \(error.position)", error.advice,
                    at: "patterns")
                return nil
            }
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
            "Write category, harm, drive, fact, state or statement with a name, negative, positive, or alone a word of "
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
        case "context": self = .context
        default:
            guard name.hasPrefix("negator "), let reach = Int(name.dropFirst(8)), (0...8).contains(reach) else {
                return nil
            }
            self = .negator(reach: reach)
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
