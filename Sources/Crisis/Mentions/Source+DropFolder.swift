extension Source {
    /// A folder into which other programs and people put files of complaints.
    package struct DropFolderOrigin: Hashable, Codable, Sendable {
        package var path: String
        package var interval: TimeSpan
        package var fields: ComplaintFields
        /// The names of columns that need no mapping.
        package var columns: ComplaintColumns
        /// The only sheet of a workbook to be read; nil reads all that have a known header.
        package var sheet: String?
        /// JSON pointer to the array of records in a `.json` file; nil looks for it.
        package var recordsPointer: String?

        package init(
            path: String, interval: TimeSpan, fields: ComplaintFields, columns: ComplaintColumns = ComplaintColumns(),
            sheet: String? = nil, recordsPointer: String? = nil
        ) {
            self.path = path
            self.interval = interval
            self.fields = fields
            self.columns = columns
            self.sheet = sheet
            self.recordsPointer = recordsPointer
        }
    }
}
