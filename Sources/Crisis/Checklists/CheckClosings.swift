/// What the checks of an assessment say about the items that rest on them.
struct CheckClosings: Sendable {
    private let assessment: Assessment
    private let times: [Evidence.ID: Timestamp]

    init(assessment: Assessment, evidence: [Evidence]) {
        self.assessment = assessment
        times = Dictionary(evidence.map { ($0.id, $0.time) }, uniquingKeysWith: min)
    }

    /// Whether any check of the item can apply here; an item without checks always does.
    ///
    /// An independent review is no duty for a rude courier: such an item waits until its check applies.
    func apply(to item: PlaybookItem) -> Bool {
        let standings = standings(of: item)
        return standings.isEmpty || standings.contains { $0.state != .notApplicable }
    }

    /// Closed once every check of the item that applies is met, at the time of the last of them.
    func closing(of item: PlaybookItem) -> ItemClosing? {
        let standings = standings(of: item).filter { $0.state != .notApplicable }
        guard !standings.isEmpty, standings.allSatisfy({ $0.state == .met }) else { return nil }
        let moments = standings.map { met($0) }
        return moments.max().map { ItemClosing(at: $0, by: standings.map(name).joined(separator: ", ")) }
    }

    /// When evidence last reopened a check of the item; nil while none is reopened.
    func reopening(of item: PlaybookItem) -> Timestamp? {
        standings(of: item).filter { $0.state == .reopened }.flatMap(\.evidence).compactMap { times[$0] }.max()
    }

    private func standings(of item: PlaybookItem) -> [CheckStanding] {
        item.closedByChecks.compactMap { assessment.standing(of: $0) }
    }

    /// A check met late says how late; one met in time was met by the last of its evidence that was in time.
    private func met(_ standing: CheckStanding) -> Timestamp {
        if let due = standing.due, let lateBy = standing.lateBy { return due + lateBy }
        let moments = standing.evidence.compactMap { times[$0] }.sorted()
        let inTime = standing.due.map { due in moments.filter { $0 <= due } } ?? moments
        return inTime.last ?? moments.first ?? assessment.at
    }

    /// `SP2 (e8)`.
    private func name(_ standing: CheckStanding) -> String {
        let facts = standing.evidence.map(\.text).joined(separator: " ")
        return facts.isEmpty ? standing.id.text : "\(standing.id) (\(facts))"
    }
}
