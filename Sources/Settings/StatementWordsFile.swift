import Crisis

/// Reads the files of config/statements/, the words by which statements are linted.
///
///     language: zh
///     groups:
///       - id: individual
///         rule: blame              # a rule of the linter; or marks: regret
///         phrases: [个人行为, 因…所致]  # … stands for up to twenty characters of the same sentence
///         except: [非个人行为]        # a phrase inside one of these does not count
///         unless: [经…检测]          # excuses it in the same sentence; near: 1 looks one sentence further
///         with: [我们]               # must stand in the same sentence
///         always: true             # counts behind 不 and "not" too
///         better: { zh: …, en: … } # how to say it better than by the rule's own advice
///         examples: [此事系其个人行为]
///         counterexamples: [我们不会以个人行为推脱]
package enum StatementWordsFile {
    package static func read(files: [(name: String, text: String)], log: ProblemLog) -> StatementWords {
        var groups: [StatementWords.Group] = []
        var ids: Set<String> = []
        for file in files {
            guard let section = ConfigFile(name: file.name, text: file.text, log: log).section() else { continue }
            let language = section.choice("language", as: Language.self)
            for entry in section.sections("groups") {
                guard let group = group(entry, language: language) else { continue }
                if ids.insert(group.id).inserted {
                    groups.append(group)
                } else {
                    entry.report("the group \"\(group.id)\" stands twice", "Give one of them another id.", at: "id")
                }
            }
            section.finish()
        }
        return StatementWords(groups: groups)
    }

    private static func group(_ section: ConfigSection, language: Language?) -> StatementWords.Group? {
        let id = section.string("id")
        let role = role(section)
        let group = StatementWords.Group(
            id: "\(language?.rawValue ?? "").\(id ?? "")", role: role ?? .marks(.negator),
            phrases: phrases("phrases", section), except: phrases("except", section),
            unless: phrases("unless", section),
            near: section.integer("near", in: 0...2, default: 0) ?? 0, with: phrases("with", section),
            isAlways: section.boolean("always", default: false),
            better: section.has("better") ? section.localized("better") : nil, examples: section.strings("examples"),
            counterexamples: section.strings("counterexamples"))
        section.finish()
        if group.phrases.isEmpty { section.report("the group has no phrases", "Write its words under \"phrases\".") }
        if group.examples.isEmpty, role != .marks(.negator) {
            section.report("the group has no example", "Add a text under \"examples\" in which it must be found.")
        }
        guard language != nil, id != nil, role != nil, !group.phrases.isEmpty else { return nil }
        return group
    }

    private static func role(_ section: ConfigSection) -> StatementWords.Role? {
        switch (section.has("rule"), section.has("marks")) {
        case (true, false): return section.choice("rule", as: StatementRule.self).map { .breaks($0) }
        case (false, true): return section.choice("marks", as: StatementWords.Mark.self).map { .marks($0) }
        case (true, true), (false, false):
            section.report("the group needs either \"rule\" or \"marks\"", "Write one of them, such as rule: blame.")
            return nil
        }
    }

    private static func phrases(_ key: String, _ section: ConfigSection) -> [String] {
        var seen: Set<String> = []
        return section.strings(key).filter { phrase in
            guard PhraseList.holdsWords(phrase) else {
                section.report("\"\(phrase)\" holds nothing to find", "Write letters or characters.", at: key)
                return false
            }
            if seen.insert(phrase).inserted { return true }
            section.report("\"\(phrase)\" stands twice", "Remove one of them.", at: key)
            return false
        }
    }
}
