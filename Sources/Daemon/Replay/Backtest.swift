import Crisis
import Ledger

/// Lives the team's own past through again under changed rules or watches, beside the running service.
///
/// The ledger is read in pieces and never written; memory holds one piece, the engine, and the alerts.
package struct Backtest: Sendable {
    private let ledger: SQLiteLedger
    private let criteria: Criteria
    private let sources: [Source.ID: Source]
    private let tick: TimeSpan

    /// How many items are held at once.
    private static let pageSize = 2000

    /// - Parameters:
    ///   - criteria: what judges now.
    ///   - sources: the configured ones; others are known by what the ledger says of their mentions.
    ///   - tick: how often open incidents are assessed when nothing happens; clocks that run out are met exactly.
    package init(ledger: SQLiteLedger, criteria: Criteria, sources: [Source], tick: TimeSpan = .minutes(5)) {
        self.ledger = ledger
        self.criteria = criteria
        self.sources = Dictionary(sources.map { ($0.id, $0) }) { first, _ in first }
        self.tick = tick
    }

    /// - Parameters:
    ///   - since: alerts count from here on.
    ///   - until: up to here, not included.
    ///   - warmUp: how long before `since` it begins, so that baselines and open incidents are there.
    package func run(since: Timestamp, until: Timestamp, warmUp: TimeSpan) async throws -> BacktestOutcome {
        var course = Course(
            engine: Engine(criteria: criteria), people: People(try await ledger.recordedByPeople()), since: since,
            tick: tick)
        var mark = try await ledger.historyMark(at: since - warmUp)
        while let from = mark {
            let page = try await ledger.history(from: from, until: until, limit: Self.pageSize)
            course.take(page, sources: sources)
            mark = page.next
        }
        course.goOn(to: until)
        let real = try await ledger.alerts(since: since, until: until)
        return BacktestOutcome(
            since: since, until: until, items: course.items, skipped: course.skipped, began: course.began,
            changes: AlertComparison(tolerance: tick).changes(
                real: real.filter { !$0.incident.isDrill }, again: course.alerts, kinship: course.kinship))
    }

    /// What people recorded, to be done again at the same moments.
    struct People: Sendable {
        enum Deed: Sendable {
            case evidence(Evidence)
            case acknowledge(String)
            case tick(ChecklistTick)
            case close(String)
            case follow(String)
        }

        private(set) var deeds: [(at: Timestamp, incident: Incident.ID, deed: Deed)]

        init(_ recorded: (evidence: [RecordedEvidence], actions: [RecordedAction])) {
            var deeds = recorded.evidence.map {
                (at: $0.evidence.recorded, incident: $0.incident, deed: Deed.evidence($0.evidence))
            }
            for action in recorded.actions {
                guard let incident = action.incident, let deed = Deed(action) else { continue }
                deeds.append((action.at, incident, deed))
            }
            self.deeds = deeds.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
                .map(\.element)
        }

        var next: Timestamp? { deeds.first?.at }

        mutating func take(upTo now: Timestamp) -> [(at: Timestamp, incident: Incident.ID, deed: Deed)] {
            let due = deeds.prefix { $0.at <= now }
            deeds.removeFirst(due.count)
            return Array(due)
        }
    }
}

extension Backtest.People.Deed {
    fileprivate init?(_ action: RecordedAction) {
        let words = action.action.split(separator: " ")
        switch words.first {
        case "ack": self = .acknowledge(action.by)
        case "close": self = .close(action.by)
        case "playbook" where words.count == 2: self = .follow(String(words[1]))
        case "tick" where words.count == 2:
            self = .tick(ChecklistTick(item: String(words[1]), by: action.by, at: action.at, note: action.note))
        default: return nil
        }
    }
}

/// One way through the past: the engine, its clock, and what it told.
private struct Course {
    var engine: Engine
    var people: Backtest.People
    let since: Timestamp
    let tick: TimeSpan
    private(set) var now: Timestamp?
    private var nextTick = Timestamp(milliseconds: .min)
    private(set) var began: Timestamp?
    private(set) var items = 0
    /// Items of sources of which nothing is known any more.
    private(set) var skipped = 0
    private(set) var alerts: [Alert] = []
    /// How many mentions an incident of then shares with one of now.
    private(set) var kinship = IncidentKinship()

    init(engine: Engine, people: Backtest.People, since: Timestamp, tick: TimeSpan) {
        self.engine = engine
        self.people = people
        self.since = since
        self.tick = tick
    }

    mutating func take(_ page: HistoryPage, sources: [Source.ID: Source]) {
        var mentions = page.mentions[...]
        var start = page.items.startIndex
        while start < page.items.endIndex {
            let seen = page.items[start].seen
            let end = page.items[start...].firstIndex { $0.seen != seen } ?? page.items.endIndex
            var arrivals: [Arrival] = []
            var homes: [Mention.ID: Incident.ID] = [:]
            for entry in page.items[start..<end] {
                let own = mentions.prefix { $0.item <= entry.number }
                mentions = mentions.dropFirst(own.count)
                for mention in own where mention.item == entry.number { homes[mention.id] = mention.incident }
                guard let source = sources[entry.source] ?? own.last.map({ entry.source(of: $0) }) else {
                    skipped += 1
                    continue
                }
                arrivals.append(Arrival(source: source, item: entry.item))
            }
            goOn(to: seen)
            observe(arrivals, homes: homes, at: seen)
            start = end
        }
    }

    private mutating func observe(_ arrivals: [Arrival], homes: [Mention.ID: Incident.ID], at moment: Timestamp) {
        items += arrivals.count
        guard !arrivals.isEmpty else { return }
        if began == nil {
            began = moment
            nextTick = moment + tick
        }
        let outcome = engine.observe(arrivals, at: moment)
        for mention in outcome.readings.flatMap(\.mentions) {
            if let again = mention.incident, let then = homes[mention.mention.id] {
                kinship.note(then: then, again: again)
            }
        }
        keep(outcome)
        now = moment
    }

    /// Lets the clock run up to a moment: ticks, clocks that run out, and what people did.
    mutating func goOn(to moment: Timestamp) {
        while began != nil {
            let next = [nextTick, now.flatMap { engine.nextMoment(after: $0) }, people.next.map { max($0, now ?? $0) }]
                .compactMap(\.self).min()
            guard let next, next <= moment else { break }
            for deed in people.take(upTo: next) { act(deed) }
            keep(engine.tick(at: next))
            now = next
            while nextTick <= next { nextTick = nextTick + tick }
        }
        _ = engine.takeTrackerChanges()
    }

    private mutating func act(_ done: (at: Timestamp, incident: Incident.ID, deed: Backtest.People.Deed)) {
        guard let incident = kinship.again(of: done.incident) else { return }
        let outcome: Outcome? =
            switch done.deed {
            case .evidence(let evidence): try? engine.add(evidence, to: incident, at: done.at)
            case .acknowledge(let person): try? engine.acknowledge(incident, by: person, at: done.at)
            case .tick(let tick): try? engine.tick(tick, of: incident, at: done.at)
            case .close(let person): try? engine.close(incident, by: person, at: done.at)
            case .follow(let playbook): try? engine.follow(playbook, of: incident, at: done.at)
            }
        if let outcome { keep(outcome) }
    }

    private mutating func keep(_ outcome: Outcome) {
        alerts += outcome.alerts.filter { $0.at >= since }
    }
}

extension HistoricItem {
    /// A source that is configured no more, as its mentions tell of it.
    fileprivate func source(of mention: HistoricMention) -> Source {
        Source(
            id: source, title: LocalizedText(zh: source, en: source), family: mention.family, tier: mention.tier,
            origin: .feed(Source.FeedOrigin(url: "backtest:", interval: .hours(1))))
    }
}

/// Which incident of the second time is which of the first: the one that shares the most mentions.
struct IncidentKinship: Sendable {
    private var shared: [Incident.ID: [Incident.ID: Int]] = [:]

    mutating func note(then: Incident.ID, again: Incident.ID) { shared[then, default: [:]][again, default: 0] += 1 }

    func again(of then: Incident.ID) -> Incident.ID? {
        shared[then]?.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// For each incident of the second time the one of the first that it shares the most with.
    var then: [Incident.ID: Incident.ID] {
        var best: [Incident.ID: (then: Incident.ID, count: Int)] = [:]
        for (then, others) in shared.sorted(by: { $0.key < $1.key }) {
            for (again, count) in others where count > (best[again]?.count ?? 0) { best[again] = (then, count) }
        }
        return best.mapValues(\.then)
    }
}
