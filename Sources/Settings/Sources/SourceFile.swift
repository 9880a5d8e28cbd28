import Crisis

/// Reads `config/sources/*.yaml`: the places to poll.
package enum SourceFile {
    /// The sources of all files in their order; every problem goes to `log`, and a source that has one is left out.
    ///
    /// - Parameters:
    ///   - folder: the ledger's folder; relative paths of drop folders are relative to it.
    ///   - watches: the watches that a source may name; nil leaves the names unchecked.
    package static func read(
        files: [(name: String, text: String)], folder: String, watches: Set<Watch.ID>?, log: ProblemLog
    ) -> [Source] {
        var places: [Source.ID: String] = [:]
        return files.flatMap { file -> [Source] in
            guard let section = ConfigFile(name: file.name, text: file.text, log: log).section() else { return [] }
            let sources = section.sections("sources").compactMap { entry -> Source? in
                guard let source = read(entry, folder: folder, watches: watches) else { return nil }
                guard let place = places[source.id] else {
                    places[source.id] = "\(file.name):\(entry.line(of: "id"))"
                    return source
                }
                entry.report(
                    "the source \"\(source.id)\" stands twice, first at \(place)",
                    "Give each source an id of its own.", at: "id")
                return nil
            }
            section.finish()
            return sources
        }
    }

    private static func read(_ section: ConfigSection, folder: String, watches known: Set<Watch.ID>?) -> Source? {
        let id = section.name("id")
        let title = section.localized("title")
        let family = section.choice("family", as: SourceFamily.self)
        let tier = section.choice("tier", as: Tier.self)
        let watches = readWatches(section, known: known)
        let offset = section.utcOffset("utc_offset", default: 480)
        let origin = readOrigin(section, folder: folder)
        section.finish()
        guard let id, let title, let family, let tier, let origin else { return nil }
        return Source(
            id: id, title: title, family: family, tier: tier, watches: watches, offsetMinutes: offset, origin: origin)
    }

    private static func readWatches(_ section: ConfigSection, known: Set<Watch.ID>?) -> [Watch.ID] {
        section.placedStrings("watches").map { watch, line in
            if let known, !known.contains(watch) {
                section.log.report(
                    Problem(
                        file: section.file, line: line, what: "the watch \"\(watch)\" is unknown",
                        advice: "Write one of: \(known.sorted().joined(separator: ", "))."))
            }
            return watch
        }
    }

    private static func readOrigin(_ section: ConfigSection, folder: String) -> Source.Origin? {
        let forms = ["feed", "complaint_api", "drop_folder"].filter(section.has)
        guard forms.count == 1, let form = forms.first else {
            section.report(
                forms.isEmpty ? "this source has no place to poll" : "this source has \(forms.count) places to poll",
                "Give it exactly one of feed, complaint_api and drop_folder.")
            _ = ["feed", "complaint_api", "drop_folder"].map { section.optionalSection($0) }
            return nil
        }
        guard let inner = section.section(form) else { return nil }
        defer { inner.finish() }
        switch form {
        case "feed": return readFeed(inner).map(Source.Origin.feed)
        case "complaint_api": return readEndpoint(inner).map(Source.Origin.complaintAPI)
        default: return readFolder(inner, folder: folder).map(Source.Origin.dropFolder)
        }
    }

    private static let intervals: ClosedRange<TimeSpan> = .seconds(1) ... .days(1)

    private static func readFeed(_ section: ConfigSection) -> Source.FeedOrigin? {
        let url = section.webAddress("url")
        let trusted = section.boolean("trusted", default: false)
        let interval = section.timeSpan("interval", in: intervals, default: .minutes(5))
        guard let url, let interval else { return nil }
        return Source.FeedOrigin(url: url, interval: interval, trusted: trusted)
    }

    private static func readEndpoint(_ section: ConfigSection) -> Source.ComplaintAPIOrigin? {
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

    private static func readFolder(_ section: ConfigSection, folder: String) -> Source.DropFolderOrigin? {
        let path = section.string("path")
        let interval = section.timeSpan("interval", in: intervals, default: .seconds(30))
        let fields = readFields(section)
        guard let path, let interval else { return nil }
        return Source.DropFolderOrigin(path: Path.join(folder, path), interval: interval, fields: fields)
    }

    private static func readFields(_ section: ConfigSection) -> Source.ComplaintFields {
        var fields = Source.ComplaintFields()
        guard let mapping = section.optionalSection("fields") else { return fields }
        if let id = mapping.pointer("id") { fields.id = id }
        if let time = mapping.pointer("time") { fields.time = time }
        if let text = mapping.pointer("text") { fields.text = text }
        fields.title = mapping.pointer("title")
        fields.customer = mapping.pointer("customer")
        fields.waybill = mapping.pointer("waybill")
        fields.channel = mapping.pointer("channel")
        fields.url = mapping.pointer("url")
        mapping.finish()
        return fields
    }
}

extension ConfigSection {
    /// A JSON pointer (RFC 6901): empty for the whole document, or beginning with a slash.
    package func pointer(_ key: String) -> String? {
        guard let text = optionalString(key) else { return nil }
        guard text.isEmpty || text.hasPrefix("/") else {
            report("\"\(text)\" is not a JSON pointer", "Begin it with a slash, such as /data/items.", at: key)
            return nil
        }
        guard text.split(separator: "~", omittingEmptySubsequences: false).dropFirst().allSatisfy(\.isEscape) else {
            report("\"\(text)\" is not a JSON pointer", "Write ~ as ~0 and a slash inside a name as ~1.", at: key)
            return nil
        }
        return text
    }
}

extension Substring {
    /// Whether it may follow a tilde in a JSON pointer.
    fileprivate var isEscape: Bool { hasPrefix("0") || hasPrefix("1") }
}
