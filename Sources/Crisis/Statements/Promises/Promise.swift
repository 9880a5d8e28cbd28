/// Something that the company promised in public, with the moment by which it is owed.
package struct Promise: Hashable, Codable, Sendable, Identifiable {
    /// The id of the evidence that records it, such as `p1`.
    package typealias ID = FactID

    package var id: ID
    package var kind: PromiseKind
    /// The words that promise.
    package var quote: String
    /// The evidence of the text in which it stands.
    package var statement: FactID?
    package var made: Timestamp
    package var due: Timestamp
    /// For what is promised again and again: minutes between two times.
    package var every: Int?
    /// The role of the roster that owes it.
    package var owner: String

    package init(
        id: ID, kind: PromiseKind, quote: String, statement: FactID?, made: Timestamp, due: Timestamp,
        every: Int? = nil,
        owner: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.quote = quote
        self.statement = statement
        self.made = made
        self.due = due
        self.every = every
        self.owner = owner ?? kind.owner
    }
}
