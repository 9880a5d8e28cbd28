extension Source {
    /// A REST endpoint that returns complaints as JSON pages.
    package struct ComplaintAPIOrigin: Hashable, Codable, Sendable {
        package var url: String
        package var interval: TimeSpan
        package var trusted: Bool
        /// The name of the credential file that holds the bearer token; nil when none is needed.
        package var tokenCredential: String?
        /// JSON pointer (RFC 6901) to the array of records in a page.
        package var recordsPointer: String
        /// JSON pointer to the cursor of the next page in a page; nil when there is one page only.
        package var nextCursorPointer: String?
        /// Query parameter that carries the cursor.
        package var cursorParameter: String
        /// Pages fetched in one poll at the most.
        package var maximumPages: Int
        package var fields: ComplaintFields

        package init(
            url: String, interval: TimeSpan, trusted: Bool = false, tokenCredential: String? = nil,
            recordsPointer: String, nextCursorPointer: String? = nil, cursorParameter: String = "cursor",
            maximumPages: Int = 20, fields: ComplaintFields
        ) {
            self.url = url
            self.interval = interval
            self.trusted = trusted
            self.tokenCredential = tokenCredential
            self.recordsPointer = recordsPointer
            self.nextCursorPointer = nextCursorPointer
            self.cursorParameter = cursorParameter
            self.maximumPages = maximumPages
            self.fields = fields
        }
    }
}
