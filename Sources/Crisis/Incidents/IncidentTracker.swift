/// Joins mentions into incidents: all watches, all in memory, bounded, and the same on every run.
///
/// It decides from what it is given alone: mentions, signals and the time. Its memory is stored in parts, of which each batch
/// changes few, and goes on from them after a restart as if nothing had happened.
package struct IncidentTracker: Sendable {
    /// May be replaced at any time; what is open stays open.
    package var rules: TrackingRules
    private var desks: [DeskID: WatchDesk] = [:]
    private var changedDesks: Set<DeskID> = []
    private var changedIncidents: Set<Incident.ID> = []
    /// Not part of the memory: whoever observes takes them at once.
    private var mergers: [IncidentMerger] = []

    /// Exercises have a desk of their own, so that nothing real ever joins them.
    struct DeskID: Hashable, Comparable, Codable, Sendable {
        var watch: Watch.ID
        var isDrill: Bool

        static func < (left: DeskID, right: DeskID) -> Bool {
            left.watch != right.watch ? left.watch < right.watch : !left.isDrill && right.isDrill
        }
    }

    package init(rules: TrackingRules = TrackingRules()) { self.rules = rules }

    /// Tells how a watch's brand is written, so that its name is no sign of one matter. Without it the tracker learns that from
    /// the first dozens of texts. Call it when the configuration is read; the same names again change nothing.
    package mutating func introduce(_ watch: Watch.ID, brands: [String]) {
        for isDrill in [false, true] {
            let desk = DeskID(watch: watch, isDrill: isDrill)
            desks[desk, default: WatchDesk()].introduce(brands: brands)
            changedDesks.insert(desk)
        }
    }

    /// Takes in one mention and says what became of it. Give mentions in the order of their times where that is possible.
    ///
    /// - Parameter isDrill: Part of a scripted exercise: it joins exercises only.
    package mutating func observe(
        _ mention: Mention, signals: Signals, at moment: Timestamp, isDrill: Bool = false
    ) -> IncidentChange {
        let desk = DeskID(watch: mention.watch, isDrill: isDrill)
        let heard = HeardMention(mention, signals, at: moment)
        let change = desks[desk, default: WatchDesk()].observe(heard, isDrill: isDrill, rules: rules)
        note(desk, changed: [change.incident].compactMap(\.self))
        return change
    }

    /// The incidents that others took in since this was last asked, in that order.
    package mutating func takeMergers() -> [IncidentMerger] {
        defer { mergers = [] }
        return mergers
    }

    // MARK: Questions

    package func incident(_ id: Incident.ID) -> Incident? { dossier(id)?.incident }

    /// All that it remembers, closed ones that may reopen included, in the order of their names.
    package var incidents: [Incident] {
        desks.values.flatMap { $0.dossiers.values.map(\.incident) }.sorted { $0.id < $1.id }
    }

    package var openIncidents: [Incident] { incidents.filter { $0.status != .closed } }

    /// The counted facts of an incident, from which likelihood and impact are scored; nil when it is not known.
    ///
    /// - Parameter surge: The reading of the watch's baseline at the same moment; nil while there is none.
    package func situation(
        of id: Incident.ID, background: Watch.Background, surge: SurgeReading?, at moment: Timestamp
    ) -> Situation? {
        dossier(id)?.situation(background: background, surge: surge, at: moment)
    }

    /// The stories of an incident that are still remembered, the most carried one first.
    package func stories(of id: Incident.ID) -> [Story] {
        guard let desk = desk(of: id) else { return [] }
        let stories = desks[desk]?.shelf.stories.values.filter { $0.incident == id } ?? []
        return stories.sorted { $0.mentions != $1.mentions ? $0.mentions > $1.mentions : $0.number < $1.number }
    }

    /// Incidents without activity for long, which may be closed when their level permits.
    package func stale(at moment: Timestamp) -> [Incident.ID] {
        openIncidents.filter { moment - $0.lastActivity > rules.staleAfter }.map(\.id)
    }

    // MARK: What people do

    /// Opens an incident that a person or a recorded case reports, without any mention.
    ///
    /// - Parameter known: K, when the company could first know.
    package mutating func open(
        watch: Watch.ID, title: String, category: Category = .other, known: Timestamp, at moment: Timestamp,
        isDrill: Bool = false
    ) -> Incident {
        let desk = DeskID(watch: watch, isDrill: isDrill)
        let incident = desks[desk, default: WatchDesk()].open(
            watch: watch, title: title, category: category, known: known, isDrill: isDrill, at: moment)
        changedDesks.insert(desk)
        changedIncidents.insert(incident.id)
        return incident
    }

    /// Lets a recorded fact move the clocks: a regulator's notice or an inquiry is known, a report is exposure.
    @discardableResult
    package mutating func record(_ evidence: Evidence, for id: Incident.ID) -> Incident? {
        change(id) { $0.record(evidence) }
    }

    /// Takes an open incident; one that is further stays where it is.
    @discardableResult
    package mutating func acknowledge(_ id: Incident.ID, by person: String, at moment: Timestamp) -> Incident? {
        change(id) { dossier in
            dossier.incident.acknowledgement = Incident.Acknowledgement(by: person, at: moment)
            if dossier.incident.status == .open { dossier.incident.status = .acknowledged }
        }
    }

    @discardableResult
    package mutating func contain(_ id: Incident.ID) -> Incident? {
        change(id) { if $0.closed == nil { $0.incident.status = .contained } }
    }

    /// Closes an incident; it reopens when its matter comes back within the rules' window.
    @discardableResult
    package mutating func close(_ id: Incident.ID, at moment: Timestamp) -> Incident? {
        change(id) { if $0.closed == nil { $0.close(at: moment) } }
    }

    /// One incident becomes part of another of the same watch; nil when they cannot be one.
    @discardableResult
    package mutating func merge(_ from: Incident.ID, into id: Incident.ID, at moment: Timestamp) -> Incident? {
        guard from != id, let desk = desk(of: id), desks[desk]?.dossiers[from] != nil else { return nil }
        desks[desk]?.merge(from, into: id, at: moment)
        note(desk, changed: [from, id])
        return incident(id)
    }

    /// Takes mentions out of an incident and puts them into another one, or into a new one.
    ///
    /// - Parameters:
    ///   - moved: the mentions that go; at least one.
    ///   - source: where they were; nil for mentions that were in no incident.
    ///   - rest: all others of that incident, from which its counts are made anew.
    ///   - evidence: what people recorded for it.
    /// - Returns: the incident where they are now; nil when it cannot be done.
    package mutating func move(
        _ moved: [KnownMention], from source: Incident.ID?, rest: [KnownMention], evidence: [Evidence],
        to target: Incident.ID?, at moment: Timestamp
    ) -> Incident.ID? {
        guard let watch = moved.first?.mention.watch else { return nil }
        let isDrill = (source ?? target).flatMap { incident($0)?.isDrill } ?? false
        let desk = DeskID(watch: watch, isDrill: isDrill)
        let id = desks[desk, default: WatchDesk()].move(
            moved, from: source, rest: rest, evidence: evidence, to: target, watch: watch, isDrill: isDrill,
            at: moment, rules: rules)
        note(desk, changed: [source, id].compactMap(\.self))
        return id
    }

    private mutating func note(_ desk: DeskID, changed incidents: [Incident.ID]) {
        changedDesks.insert(desk)
        changedIncidents.formUnion(incidents)
        let taken = desks[desk]?.takeMergers() ?? []
        changedIncidents.formUnion(taken.map(\.from))
        mergers += taken
    }

    private mutating func change(_ id: Incident.ID, _ body: (inout Dossier) -> Void) -> Incident? {
        guard let desk = desk(of: id), let incident = desks[desk]?.change(id, body) else { return nil }
        changedIncidents.insert(id)
        return incident
    }

    private func dossier(_ id: Incident.ID) -> Dossier? { desk(of: id).flatMap { desks[$0]?.dossiers[id] } }

    private func desk(of id: Incident.ID) -> DeskID? { desks.first { $0.value.dossiers[id] != nil }?.key }
}

/// An incident that turned out to be part of another one; it is closed and lives on there.
package struct IncidentMerger: Hashable, Sendable {
    package var from: Incident.ID
    package var into: Incident.ID
}

// MARK: - Memory

/// One part of the tracker's memory, for the ledger: the desk of a watch, or one incident.
package struct TrackerPart: Codable, Sendable, Identifiable {
    fileprivate enum Content: Codable, Sendable {
        case desk(IncidentTracker.DeskID, WatchDesk)
        case incident(Dossier)
    }

    fileprivate var content: Content

    /// The key under which it replaces its older state: `watch/swallow`, `drill/swallow`, `incident/swallow-20261122-1`.
    package var id: String {
        switch content {
        case .desk(let desk, _): (desk.isDrill ? "drill/" : "watch/") + desk.watch
        case .incident(let dossier): "incident/" + dossier.incident.id.text
        }
    }
}

extension IncidentTracker: Codable {
    /// Builds the tracker from the newest state of each of its parts, in any order.
    package init(rules: TrackingRules = TrackingRules(), parts: [TrackerPart]) {
        self.init(rules: rules)
        for case .desk(let id, let desk) in parts.map(\.content) { desks[id] = desk }
        for case .incident(let dossier) in parts.map(\.content) {
            let desk = DeskID(watch: dossier.incident.watch, isDrill: dossier.incident.isDrill)
            desks[desk, default: WatchDesk()].restore(dossier)
        }
    }

    /// The parts that changed since they were last taken, in the order of their keys: what a batch owes the ledger.
    package mutating func takeChanges() -> [TrackerPart] {
        let changed = parts(desks: changedDesks, incidents: changedIncidents)
        changedDesks = []
        changedIncidents = []
        return changed
    }

    private func parts(desks chosen: Set<DeskID>, incidents: Set<Incident.ID>) -> [TrackerPart] {
        let stored = chosen.sorted().compactMap { id in
            desks[id].map { TrackerPart(content: .desk(id, $0)) }
        }
        return incidents.sorted().compactMap { id in dossier(id).map { TrackerPart(content: .incident($0)) } } + stored
    }

    package init(from decoder: any Decoder) throws {
        self.init(parts: try decoder.singleValueContainer().decode([TrackerPart].self))
    }

    /// The whole memory; the rules are configuration and are not part of it.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(parts(desks: Set(desks.keys), incidents: Set(incidents.map(\.id))))
    }
}
