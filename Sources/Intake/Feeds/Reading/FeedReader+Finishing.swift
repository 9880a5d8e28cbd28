import Crisis

// The end of fields, authors, entries and the feed.
extension FeedReader {
    /// An item in a title means that neither the title nor its item was closed; in a body it is part of the text.
    mutating func closeForgottenField() {
        guard isInEntry, let field = capture?.field, !field.isBody else { return }
        finishField()
        finishEntry()
    }

    /// An item right in an item means that the first one was not closed; anywhere else in an entry it is no entry.
    mutating func openEntry(_ attributes: AttributeList, base: String?) -> Role {
        if isInEntry {
            guard case .entry? = frames.last?.role else { return .aside }
            finishEntry()
        }
        guard person == nil, wantsMore else { return .aside }
        if format == nil { format = .atom10 }
        if format != .sitemapNews { hasSubstance = true }
        entry = EntryDraft()
        isInEntry = true
        guard !attributes.items.isEmpty else { return .entry }
        if let about = attributes.anywhere(.about) {
            change { $0.identifier.offer(about, rank: 2) }
            if WebReference.isWebAddress(about) { offerLink(about, rank: 7, base: base) }
        }
        if format == .cdf {
            if let page = attributes[.href] { offerLink(page, rank: 0, base: base) }
            let moment = attributes[.lastModified].flatMap { date(Array($0.utf8)) }
            change { $0.updated.offer(moment, rank: 0) }
        }
        return .entry
    }

    mutating func finishEntry() {
        guard isInEntry else { return }
        isInEntry = false
        if format == .sitemapNews {
            guard entry.isNews else { return }
            hasSubstance = true
        }
        drafts.append(entry)
    }

    mutating func finishPerson() {
        guard let finished = person.take() else { return }
        let name = finished.shown
        switch finished.role {
        case .entry: change { $0.authors.offer(name, rank: finished.isAddressOnly ? 3 : 0) }
        case .owner: change { $0.authors.offer(name, rank: 5) }
        case .source: change { $0.sourceAuthors.offer(name, rank: 0) }
        }
    }

    mutating func finishField() {
        guard let capture = capture.take() else { return }
        let rank = capture.rank
        switch capture.field {
        case .title: change { $0.title.offer(rank: rank) { capture.text() } }
        case .summary: change { $0.summary.offer(rank: rank) { capture.text() } }
        case .content: change { $0.content.offer(rank: rank) { capture.text() } }
        case .identifier: finishIdentifier(capture)
        case .link: capture.word().map { offerLink($0, rank: rank, base: capture.base) }
        case .creator: change { $0.authors.offer(capture.text()?.line, rank: rank) }
        case .personName, .personEmail, .personAddress: person?.note(capture)
        case .published, .updated, .date: finishDate(capture)
        case .timeToLive, .skipHour, .skipDay, .updatePeriod, .updateFrequency:
            if let word = capture.word() { manners.note(word, capture.field) }
        }
    }

    /// RSS: a guid is the item's address too, unless it says otherwise; only one that looks like an address counts.
    private mutating func finishIdentifier(_ capture: FieldCapture) {
        guard let name = capture.word() else { return }
        change { $0.identifier.offer(name, rank: capture.rank) }
        guard WebReference.isWebAddress(name) else { return }
        switch capture.rank {
        case 0: if capture.isPermanentLink { offerLink(name, rank: 6, base: nil) }
        case 1: offerLink(name, rank: 11, base: nil)
        default: break
        }
    }

    /// A date of which nothing is said stands for publication and change alike, where the feed has no better one.
    private mutating func finishDate(_ capture: FieldCapture) {
        guard let bytes = capture.wordBytes, let moment = date(bytes) else { return }
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

    private func date(_ bytes: [UInt8]) -> Timestamp? {
        CommonDate.parse(bytes) ?? FeedDate.parse(String(decoding: bytes, as: UTF8.self), offsetMinutes: offsetMinutes)
    }

    /// What was read, once the scanner is done.
    var parsed: ParsedFeed {
        let format = format ?? .rss20
        let page = feed.link.value?.absolute(base: documentBase)
        let setting = EntryDraft.Setting(
            base: FeedReader.base(format: format, page: page, document: documentBase), feedAuthor: feed.authors.joined)
        return ParsedFeed(
            format: format, title: feed.title.value?.line, link: page, entries: drafts.map { $0.entry(setting) },
            manners: manners.manners)
    }

    /// What relative addresses mean where no `xml:base` says so: in Atom the document's own address (RFC 4287), in RSS
    /// the site, which is where its authors' links come from.
    private static func base(format: FeedFormat, page: String?, document: String?) -> String? {
        let site = page.flatMap { WebReference.isWebAddress($0) ? $0 : nil }
        return format.isAtom ? document ?? site : site ?? document
    }
}
