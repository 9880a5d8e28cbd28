/// What the company itself has published about an incident.
package struct OwnText: Hashable, Codable, Sendable, Identifiable {
    /// The evidence that says it was published, such as `own:newsroom/12@couriers`.
    package var id: FactID
    package var source: Source.ID
    package var time: Timestamp
    package var claims: [Claim]

    package init(id: FactID, source: Source.ID, time: Timestamp, claims: [Claim]) {
        self.id = id
        self.source = source
        self.time = time
        self.claims = claims
    }
}
