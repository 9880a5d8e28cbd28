/// What has been told of an incident; it is stored with the alerts, so that a restart tells nothing again.
///
/// All lists are sorted, so that the same memory is always the same bytes.
package struct AlertMemory: Hashable, Codable, Sendable {
    /// Floors that held at the last evaluation.
    package private(set) var floors: [String]
    /// Open checks whose coming due time was told.
    package private(set) var dueSoon: [CheckID]
    /// Open checks told as overdue.
    package private(set) var overdue: [CheckID]
    /// Evidence that has been looked at for verdicts and contradictions.
    package private(set) var evidence: [Evidence.ID]
    /// Promises told as due soon, and as broken, sorted; nil as long as there was none.
    private var promisesSoon: [FactID]?
    private var promisesBroken: [FactID]?
    /// E of the last evaluation.
    package private(set) var escalation: PerMille?

    package init() {
        floors = []
        dueSoon = []
        overdue = []
        evidence = []
        escalation = nil
    }

    mutating func hold(floors hits: [FloorHit]) { floors = Set(hits.map(\.rule)).sorted() }
    mutating func tellDueSoon(_ checks: [CheckID]) { dueSoon = Set(dueSoon + checks).sorted() }
    mutating func tellOverdue(_ checks: [CheckID]) { overdue = Set(overdue + checks).sorted() }
    func isTold(_ promise: FactID, broken: Bool) -> Bool {
        (broken ? promisesBroken : promisesSoon)?.contains(promise) ?? false
    }

    mutating func tell(_ promises: [FactID], broken: Bool) {
        guard !promises.isEmpty else { return }
        if broken {
            promisesBroken = Set((promisesBroken ?? []) + promises).sorted()
        } else {
            promisesSoon = Set((promisesSoon ?? []) + promises).sorted()
        }
    }

    mutating func look(at facts: [Evidence]) { evidence = Set(evidence + facts.map(\.id)).sorted() }
    mutating func note(_ escalation: PerMille) { self.escalation = escalation }

    /// A check that was met, or that is not judged any more, is told anew when it opens again.
    mutating func forget(_ closed: Set<CheckID>) {
        dueSoon.removeAll(where: closed.contains)
        overdue.removeAll(where: closed.contains)
    }
}

/// Which source families are known to be silent.
package struct SilenceMemory: Hashable, Codable, Sendable {
    /// In the order of `SourceFamily`.
    package private(set) var silent: [SourceFamily]
    /// Single sources that were told and have not recovered, sorted; nil as long as there was none.
    private var told: [Source.ID]?
    private var lastAlarm: Timestamp?

    /// Alarms about single sources are at least this far apart.
    package static let alarmGap = TimeSpan.hours(1)

    package init(silent: [SourceFamily] = []) { self.silent = silent }

    func isTold(_ source: Source.ID) -> Bool { told?.contains(source) ?? false }

    func mayAlarm(at now: Timestamp) -> Bool {
        // A clock that was set back does not silence the alarms.
        lastAlarm.map { now < $0 || now - $0 >= SilenceMemory.alarmGap } ?? true
    }

    mutating func tell(_ sources: [Source.ID], at now: Timestamp) {
        told = ((told ?? []) + sources).sorted()
        lastAlarm = now
    }

    /// What has recovered is told anew when it falls into trouble again.
    mutating func forget(keeping troubled: Set<Source.ID>) {
        guard let told, !told.allSatisfy(troubled.contains) else { return }
        self.told = told.filter(troubled.contains)
    }

    mutating func hold(_ families: Set<SourceFamily>) {
        silent = SourceFamily.allCases.filter(families.contains)
    }
}
