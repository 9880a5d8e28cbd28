import Crisis

/// The answer to `tocsin status`: what is burning, what is due, and whether the service itself is well.
package struct StatusReport: Codable, Hashable, Sendable {
    /// `ok`, `degraded` (something a person should mend) or `failing` (an alert may not get out).
    package enum Health: String, Codable, CaseIterable, Sendable {
        case ok, degraded, failing
    }

    package var version: String
    package var now: Timestamp
    package var started: Timestamp
    package var pid: Int
    package var ruleSet: RuleSetName
    package var health: Health
    /// Why the health is not `ok`.
    package var problems: [LocalizedText]
    /// The highest level of an open incident.
    package var level: Level
    /// Open incidents by level; all five levels are there.
    package var levels: [String: Int]
    package var openIncidents: Int
    package var counts: LedgerTotals
    /// Sources by health; only those that occur.
    package var sources: [String: Int]
    /// The sources whose certificate is not verified; absent when there is none.
    package var tlsUnverified: [String]?
    /// The duty that falls due next over all open incidents.
    package var next: Duty?
    /// The last reload of the configuration, when there was one.
    package var reload: Reload?
    /// Exercises that run; they count nowhere else. Absent when there is none.
    package var drills: [IncidentSummary]?
    /// The model that reads beside the lexicon; absent when there is none.
    package var model: Model?
    /// What is usual for each watch and what its budget of alerts comes to.
    package var surveillance: [WatchCounts]?

    package init(
        version: String, now: Timestamp, started: Timestamp, pid: Int, ruleSet: RuleSetName, health: Health,
        problems: [LocalizedText], level: Level, levels: [String: Int], openIncidents: Int, counts: LedgerTotals,
        sources: [String: Int], tlsUnverified: [String]? = nil, next: Duty?, reload: Reload?,
        drills: [IncidentSummary]? = nil, model: Model? = nil, surveillance: [WatchCounts]? = nil
    ) {
        self.version = version
        self.now = now
        self.started = started
        self.pid = pid
        self.ruleSet = ruleSet
        self.health = health
        self.problems = problems
        self.level = level
        self.levels = levels
        self.openIncidents = openIncidents
        self.counts = counts
        self.sources = sources
        self.tlsUnverified = tlsUnverified
        self.next = next
        self.reload = reload
        self.drills = drills
        self.model = model
        self.surveillance = surveillance
    }

    /// What `tocsin train` made of the team's labels.
    package struct Model: Codable, Hashable, Sendable {
        /// `NAME@digest`.
        package var name: String
        /// Rows that it was made from.
        package var rows: Int
        /// `negative`, `category:late` and so on.
        package var targets: [String]
        /// Whether the lexicon is another than the one it was made with: it should be made again.
        package var isOfOtherLexicon: Bool

        package init(_ model: TextModel, lexicon: String) {
            name = model.fullName
            rows = model.rows
            targets = model.heads.map(\.target.name)
            isOfOtherLexicon = model.usesLexicon && model.lexicon != lexicon
        }
    }

    /// One open duty with its owner and its time.
    package struct Duty: Codable, Hashable, Sendable {
        package var incident: Incident.ID
        /// `C05` of a checklist.
        package var item: String
        package var text: LocalizedText
        package var owner: LocalizedText
        package var people: [String]
        package var due: Timestamp
        package var isOverdue: Bool

        package init(
            incident: Incident.ID, item: String, text: LocalizedText, owner: LocalizedText, people: [String],
            due: Timestamp, isOverdue: Bool
        ) {
            self.incident = incident
            self.item = item
            self.text = text
            self.owner = owner
            self.people = people
            self.due = due
            self.isOverdue = isOverdue
        }
    }

    /// Totals of the ledger.
    package struct LedgerTotals: Codable, Hashable, Sendable {
        package var items: Int
        package var itemsLastDay: Int
        package var mentions: Int
        package var complaints: Int
        package var unreadable: Int
        package var alerts: Int
        package var notificationsWaiting: Int
        package var notificationsDead: Int

        package init(
            items: Int, itemsLastDay: Int, mentions: Int, complaints: Int, unreadable: Int, alerts: Int,
            notificationsWaiting: Int, notificationsDead: Int
        ) {
            self.items = items
            self.itemsLastDay = itemsLastDay
            self.mentions = mentions
            self.complaints = complaints
            self.unreadable = unreadable
            self.alerts = alerts
            self.notificationsWaiting = notificationsWaiting
            self.notificationsDead = notificationsDead
        }
    }

    /// How the last reload went.
    package struct Reload: Codable, Hashable, Sendable {
        package var at: Timestamp
        package var succeeded: Bool
        /// `file:line: what. advice` when it failed; the old configuration runs on.
        package var problems: [String]

        package init(at: Timestamp, succeeded: Bool, problems: [String]) {
            self.at = at
            self.succeeded = succeeded
            self.problems = problems
        }
    }
}
