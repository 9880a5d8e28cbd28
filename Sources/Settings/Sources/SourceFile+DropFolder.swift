import Crisis

extension SourceFile {
    static func readFolder(
        _ section: ConfigSection, folder: String, columns: ComplaintColumns
    ) -> Source.DropFolderOrigin? {
        let path = section.string("path")
        let interval = section.timeSpan("interval", in: intervals, default: .seconds(30))
        let sheet = section.optionalString("sheet")
        let records = section.pointer("records")
        let fields = readFields(section, takesColumns: true)
        guard let path, let interval else { return nil }
        return Source.DropFolderOrigin(
            path: Path.join(folder, path), interval: interval, fields: fields, columns: columns, sheet: sheet,
            recordsPointer: records)
    }
}
