/// The report on one incident: how it went, what was late, and what earlier ones came to.
package struct IncidentReview: Hashable, Codable, Sendable {
    package var made: Timestamp
    package var incident: Incident
    /// K and X; nil where nothing has been told of it yet.
    package var clock: CrisisClock?
    /// The last assessment; nil when there is none.
    package var assessment: Assessment?
    /// The level at each change, oldest first.
    package var levels: [LevelChange]
    /// What happened and what was done, oldest first.
    package var events: [Event]
    /// Checks of the last assessment that were met late or are overdue.
    package var lateChecks: [CheckStanding]
    /// Names of checks, as the rules call them.
    package var checkNames: [CheckID: LocalizedText]
    /// Whether something of it was public before our own intake knew.
    package var isFoundOutside: Bool
    /// Earlier incidents about the same, the nearest first.
    package var precedents: [Precedent]

    package struct LevelChange: Hashable, Codable, Sendable {
        package var at: Timestamp
        package var level: Level
        /// E, in per mille.
        package var escalation: PerMille

        package init(at: Timestamp, level: Level, escalation: PerMille) {
            self.at = at
            self.level = level
            self.escalation = escalation
        }
    }

    package struct Event: Hashable, Codable, Sendable {
        package var at: Timestamp
        package var text: LocalizedText
        /// A person's name; nil for the machine and the world.
        package var by: String?

        package init(at: Timestamp, text: LocalizedText, by: String? = nil) {
            self.at = at
            self.text = text
            self.by = by
        }
    }

    /// A past incident and how it ended.
    package struct Precedent: Hashable, Codable, Sendable {
        package var id: Incident.ID
        package var title: String
        package var opened: Timestamp
        package var closed: Bool
        /// The highest level that it had.
        package var peak: Level
        package var mentions: Int
        package var complaints: Int
        /// From opening to the last activity.
        package var lasted: TimeSpan

        package init(_ incident: Incident, peak: Level) {
            id = incident.id
            title = incident.title
            opened = incident.opened
            closed = incident.status == .closed
            self.peak = peak
            mentions = incident.mentions
            complaints = incident.complaints
            lasted = incident.lastActivity - incident.opened
        }
    }

    package init(
        made: Timestamp, incident: Incident, clock: CrisisClock?, assessment: Assessment?, levels: [LevelChange],
        events: [Event], checkNames: [CheckID: LocalizedText], isFoundOutside: Bool, precedents: [Precedent]
    ) {
        self.made = made
        self.incident = incident
        self.clock = clock
        self.assessment = assessment
        self.levels = levels
        self.events = events
        lateChecks = IncidentReview.late(in: assessment)
        self.checkNames = checkNames
        self.isFoundOutside = isFoundOutside
        self.precedents = precedents
    }

    /// The checks that were met late or are overdue.
    package static func late(in assessment: Assessment?) -> [CheckStanding] {
        (assessment?.principles ?? []).flatMap(\.checks).filter { $0.state == .overdue || $0.lateBy != nil }
    }

    /// How much an earlier incident resembles this one: the same watch counts 1, the same category 2; without the
    /// category it is no precedent.
    package static func likeness(_ other: Incident, to incident: Incident) -> Int {
        guard other.id != incident.id, !other.isDrill, other.mergedInto == nil, other.opened < incident.opened,
            other.category == incident.category, incident.category != .other
        else { return 0 }
        return 2 + (other.watch == incident.watch ? 1 : 0)
    }
}
