/// The verdict that decides: of the highest class that has spoken, the latest.
///
/// So an adverse authority beats every favourable expert, a later contrary verdict of the same class replaces the
/// earlier one, and the company's own word, which is no class at all, counts for nothing.
struct Verdict: Hashable, Sendable {
    let finding: VerdictFinding
    let evidence: Evidence.ID
    let time: Timestamp

    /// - Parameter evidence: what is known at the moment of judgement, in the order of time.
    init?(from evidence: [Evidence]) {
        var deciding: Verdict?
        for fact in evidence {
            guard let finding = fact.verdict else { continue }
            if let standing = deciding, finding.by < standing.finding.by { continue }
            deciding = Verdict(finding: finding, evidence: fact.id, time: fact.time)
        }
        guard let deciding else { return nil }
        self = deciding
    }

    private init(finding: VerdictFinding, evidence: Evidence.ID, time: Timestamp) {
        self.finding = finding
        self.evidence = evidence
        self.time = time
    }

    /// c: whole for a favourable verdict, half for a mixed one.
    var credit: PerMille {
        switch finding.polarity {
        case .favourable: .one
        case .mixed: PerMille(500)
        case .adverse: .zero
        }
    }
}
