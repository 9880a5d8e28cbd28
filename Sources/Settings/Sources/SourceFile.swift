import Crisis

/// Reads `config/sources/*.yaml`: the places to poll.
package enum SourceFile {
    /// The sources of all files in their order; every problem goes to `log`, and a source that has one is left out.
    ///
    /// - Parameters:
    ///   - folder: the ledger's folder; relative paths of drop folders are relative to it.
    ///   - watches: the watches that a source may name; nil leaves the names unchecked.
    ///   - columns: the columns of tables in drop folders that need no mapping.
    package static func read(
        files: [(name: String, text: String)], folder: String, watches: Set<Watch.ID>?,
        columns: ComplaintColumns = ComplaintColumns(), log: ProblemLog
    ) -> [Source] {
        var places: [Source.ID: String] = [:]
        return files.flatMap { file -> [Source] in
            guard let section = ConfigFile(name: file.name, text: file.text, log: log).section() else { return [] }
            let sources = section.sections("sources").compactMap { entry -> Source? in
                guard let source = read(entry, folder: folder, watches: watches, columns: columns) else { return nil }
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

    private static func read(
        _ section: ConfigSection, folder: String, watches known: Set<Watch.ID>?, columns: ComplaintColumns
    ) -> Source? {
        let id = section.name("id")
        let title = section.localized("title")
        let family = section.choice("family", as: SourceFamily.self)
        let tier = section.choice("tier", as: Tier.self)
        let watches = readWatches(section, known: known)
        let offset = section.utcOffset("utc_offset", default: 480)
        let origin = readOrigin(section, folder: folder, columns: columns)
        let connection = readConnection(section)
        section.finish()
        guard let id, let title, let family, let tier, let origin else { return nil }
        return Source(
            id: id, title: title, family: family, tier: tier, watches: watches, offsetMinutes: offset, origin: origin,
            connection: connection)
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

    private static func readOrigin(
        _ section: ConfigSection, folder: String, columns: ComplaintColumns
    ) -> Source.Origin? {
        let forms = SourceFile.forms.filter(section.has)
        guard forms.count == 1, let form = forms.first else {
            section.report(
                forms.isEmpty ? "this source has no place to poll" : "this source has \(forms.count) places to poll",
                "Give it exactly one of \(SourceFile.forms.joined(separator: ", ")).")
            _ = SourceFile.forms.map { section.optionalSection($0) }
            return nil
        }
        guard let inner = section.section(form) else { return nil }
        defer { inner.finish() }
        switch form {
        case "feed": return readFeed(inner).map(Source.Origin.feed)
        case "complaint_api": return readEndpoint(inner).map(Source.Origin.complaintAPI)
        case "mailbox": return readMailbox(inner).map(Source.Origin.mailbox)
        case "push": return readPush(inner).map(Source.Origin.push)
        default: return readFolder(inner, folder: folder, columns: columns).map(Source.Origin.dropFolder)
        }
    }

    /// The kinds of places, by their key.
    private static let forms = ["feed", "complaint_api", "drop_folder", "mailbox", "push"]

    static let intervals: ClosedRange<TimeSpan> = .seconds(1) ... .days(1)
}
