/// A scripted case on its way through the live ends: what the world does is told by the clock, what the company does is
/// left to the people.
package struct Drill: Hashable, Codable, Sendable {
    /// The scenario by the clock of the exercise: its times are real ones.
    package var script: CrisisCase
    /// How many times faster than the scenario it runs; deadlines are shorter by the same.
    package var speed: Int
    package var started: Timestamp
    package var startedBy: String
    /// Facts of the script that have been told.
    package private(set) var told: Int

    /// The speeds that make sense: at a thousand a deadline of four hours is fifteen seconds.
    package static let speeds = 1...1000

    /// - Parameters:
    ///   - scenario: any case; its first fact happens at `moment`.
    ///   - speed: 1 to 1000.
    ///   - withResponses: whether the company's own answers of the case are told too. Without, that is for the people.
    /// - Returns: nil when nothing of the scenario is left to tell.
    package init?(
        _ scenario: CrisisCase, speed: Int, at moment: Timestamp, by person: String, withResponses: Bool = false
    ) {
        let speed = min(max(speed, Self.speeds.lowerBound), Self.speeds.upperBound)
        var script = scenario
        if !withResponses { script.facts = scenario.facts.compactMap(\.withoutResponse) }
        guard let first = script.facts.first?.time else { return nil }
        func real(_ time: Timestamp) -> Timestamp {
            moment + TimeSpan(milliseconds: (time - first).milliseconds / Int64(speed))
        }
        for index in script.facts.indices {
            let time = real(script.facts[index].time)
            script.facts[index].evidence.time = time
            script.facts[index].evidence.recorded = time
            script.facts[index].evidence.precision = .minute
        }
        script.points = []
        script.variants = []
        script.until = real(scenario.until)
        self.script = script
        self.speed = speed
        started = moment
        startedBy = person
        told = 0
    }

    /// The facts that have come due since this was last asked.
    package mutating func tell(at now: Timestamp) -> [CaseFact] {
        let due = script.facts.dropFirst(told).prefix { $0.time <= now }
        told += due.count
        return Array(due)
    }

    /// Whether the script is through.
    package func isOver(at now: Timestamp) -> Bool { now >= script.until }

    /// When the script has something to say next.
    package func nextMoment(after now: Timestamp) -> Timestamp? {
        [script.facts.dropFirst(told).first?.time, script.until].compactMap(\.self).filter { $0 > now }.min()
    }
}

extension CaseFact {
    /// What of a fact is the world's doing; nil when all of it is the company's own.
    var withoutResponse: CaseFact? {
        var fact = self
        fact.evidence.tags.subtract(EvidenceTag.responses)
        for tag in EvidenceTag.responses { fact.evidence.portions[tag] = nil }
        if mention?.tier == .own { fact.mention = nil }
        let isEmpty =
            fact.evidence.tags.isEmpty && fact.mention == nil && harm == nil && responsibility == nil && drives.isEmpty
            && customers == nil && clock == nil
        return isEmpty ? nil : fact
    }
}

extension EvidenceTag {
    /// What only the company itself can do or say.
    static let responses: Set<EvidenceTag> = [
        .ownStatement, .regret, .blame, .denial, .remedy, .remedyRefused, .stockDecision, .seniorPerson, .briefing,
        .cercEmpathy, .cercFacts, .cercUnknown, .cercProcess, .cercCommitment, .cercReferral, .causeStopped,
        .pressReply, .correction, .oneVoice, .partnersInformed, .legalSignOff, .regulatorContacted, .applicationFiled,
    ]
}

extension RuleSet {
    /// The same rules for a clock that runs `speed` times faster: every deadline is shorter by that.
    package func hastened(by speed: Int) -> RuleSet {
        guard speed > 1 else { return self }
        var rules = self
        for index in rules.checks.indices {
            rules.checks[index].deadline = rules.checks[index].deadline?.hastened(by: speed)
        }
        rules.notify.dueSoon = rules.notify.dueSoon.hastened(by: speed)
        rules.name.hash += "@\(speed)x"
        return rules
    }
}

extension ChecklistBuilder {
    /// The same playbooks for a clock that runs `speed` times faster.
    func hastened(by speed: Int) -> ChecklistBuilder {
        guard speed > 1 else { return self }
        var builder = self
        for book in builder.playbooks.indices {
            for item in builder.playbooks[book].items.indices {
                let after = builder.playbooks[book].items[item].after
                builder.playbooks[book].items[item].after = after?.hastened(by: speed)
            }
        }
        return builder
    }
}

extension TimeSpan {
    fileprivate func hastened(by speed: Int) -> TimeSpan { TimeSpan(milliseconds: milliseconds / Int64(speed)) }
}
