import Crisis

extension OPMLDocument {
    /// The feeds among the sources, one category a family. Other kinds of source have no place in OPML.
    package init(title: String, sources: [Source]) {
        let feeds = sources.compactMap(OPMLFeed.init)
        self.init(
            title: title,
            feeds: SourceFamily.allCases.flatMap { family in feeds.filter { $0.family == family.rawValue } })
    }

    /// The document in UTF-8 with LF.
    package var xml: String {
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<opml version=\"2.0\" xmlns:tocsin=\"\(Self.namespace)\">",
            "  <head>", "    <title>\((title ?? "").xmlEscaped)</title>", "  </head>", "  <body>",
        ]
        var category: String?
        for feed in feeds {
            let next = feed.categories.first
            if next != category {
                if category != nil { lines.append("    </outline>") }
                if let next { lines.append("    <outline text=\"\(next.xmlEscaped)\">") }
                category = next
            }
            lines.append((category == nil ? "    " : "      ") + feed.outline)
        }
        if category != nil { lines.append("    </outline>") }
        return (lines + ["  </body>", "</opml>", ""]).joined(separator: "\n")
    }
}

extension OPMLFeed {
    /// Nil for a source that is no feed.
    fileprivate init?(_ source: Source) {
        guard case .feed(let feed) = source.origin else { return nil }
        self.init(
            url: feed.url, title: source.title.zh, categories: [source.family.rawValue], id: source.id,
            titleInChinese: source.title.zh, titleInEnglish: source.title.en, family: source.family.rawValue,
            tier: source.tier.rawValue, watches: source.watches,
            interval: feed.interval.map(Self.text), utcOffset: String(source.offsetMinutes),
            trusted: feed.trusted)
    }

    /// `300s`, or `1500ms` where it is no whole number of seconds.
    private static func text(of interval: TimeSpan) -> String {
        let milliseconds = interval.milliseconds
        return milliseconds % 1000 == 0 ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
    }

    fileprivate var outline: String {
        let members: [(String, String?)] = [
            ("type", "rss"), ("text", title ?? url), ("title", title ?? url), ("xmlUrl", url), ("htmlUrl", link),
            ("tocsin:id", id), ("tocsin:titleZh", titleInChinese), ("tocsin:titleEn", titleInEnglish),
            ("tocsin:family", family), ("tocsin:tier", tier),
            ("tocsin:watches", watches.isEmpty ? nil : watches.joined(separator: " ")),
            ("tocsin:interval", interval), ("tocsin:utcOffset", utcOffset),
            ("tocsin:trusted", trusted ? "true" : nil),
        ]
        let text = members.compactMap { name, value in value.map { "\(name)=\"\($0.xmlEscaped)\"" } }
        return "<outline \(text.joined(separator: " ")) />"
    }
}

extension String {
    /// As the value of an attribute: what XML forbids is left out, what a reader would fold into a blank is a reference.
    fileprivate var xmlEscaped: String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
