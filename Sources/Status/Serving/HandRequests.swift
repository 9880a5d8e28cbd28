/// One incident becomes part of another.
package struct MergingRequest: Codable, Sendable {
    package var into: String
    package var by: String
    package var note: String?

    package init(into: String, by: String, note: String? = nil) {
        self.into = into
        self.by = by
        self.note = note
    }
}

/// Mentions of an incident make a new one.
package struct SplittingRequest: Codable, Sendable {
    package var mentions: [String]
    package var by: String
    package var note: String?

    package init(mentions: [String], by: String, note: String? = nil) {
        self.mentions = mentions
        self.by = by
        self.note = note
    }
}

/// A mention goes to another incident, or to a new one where none is named.
package struct MoveRequest: Codable, Sendable {
    package var mention: String
    package var to: String?
    package var by: String
    package var note: String?

    package init(mention: String, to: String?, by: String, note: String? = nil) {
        self.mention = mention
        self.to = to
        self.by = by
        self.note = note
    }
}
