/// How far the duties of a playbook have come at one moment.
struct ChecklistProgress: Sendable {
    let incident: Incident
    let moments: ChecklistMoments
    let moment: Timestamp
    private let items: [PlaybookItem.ID: PlaybookItem]
    private let checks: CheckClosings
    private let ticks: [PlaybookItem.ID: [ChecklistTick]]
    /// When the latest verdict became known to us.
    private let verdict: Timestamp?

    init(
        playbook: Playbook, incident: Incident, moments: ChecklistMoments, assessment: Assessment,
        evidence: [Evidence], ticks: [ChecklistTick], at moment: Timestamp
    ) {
        self.incident = incident
        self.moments = moments
        self.moment = moment
        let known = evidence.standing(at: moment).filter { $0.recorded <= moment }
        items = Dictionary(playbook.items.map { ($0.id, $0) }) { first, _ in first }
        checks = CheckClosings(assessment: assessment, evidence: known)
        let made = ticks.filter { $0.at <= moment }
        self.ticks = Dictionary(grouping: made, by: \.item).mapValues { $0.sorted { ($0.at, $0.by) < ($1.at, $1.by) } }
        verdict = known.filter { $0.verdict != nil || $0.tags.contains(.verdict) }.map { max($0.time, $0.recorded) }
            .max()
    }

    func standing(of item: PlaybookItem) -> ItemStanding { standing(of: item, companions: []) }

    /// `companions` are the items already followed by `with`; a circle of them has no due time.
    private func standing(of item: PlaybookItem, companions: Set<PlaybookItem.ID>) -> ItemStanding {
        switch item.clock {
        case .daily: return daily(item)
        case .promise: return promised(item)
        case .alert, .known, .exposed, .with, .verdict, .closed:
            let applies = checks.apply(to: item)
            let start = applies ? start(of: item, companions: companions) : nil
            return ItemStanding(due: start.map { $0 + (item.after ?? .zero) }, closing: closing(of: item))
        }
    }

    private func start(of item: PlaybookItem, companions: Set<PlaybookItem.ID>) -> Timestamp? {
        switch item.clock {
        case .alert, .daily: return moments.started
        case .known: return moments.clock.known
        case .exposed: return moments.clock.exposed
        case .verdict: return verdict
        case .closed: return closed
        case .promise: return moments.promises.min()
        case .with:
            guard let companion = item.with.flatMap({ items[$0] }), !companions.contains(companion.id) else {
                return nil
            }
            let standing = standing(of: companion, companions: companions.union([item.id]))
            return [standing.due, standing.closing?.at].compactMap(\.self).min()
        }
    }

    private var closed: Timestamp? { moments.closed.flatMap { $0 <= moment ? $0 : nil } }

    // MARK: Closing

    private func closing(of item: PlaybookItem) -> ItemClosing? {
        [acknowledged(item), checks.closing(of: item), ticked(item)].compactMap(\.self).min { $0.at < $1.at }
    }

    private func acknowledged(_ item: PlaybookItem) -> ItemClosing? {
        guard item.closedByAcknowledgement, let acknowledgement = incident.acknowledgement,
            acknowledgement.at <= moment
        else { return nil }
        return ItemClosing(at: acknowledgement.at, by: acknowledgement.by)
    }

    /// A tick holds only while nothing newer speaks against it: neither evidence that reopened the item's check, nor,
    /// for a duty on the verdict, a newer verdict.
    private func ticked(_ item: PlaybookItem) -> ItemClosing? {
        let floors = [checks.reopening(of: item), item.clock == .verdict ? verdict : nil].compactMap(\.self)
        let floor = floors.max()
        var people: [String] = []
        var notes: [String] = []
        for tick in ticks[item.id] ?? [] where floor.map({ tick.at >= $0 }) ?? true {
            guard !people.contains(tick.by) else { continue }
            people.append(tick.by)
            notes += tick.note.map { [$0] } ?? []
            if people.count >= item.signatures {
                return ItemClosing(
                    at: tick.at, by: people.joined(separator: ", "),
                    note: notes.isEmpty ? nil : notes.joined(separator: "; "))
            }
        }
        return nil
    }

    // MARK: Duties that come again

    /// Due at the end of each day after the alert; a tick closes the day in which it was made.
    private func daily(_ item: PlaybookItem) -> ItemStanding {
        let length = item.after ?? .days(1)
        let now = min(moment, closed ?? moment)
        let last = ticks[item.id]?.last { $0.at <= now }
        let tickedDay = last.map { period(of: $0.at, length: length) } ?? 0
        let isDone = tickedDay >= period(of: now, length: length)
        let due = moments.started + length * (isDone ? tickedDay : tickedDay + 1)
        return ItemStanding(
            due: due, closing: isDone ? last.map { ItemClosing(at: $0.at, by: $0.by, note: $0.note) } : nil)
    }

    /// The number of the period in which a moment lies, from 1; the moment at which one ends belongs to it.
    private func period(of moment: Timestamp, length: TimeSpan) -> Int64 {
        let passed = (moment - moments.started).milliseconds
        return max(1, (passed - 1).floorDivided(by: max(1, length.milliseconds)) + 1)
    }

    /// Due at the earliest promise that no tick has kept.
    ///
    /// A tick keeps all promises that are due by then; made when none is due, it keeps the next one early.
    private func promised(_ item: PlaybookItem) -> ItemStanding {
        var open = moments.promises.map { $0 + (item.after ?? .zero) }.sorted()
        var kept = moments.keptPromises.filter { $0.kept <= moment }.max { ($0.kept, $0.due) < ($1.kept, $1.due) }
        for tick in moments.ticksKeepPromises ? ticks[item.id] ?? [] : [] {
            guard let next = open.first else { break }
            let reached = open.last { $0 <= tick.at } ?? next
            kept = KeptPromise(due: reached, kept: tick.at, by: tick.by)
            open.removeAll { $0 <= reached }
        }
        if let due = open.first { return ItemStanding(due: due, closing: nil) }
        return ItemStanding(due: kept?.due, closing: kept.map { ItemClosing(at: $0.kept, by: $0.by) })
    }
}
