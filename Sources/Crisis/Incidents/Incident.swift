/// Stories and complaints about one matter of one watch.
package struct Incident: Hashable, Codable, Sendable, Identifiable {
    /// Such as `swallow-20261122-1`: the watch, the day it opened (UTC), a running number. Safe in file names.
    package struct ID: TextIdentifier {
        package var text: String
        package init(_ text: String) { self.text = text }
    }

    package enum Status: String, Codable, CaseIterable, Sendable {
        case open, acknowledged, contained, closed
    }

    package var id: ID
    package var watch: Watch.ID
    /// The title of the mention that says best what it is about.
    package var title: String
    package var category: Category
    package var status: Status
    package var opened: Timestamp
    package var lastActivity: Timestamp
    /// Who took it, and when.
    package var acknowledgement: Acknowledgement?
    /// A scripted exercise: DRILL stands on everything that leaves the house.
    package var isDrill: Bool
    /// The incident that took this one in, when it turned out to be the same matter; it is closed then.
    package var mergedInto: ID?
    /// Mentions counted, reposts included.
    package var mentions: Int
    /// Complaints among them.
    package var complaints: Int
    /// Stories among them: near-identical mentions count once.
    package var stories: Int
    /// Stories by press and public among them, which are no complaints; nil in what an older version kept.
    package var reports: Int?

    package init(
        id: ID, watch: Watch.ID, title: String, category: Category, status: Status = .open, opened: Timestamp,
        lastActivity: Timestamp, acknowledgement: Acknowledgement? = nil, isDrill: Bool = false, mentions: Int = 0,
        complaints: Int = 0, stories: Int = 0
    ) {
        self.id = id
        self.watch = watch
        self.title = title
        self.category = category
        self.status = status
        self.opened = opened
        self.lastActivity = lastActivity
        self.acknowledgement = acknowledgement
        self.isDrill = isDrill
        self.mentions = mentions
        self.complaints = complaints
        self.stories = stories
    }

    package struct Acknowledgement: Hashable, Codable, Sendable {
        package var by: String
        package var at: Timestamp

        package init(by: String, at: Timestamp) {
            self.by = by
            self.at = at
        }
    }
}
