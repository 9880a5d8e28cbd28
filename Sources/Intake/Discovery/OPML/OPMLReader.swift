/// Reads OPML of any encoding, however broken, as tags and text: nothing outside the document is read, no entity expands,
/// and counts are capped.
package enum OPMLReader {
    /// - Throws: when the document has no `<opml>`.
    package static func read(_ bytes: [UInt8]) throws(OPMLError) -> OPMLDocument {
        let document = DocumentDecoder.decode(bytes, contentType: nil)
        guard let start = root(in: document.bytes) else { throw .noOPML }
        var scan = OPMLScan(Array(document.bytes[start...]))
        scan.run()
        var list = scan.document
        list.flaw =
            scan.isFull
            ? "only the first \(OPMLDocument.maximumFeeds) feeds were read" : scan.flaw ?? document.flaw
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

/// One pass over an OPML document.
private struct OPMLScan {
    private(set) var document = OPMLDocument()
    /// Why it is no whole document; nil when it is.
    private(set) var flaw: String?
    private(set) var isFull = false
    private var tokens: HTMLTokenizer
    /// The text of each open outline; nil for a feed, which is no category.
    private var open: [String?] = []
    private var isTitle = false
    private var isEnded = false

    init(_ bytes: [UInt8]) { tokens = HTMLTokenizer(bytes) }

    mutating func run() {
        while !isFull, let token = tokens.next() {
            switch token {
            case .start(let tag): start(tag)
            case .end(let name, _):
                if name == "outline", open.popLast() == nil { flaw = "an outline ends that never began" }
                if name == "title" { isTitle = false }
                if name == "opml" { isEnded = true }
            case .text(let range), .literal(let range):
                guard isTitle, document.title == nil else { continue }
                let title = PlainText.oneLine(HTMLEntities.decoded(tokens.bytes[range].prefix(1000)))
                document.title = title.isEmpty ? nil : title
            }
        }
        if !isEnded, !isFull { flaw = "the document breaks off before </opml>" }
    }

    private mutating func start(_ tag: HTMLTokenizer.Tag) {
        if tag.name == "title" { isTitle = open.isEmpty }
        guard tag.name == "outline" else { return }
        let attributes = OPMLAttributes(tag, in: tokens)
        let feed = feed(attributes)
        let isClosed = tag.whole.count > 2 && tokens.bytes[tag.whole.upperBound - 2] == UInt8(ascii: "/")
        if !isClosed { open.append(feed == nil ? attributes.line("text") ?? attributes.line("title") : nil) }
        guard let feed else { return }
        guard document.feeds.count < OPMLDocument.maximumFeeds else { return isFull = true }
        document.feeds.append(feed)
    }

    /// Readers spell the address `xmlUrl`, `xmlurl` and `url`; names arrive here in lower case.
    private func feed(_ attributes: OPMLAttributes) -> OPMLFeed? {
        let kind = attributes.line("type")?.lowercased()
        let isFeedKind = kind == nil || ["rss", "atom", "feed", "rdf", "jsonfeed", "xml", ""].contains(kind)
        guard let url = attributes.line("xmlurl") ?? (isFeedKind && kind != nil ? attributes.line("url") : nil) else {
            return nil
        }
        // `/Press/Courier,/Region` is a path in each part (OPML 2.0).
        let category = (attributes.line("category") ?? "").split(separator: ",").compactMap { part in
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

/// The attributes of an outline: what a tag says, by names in lower case.
private struct OPMLAttributes {
    private static let longestValue = 8192

    private var values: [MarkupName: String] = [:]

    init(_ tag: HTMLTokenizer.Tag, in tokens: HTMLTokenizer) {
        for attribute in tag.attributes where values[attribute.name] == nil {
            let value = tokens.bytes[attribute.value].prefix(OPMLAttributes.longestValue)
            values[attribute.name] = PlainText.oneLine(HTMLEntities.decoded(value))
        }
    }

    /// A plain attribute as one line of text; nil when there is nothing in it.
    func line(_ name: String) -> String? {
        let bytes = Array(name.utf8)
        // The tokenizer of HTML knows no prefixes: a colon is a letter of the name.
        let value = values[MarkupName(hash: NameHash.of(bytes, bytes.indices))]
        return value.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// An attribute of our namespace, known by its prefix.
    func own(_ name: String) -> String? { line("tocsin:" + name) }
}
