/// Everything by which the engine judges, as the team configured it; replaced as a whole on a reload.
package struct Criteria: Sendable {
    package var rules: RuleSet
    package var assessor: Assessor
    package var analyzer: Analyzer
    package let watches: [Watch]
    /// All queries together, matched in one pass over a text.
    private let index: WatchIndex
    package var checklists: ChecklistBuilder
    package var tracking: TrackingRules
    /// Minutes east of UTC of the week that the baselines know.
    package var offsetMinutes: Int
    /// Days of rest and special days.
    package var calendar: WorkCalendar
    /// Shipments by brand or region and day.
    package var volumes: ShipmentVolumes

    package init(
        rules: RuleSet, analyzer: Analyzer, watches: [Watch], checklists: ChecklistBuilder, tick: TimeSpan,
        tracking: TrackingRules = TrackingRules(), offsetMinutes: Int = 480, calendar: WorkCalendar = .weekends,
        volumes: ShipmentVolumes = ShipmentVolumes()
    ) {
        self.rules = rules
        assessor = Assessor(rules: rules, tick: tick)
        self.analyzer = analyzer
        self.watches = watches
        index = WatchIndex(watches)
        self.checklists = checklists
        self.tracking = tracking
        self.offsetMinutes = offsetMinutes
        self.calendar = calendar
        self.volumes = volumes
    }

    package func watch(_ id: Watch.ID) -> Watch? { watches.first { $0.id == id } }

    /// The watches to which an item of a source belongs.
    ///
    /// The company's own intake and newsroom may be bound to watches: all their items are about these. Any other source
    /// is searched with the queries, of its own watches or of all.
    func watches(of item: Item, from source: Source, matching text: NormalizedText) -> [Watch] {
        let origin = TextOrigin(item, of: source)
        guard !source.watches.isEmpty else { return index.matches(in: text, from: origin).map(\.watch) }
        if !source.tier.isPublic { return watches.filter { source.watches.contains($0.id) } }
        return index.matches(in: text, from: origin).map(\.watch).filter { source.watches.contains($0.id) }
    }
}
