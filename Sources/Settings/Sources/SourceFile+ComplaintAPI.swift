import Crisis

extension SourceFile {
    static func readEndpoint(_ section: ConfigSection) -> Source.ComplaintAPIOrigin? {
        let url = section.webAddress("url")
        let interval = section.timeSpan("interval", in: intervals, default: .minutes(1))
        let trusted = section.boolean("trusted", default: false)
        let token = section.optionalName("token_credential")
        let records = section.pointer("records") ?? ""
        let next = section.pointer("next_cursor")
        let parameter = section.optionalString("cursor_parameter") ?? "cursor"
        let pages = section.integer("maximum_pages", in: 1...1000, default: 20) ?? 20
        let fields = readFields(section)
        guard let url, let interval else { return nil }
        return Source.ComplaintAPIOrigin(
            url: url, interval: interval, trusted: trusted, tokenCredential: token, recordsPointer: records,
            nextCursorPointer: next, cursorParameter: parameter, maximumPages: pages, fields: fields)
    }
}
