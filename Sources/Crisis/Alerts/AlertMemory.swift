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

    package init(silent: [SourceFamily] = []) { self.silent = silent }

    mutating func hold(_ families: Set<SourceFamily>) {
        silent = SourceFamily.allCases.filter(families.contains)
    }
}
