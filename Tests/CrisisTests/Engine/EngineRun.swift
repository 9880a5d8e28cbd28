import Crisis

/// An engine that was fed a stream, with everything that it said on the way.
struct EngineRun {
    var engine: Engine
    private(set) var alerts: [Alert] = []
    private(set) var readings: [Outcome.MentionReading] = []
    /// The highest level that each incident has had.
    private(set) var highest: [Incident.ID: Level] = [:]
    /// The highest E that each incident has had.
    private(set) var escalation: [Incident.ID: PerMille] = [:]

    init(_ criteria: Criteria) { engine = Engine(criteria: criteria) }

    mutating func observe(_ arrivals: [Arrival], at now: Timestamp) { take(engine.observe(arrivals, at: now)) }

    mutating func tick(at now: Timestamp) { take(engine.tick(at: now)) }

    private mutating func take(_ outcome: Outcome) {
        alerts += outcome.alerts
        readings += outcome.readings.flatMap(\.mentions)
        for judged in outcome.judged {
            let id = judged.incident.id
            highest[id] = max(highest[id] ?? .clear, judged.assessment.level)
            escalation[id] = max(escalation[id] ?? .zero, judged.assessment.escalation)
        }
    }

    /// All incidents that stand for themselves, by id.
    var incidents: [Incident] { engine.memory.tracker.incidents.filter { $0.mergedInto == nil } }

    /// Those that rang, at whatever level.
    var rung: [Incident] { incidents.filter { highest[$0.id] ?? .clear > .clear } }

    var highestLevel: Level { highest.values.max() ?? .clear }

    /// What a failed test shows.
    var story: String {
        incidents.map { incident in
            let level = highest[incident.id] ?? .clear
            return "\(incident.id) \(incident.category) \(level) E \(escalation[incident.id]?.value ?? 0) "
                + "\(incident.mentions) mentions: \(incident.title)"
        }.joined(separator: "\n")
            + readings.map { "\n  \($0.incident?.text ?? "-") [\($0.reason.en)] \($0.mention.fullText.prefix(40))" }
            .joined()
    }
}
