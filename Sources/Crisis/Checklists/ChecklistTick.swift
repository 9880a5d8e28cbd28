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

/// A promise that was kept.
package struct KeptPromise: Hashable, Codable, Sendable {
    package var due: Timestamp
    package var kept: Timestamp
    /// Evidence or person that shows it.
    package var by: String

    package init(due: Timestamp, kept: Timestamp, by: String) {
        self.due = due
        self.kept = kept
        self.by = by
    }
}

/// The moments of one incident from which its checklist's times run.
package struct ChecklistMoments: Hashable, Codable, Sendable {
    /// The alert that opened the checklist.
    package var started: Timestamp
    package var clock: CrisisClock
    /// When something that was promised in public is due, in any order, as far as it is not kept by `keptPromises`.
    package var promises: [Timestamp]
    /// The promises that the ledger shows as kept.
    package var keptPromises: [KeptPromise]
    /// Whether a tick of the item keeps promises; false where the ledger of promises says which are kept.
    package var ticksKeepPromises: Bool
    /// When the incident was closed; nil while it is open.
    package var closed: Timestamp?

    package init(
        started: Timestamp, clock: CrisisClock, promises: [Timestamp] = [],
        keptPromises: [KeptPromise] = [], ticksKeepPromises: Bool = true, closed: Timestamp? = nil
    ) {
        self.started = started
        self.clock = clock
        self.promises = promises
        self.keptPromises = keptPromises
        self.ticksKeepPromises = ticksKeepPromises
        self.closed = closed
    }
}
