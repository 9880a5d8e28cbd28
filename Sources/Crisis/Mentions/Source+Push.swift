extension Source {
    /// A desk that sends its complaints to the service by itself.
    package struct PushOrigin: Hashable, Codable, Sendable {
        /// Nobody is asked, so only days without a push are a silence worth telling of.
        package static let rhythm = TimeSpan.days(1)

        /// The name of the credential file that holds the bearer token.
        package var tokenCredential: String
        /// JSON pointer (RFC 6901) to the array of records in what is pushed; empty for the whole of it.
        package var recordsPointer: String
        package var fields: ComplaintFields

        package init(tokenCredential: String, recordsPointer: String = "", fields: ComplaintFields) {
            self.tokenCredential = tokenCredential
            self.recordsPointer = recordsPointer
            self.fields = fields
        }
    }

    /// Whether it comes by itself and is never polled.
    package var isPushed: Bool { if case .push = origin { true } else { false } }
}
