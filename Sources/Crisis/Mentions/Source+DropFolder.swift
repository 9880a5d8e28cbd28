extension Source {
    /// A folder into which other programs put JSONL files of complaints.
    package struct DropFolderOrigin: Hashable, Codable, Sendable {
        package var path: String
        package var interval: TimeSpan
        package var fields: ComplaintFields

        package init(path: String, interval: TimeSpan, fields: ComplaintFields) {
            self.path = path
            self.interval = interval
            self.fields = fields
        }
    }
}
