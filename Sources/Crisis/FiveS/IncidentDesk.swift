/// Everything that judging one incident remembers, and the one step that judges it: evidence in, decisions out.
///
/// Live service, replay and drill all take this step; only where the situation and the time come from differs. The
/// desk is stored with the decisions it made, so a restart goes on from the same memory and tells nothing twice.
package struct IncidentDesk: Hashable, Codable, Sendable {
    package let incident: Incident.ID
    /// In the order in which it was recorded.
    package private(set) var evidence: [Evidence]
    package private(set) var levelMemory: LevelMemory
    package private(set) var alertMemory: AlertMemory

    package init(incident: Incident.ID, evidence: [Evidence] = []) {
        self.incident = incident
        self.evidence = []
        levelMemory = LevelMemory()
        alertMemory = AlertMemory()
        for fact in evidence { record(fact) }
    }

    /// The level in force.
    package var level: Level { levelMemory.level ?? .clear }

    /// Keeps a fact. One that is already here by its id is left as it was, so that a repeated delivery changes nothing.
    ///
    /// - Returns: whether it was new.
    @discardableResult
    package mutating func record(_ fact: Evidence) -> Bool {
        guard !evidence.contains(where: { $0.id == fact.id }) else { return false }
        evidence.append(fact)
        return true
    }

    /// What one step came to.
    package struct Outcome: Hashable, Codable, Sendable {
        package var assessment: Assessment
        /// What it was a function of.
        package var basis: AssessmentBasis
        /// In force before this step.
        package var previousLevel: Level
        /// What is told and what is held back, with reasons; never empty.
        package var decisions: [AlertPolicy.Decision]
        /// When a clock will change something next, if nothing else happens before.
        package var nextMoment: Timestamp?

        /// What is told.
        package var raised: [AlertReason] { decisions.compactMap(\.raised) }
    }

    /// Judges the incident now and remembers what was said.
    package mutating func assess(_ situation: Situation, at: Timestamp, by assessor: Assessor) -> Outcome {
        let previous = level
        let basis = AssessmentBasis(
            situation: situation, memory: levelMemory, tick: assessor.levelPolicy.tick, evidence: evidence.map(\.id))
        let judgement = assessor.judge(situation, evidence: evidence, at: at, memory: levelMemory)
        levelMemory = judgement.memory
        let decisions = AlertPolicy(rules: assessor.rules).decide(
            judgement.assessment, previous: previous, evidence: evidence, memory: &alertMemory)
        return Outcome(
            assessment: judgement.assessment, basis: basis, previousLevel: previous, decisions: decisions,
            nextMoment: assessor.nextMoment(after: judgement.assessment, memory: judgement.memory))
    }
}
