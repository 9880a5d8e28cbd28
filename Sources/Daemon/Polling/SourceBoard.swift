import Crisis
import Intake

/// The sources as they stand: what is configured, what is remembered of each, and who is asked next.
///
/// A value without a clock: the pipeline holds it and tells it what happened.
struct SourceBoard {
    private(set) var states: [Source.ID: SourceState] = [:]
    private var sources: [Source.ID: Source] = [:]
    /// Whom each source speaks to; worked out once, for a URL is not taken apart at every poll.
    private var lanes: [Source.ID: PollQueue.Lane] = [:]
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
            sources[source.id] = source
            // A new source, and one that moved to another address by the operator's hand, starts afresh.
            let state = known[source.id].flatMap { $0.place == source.place ? $0 : nil }
            states[source.id] = state ?? PollPlan.start(source, among: configured.count, at: now)
            if let state { hold(source, state) }
        }
        for source in configured { schedule(source, at: now) }
    }

    /// Puts another configuration in place. What is remembered stays; a shorter interval counts at once.
    mutating func adopt(_ configured: [Source], policy: PollPolicy, at now: Timestamp) {
        let before = sources
        let isNewPolicy = policy != self.policy
        self.policy = policy
        sources = Dictionary(configured.map { ($0.id, $0) }) { first, _ in first }
        lanes = [:]
        for id in before.keys where sources[id] == nil {
            states[id] = nil
            queue.remove(id)
        }
        for source in configured where isNewPolicy || before[source.id] != source {
            if before[source.id]?.place != source.place {
                states[source.id] = PollPlan.start(source, among: configured.count, at: now)
            }
            schedule(source, isReplanned: true, at: now)
        }
    }

    // MARK: Who is asked next

    /// The next source to ask; it is under way until `finish`.
    mutating func claim(at now: Timestamp) -> Source? {
        look(at: now)
        while let id = queue.claim(at: now) {
            guard let source = sources[id] else {
                queue.finish(id)
                continue
            }
            // Its path may have been held since it was put into its lane.
            guard let until = held(source), until > now else { return source }
            queue.finish(id)
            queue.put(id, lane: lane(of: source), due: until)
        }
        return nil
    }

    /// Ends a poll and plans the next one.
    mutating func finish(_ id: Source.ID, at now: Timestamp) {
        queue.finish(id)
        if let source = sources[id] { schedule(source, at: now) }
    }

    /// Ends a poll that could not be kept: it is asked again after its interval, for its answer is not lost but only late.
    mutating func postpone(_ source: Source, at now: Timestamp) {
        queue.finish(source.id)
        guard isCurrent(source) else { return }
        queue.put(source.id, lane: lane(of: source), due: max(now + interval(of: source), held(source) ?? now))
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
        for source in sources.values where old.incident(for: source) != new.incident(for: source) {
            schedule(source, at: now)
        }
    }

    /// When a source is asked next and why.
    func decision(for source: Source) -> PollDecision {
        let state = state(of: source)
        let planned = plan(source, state)
        guard let until = held(source), until > planned.due, state.heldUntil != until else { return planned }
        return PollDecision(due: until, reason: .pathHeld(until - (state.lastAttempt ?? until)))
    }

    // MARK: What is remembered

    /// What is known of a source; of one that is not configured any more, as if it had never been asked.
    func state(of source: Source) -> SourceState {
        states[source.id] ?? PollPlan.start(source, at: lastLook)
    }

    /// Whether a source is still configured as it was when its poll began.
    func isCurrent(_ source: Source) -> Bool { sources[source.id]?.place == source.place }

    func pace(of source: Source) -> PollPace { policy.pace(of: source) }

    /// The interval of good times by which a source's silence is measured.
    func interval(of source: Source) -> TimeSpan { policy.interval(of: source) }

    mutating func keep(_ state: SourceState, of source: Source) {
        guard isCurrent(source) else { return }
        if states[source.id]?.move != state.move { lanes[source.id] = nil }
        states[source.id] = state
        hold(source, state)
    }

    /// Keeps what was noted of a source's health, and nothing else: a poll may have changed the rest meanwhile.
    mutating func note(_ state: SourceState) { states[state.id]?.notedHealth = state.notedHealth }

    /// The sources whose health changed with time alone, with the facts of it.
    func healthChanges(at now: Timestamp) -> [(state: SourceState, event: SourceEvent)] {
        sources.values.compactMap { source in
            // One that is under way is about to say for itself how it is.
            guard var state = states[source.id], state.lastAttempt != nil,
                let event = state.noteHealth(at: now, interval: interval(of: source))
            else { return nil }
            return (state, event)
        }.sorted { $0.state.id < $1.state.id }
    }

    /// The sources that somebody must look at, but for those of families that are told as a whole.
    func troubles(at now: Timestamp, but families: Set<SourceFamily>) -> [SourceTrouble] {
        sources.values.compactMap { source in
            families.contains(source.family)
                ? nil : states[source.id]?.trouble(at: now, interval: interval(of: source))
        }
    }

    // MARK: Planning

    private func plan(_ source: Source, _ state: SourceState) -> PollDecision {
        let crisis = policy.quickensInCrisis ? attention.incident(for: source) : nil
        let pace = policy.pace(of: source)
        let decision = PollPlan.decide(state, pace: pace, crisis: crisis)
        // What was promised when the poll ended stays, unless a crisis asks for more.
        guard crisis == nil || decision.due > state.nextDue else { return decision }
        return PollDecision(due: state.nextDue, reason: PollPlan.decide(state, pace: pace).reason)
    }

    /// - Parameter isReplanned: whether the configuration changed, so that a shorter wait counts at once.
    private mutating func schedule(_ source: Source, isReplanned: Bool = false, at now: Timestamp) {
        let state = state(of: source)
        guard !state.isGone, !source.isPushed else { return queue.remove(source.id) }
        var due = plan(source, state).due
        if isReplanned, state.lastAttempt != nil {
            due = min(due, PollPlan.decide(state, pace: policy.pace(of: source)).due)
        }
        queue.put(source.id, lane: lane(of: source), due: max(due, held(source) ?? due))
    }

    private mutating func lane(of source: Source) -> PollQueue.Lane {
        if let lane = lanes[source.id] { return lane }
        let lane = newLane(of: source)
        lanes[source.id] = lane
        return lane
    }

    private func newLane(of source: Source) -> PollQueue.Lane {
        switch source.origin {
        case .feed(let feed):
            let address = state(of: source).move?.adoption?.address ?? feed.url
            return PollQueue.Lane(host: PollURL(address).host, gap: feed.trusted ? .zero : policy.hostGap)
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
        for (id, state) in states where state.nextDue > now {
            let wait = state.nextDue - (state.lastAttempt ?? now)
            states[id]?.nextDue = min(state.nextDue, now + max(wait, .seconds(1)))
            states[id]?.lastAttempt = state.lastAttempt.map { min($0, now) }
            states[id]?.heldUntil = state.heldUntil.map { min($0, now + PollPlan.longestRetryAfter) }
        }
        holds = holds.mapValues { min($0, now + PollPlan.longestRetryAfter) }
        for source in sources.values { schedule(source, at: now) }
    }
}
