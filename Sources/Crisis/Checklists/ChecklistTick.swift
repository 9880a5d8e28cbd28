/// A person's word that an item of a checklist is done.
package struct ChecklistTick: Hashable, Codable, Sendable {
    /// The item, such as `C03`.
    package var item: PlaybookItem.ID
    package var by: String
    package var at: Timestamp
    /// What was done, or where it can be seen: a URL, a receipt's number.
    package var note: String?

    package init(item: PlaybookItem.ID, by: String, at: Timestamp, note: String? = nil) {
        self.item = item
        self.by = by
        self.at = at
        self.note = note
    }
}

/// The moments of one incident from which its checklist's times run.
package struct ChecklistMoments: Hashable, Codable, Sendable {
    /// The alert that opened the checklist.
    package var started: Timestamp
    package var clock: CrisisClock
    /// When an update was promised to somebody, in any order.
    package var promises: [Timestamp]
    /// When the incident was closed; nil while it is open.
    package var closed: Timestamp?

    package init(started: Timestamp, clock: CrisisClock, promises: [Timestamp] = [], closed: Timestamp? = nil) {
        self.started = started
        self.clock = clock
        self.promises = promises
        self.closed = closed
    }
}
