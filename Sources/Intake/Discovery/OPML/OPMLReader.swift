/// Reads OPML of any encoding, however broken, by the parser that reads feeds: nothing outside the document is read, no
/// entity expands, nesting and counts are capped.
package enum OPMLReader {
    /// - Throws: when the document has no `<opml>`.
    package static func read(_ bytes: [UInt8]) throws(OPMLError) -> OPMLDocument {
        let document = DocumentDecoder.decode(bytes, contentType: nil)
        guard let start = root(in: document.bytes) else { throw .noOPML }
        var listener = OPMLListener()
        let outcome = XMLPushParser.parse(document.bytes, from: start, reader: listener, tolerance: .none)
        if outcome.isLossy {
            listener = OPMLListener()
            let repaired = MarkupRepair.repair(document.bytes, from: start, entities: [:])
            _ = XMLPushParser.parse(repaired, from: 0, reader: listener, tolerance: .all)
        }
        var list = listener.document
        list.flaw =
            listener.isFull
            ? "only the first \(OPMLDocument.maximumFeeds) feeds were read" : outcome.flaw ?? document.flaw
        return list
    }

    /// The root's `<`; whatever stands before it, a document type above all, is never parsed.
    private static func root(in bytes: [UInt8]) -> Int? {
        var index = 0
        while let found = bytes.firstMatch(of: "<opml", from: index) {
            let next = found + 5
            if next < bytes.count, bytes[next].isMarkupSpace || bytes[next] == UInt8(ascii: ">") { return found }
            index = next
        }
        return nil
    }
}

/// What an OPML document says, event by event.
private final class OPMLListener: XMLEventReader {
    private(set) var document = OPMLDocument()
    /// The text of each open outline; nil for a feed, which is no category.
    private var open: [String?] = []
    /// Every open element: whether it is an outline.
    private var elements: [Bool] = []
    private var headTitle: [UInt8] = []
    private var isTitle = false
    private(set) var isFull = false

    var wantsMore: Bool { !isFull }

    func start(_ name: XMLElementName, attributes: [XMLAttribute]) {
        let isOutline = name.local == "outline"
        isTitle = name.local == "title" && open.isEmpty && document.title == nil
        elements.append(isOutline)
        guard isOutline else { return }
        let feed = feed(attributes)
        open.append(feed == nil ? attributes.line("text") ?? attributes.line("title") : nil)
        guard let feed else { return }
        guard document.feeds.count < OPMLDocument.maximumFeeds else { return isFull = true }
        document.feeds.append(feed)
    }

    func end() {
        if isTitle {
            let title = PlainText.oneLine(headTitle)
            document.title = title.isEmpty ? nil : title
            isTitle = false
        }
        if elements.popLast() == true { _ = open.popLast() }
    }

    func text(_ bytes: [UInt8]) {
        if isTitle, headTitle.count < 1000 { headTitle += bytes.prefix(1000) }
    }

    /// Readers spell the address `xmlUrl`, `xmlurl` and `url`; names arrive here in lower case.
    private func feed(_ attributes: [XMLAttribute]) -> OPMLFeed? {
        let kind = attributes["type"]?.lowercased()
        let isFeedKind = kind == nil || ["rss", "atom", "feed", "rdf", "jsonfeed", "xml", ""].contains(kind)
        guard let url = attributes.line("xmlurl") ?? (isFeedKind && kind != nil ? attributes.line("url") : nil) else {
            return nil
        }
        // `/Press/Courier,/Region` is a path in each part (OPML 2.0).
        let category = (attributes["category"] ?? "").split(separator: ",").compactMap { part in
            part.split(separator: "/").last.map { PlainText.oneLine(Array($0.utf8)) }
        }
        return OPMLFeed(
            url: url, title: attributes.line("text") ?? attributes.line("title"), link: attributes.line("htmlurl"),
            categories: (open.compactMap { $0 } + category).filter { !$0.isEmpty }, id: attributes.own("id"),
            titleInChinese: attributes.own("titlezh"), titleInEnglish: attributes.own("titleen"),
            family: attributes.own("family"), tier: attributes.own("tier"),
            watches: attributes.own("watches")?.split(separator: " ").map(String.init) ?? [],
            interval: attributes.own("interval"), utcOffset: attributes.own("utcoffset"),
            trusted: attributes.own("trusted") == "true")
    }
}

extension [XMLAttribute] {
    /// A plain attribute as one line of text; nil when there is nothing in it.
    fileprivate func line(_ name: String) -> String? { self[name].flatMap(Self.cleaned) }

    /// An attribute of our namespace, known by its prefix.
    fileprivate func own(_ name: String) -> String? {
        first { $0.prefix == "tocsin" && $0.local == name }.flatMap { Self.cleaned($0.value) }
    }

    private static func cleaned(_ text: String) -> String? {
        let line = PlainText.oneLine([UInt8](text.utf8.prefix(8192)))
        return line.isEmpty ? nil : line
    }
}
