import Crisis

/// What cannot be true of one case together: clocks that run backwards, an answer before its question.
struct CaseContradictions {
    let section: ConfigSection
    /// The variant that tells it so; nil for the case itself.
    var variant: String?

    /// - Parameter facts: as the case or the variant tells them, in any order.
    func check(_ facts: [CaseFact]) {
        let known = clock(.known, facts)
        let exposed = clock(.exposed, facts)
        if let known, let exposed, exposed.time < known.time {
            report(
                "\(exposed.id) exposes it before \(known.id) makes it known",
                "What the public sees the company can know: move the fact with clock known, or leave that clock out.")
        }
        if let exposed,
            let earlier = facts.first(where: { ($0.mention?.tier.isPublic ?? false) && $0.time < exposed.time })
        {
            report(
                "\(earlier.id) is public before \(exposed.id) exposes it",
                "Give clock: exposed to the first public fact, or take the mention off what does not name the brand.")
        }
        answered(facts)
    }

    private func clock(_ clock: CaseFact.Clock, _ facts: [CaseFact]) -> CaseFact? {
        let starting = facts.filter { $0.clock == clock }
        if starting.count > 1 {
            let ids = starting.map(\.id.text).joined(separator: " and ")
            report("the clock \(clock.rawValue) starts twice, with \(ids)", "Leave it to the first of them.")
        }
        return starting.first
    }

    /// A reply to the press needs an inquiry; one moment may bring both.
    private func answered(_ facts: [CaseFact]) {
        let inquiry = facts.filter { $0.evidence.tags.contains(.pressInquiry) }.map(\.time).min()
        for fact in facts where fact.evidence.tags.contains(.pressReply) {
            if let inquiry, inquiry <= fact.time { continue }
            report(
                "\(fact.id) answers the press before anybody asked",
                "Tell the inquiry with the tag press_inquiry, or take press_reply off.")
        }
    }

    private func report(_ what: String, _ advice: String) {
        section.report(
            variant.map { "in the variant \($0): \(what)" } ?? what, advice, at: variant == nil ? "facts" : "variants")
    }
}
