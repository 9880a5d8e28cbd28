import Crisis

/// Reads the duties of a rule set and what must hold among them.
struct CheckRuleReader {
    let section: ConfigSection

    func read() -> [CheckRule] {
        let before = section.log.problems.count
        var checks: [CheckRule] = []
        var ids: Set<String> = []
        for section in section.sections("checks") {
            if let id = section.optionalString("id"), !ids.insert(id).inserted {
                section.report("the check \(id) stands twice", "Give each check an id of its own.", at: "id")
            }
            if let check = CheckRule.read(section) { checks.append(check) }
        }
        // A check that could not be read may be the one that is missed here.
        guard section.log.problems.count == before else { return checks }
        for principle in Principle.allCases where !checks.contains(where: { $0.principle == principle }) {
            section.report(
                "the principle \(principle.rawValue) (\(principle.title.en)) has no check", "Add one under checks.",
                at: "checks")
        }
        return checks
    }
}

extension CheckRule {
    /// A year of 90 days and a stretch of 50 keep every product of times within 64 bits.
    private static let deadlines = TimeSpan.minutes(1)...TimeSpan.days(90)

    static func read(_ section: ConfigSection) -> CheckRule? {
        let id = section.string("id")
        let principle = section.choice("principle", as: Principle.self)
        let title = section.localized("title")
        let clock = section.choice("clock", as: Clock.self)
        let deadline = readDeadline(section, clock: clock)
        let weight = section.integer("weight", in: 1...1000)
        let applies = section.choice("applies", as: Applicability.self, default: .always)
        let byVerdict = section.boolean("closed_by_verdict", default: false)
        let closesOn = readClosing(
            section, principle: principle, closesByItself: byVerdict || clock == .promise)
        let inParts = section.boolean("in_parts", default: false)
        let reopensOn = section.choices("reopens_on", as: EvidenceTag.self)
        section.finish()
        guard let id, let principle, let title, let clock, let weight, let applies else { return nil }
        return CheckRule(
            id: CheckID(id), principle: principle, title: title, clock: clock, deadline: deadline, weight: weight,
            applies: applies, closesOn: closesOn, inParts: inParts, reopensOn: reopensOn, closedByVerdict: byVerdict)
    }

    private static func readDeadline(_ section: ConfigSection, clock: Clock?) -> TimeSpan? {
        if let clock, clock != .continuous, clock != .promise { return section.timeSpan("deadline", in: deadlines) }
        if section.optionalString("deadline") != nil, clock != nil {
            section.report(
                "\"\(section.path)\" has a deadline, but its clock knows none",
                "Remove the deadline, or choose a clock.",
                at: "deadline")
        }
        return nil
    }

    private static func readClosing(
        _ section: ConfigSection, principle: Principle?, closesByItself: Bool
    ) -> [EvidenceTag] {
        let words = section.strings("closes_on")
        let tags = section.choices("closes_on", as: EvidenceTag.self)
        if words.isEmpty, !closesByItself {
            section.report(
                "\"\(section.path)\" can never be closed", "Add closes_on with evidence tags, or closed_by_verdict.",
                at: "closes_on")
        }
        if Set(words).count != words.count {
            section.report("\"\(section.path).closes_on\" names a tag twice", "Name each once.", at: "closes_on")
        }
        if principle == .standard, let own = tags.first(where: \.isOwnWord) {
            section.report(
                "\"\(section.path)\" lets the company's own word (\(own.rawValue)) close a check of Standard",
                "Name what an authority or expert gives; self-assertion counts for nothing there.", at: "closes_on")
        }
        return tags
    }
}

extension EvidenceTag {
    /// Whether nobody but the company itself stands behind it.
    var isOwnWord: Bool {
        switch self {
        case .ownStatement, .regret, .blame, .denial, .remedy, .remedyRefused, .stockDecision, .seniorPerson, .briefing,
            .cercEmpathy, .cercFacts, .cercUnknown, .cercProcess, .cercCommitment, .cercReferral, .pressReply,
            .correction, .oneVoice, .partnersInformed, .legalSignOff:
            true
        default: false
        }
    }
}
