import Crisis
import Delivery
import Intake
import Ledger
import Logging
import Settings
import Status
import Transport

/// The daemon's main flow: source → fetch → items → mentions → signals → incident → assessment → alert → outbox.
///
/// Fetching goes on for many sources at once; judging and keeping go one batch after another. The engine is a value:
/// a batch is judged on a copy, and the copy replaces the engine only when the ledger has it all. So the memory never
/// knows more than the disk, and a kill at any instant loses nothing.
package actor Pipeline {
    private(set) var configuration: Configuration
    private(set) var engine: Engine
    /// Made once for a configuration, and used for every draft.
    private(set) var linter: StatementLinter
    var board: SourceBoard
    /// The last failure to write; nil while the ledger takes what it is given.
    private(set) var ledgerFailure: String?
    var pages = PageQueue()
    private var documents: [Source.ID: PageMemory] = [:]
    /// Sources whose last poll brought nothing: their states go to the ledger with the next batch, or a second later.
    private var owed: [SourceEntry] = []
    private var owedEvents: [SourceEvent] = []
    private var owedSince: Timestamp?
    /// Claimed for the loop that polls one source after another: what is no plain feed.
    var claimedOthers: [Source] = []

    /// The rule set in force, as the ledger keeps it.
    private var recordedRules: RecordedRuleSet?

    let intake: SourceIntake
    let ledger: any LedgerStore
    let now: @Sendable () -> Timestamp
    private let onNews: @Sendable () -> Void
    let logger: Logger
    let turnstile = Turnstile()

    /// How long the state of a source whose poll brought nothing may wait for its transaction. A kill within that time
    /// costs a conditional request that is answered 304 again, and never a fact.
    static let longestDebt = TimeSpan.seconds(1)

    package init(
        configuration: Configuration, engine: Engine, states: [SourceState], intake: SourceIntake,
        ledger: any LedgerStore, now: @escaping @Sendable () -> Timestamp,
        onNews: @escaping @Sendable () -> Void, logger: Logger
    ) {
        self.configuration = configuration
        self.engine = engine
        linter = configuration.linter
        board = SourceBoard(
            configuration.sources, known: states, policy: configuration.polling,
            perHost: configuration.service.transfersPerHost, at: now())
        board.attend(to: engine.attention, at: now())
        self.intake = intake
        self.ledger = ledger
        self.now = now
        self.onNews = onNews
        self.logger = logger
    }

    // MARK: Polling

    /// The next source that is due and whose host may be asked; it is under way until `poll` ends. Nil when there is none.
    package func claimDueSource() -> Source? {
        if !claimedOthers.isEmpty { return claimedOthers.removeFirst() }
        return board.claim(at: now())?.source
    }

    /// When somebody may be asked next; nil when that depends on a poll that is under way, or on nothing.
    package func nextClaim() -> Timestamp? {
        let due = board.nextClaim(at: now())
        guard let owedSince else { return due }
        return min(due ?? owedSince + Self.longestDebt, owedSince + Self.longestDebt)
    }

    /// How many sources are being polled now.
    package var sourcesUnderWay: Int { board.underWay }

    /// Polls one claimed source to its end, page by page; each page is kept before the next one is asked for.
    package func poll(_ source: Source) async {
        var poll = intake.poll(source, pace: board.pace(of: source), at: now())
        while !Task.isCancelled, let page = await poll.nextPage(board.state(of: source), at: now()) {
            do {
                try await keep(page, of: source)
            } catch {
                // Not kept means not taken: the state stays as it was, so the next poll asks for the same again; but not
                // at once, for the publisher is not to blame for our disk.
                ledgerFailed(error, doing: "keeping items of \(source.id)")
                return board.postpone(source, at: now())
            }
            if let failure = page.settle?(now()) {
                logger.error(
                    "A file could not be moved.", metadata: ["source": "\(source.id)", "error": "\(failure.text)"])
            }
            if page.isLast { break }
        }
        board.finish(source.id, at: now())
    }

    /// Writes the states of sources whose polls brought nothing, when they have waited long enough.
    ///
    /// - Parameter isLast: whether they may not wait any longer, because the service stops.
    package func settleDebt(isLast: Bool = false) async {
        guard let since = owedSince, isLast || now() - since >= Self.longestDebt || now() < since else { return }
        do {
            try await turnstile.pass { try await write(LedgerBatch(at: now())) }
        } catch {
            ledgerFailed(error, doing: "keeping the states of sources")
            // Not at once again: the disk needs its time.
            owedSince = now()
        }
    }

    // MARK: Judging and keeping

    /// Judges what is new on a page and writes facts, derived state and what is owed in one transaction, together with
    /// the pages that wait at the same time. What brings nothing waits for somebody else's transaction.
    func keep(_ page: SourcePage, of source: Source) async throws {
        if page.isLight(unknown: unknownItems(of: page, source)) {
            page.remember?()
            return owe(of: source) { page.state($0, 0) }
        }
        let ticket = pages.append(page, of: source)
        let outcome = await turnstile.pass {
            if let outcome = pages.takeOutcome(of: ticket) { return outcome }
            while true {
                await keepTogether(pages.takeBatch())
                if let outcome = pages.takeOutcome(of: ticket) { return outcome }
            }
        }
        try outcome.get()
    }

    /// Keeps a batch, or each of its pages alone when they cannot be kept together.
    func keepTogether(_ batch: [PageQueue.Waiting]) async {
        do {
            try await keep(batch)
            for entry in batch { pages.settle(entry.ticket, .success(())) }
        } catch  where batch.count > 1 {
            for entry in batch { await keepTogether([entry]) }
        } catch {
            for entry in batch { pages.settle(entry.ticket, .failure(error)) }
        }
    }

    private func keep(_ entries: [PageQueue.Waiting]) async throws {
        let unknown = entries.map { unknownItems(of: $0.page, $0.source) }
        var asked: [Source.ID: [String]] = [:]
        for (entry, items) in zip(entries, unknown) where !items.isEmpty {
            asked[entry.source.id, default: []] += items.map(\.identity)
            asked[entry.source.id, default: []] += items.flatMap { entry.page.alternates[$0.identity] ?? [] }
        }
        var known = asked.isEmpty ? [:] : try await ledger.revisions(of: asked)
        let moment = now()
        var batch = LedgerBatch(at: moment)
        var judged = engine
        var outcome = Outcome()
        var states: [(source: Source, state: SourceState)] = []
        for (entry, items) in zip(entries, unknown) {
            let source = entry.source
            let before = known[source.id] ?? [:]
            let (fresh, edited) = entry.page.news(among: items, known: before)
            entry.page.addition?(before, &batch)
            // Two pushes of one desk may be kept together: the second must know what the first brought.
            for item in fresh + edited { known[source.id, default: [:]][item.identity] = item.revision }
            batch.items += edited.map { RecordedItem(source: source.id, item: $0, seen: moment) }
            batch.unreadable += entry.page.unreadable
            if !fresh.isEmpty {
                outcome.append(judged.observe(fresh.map { Arrival(source: source, item: $0) }, at: moment))
            }
            guard board.isCurrent(source) else { continue }
            var state = entry.page.state(board.state(of: source), fresh.count)
            if let event = state.noteHealth(at: moment, interval: board.interval(of: source)) {
                batch.sourceEvents.append(event)
            }
            batch.put(state, instead: board.entry(of: source)?.written)
            states.append((source, state))
        }
        batch.register.arrivals = arrivals(of: outcome, edited: batch.items, at: moment)
        try await commit(outcome, of: outcome.isQuiet ? nil : judged, in: batch)
        for (source, state) in states {
            board.keep(state, of: source)
            board.entry(of: source)?.debt = .none
        }
        for entry in entries { entry.page.remember?() }
        for entry in entries
        where !entry.page.items.isEmpty && entry.page.addition == nil && entry.page.remember == nil {
            documents[entry.source.id] = PageMemory(entry.page.items)
        }
        for (_, state) in states { report(state) }
    }

    /// The items that did not stand in the source's last document.
    func unknownItems(of page: SourcePage, _ source: Source) -> [Item] {
        guard page.addition == nil, let document = documents[source.id] else { return page.items }
        return page.items.filter { !document.holds($0) }
    }

    /// Takes what a poll without news changed; the ledger gets it with the next transaction.
    func owe(of source: Source, _ change: (SourceState) -> SourceState) {
        guard board.isCurrent(source), let entry = board.entry(of: source) else { return }
        owe(entry, at: now()) { $0 = change($0) }
    }

    /// Takes what a poll without news changed; the ledger gets it with the next transaction.
    func owe(_ entry: SourceEntry, at moment: Timestamp, _ change: (inout SourceState) -> Void) {
        entry.change { state in
            change(&state)
            if let event = state.noteHealth(at: moment, interval: entry.interval) { owedEvents.append(event) }
        }
        if entry.state.heldUntil != nil { board.hold(entry) }
        if !entry.isIndebted {
            entry.isIndebted = true
            owed.append(entry)
        }
        owedSince = owedSince ?? moment
        report(entry.state)
    }

    private func report(_ state: SourceState) {
        guard let error = state.lastError else { return }
        logger.warning("Source answered badly.", metadata: ["source": "\(state.id)", "error": "\(error)"])
    }

    /// Assesses every open incident: called each tick and whenever a clock runs out.
    package func tick() async {
        do {
            try await turnstile.pass {
                let moment = now()
                var judged = engine
                var outcome = judged.tick(at: moment)
                let silent = silentFamilies(at: moment)
                outcome.alerts += judged.hear(silent: silent, at: moment)
                outcome.alerts += judged.hear(troubled: board.troubles(at: moment, but: silent), at: moment)
                var batch = LedgerBatch(at: moment)
                let changes = board.healthChanges(at: moment)
                batch.sources = changes.map(\.state)
                batch.sourceEvents = changes.map(\.event)
                try await commit(outcome, of: judged, in: batch)
                for change in changes { board.note(change.state) }
            }
        } catch {
            ledgerFailed(error, doing: "assessing")
        }
    }

    /// A person's doing: judged, kept with the action itself, and answered with the incident as it then stands.
    @discardableResult
    func act(
        _ action: @Sendable (Timestamp) -> RecordedAction,
        _ change: @Sendable (inout Engine, Timestamp) throws -> Outcome
    ) async throws -> [RecordedPlacement] {
        try await turnstile.pass {
            let moment = now()
            var judged = engine
            let outcome = try change(&judged, moment)
            var batch = LedgerBatch(at: moment)
            let done = action(moment)
            batch.actions = [done]
            batch.placements = outcome.placements.map {
                RecordedPlacement(mention: $0.mention, incident: $0.incident, at: moment, by: done.by, note: done.note)
            }
            try await commit(outcome, of: judged, in: batch)
            return batch.placements
        }
    }

    /// A person's doing with the register: `change` sees the registration as it stands and says what becomes of it.
    func act(
        on number: Registration.Number,
        _ change: @Sendable (Registration, Configuration, Timestamp) throws -> RegisterBatch.Changed
    ) async throws -> Registration {
        try await turnstile.pass {
            guard let registration = try await ledger.registration(number) else {
                throw RegisterRefusal.unknown(Registration.name(number))
            }
            let changed = try change(registration, configuration, now())
            var batch = LedgerBatch(at: now())
            batch.register.changes = [changed]
            try await commit(in: batch)
            return changed.registration
        }
    }

    /// The next moment at which a clock of an open incident runs out.
    func nextMoment() -> Timestamp? { engine.nextMoment(after: now()) }

    /// - Parameter judged: the engine after the step; nil when nothing in it changed.
    func commit(_ outcome: Outcome = Outcome(), of judged: Engine? = nil, in batch: LedgerBatch) async throws {
        var judged = judged
        var batch = batch
        try batch.add(outcome, judgedBy: try judgingRules())
        if let trackerParts = judged?.takeTrackerChanges(), let memory = judged?.memory {
            batch.states = try EngineMemory.changes(from: engine.memory, to: memory, trackerParts: trackerParts)
        }
        let (channels, redactors) = (configuration.channelNames, configuration.delivery.redactors)
        batch.notifications = try outcome.alerts.flatMap {
            try Outbox.notifications(for: $0, channels: channels, redactors: redactors, at: batch.at)
        }
        try await write(batch)
        if let judged { engine = judged }
        board.attend(to: engine.attention, at: batch.at)
        for alert in outcome.alerts {
            logger.notice(
                "Alert raised.",
                metadata: [
                    "alert": "\(alert.id)", "kind": "\(alert.reason.kind)", "incident": "\(alert.incident.id)",
                    "level": "\(alert.assessment.level.rawValue)", "escalation": "\(alert.assessment.escalation.text)",
                ])
        }
        if !batch.notifications.isEmpty || !outcome.judged.isEmpty { onNews() }
        await archive(outcome.endedDrills)
    }

    /// The rule set in force as the ledger keeps it, made once for each configuration.
    private func judgingRules() throws -> RecordedRuleSet {
        if let recordedRules, recordedRules.name == engine.criteria.rules.name { return recordedRules }
        let rules = try RecordedRuleSet(engine.criteria.rules)
        recordedRules = rules
        return rules
    }

    /// Writes a batch together with what is owed of polls without news.
    private func write(_ news: LedgerBatch) async throws {
        var batch = news
        let (debtors, events, since) = (owed, owedEvents, owedSince)
        (owed, owedEvents, owedSince) = ([], [], nil)
        let newer = debtors.isEmpty ? [] : Set(batch.sources.map(\.id) + batch.touched.map(\.id))
        var debts: [(entry: SourceEntry, debt: SourceEntry.Debt)] = []
        debts.reserveCapacity(debtors.count)
        batch.touched.reserveCapacity(debtors.count)
        for entry in debtors {
            entry.isIndebted = false
            guard entry.debt > .none else { continue }
            debts.append((entry, entry.debt))
            // What the batch itself has of a source is newer than what is owed.
            if newer.isEmpty || !newer.contains(entry.source.id) {
                if entry.debt == .whole { batch.sources.append(entry.state) } else { batch.touched.append(entry.state) }
            }
            entry.debt = .none
        }
        batch.sourceEvents = events + batch.sourceEvents
        guard !batch.isEmpty else { return }
        do {
            try await ledger.commit(batch)
        } catch {
            for (entry, debt) in debts { entry.debt = max(entry.debt, debt) }
            for entry in debtors where !entry.isIndebted {
                entry.isIndebted = true
                owed.append(entry)
            }
            owedEvents = events + owedEvents
            owedSince = since ?? owedSince
            throw error
        }
        ledgerFailure = nil
    }

    func ledgerFailed(_ error: any Error, doing what: String) {
        if error is CancellationError { return }
        ledgerFailure = "\(error)"
        logger.error("The ledger refused a batch.", metadata: ["doing": "\(what)", "error": "\(error)"])
    }

    // MARK: What the desk asks

    /// What a supposition would change of an incident as it stands; the engine stays as it is.
    func suppose(_ request: WhatIfRequest, of id: Incident.ID, rules: RuleSet?) throws(Supposition.Refusal)
        -> Hypothesis?
    {
        let moment = now()
        return try engine.suppose(request.supposition(from: moment), of: id, rules: rules, at: moment)
    }

    /// Families that are configured and of which no source speaks.
    private func silentFamilies(at moment: Timestamp) -> Set<SourceFamily> { Set(familyWatch(at: moment).dead) }

    func familyWatch(at moment: Timestamp) -> FamilyWatch {
        FamilyWatch(sources: configuration.sources, states: states.values, at: moment)
    }

    /// What is known of each source.
    package var states: [Source.ID: SourceState] { board.states }

    /// When each source is asked next, and why.
    var decisions: [Source.ID: PollDecision] {
        Dictionary(configuration.sources.map { ($0.id, board.decision(for: $0)) }) { first, _ in first }
    }

    /// What is usual for each watch, and how its budget of alerts is kept.
    func watchCounts(at moment: Timestamp) -> [WatchCounts] {
        configuration.watches.compactMap { watch in
            engine.memory.surveillance[watch.id].map {
                WatchCounts(watch, $0, in: engine.surroundings(of: watch), at: moment)
            }
        }
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
            linter = new.linter
            board.adopt(new.sources, policy: new.polling, at: now())
            documents = documents.filter { board.isKnown($0.key) }
            engine.adopt(new.criteria)
            recordedRules = nil
        }
        await tick()
    }
}
