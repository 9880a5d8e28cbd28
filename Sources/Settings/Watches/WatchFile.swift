import Crisis

/// Reads the files of config/watches/.
///
///     watches:
///       - id: swallow
///         title: { zh: 雨燕速运, en: Swallow Express }
///         brands: [雨燕速运, Swallow Express]     # the first is the usual name
///         query: 雨燕速运 OR "swallow express"    # see docs/query-language.md
///         background:                             # all optional, false when absent
///           same_kind_history: false
///           bad_reputation: false
///           sector_shadow: false
///           national_product: false
///         alert_budget: 1                         # false alerts of surges that you are ready for, a week
///         time_zone: Asia/Shanghai                # or "+08:00"; the service's own when absent
///     synonyms:                                   # for the queries of all files, as {lost}
///       - name: lost
///         words: [丢失, 丢件, 遗失, went missing]
package enum WatchFile {
    /// The watches of all files in their order; every problem goes to `log`, and a watch that has one is left out.
    package static func read(files: [(name: String, text: String)], log: ProblemLog) -> [Watch] {
        var watches: [Watch] = []
        var ids: Set<Watch.ID> = []
        let sections = files.compactMap { ConfigFile(name: $0.name, text: $0.text, log: log).section() }
        let synonyms = readSynonyms(sections)
        for section in sections {
            for entry in section.sections("watches") {
                guard let watch = watch(entry, synonyms: synonyms) else { continue }
                if ids.insert(watch.id).inserted {
                    watches.append(watch)
                } else {
                    entry.report("the watch \"\(watch.id)\" stands twice", "Give one of them another id.", at: "id")
                }
            }
            section.finish()
        }
        return watches
    }

    /// The groups of synonyms of all files, for a query that stands in none of them. Problems are `read`'s to report.
    package static func synonyms(files: [(name: String, text: String)]) -> [String: [String]] {
        let unheard = ProblemLog()
        return readSynonyms(
            files.compactMap { ConfigFile(name: $0.name, text: $0.text, log: unheard).section() })
    }

    private static func readSynonyms(_ sections: [ConfigSection]) -> [String: [String]] {
        var groups: [String: [String]] = [:]
        for entry in sections.flatMap({ $0.sections("synonyms") }) {
            let name = entry.string("name")
            let words = entry.strings("words")
            entry.finish()
            guard let name else { continue }
            if words.isEmpty { entry.report("the group \"\(name)\" is empty", "Write words: [丢失, 丢件].", at: "words") }
            if groups[name] != nil {
                entry.report("the group \"\(name)\" stands twice", "Join the two, or rename one.", at: "name")
            }
            groups[name] = words
        }
        return groups
    }

    private static func watch(_ section: ConfigSection, synonyms: [String: [String]]) -> Watch? {
        let id = section.string("id").flatMap { checked(id: $0, section) }
        let title = section.localized("title")
        let brands = section.strings("brands")
        let query = section.string("query").flatMap { parsed(query: $0, synonyms, section) }
        let background = section.optionalSection("background").map(readBackground) ?? Watch.Background()
        let alertBudget = section.alertBudget("alert_budget", default: 1)
        let zone = section.timeZone("time_zone")
        section.finish()
        if brands.isEmpty {
            section.report("the watch names no brand", "Write the usual name first: brands: [名称, Name].")
        }
        guard let id, let title, let query, !brands.isEmpty else { return nil }
        return Watch(
            id: id, title: title, brands: brands, query: query, background: background, alertBudget: alertBudget,
            zone: zone)
    }

    private static func checked(id: String, _ section: ConfigSection) -> String? {
        let isPlain = id.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": true
            default: false
            }
        }
        if isPlain && !id.isEmpty { return id }
        section.report("\"\(id)\" is no id", "Use letters, digits, \".\", \"_\" and \"-\".", at: "id")
        return nil
    }

    private static func parsed(
        query text: String, _ synonyms: [String: [String]], _ section: ConfigSection
    ) -> Query? {
        do {
            return try Query(text, synonyms: synonyms)
        } catch {
            section.report(
                "the query has a mistake at character \(error.position + 1): \(error.what.en) (\(error.what.zh))",
                "\(error.advice.en) \(error.advice.zh)", at: "query")
            return nil
        }
    }

    private static func readBackground(_ section: ConfigSection) -> Watch.Background {
        let background = Watch.Background(
            sameKindHistory: section.boolean("same_kind_history", default: false),
            badReputation: section.boolean("bad_reputation", default: false),
            sectorShadow: section.boolean("sector_shadow", default: false),
            nationalProduct: section.boolean("national_product", default: false))
        section.finish()
        return background
    }
}
