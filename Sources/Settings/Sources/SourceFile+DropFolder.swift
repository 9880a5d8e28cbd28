import Crisis

extension SourceFile {
    static func readFolder(_ section: ConfigSection, folder: String) -> Source.DropFolderOrigin? {
        let path = section.string("path")
        let interval = section.timeSpan("interval", in: intervals, default: .seconds(30))
        let fields = readFields(section)
        guard let path, let interval else { return nil }
        return Source.DropFolderOrigin(path: Path.join(folder, path), interval: interval, fields: fields)
    }
}
