import Crisis

/// Builds a feed from the events of an XML parser.
///
/// It keeps a stack of roles, one for each open element. An entry is only taken when its element ends, so a document
/// that is cut gives its complete entries and nothing half-read.
final class FeedReader: XMLEventReader {
    /// What an open element is to the reader.
    private enum Role {
        /// Its children belong to what it is in.
        case wrapper
        /// Its children belong to nobody, entries excepted.
        case aside
        case entry
        case field
        case person
        /// Markup within a field, or within an author.
        case markup(name: String)
    }

    private struct Frame {
        var role: Role
        var base: String?
    }

    private let offsetMinutes: Int
    private let documentBase: String?
    private var frames: [Frame] = []
    private var feed = EntryDraft()
    private var entry: EntryDraft?
    private var capture: FieldCapture?
    private var person: PersonDraft?
    private(set) var format: FeedFormat?
    private(set) var entries: [FeedEntry] = []

    init(baseURL: String?, offsetMinutes: Int) {
        documentBase = baseURL
        self.offsetMinutes = offsetMinutes
    }

    var wantsMore: Bool { entries.count < FeedParser.maximumEntries }

    /// What was read, once the parser is done.
    var parsed: ParsedFeed {
        ParsedFeed(
            format: format ?? .rss20, title: feed.title.value?.line, link: feed.link.value, entries: entries)
    }

    func start(_ name: XMLElementName, attributes: [XMLAttribute]) {
        let base = scopedBase(attributes)
        if name.term == .entry { closeForgottenField() }
        if capture != nil {
            capture?.open(name, attributes, base: base)
            frames.append(Frame(role: .markup(name: name.local), base: base))
        } else {
            frames.append(Frame(role: open(name, attributes, base: base), base: base))
        }
    }

    func text(_ bytes: [UInt8]) {
        if capture != nil {
            capture?.append(bytes)
        } else if let text = person?.text, text.count < 4096 {
            person?.text.append(contentsOf: bytes)
        }
    }

    func end() {
        guard let frame = frames.popLast() else { return }
        switch frame.role {
        case .wrapper, .aside: break
        case .entry: finishEntry()
        case .field: finishField()
        case .person: finishPerson()
        case .markup(let name): capture?.close(name)
        }
    }

    // The base of relative addresses: `xml:base` of the nearest element, else the document's own address.
    private func scopedBase(_ attributes: [XMLAttribute]) -> String? {
        let outer = frames.last?.base ?? documentBase
        guard let own = attributes.base else { return outer }
        return WebReference.absolute(own, base: outer) ?? outer
    }

    private func open(_ name: XMLElementName, _ attributes: [XMLAttribute], base: String?) -> Role {
        if name.term == .entry { return openEntry(attributes, base: base) }
        if case .aside? = frames.last?.role { return .aside }
        if person != nil { return openInPerson(name, attributes, base: base) }
        switch name.term {
        case .document, .channel:
            note(name, attributes)
            if format == .cdf, let page = attributes["href"] { offerLink(page, rank: 1, base: base) }
            return .wrapper
        case .wrapper: return .wrapper
        case .link: return openLink(name, attributes, base: base)
        case .author:
            person = PersonDraft()
            return .person
        case .field(.personName, _), .field(.personEmail, _), .other: return .aside
        case .field(let field, let rank):
            capture = FieldCapture(field, rank: rank, attributes: attributes, namespace: name.namespace, base: base)
            return .field
        case .entry: return .aside
        }
    }

    private func openInPerson(_ name: XMLElementName, _ attributes: [XMLAttribute], base: String?) -> Role {
        switch name.term {
        case .field(let field, let rank) where field == .personName || field == .personEmail:
            capture = FieldCapture(field, rank: rank, attributes: [], namespace: name.namespace, base: base)
            return .field
        case .other where HTMLVocabulary.element(name.local) != nil: return .wrapper
        default: return .aside
        }
    }

    private func openLink(_ name: XMLElementName, _ attributes: [XMLAttribute], base: String?) -> Role {
        guard let address = attributes["href"] else {
            capture = FieldCapture(.link, rank: 0, attributes: [], namespace: name.namespace, base: base)
            return .field
        }
        let relation = attributes["rel"].map { $0.lowercased() } ?? "alternate"
        if relation == "alternate" || relation.isEmpty {
            let type = attributes["type"].map { $0.lowercased() } ?? "text/html"
            offerLink(address, rank: type.contains("html") ? 1 : 2, base: base)
        }
        return .aside
    }

    /// Relative addresses of entries fall back to the feed's page when the document's own address is not known.
    private func offerLink(_ address: String, rank: Int, base: String?) {
        let known = base ?? (entry == nil ? nil : feed.link.value)
        guard let link = WebReference.absolute(address, base: known), WebReference.isHarmlessLink(link) else { return }
        change { $0.link.offer(link, rank: rank) }
    }

    private func change(_ edit: (inout EntryDraft) -> Void) {
        if entry == nil {
            edit(&feed)
        } else if var draft = entry.take() {
            edit(&draft)
            entry = draft
        }
    }
}

// The beginning and the end of entries, fields and authors.
extension FeedReader {
    /// An item in a title means that neither the title nor its item was closed; in a body it is part of the text.
    private func closeForgottenField() {
        guard entry != nil, let field = capture?.field, field != .summary, field != .content else { return }
        finishField()
        finishEntry()
    }

    /// An item right in an item means that the first one was not closed; anywhere else in an entry it is no entry.
    private func openEntry(_ attributes: [XMLAttribute], base: String?) -> Role {
        if entry != nil {
            guard case .entry? = frames.last?.role else { return .aside }
            finishEntry()
        }
        guard person == nil, wantsMore else { return .aside }
        var draft = EntryDraft()
        let about = attributes.anywhere("about")
        draft.identifier.offer(about, rank: 2)
        if let about, WebReference.isWebAddress(about) { draft.link.offer(about, rank: 6) }
        entry = draft
        if format == .cdf {
            if let page = attributes["href"] { offerLink(page, rank: 0, base: base) }
            let moment = attributes["lastmod"].flatMap { FeedDate.parse($0, offsetMinutes: offsetMinutes) }
            change { $0.updated.offer(moment, rank: 0) }
        }
        return .entry
    }

    private func finishEntry() {
        guard let draft = entry.take() else { return }
        entries.append(draft.entry(feedAuthor: feedAuthor))
    }

    /// RFC 4287, 4.2.1, and Apple's podcast rules: the feed's author speaks where the entry has none.
    private var feedAuthor: String? { format == .atom10 || format == .atom03 ? feed.authors.joined : nil }

    private func finishPerson() {
        guard let finished = person.take() else { return }
        change { $0.authors.offer(finished.shown, rank: finished.isAddressOnly ? 3 : 0) }
    }

    private func finishField() {
        guard let capture = capture.take() else { return }
        let rank = capture.rank
        switch capture.field {
        case .title: change { $0.title.offer(capture.text(), rank: rank) }
        case .summary: change { $0.summary.offer(capture.text(), rank: rank) }
        case .content: change { $0.content.offer(capture.text(), rank: rank) }
        case .identifier: finishIdentifier(capture)
        case .link: capture.word().map { offerLink($0, rank: rank, base: capture.base) }
        case .creator: change { $0.authors.offer(capture.text()?.line, rank: rank) }
        case .personName: person?.name = capture.text()?.line
        case .personEmail: person?.email = capture.word()
        case .published, .updated, .date: finishDate(capture)
        }
    }

    /// RSS: a guid is the item's address too, unless it says otherwise; only one that looks like an address counts.
    private func finishIdentifier(_ capture: FieldCapture) {
        guard let name = capture.word() else { return }
        change { $0.identifier.offer(name, rank: capture.rank) }
        if capture.rank == 0, capture.isPermanentLink, WebReference.isWebAddress(name), entry != nil {
            offerLink(name, rank: 5, base: nil)
        }
    }

    /// A date of which nothing is said stands for publication and change alike, where the feed has no better one.
    private func finishDate(_ capture: FieldCapture) {
        guard let moment = capture.word().flatMap({ FeedDate.parse($0, offsetMinutes: offsetMinutes) }) else { return }
        switch capture.field {
        case .published: change { $0.published.offer(moment, rank: capture.rank) }
        case .updated: change { $0.updated.offer(moment, rank: capture.rank) }
        default:
            change {
                $0.published.offer(moment, rank: 2)
                $0.updated.offer(moment, rank: 2)
            }
        }
    }

    /// Tells the dialect from the root, and for RDF from its channel.
    private func note(_ name: XMLElementName, _ attributes: [XMLAttribute]) {
        guard format == nil || (format == .rss10 && name.term == .channel && name.namespace == .rss09) else { return }
        let version = attributes["version"] ?? ""
        switch name.local {
        case "feed":
            let isOld = name.namespace == .atom03 || (name.namespace == .none && version.hasPrefix("0"))
            format = isOld ? .atom03 : .atom10
        case "rdf": format = .rss10
        case "channel": format = frames.isEmpty ? .cdf : .rss09x
        default: format = version.hasPrefix("0") ? .rss09x : .rss20
        }
    }
}
