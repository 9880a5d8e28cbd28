import Crisis
import Intake

/// The sources as they stand: what is configured, what is remembered of each, and who is asked next.
///
/// A value without a clock: the pipeline holds it and tells it what happened.
struct SourceBoard {
    private(set) var entries: [Source.ID: SourceEntry] = [:]
    /// Every entry there ever was, by its tag: what is under way may outlive its source.
    private var tagged: [SourceEntry] = []
    private var policy: PollPolicy
    private var queue: PollQueue
    /// Paths whose server asked us to wait, on behalf of all sources at the same path.
    private var holds: [String: Timestamp] = [:]
    private var attention = CrisisAttention.none
    private var lastLook: Timestamp

    /// - Parameter perHost: polls of one host at once.
    init(
        _ configured: [Source], known: some Sequence<SourceState>, policy: PollPolicy, perHost: Int, at now: Timestamp
    ) {
        self.policy = policy
        queue = PollQueue(perHost: perHost)
        lastLook = now
        let known = Dictionary(known.map { ($0.id, $0) }) { _, last in last }
        for source in configured {
            // A new source, and one that moved to another address by the operator's hand, starts afresh.
            let state = known[source.id].flatMap { $0.place == source.place ? $0 : nil }
            let entry = add(source, state ?? PollPlan.start(source, among: configured.count, at: now))
            if let state {
                entry.debt = .none
                hold(source, state)
            }
        }
        for entry in tagged { schedule(entry, at: now) }
    }

    private mutating func add(_ source: Source, _ state: SourceState) -> SourceEntry {
        let entry = SourceEntry(
            tag: tagged.count, source: source, state: state, pace: policy.pace(of: source),
            interval: policy.interval(of: source))
        entries[source.id] = entry
        tagged.append(entry)
        return entry
    }

    /// Puts another configuration in place. What is remembered stays; a shorter interval counts at once.
    mutating func adopt(_ configured: [Source], policy: PollPolicy, at now: Timestamp) {
        let isNewPolicy = policy != self.policy
        self.policy = policy
        let remaining = Set(configured.map(\.id))
        for id in entries.keys where !remaining.contains(id) {
            entries[id] = nil
            queue.remove(id)
        }
        for source in configured where isNewPolicy || entries[source.id]?.source != source {
            let entry: SourceEntry
            if let known = entries[source.id] {
                entry = known
                let isMoved = entry.place != source.place
                entry.adopt(source, pace: policy.pace(of: source), interval: policy.interval(of: source))
                if isMoved { entry.restart(PollPlan.start(source, among: configured.count, at: now)) }
            } else {
                entry = add(source, PollPlan.start(source, among: configured.count, at: now))
            }
            schedule(entry, isReplanned: true, at: now)
        }
    }

    // MARK: Who is asked next

    /// The next source to ask; it is under way until `finish`.
    mutating func claim(at now: Timestamp) -> SourceEntry? {
        look(at: now)
        while let id = queue.claim(at: now) {
            guard let entry = entries[id] else {
                queue.finish(id)
                continue
            }
            // Its path may have been held since it was put into its lane.
            guard let until = held(entry.source), until > now else { return entry }
            queue.finish(id)
            queue.put(id, lane: lane(of: entry), due: until)
        }
        return nil
    }

    /// Ends a poll and plans the next one.
    mutating func finish(_ id: Source.ID, at now: Timestamp) {
        queue.finish(id)
        if let entry = entries[id] { schedule(entry, at: now) }
    }

    /// Ends a poll that has worked out when the next one is due.
    mutating func finishPlanned(_ entry: SourceEntry, at now: Timestamp) {
        queue.finish(entry.source.id)
        if entries[entry.source.id] === entry { schedule(entry, isPlanned: true, at: now) }
    }

    /// The source of a poll that is under way.
    func entry(_ tag: Int) -> SourceEntry { tagged[tag] }

    /// Whether the entry's source is still configured at the place that was asked.
    func isCurrent(_ entry: SourceEntry) -> Bool {
        entries[entry.source.id] === entry && entry.place == entry.asked.place
    }

    /// Ends a poll that could not be kept: it is asked again after its interval, for its answer is not lost but only late.
    mutating func postpone(_ source: Source, at now: Timestamp) {
        queue.finish(source.id)
        guard isCurrent(source) else { return }
        guard let entry = entries[source.id] else { return }
        queue.put(source.id, lane: lane(of: entry), due: max(now + entry.interval, held(source) ?? now))
    }

    /// When somebody may be asked next; nil when that depends on a poll that is under way, or on nothing.
    mutating func nextClaim(at now: Timestamp) -> Timestamp? { queue.nextClaim(at: now) }

    /// How many sources are being polled now.
    var underWay: Int { queue.underWay }

    /// Asks the sources of watches in a crisis faster, and those of others at their own pace again.
    mutating func attend(to new: CrisisAttention, at now: Timestamp) {
        guard policy.quickensInCrisis, new != attention else { return }
        let old = attention
        attention = new
        for entry in entries.values where old.incident(for: entry.source) != new.incident(for: entry.source) {
            schedule(entry, at: now)
        }
    }

    /// When a source is asked next and why.
    func decision(for source: Source) -> PollDecision {
        let state = state(of: source)
        let planned = plan(source, policy.pace(of: source), state)
        guard let until = held(source), until > planned.due, state.heldUntil != until else { return planned }
        return PollDecision(due: until, reason: .pathHeld(until - (state.lastAttempt ?? until)))
    }

    // MARK: What is remembered

    /// What is known of a source; of one that is not configured any more, as if it had never been asked.
    func state(of source: Source) -> SourceState {
        entries[source.id]?.state ?? PollPlan.start(source, at: lastLook)
    }

    /// What is known of each source.
    var states: [Source.ID: SourceState] { entries.mapValues(\.state) }

    func isKnown(_ id: Source.ID) -> Bool { entries[id] != nil }

    func entry(of source: Source) -> SourceEntry? { entries[source.id] }

    /// Whether a source is still configured as it was when its poll began.
    func isCurrent(_ source: Source) -> Bool { entries[source.id]?.place == source.place }

    func pace(of source: Source) -> PollPace { policy.pace(of: source) }

    /// The interval of good times by which a source's silence is measured.
    func interval(of source: Source) -> TimeSpan { policy.interval(of: source) }

    mutating func keep(_ state: SourceState, of source: Source) {
        guard let entry = entries[source.id], entry.place == source.place else { return }
        entry.state = state
        hold(source, state)
    }

    /// Has all sources at the path of one wait as its server asked.
    mutating func hold(_ entry: SourceEntry) { hold(entry.source, entry.state) }

    /// Keeps what was noted of a source's health, and nothing else: a poll may have changed the rest meanwhile.
    mutating func note(_ state: SourceState) { entries[state.id]?.state.notedHealth = state.notedHealth }

    /// The sources whose health changed with time alone, with the facts of it.
    func healthChanges(at now: Timestamp) -> [(state: SourceState, event: SourceEvent)] {
        entries.values.compactMap { entry in
            // One that is under way is about to say for itself how it is.
            guard entry.state.lastAttempt != nil, entry.state.healthChanges(at: now, interval: entry.interval) else {
                return nil
            }
            var state = entry.state
            return state.noteHealth(at: now, interval: entry.interval).map { (state, $0) }
        }.sorted { $0.state.id < $1.state.id }
    }

    /// The sources that somebody must look at, but for those of families that are told as a whole.
    func troubles(at now: Timestamp, but families: Set<SourceFamily>) -> [SourceTrouble] {
        entries.values.compactMap { entry in
            families.contains(entry.source.family) ? nil : entry.state.trouble(at: now, interval: entry.interval)
        }
    }

    // MARK: Planning

    private func plan(_ source: Source, _ pace: PollPace, _ state: SourceState) -> PollDecision {
        let crisis = policy.quickensInCrisis ? attention.incident(for: source) : nil
        let decision = PollPlan.decide(state, pace: pace, crisis: crisis)
        // What was promised when the poll ended stays, unless a crisis asks for more.
        guard crisis == nil || decision.due > state.nextDue else { return decision }
        return PollDecision(due: state.nextDue, reason: PollPlan.decide(state, pace: pace).reason)
    }

    /// - Parameters:
    ///   - isReplanned: whether the configuration changed, so that a shorter wait counts at once.
    ///   - isPlanned: whether the state's own due time was worked out just now.
    private mutating func schedule(
        _ entry: SourceEntry, isReplanned: Bool = false, isPlanned: Bool = false, at now: Timestamp
    ) {
        guard !entry.state.isGone, !entry.source.isPushed else { return queue.remove(entry.source.id) }
        var due = entry.state.nextDue
        if !isPlanned || attention != .none {
            due = plan(entry.source, entry.pace, entry.state).due
            if isReplanned, entry.state.lastAttempt != nil {
                due = min(due, PollPlan.decide(entry.state, pace: entry.pace).due)
            }
        }
        queue.put(entry.source.id, lane: lane(of: entry), due: max(due, held(entry.source) ?? due))
    }

    private func lane(of entry: SourceEntry) -> PollQueue.Lane {
        let adopted = entry.state.move?.adoption?.address
        if let lane = entry.lane, lane.adopted == adopted { return lane.lane }
        let lane = newLane(of: entry.source, adopted: adopted)
        entry.lane = (lane, adopted)
        return lane
    }

    private func newLane(of source: Source, adopted: String?) -> PollQueue.Lane {
        switch source.origin {
        case .feed(let feed):
            return PollQueue.Lane(host: PollURL(adopted ?? feed.url).host, gap: feed.trusted ? .zero : policy.hostGap)
        case .complaintAPI(let endpoint):
            return PollQueue.Lane(host: PollURL(endpoint.url).host, gap: endpoint.trusted ? .zero : policy.hostGap)
        case .mailbox(let mailbox): return PollQueue.Lane(host: mailbox.host, gap: .zero)
        case .dropFolder, .push: return PollQueue.Lane(host: nil, gap: .zero)
        }
    }

    private func held(_ source: Source) -> Timestamp? {
        holds.isEmpty ? nil : holds[PollURL(source.place).place]
    }

    private mutating func hold(_ source: Source, _ state: SourceState) {
        guard let until = state.heldUntil else { return }
        holds = holds.filter { $0.value > lastLook }
        holds[PollURL(source.place).place, default: until] = until
    }

    /// A clock that was set back would leave every source waiting until it has caught up; so the waits begin anew.
    private mutating func look(at now: Timestamp) {
        defer { lastLook = now }
        guard now < lastLook - .minutes(1) else { return }
        for entry in entries.values where entry.state.nextDue > now {
            let state = entry.state
            let wait = state.nextDue - (state.lastAttempt ?? now)
            entry.state.nextDue = min(state.nextDue, now + max(wait, .seconds(1)))
            entry.state.lastAttempt = state.lastAttempt.map { min($0, now) }
            entry.state.heldUntil = state.heldUntil.map { min($0, now + PollPlan.longestRetryAfter) }
        }
        holds = holds.mapValues { min($0, now + PollPlan.longestRetryAfter) }
        for entry in entries.values { schedule(entry, at: now) }
    }
}
