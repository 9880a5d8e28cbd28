import Crisis
import Delivery
import Intake
import Ledger
import Logging
import Settings
import Transport

/// The daemon's main flow: source → fetch → items → mentions → signals → incident → assessment → alert → outbox.
///
/// Fetching goes on for many sources at once; judging and keeping go one batch after another. The engine is a value:
/// a batch is judged on a copy, and the copy replaces the engine only when the ledger has it all. So the memory never
/// knows more than the disk, and a kill at any instant loses nothing.
package actor Pipeline {
    private(set) var configuration: Configuration
    private(set) var engine: Engine
    private(set) var states: [Source.ID: SourceState]
    /// The last failure to write; nil while the ledger takes what it is given.
    private(set) var ledgerFailure: String?
    private var underWay: Set<Source.ID> = []

    private let intake: SourceIntake
    private let ledger: any LedgerStore
    private let now: @Sendable () -> Timestamp
    private let onNews: @Sendable () -> Void
    private let logger: Logger
    private let turnstile = Turnstile()

    package init(
        configuration: Configuration, engine: Engine, states: [SourceState], intake: SourceIntake,
        ledger: any LedgerStore, now: @escaping @Sendable () -> Timestamp,
        onNews: @escaping @Sendable () -> Void, logger: Logger
    ) {
        self.configuration = configuration
        self.engine = engine
        self.states = Self.states(of: configuration.sources, known: states, at: now())
        self.intake = intake
        self.ledger = ledger
        self.now = now
        self.onNews = onNews
        self.logger = logger
    }

    // MARK: Polling

    /// The sources that are due and not under way, the longest overdue first; each is then under way until `poll` ends.
    func claimDueSources(limit: Int) -> [Source] {
        let moment = now()
        let due = configuration.sources.filter { source in
            let state = state(of: source)
            return !underWay.contains(source.id) && !state.isGone && state.nextDue <= moment
        }
        let claimed = due.sorted { (state(of: $0).nextDue, $0.id) < (state(of: $1).nextDue, $1.id) }.prefix(limit)
        underWay.formUnion(claimed.map(\.id))
        return Array(claimed)
    }

    /// When the next source falls due; nil when none ever will.
    func nextSourceDue() -> Timestamp? {
        configuration.sources.filter { !underWay.contains($0.id) }.map(state(of:)).filter { !$0.isGone }
            .map(\.nextDue).min()
    }

    /// How many sources are being polled now.
    var sourcesUnderWay: Int { underWay.count }

    /// Polls one claimed source to its end, page by page; each page is kept before the next one is asked for.
    func poll(_ source: Source) async {
        defer { underWay.remove(source.id) }
        var poll = intake.poll(source, at: now())
        while !Task.isCancelled, let page = await poll.nextPage(state(of: source), at: now()) {
            do {
                try await keep(page, of: source)
            } catch {
                // Not kept means not taken: the state stays as it was, so the next poll asks for the same again.
                ledgerFailed(error, doing: "keeping items of \(source.id)")
                return
            }
            if let failure = page.settle?(now()) {
                logger.error(
                    "A file could not be moved.", metadata: ["source": "\(source.id)", "error": "\(failure.text)"])
            }
            if page.isLast { return }
        }
    }

    private func state(of source: Source) -> SourceState {
        states[source.id] ?? PollPlan.start(source, at: now())
    }

    /// What is known of each configured source; a new one, and one that moved to another address, starts afresh.
    private static func states(
        of sources: [Source], known: some Sequence<SourceState>, at moment: Timestamp
    ) -> [Source.ID: SourceState] {
        let known = Dictionary(known.map { ($0.id, $0) }) { _, last in last }
        return Dictionary(
            sources.map { source in
                guard let state = known[source.id], state.place == source.place else {
                    return (source.id, PollPlan.start(source, at: moment))
                }
                return (source.id, state)
            }
        ) { first, _ in first }
    }

    // MARK: Judging and keeping

    /// Judges what is new on a page and writes facts, derived state and what is owed in one transaction.
    func keep(_ page: SourcePage, of source: Source) async throws {
        try await turnstile.pass {
            let known = try await ledger.revisions(source: source.id, identities: page.items.map(\.identity))
            let fresh = page.items.filter { known[$0.identity] == nil }
            let edited = page.items.filter { item in known[item.identity].map { $0 != item.revision } ?? false }
            let moment = now()
            let state = page.state(state(of: source), fresh.count)
            var judged = engine
            let outcome = judged.observe(fresh.map { Arrival(source: source, item: $0) }, at: moment)
            var batch = LedgerBatch(at: moment)
            batch.sources = [state]
            batch.unreadable = page.unreadable
            // An edit is a new fact about a known item, and no new mention.
            batch.items = edited.map { RecordedItem(source: source.id, item: $0, seen: moment) }
            page.addition?(known, &batch)
            try await commit(outcome, of: judged, in: batch)
            states[source.id] = state
            if let error = state.lastError {
                logger.warning("Source answered badly.", metadata: ["source": "\(source.id)", "error": "\(error)"])
            }
        }
    }

    /// Assesses every open incident: called each tick and whenever a clock runs out.
    func tick() async {
        do {
            try await turnstile.pass {
                let moment = now()
                var judged = engine
                var outcome = judged.tick(at: moment)
                outcome.alerts += judged.hear(silent: silentFamilies(at: moment), at: moment)
                try await commit(outcome, of: judged, in: LedgerBatch(at: moment))
            }
        } catch {
            ledgerFailed(error, doing: "assessing")
        }
    }

    /// A person's doing: judged, kept with the action itself, and answered with the incident as it then stands.
    func act(
        _ action: @Sendable (Timestamp) -> RecordedAction,
        _ change: @Sendable (inout Engine, Timestamp) throws -> Outcome
    ) async throws {
        try await turnstile.pass {
            let moment = now()
            var judged = engine
            let outcome = try change(&judged, moment)
            var batch = LedgerBatch(at: moment)
            batch.actions = [action(moment)]
            try await commit(outcome, of: judged, in: batch)
        }
    }

    /// The next moment at which a clock of an open incident runs out.
    func nextMoment() -> Timestamp? { engine.nextMoment(after: now()) }

    private func commit(_ outcome: Outcome, of judged: Engine, in batch: LedgerBatch) async throws {
        var judged = judged
        var batch = batch
        batch.add(outcome)
        let trackerParts = judged.takeTrackerChanges()
        batch.states = try EngineMemory.changes(from: engine.memory, to: judged.memory, trackerParts: trackerParts)
        let channels = configuration.channelNames
        batch.notifications = try outcome.alerts.flatMap {
            try Outbox.notifications(for: $0, channels: channels, at: batch.at)
        }
        try await ledger.commit(batch)
        engine = judged
        ledgerFailure = nil
        for alert in outcome.alerts {
            logger.notice(
                "Alert raised.",
                metadata: [
                    "alert": "\(alert.id)", "kind": "\(alert.reason.kind)", "incident": "\(alert.incident.id)",
                    "level": "\(alert.assessment.level.rawValue)", "escalation": "\(alert.assessment.escalation.text)",
                ])
        }
        if !batch.notifications.isEmpty || !outcome.judged.isEmpty { onNews() }
    }

    private func ledgerFailed(_ error: any Error, doing what: String) {
        if error is CancellationError { return }
        ledgerFailure = "\(error)"
        logger.error("The ledger refused a batch.", metadata: ["doing": "\(what)", "error": "\(error)"])
    }

    // MARK: What the desk asks

    /// Families that are configured and of which no source speaks.
    private func silentFamilies(at moment: Timestamp) -> Set<SourceFamily> { Set(familyWatch(at: moment).dead) }

    func familyWatch(at moment: Timestamp) -> FamilyWatch {
        FamilyWatch(sources: configuration.sources, states: Array(states.values), at: moment)
    }

    var watchTitles: [Watch.ID: LocalizedText] {
        Dictionary(configuration.watches.map { ($0.id, $0.title) }) { first, _ in first }
    }

    var checkTitles: [CheckID: LocalizedText] {
        Dictionary(configuration.rules.checks.map { ($0.id, $0.title) }) { first, _ in first }
    }

    // MARK: Reload

    /// Puts a new configuration in place; open incidents are assessed anew under it at once.
    func adopt(_ new: Configuration) async {
        await turnstile.pass {
            configuration = new
            states = Self.states(of: new.sources, known: states.values, at: now())
            engine.adopt(new.criteria)
        }
        await tick()
    }
}
