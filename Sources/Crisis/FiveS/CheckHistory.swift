/// What the evidence up to one moment says about one check: how much of it is closed, and whether it was broken.
///
/// Facts are told in the order of their times. At the same time an inquiry comes first, then what closes, then what
/// reopens, so that a text which says sorry and blames the customer in one breath does not close anything.
struct CheckHistory: Hashable, Sendable {
    /// c, before a continuous duty asks for a first own statement.
    private(set) var credit = PerMille.zero
    /// Something reopened it and nothing has closed it wholly since.
    private(set) var isBroken = false
    /// When it was closed wholly, if it is.
    private(set) var met: Timestamp?
    /// The first press inquiry without an answer; after an answer, the inquiry that it answered.
    private(set) var inquiry: Timestamp?
    /// Everything that bore on it, in the order of time.
    private(set) var cited: [Evidence.ID] = []

    private var shares: [EvidenceTag: PerMille] = [:]

    /// - Parameters:
    ///   - rule: the duty.
    ///   - evidence: what is known at the moment of judgement and bears on it, in the order of time.
    init(of rule: CheckRule, evidence: [Evidence]) {
        var start = evidence.startIndex
        while start < evidence.endIndex {
            let time = evidence[start].time
            let end = evidence[start...].firstIndex { $0.time != time } ?? evidence.endIndex
            tell(evidence[start..<end], at: time, to: rule)
            start = end
        }
    }

    private mutating func tell(_ facts: ArraySlice<Evidence>, at time: Timestamp, to rule: CheckRule) {
        cited += facts.map(\.id)
        if facts.contains(where: rule.isInquired) { ask(at: time) }
        for fact in facts { close(rule, with: fact) }
        if facts.contains(where: rule.isReopened) { reopen() }
    }

    private mutating func ask(at time: Timestamp) {
        if inquiry == nil || met != nil { inquiry = time }
        if met != nil {
            met = nil
            credit = .zero
            shares = [:]
        }
    }

    private mutating func close(_ rule: CheckRule, with fact: Evidence) {
        for tag in rule.closesOn where fact.tags.contains(tag) {
            let portion = fact.portions[tag] ?? .one
            shares[tag] = max(shares[tag] ?? .zero, portion)
        }
        credit = rule.credit(of: shares)
        guard credit == .one else { return }
        if met == nil { met = fact.time }
        isBroken = false
    }

    private mutating func reopen() {
        shares = [:]
        credit = .zero
        met = nil
        isBroken = true
    }
}

extension CheckRule {
    /// Whether the fact starts the clock of an answer to the press.
    func isInquired(by fact: Evidence) -> Bool { clock == .inquiry && fact.tags.contains(.pressInquiry) }

    /// Whether the fact breaks the duty: by one of its tags, or because an adverse finding names the check.
    package func isReopened(by fact: Evidence) -> Bool {
        if reopensOn.contains(where: { fact.tags.contains($0) }) { return true }
        guard let verdict = fact.verdict else { return false }
        return verdict.findings.contains { $0.polarity == .adverse && $0.reopens.contains(id) }
    }

    /// c of what has been closed: each part its equal share, or else the greatest portion.
    func credit(of shares: [EvidenceTag: PerMille]) -> PerMille {
        guard inParts else { return closesOn.compactMap { shares[$0] }.max() ?? .zero }
        return PerMille(closesOn.reduce(0) { $0 + (shares[$1]?.value ?? 0) }, of: closesOn.count * 1000)
    }
}
