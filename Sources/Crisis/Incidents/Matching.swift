/// Decides which incident a mention belongs to: the strongest bond wins, then the most recent activity.
struct Matching {
    let heard: HeardMention
    let rules: TrackingRules
    let rarity: TermRarity
    /// Whether the mention is worth an incident by itself; what is not must be closer to join one.
    let hasCause: Bool

    /// How a mention is bound to an incident. Waybill, customer, answer, same matter and so on lie a thousand apart.
    private struct Bond {
        var reason: JoinReason
        var strength: Int
    }

    private struct Candidate {
        var incident: Incident.ID
        var lastActivity: Timestamp
        var bond: Bond

        func isBetter(than other: Candidate) -> Bool {
            if bond.strength != other.bond.strength { return bond.strength > other.bond.strength }
            if lastActivity != other.lastActivity { return lastActivity > other.lastActivity }
            return incident < other.incident
        }
    }

    func best(of dossiers: some Sequence<Dossier>) -> (incident: Incident.ID, reason: JoinReason)? {
        var best: Candidate?
        var open: [Incident.ID] = []
        for dossier in dossiers where isInReach(dossier) {
            let isRecent = distance(to: dossier) <= rules.matterWindow
            if dossier.closed == nil, isRecent { open.append(dossier.incident.id) }
            guard let bond = bond(to: dossier) else { continue }
            let candidate = Candidate(
                incident: dossier.incident.id, lastActivity: dossier.incident.lastActivity, bond: bond)
            if best.map(candidate.isBetter(than:)) ?? true { best = candidate }
        }
        if let best { return (best.incident, best.bond.reason) }
        return onlyOpen(open).map { ($0, .onlyOpenIncident) } ?? aftermath(of: dossiers).map { ($0, .aftermath) }
            ?? storm(among: dossiers).map { ($0, .storm) }
    }

    /// What a crisis brings in its train names its cause seldom: `X apologises`, `shops take X off the shelf`, `X falls by a
    /// tenth`. A text that tells of nothing else belongs to the one public incident of the last days that can have caused it.
    private func aftermath(of dossiers: some Sequence<Dossier>) -> Incident.ID? {
        guard hasCause, heard.signals.category == nil, heard.kind != .complaint, heard.tellsOfAftermath else {
            return nil
        }
        // Authorities and courts take their time; an apology and a delisting do not.
        let isOfAuthority = !heard.signals.facts.isDisjoint(with: [.regulatorOrder, .courtFiling])
        let window = isOfAuthority ? rules.verdictWindow : rules.aftermathWindow
        let causes = dossiers.filter { dossier in
            dossier.closed == nil && isInReach(dossier) && dossier.hasStirred && distance(to: dossier) <= window
        }
        // What tells of consequences itself is a cause only where nothing better is known.
        let told = causes.filter { !$0.isWithoutCause(rules) }
        let possible = told.isEmpty ? causes : told
        return possible.count == 1 ? possible.first?.incident.id : nil
    }

    /// While the whole country talks of one matter, a report of a neighbouring kind is one more side of it: the supplier, the other
    /// factories, what a manager says. A new death or injury, another kind of danger and what customers write themselves are not.
    private func storm(among dossiers: some Sequence<Dossier>) -> Incident.ID? {
        guard hasCause, heard.kind == .coverage || heard.kind == .post, heard.criticalFact?.isAboutHealth != true else {
            return nil
        }
        let storms = dossiers.filter { dossier in
            guard dossier.isStorm(rules), isInReach(dossier), distance(to: dossier) <= rules.stormWindow else {
                return false
            }
            let isOtherDanger =
                !heard.hazards.isEmpty && !dossier.hazards.isEmpty
                && !heard.hazards.contains(where: dossier.hazards.contains)
            switch Category.relation(heard.signals.category, dossier.incident.category) {
            case .same, .related: return !isOtherDanger
            case .unknown, .conflicting: return false
            }
        }
        return storms.count == 1 ? storms.first?.incident.id : nil
    }

    /// A closed incident is in reach while it may reopen.
    private func isInReach(_ dossier: Dossier) -> Bool {
        guard dossier.incident.mergedInto == nil, distance(to: dossier) <= rules.linkWindow else { return false }
        guard let closed = dossier.closed else { return true }
        return heard.at - closed <= rules.reopenWindow
    }

    /// Time between the mention and the life of the incident; zero within it.
    private func distance(to dossier: Dossier) -> TimeSpan {
        if heard.time < dossier.clock.known { return dossier.clock.known - heard.time }
        return max(.zero, heard.time - dossier.incident.lastActivity)
    }

    private func bond(to dossier: Dossier) -> Bond? {
        if let waybill = heard.waybill, dossier.waybills.contains(waybill) {
            return Bond(reason: .sameWaybill, strength: 10_000)
        }
        let relation = Category.relation(heard.signals.category, dossier.incident.category)
        if let customer = heard.customer, relation != .conflicting, dossier.customers.contains(customer) {
            return Bond(reason: .sameCustomer, strength: 9000)
        }
        let alike = dossier.profile.similarity(to: heard.terms, rarity: rarity)
        if heard.kind == .own || heard.kind == .official, alike >= rules.answerText || relation == .same {
            return Bond(reason: .answer(alike), strength: 8000 + alike.value)
        }
        return sameHazard(dossier, alike, relation) ?? byCategory(relation, dossier, alike)
    }

    private func byCategory(_ relation: Category.Relation, _ dossier: Dossier, _ alike: PerMille) -> Bond? {
        switch relation {
        case .same: return sameCategory(dossier, alike)
        case .related: return related(dossier, alike)
        case .unknown: return close(dossier, alike, from: hasCause ? rules.closeText : rules.conflictingText)
        case .conflicting: return close(dossier, alike, from: rules.conflictingText) ?? graveMatter(dossier, alike)
        }
    }

    /// The same kind of danger within a day: who writes of a wet box with a sharp smell, of a ruined coat and of a burnt hand
    /// writes of one leak. A close text of one category is the stronger bond.
    private func sameHazard(_ dossier: Dossier, _ alike: PerMille, _ relation: Category.Relation) -> Bond? {
        guard hasCause, distance(to: dossier) <= rules.hazardWindow,
            let hazard = heard.hazards.first(where: dossier.hazards.contains)
        else { return nil }
        if relation == .same, alike >= rules.sameCategoryText { return nil }
        let isOfCustomers = heard.kind == .complaint || dossier.incident.complaints > 0
        guard isOfCustomers || alike >= rules.criticalText else { return nil }
        return Bond(reason: .sameHazard(hazard), strength: 6000 + alike.value)
    }

    /// Death or injury on one side, a complaint on the other, and words in common.
    private func graveMatter(_ dossier: Dossier, _ alike: PerMille) -> Bond? {
        let isGrave = heard.criticalFact?.isAboutHealth == true && dossier.incident.complaints > 0
        let isOfGrave = heard.kind == .complaint && dossier.isGrave
        guard isGrave || isOfGrave, hasCause, alike >= rules.graveText,
            distance(to: dossier) <= rules.hazardWindow
        else { return nil }
        return Bond(reason: .graveMatter(alike), strength: 2000 + alike.value)
    }

    private func sameCategory(_ dossier: Dossier, _ alike: PerMille) -> Bond? {
        let category = dossier.incident.category
        if alike >= rules.sameCategoryText {
            return Bond(reason: .sameMatter(category, alike), strength: 7000 + alike.value)
        }
        let isRecent = distance(to: dossier) <= rules.matterWindow
        let isYoung = heard.time - dossier.incident.opened <= rules.matterAge
        let isNarrow = heard.kind == .complaint || !rules.broadCategories.contains(category)
        if hasCause, isRecent, isYoung, isNarrow {
            return Bond(reason: .sameCategory(category), strength: 5000 + alike.value)
        }
        return factOfMatter(dossier, alike)
    }

    private func related(_ dossier: Dossier, _ alike: PerMille) -> Bond? {
        if hasCause, alike >= rules.relatedText {
            return Bond(reason: .relatedMatter(alike), strength: 4000 + alike.value)
        }
        return factOfMatter(dossier, alike)
    }

    private func close(_ dossier: Dossier, _ alike: PerMille, from threshold: PerMille) -> Bond? {
        if alike >= threshold { return Bond(reason: .closeText(alike), strength: 3000 + alike.value) }
        let isUnknown = heard.signals.category == nil || dossier.incident.category == .other
        return isUnknown ? factOfMatter(dossier, alike) : nil
    }

    private func factOfMatter(_ dossier: Dossier, _ alike: PerMille) -> Bond? {
        guard let fact = heard.criticalFact, dossier.incident.complaints > 0, alike >= rules.criticalText,
            distance(to: dossier) <= rules.matterWindow
        else { return nil }
        return Bond(reason: .factOfMatter(fact, alike), strength: 2000 + alike.value)
    }

    /// An own statement or an official text that says something of substance, while one incident only is open and recent.
    private func onlyOpen(_ open: [Incident.ID]) -> Incident.ID? {
        guard open.count == 1, let only = open.first else { return nil }
        switch heard.kind {
        case .own: return heard.signals.statementMarkers.isEmpty ? nil : only
        case .official:
            // With a critical fact it opens its own; without any finding it is about something else.
            let saysSomething = heard.signals.category != nil || !heard.signals.statementMarkers.isEmpty
            return heard.criticalFact == nil && saysSomething ? only : nil
        case .complaint, .coverage, .post: return nil
        }
    }
}
