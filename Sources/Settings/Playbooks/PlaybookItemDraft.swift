import Crisis

/// An item of a playbook with the place where it stands.
struct PlaybookItemDraft {
    let section: ConfigSection
    let item: PlaybookItem

    /// A year: nothing of a checklist is due later.
    private static let spans = TimeSpan.zero...TimeSpan.days(365)

    /// Reads one item; what is wrong is reported, and an item without id, clock, owner or text is left out.
    init?(_ section: ConfigSection) {
        self.section = section
        let id = section.string("id")
        let clock = section.choice("clock", as: PlaybookItem.Clock.self)
        let after = section.has("after") ? section.timeSpan("after", in: PlaybookItemDraft.spans) : nil
        let with = section.optionalString("with")
        let owner = section.string("owner")
        let text = section.sentence("text")
        let closes = section.sentence("closes")
        let checks = section.strings("checks").map { CheckID($0) }
        let acknowledgement = section.boolean("acknowledgement", default: false)
        let signatures = section.integer("signatures", in: 1...5, default: 1) ?? 1
        let principle = section.has("principle") ? section.choice("principle", as: Principle.self) : nil
        let source = section.string("source")
        section.finish()
        guard let id, let clock, let owner, let text, let closes, let source else { return nil }
        item = PlaybookItem(
            id: id, clock: clock, after: after, with: with, owner: owner, text: text, closesOn: closes,
            closedByChecks: checks, closedByAcknowledgement: acknowledgement, signatures: signatures,
            principle: principle, source: source)
        reportClock()
    }

    private func reportClock() {
        switch (item.clock, item.with) {
        case (.with, nil):
            section.report(
                "the item \"\(item.id)\" has the clock \"with\" but names no item", "Add `with: C05`.", at: "clock")
        case (.with, .some): break
        case (let clock, .some):
            section.report(
                "the item \"\(item.id)\" names another under \"with\" but runs on the clock \"\(clock.rawValue)\"",
                "Write `clock: with`, or remove `with`.", at: "with")
        case (.alert, nil), (.known, nil), (.exposed, nil), (.promise, nil), (.verdict, nil), (.daily, nil),
            (.closed, nil):
            break
        }
        if item.clock == .daily, item.after == .zero {
            section.report(
                "\"after\" of a daily item is 0", "Leave it out: a daily item is due every 24 h.", at: "after")
        }
    }

    func check(items: Set<String>, known: PlaybookFile.Known) {
        if let with = item.with, !items.contains(with) {
            section.report(
                "\"with\" of the item \"\(item.id)\" names \"\(with)\", which is no item of this playbook",
                "Write one of: \(items.sorted().joined(separator: ", ")).", at: "with")
        }
        if let roles = known.roles, !roles.contains(item.owner) {
            section.report(
                "the item \"\(item.id)\" belongs to the role \"\(item.owner)\", which the roster does not have",
                "Add the role to the roster, or write one of: \(roles.sorted().joined(separator: ", ")).", at: "owner")
        }
        if let checks = known.checks {
            for check in item.closedByChecks where !checks.contains(check) {
                section.report(
                    "the item \"\(item.id)\" names the check \"\(check)\", which the rule set does not have",
                    "Write one of: \(checks.sorted().map(\.text).joined(separator: ", ")).", at: "checks")
            }
        }
    }
}

extension ConfigSection {
    /// A sentence in both languages, neither of them empty.
    func sentence(_ key: String) -> LocalizedText? {
        guard let text = localized(key) else { return nil }
        for language in Language.allCases where text[language].allSatisfy(\.isWhitespace) {
            report(
                "\"\(path).\(key).\(language.rawValue)\" is empty", "Write the sentence in both languages.", at: key)
            return nil
        }
        return text
    }
}
