/// What the tracker remembers of one watch: its incidents, its stories, the weak signals that wait, and how it usually talks.
struct WatchDesk: Sendable {
    private(set) var dossiers: [Incident.ID: Dossier] = [:]
    var shelf = StoryShelf()
    private var rarity = TermRarity()
    private var notes: [Note] = []
    var recent = RecentMentions()
    /// What people decided; nil until somebody does.
    private var decisions: HandDecisions?
    var hand: HandDecisions {
        get { decisions ?? HandDecisions() }
        set { decisions = newValue }
    }
    /// Incidents opened on each day, for their running numbers.
    private var numbers: [String: Int] = [:]
    private var swept: Timestamp?
    /// Incidents that were taken in by others since it was last asked.
    private var mergers: [IncidentMerger] = []

    /// Days whose running numbers are remembered.
    private static let dayLimit = 400

    mutating func observe(_ heard: HeardMention, isDrill: Bool, rules: TrackingRules) -> IncidentChange {
        sweep(at: heard.at, rules: rules)
        if let id = recent.incident(of: heard.id) ?? decisions?.incident(of: heard.id), dossiers[id] != nil {
            dossiers[id]?.absorb(heard, as: .revision, rules: rules)
            return .joined(id, .revision, isRepost: true)
        }
        let isRevision = recent.contains(heard.id)
        let found = shelf.find(heard.fingerprint, byTitleAlone: heard.kind != .complaint)
        if let found {
            if !isRevision { shelf.add(heard.mention, to: found.story.number) }
            if let repost = joinStory(found.story, found.similarity, heard, rules: rules) { return repost }
        } else {
            rarity.learn(heard.terms)
        }
        let change = decide(heard, isDrill: isDrill, story: found?.story, rules: rules)
        settle(heard, change, story: found?.story, rules: rules)
        if let id = change.incident { gather(into: id, after: heard, rules: rules) }
        return change
    }

    /// A repost of a story that is part of an incident. A complaint in the words of another one, about a closed incident, is a
    /// recurrence and not an echo.
    private mutating func joinStory(
        _ story: Story, _ similarity: PerMille, _ heard: HeardMention, rules: TrackingRules
    ) -> IncidentChange? {
        guard let id = story.incident, let dossier = dossiers[id] else { return nil }
        if dossier.closed != nil, heard.kind == .complaint { return nil }
        dossiers[id]?.absorb(heard, as: .repost, rules: rules)
        recent.remember(heard.id, in: id)
        return .joined(id, .sameStory(story.id, similarity), isRepost: true)
    }

    private mutating func decide(
        _ heard: HeardMention, isDrill: Bool, story: Story?, rules: TrackingRules
    ) -> IncidentChange {
        guard heard.isAboutUs else { return .noted(.notLive(heard.signals.state)) }
        let cause = heard.cause(rules)
        let matching = Matching(heard: heard, rules: rules, rarity: rarity, hasCause: cause != nil)
        if let match = matching.best(of: dossiers.values) {
            dossiers[match.incident]?.absorb(heard, as: .newStory, rules: rules)
            return join(match.incident, match.reason, isRecurrence: cause != nil)
        }
        guard let cause else { return .noted(heard.reasonWithoutCause) }
        guard heard.at - heard.time <= rules.openingAge else { return .noted(.tooOld) }
        guard mayOpen(heard, rules: rules) else { return .noted(.tooManyOpen) }
        return .opened(open(heard, isDrill: isDrill, story: story, rules: rules), cause)
    }

    private mutating func join(_ id: Incident.ID, _ reason: JoinReason, isRecurrence: Bool) -> IncidentChange {
        guard isRecurrence, dossiers[id]?.closed != nil else { return .joined(id, reason, isRepost: false) }
        dossiers[id]?.reopen()
        guard let incident = dossiers[id]?.incident else { return .joined(id, reason, isRepost: false) }
        return .reopened(incident, reason)
    }

    /// Puts the mention on the shelf, among the recent ones and, when it opened nothing, among the notes.
    private mutating func settle(
        _ heard: HeardMention, _ change: IncidentChange, story: Story?, rules: TrackingRules
    ) {
        let incident = change.incident
        recent.remember(heard.id, in: incident)
        var number = story?.number
        if let number {
            shelf.assign(number, to: incident)
        } else if !heard.fingerprint.isEmpty {
            number = shelf.open(heard.mention, heard.fingerprint, incident: incident, capacity: rules.storyLimit).number
        }
        guard story == nil, let number, case .noted(let reason) = change else { return }
        switch reason {
        case .noCause, .tooManyOpen, .tooOld: note(Note(heard, story: number), limit: rules.noteLimit)
        case .notLive, .ownText, .officialText: break
        }
    }

    private mutating func note(_ note: Note, limit: Int) {
        notes.append(note)
        if notes.count > limit { notes.removeFirst(notes.count - limit) }
    }

    // MARK: Opening

    private func mayOpen(_ heard: HeardMention, rules: TrackingRules) -> Bool {
        let open = dossiers.values.filter { $0.closed == nil }.count
        if open < rules.openLimit { return true }
        let isGrave = heard.criticalFact != nil || heard.signals.harm ?? .service >= .legal
        return isGrave && open < 2 * rules.openLimit
    }

    private mutating func open(
        _ heard: HeardMention, isDrill: Bool, story: Story?, rules: TrackingRules
    ) -> Incident {
        let incident = Incident(
            id: nextID(watch: heard.mention.watch, isDrill: isDrill, at: heard.at), watch: heard.mention.watch,
            title: heard.mention.headline, category: heard.signals.category ?? .other, opened: heard.at,
            lastActivity: heard.time, isDrill: isDrill)
        var dossier = Dossier(incident, known: heard.time)
        dossier.absorb(heard, as: .newStory, rules: rules)
        adoptNotes(into: &dossier, story: story?.number, rules: rules)
        dossiers[incident.id] = dossier
        return dossier.incident
    }

    private mutating func adoptNotes(into dossier: inout Dossier, story: Int?, rules: TrackingRules) {
        var waiting: [Note] = []
        for note in notes {
            guard note.story == story || note.belongs(to: dossier, rarity: rarity, rules: rules) else {
                waiting.append(note)
                continue
            }
            // The mention that opens the incident is counted already where it belongs to the same story.
            let mentions = (shelf.stories[note.story]?.mentions ?? 1)
            dossier.adopt(
                note, mentions: note.story == story ? max(0, mentions - 1) : mentions, isSameStory: note.story == story)
            shelf.assign(note.story, to: dossier.incident.id)
        }
        notes = waiting
    }

    // MARK: Taking in

    /// Death, injury or an order shows what the small complaints of the last days were about: those that tell of the same
    /// danger or read alike become part of it, so that its clock starts with the first customer who wrote. And what told of consequences only
    /// becomes part of the one public matter that explains them.
    private mutating func gather(into id: Incident.ID, after heard: HeardMention, rules: TrackingRules) {
        guard heard.isWitness, let main = dossiers[id], main.closed == nil else { return }
        for other in small(around: main, after: heard, rules: rules) + consequences(of: main, rules: rules) {
            take(other, into: id, at: heard.at)
        }
    }

    private func small(around main: Dossier, after heard: HeardMention, rules: TrackingRules) -> [Incident.ID] {
        guard let fact = heard.criticalFact, fact.isAboutHealth || fact == .regulatorOrder else { return [] }
        return others(than: main, within: rules.matterWindow) { other in
            other.isSmall(rules)
                && (other.hazards.contains(where: main.hazards.contains)
                    || other.profile.similarity(to: main.profile, rarity: rarity) >= rules.graveText)
        }
    }

    private func consequences(of main: Dossier, rules: TrackingRules) -> [Incident.ID] {
        guard main.hasStirred, !main.isWithoutCause(rules) else { return [] }
        let rivals = others(than: main, within: rules.aftermathWindow) { $0.hasStirred && !$0.isWithoutCause(rules) }
        guard rivals.isEmpty else { return [] }
        return others(than: main, within: rules.aftermathWindow) { $0.hasStirred && $0.isWithoutCause(rules) }
    }

    /// Open incidents of that time whose matter no person has set apart from this one, in the order of their names.
    private func others(
        than main: Dossier, within window: TimeSpan, where isWanted: (Dossier) -> Bool
    ) -> [Incident.ID] {
        dossiers.values.filter { other in
            other.incident.id != main.incident.id && other.closed == nil
                && abs((main.clock.known - other.incident.lastActivity).milliseconds) <= window.milliseconds
                && !(decisions?.isApart(main.incident.id, other.incident.id) ?? false) && isWanted(other)
        }.map(\.incident.id).sorted()
    }

    mutating func take(_ other: Incident.ID, into id: Incident.ID, at moment: Timestamp) {
        guard let taken = dossiers[other], dossiers[id] != nil else { return }
        dossiers[id]?.merge(taken)
        dossiers[other]?.end(in: id, at: moment)
        shelf.reassign(from: other, to: id)
        recent.reassign(from: other, to: id)
        mergers.append(IncidentMerger(from: other, into: id))
    }

    mutating func takeMergers() -> [IncidentMerger] {
        defer { mergers = [] }
        return mergers
    }

    /// Opens an incident that a person reports.
    mutating func open(
        watch: Watch.ID, title: String, category: Category, known: Timestamp, isDrill: Bool, at moment: Timestamp
    ) -> Incident {
        let incident = Incident(
            id: nextID(watch: watch, isDrill: isDrill, at: moment), watch: watch, title: title, category: category,
            opened: moment, lastActivity: moment, isDrill: isDrill)
        dossiers[incident.id] = Dossier(incident, known: known)
        return incident
    }

    mutating func nextID(watch: Watch.ID, isDrill: Bool, at moment: Timestamp) -> Incident.ID {
        let day = String(moment.rfc3339.prefix(10)).filter { $0 != "-" }
        let number = numbers[day, default: 0] + 1
        numbers[day] = number
        if numbers.count > WatchDesk.dayLimit, let oldest = numbers.keys.min() { numbers[oldest] = nil }
        return Incident.ID("\(watch)\(isDrill ? "-drill" : "")-\(day)-\(number)")
    }

    // MARK: Care

    mutating func introduce(brands: [String]) { rarity.introduce(brands) }

    mutating func absorb(_ heard: HeardMention, into id: Incident.ID, as role: Dossier.Role, rules: TrackingRules) {
        dossiers[id]?.absorb(heard, as: role, rules: rules)
    }

    mutating func restore(_ dossier: Dossier) { dossiers[dossier.incident.id] = dossier }

    /// Changes one dossier; nil when there is none.
    mutating func change(_ id: Incident.ID, _ body: (inout Dossier) -> Void) -> Incident? {
        guard var dossier = dossiers.removeValue(forKey: id) else { return nil }
        body(&dossier)
        dossiers[id] = dossier
        return dossier.incident
    }

    /// Forgets closed incidents that cannot reopen any more, once an hour.
    private mutating func sweep(at moment: Timestamp, rules: TrackingRules) {
        if let swept, moment - swept < .hours(1), moment >= swept { return }
        swept = moment
        var closed = dossiers.values.compactMap { dossier in dossier.closed.map { (dossier.incident.id, $0) } }
        closed.sort { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
        for (place, (id, since)) in closed.enumerated()
        where place >= rules.closedLimit || moment - since > rules.reopenWindow {
            dossiers[id] = nil
        }
    }
}

extension WatchDesk: Codable {
    /// The dossiers are stored one by one.
    private enum CodingKeys: CodingKey { case shelf, rarity, notes, recent, decisions, numbers, swept }
}

extension HeardMention {
    /// Why it is worth an incident; nil when it is not.
    func cause(_ rules: TrackingRules) -> JoinReason? {
        guard isCurrent else { return nil }
        switch kind {
        case .own: return nil
        case .official: return criticalFact.map(JoinReason.criticalFact)
        case .complaint: return isPraise ? nil : .complaint(signals.category)
        case .coverage, .post:
            if let criticalFact { return .criticalFact(criticalFact) }
            if let harm = signals.harm, harm >= rules.openingHarm { return .harm(harm) }
            if signals.complaint >= rules.openingComplaint { return .complaintLike(signals.complaint) }
            return signals.negative >= rules.openingNegative ? .negative(signals.negative) : nil
        }
    }

    /// Thanks that came through the complaint desk.
    private var isPraise: Bool {
        signals.category == nil && signals.harm == nil && signals.complaint < PerMille(100)
            && signals.negative < PerMille(100) && signals.standing.contains { $0.meaning == .positive }
    }

    var reasonWithoutCause: NotedReason {
        guard isCurrent else { return .notLive(signals.state) }
        switch kind {
        case .own: return .ownText
        case .official: return .officialText
        case .complaint, .coverage, .post: return .noCause
        }
    }
}
