import Crisis

/// Builds a feed from what a scanner tells it.
///
/// It keeps a stack of roles, one for each open element. An entry is only taken when its element ends, so a document
/// that is cut gives its complete entries and nothing half-read.
struct FeedReader {
    /// What an open element is to the reader.
    enum Role {
        /// Its children belong to what it is in.
        case wrapper
        /// Its children belong to nobody, entries excepted.
        case aside
        case entry
        case field
        case person
        /// Where the entry was taken from.
        case source
        /// Markup within a field, by the place of its name in the document.
        case markup(Range<Int>)
    }

    struct Frame {
        var role: Role
        /// `xml:base` as far as the document gives one.
        var base: String?
    }

    let documentBase: String?
    let offsetMinutes: Int
    var frames: [Frame] = []
    var feed = EntryDraft()
    var manners = MannersDraft()
    /// The entry that is open, when one is.
    var entry = EntryDraft()
    var isInEntry = false
    var capture: FieldCapture?
    var person: PersonDraft?
    var format: FeedFormat?
    var drafts: [EntryDraft] = []
    /// Whether anything but the root of RDF or of a sitemap shows that this is a feed.
    var hasSubstance = false
    /// Whether somebody listens to the text at the present place.
    private(set) var takesText = false

    init(baseURL: String?, offsetMinutes: Int) {
        documentBase = baseURL
        self.offsetMinutes = offsetMinutes
        frames.reserveCapacity(32)
        drafts.reserveCapacity(32)
    }

    /// Whether an entry that begins here is one of the feed's own, and the feed is known as one.
    var awaitsEntry: Bool {
        !isInEntry && capture == nil && person == nil && hasSubstance && format != nil && format != .sitemapNews
    }

    var wantsMore: Bool { drafts.count < FeedParser.maximumEntries }

    /// Whether a field's element is open.
    var isInField: Bool { capture != nil }

    mutating func start(_ tag: ScannedTag, _ attributes: AttributeList) {
        let base = scopedBase(attributes)
        if tag.term == .entry { closeForgottenField() }
        if capture != nil {
            capture?.open(tag, attributes, base: base)
            frames.append(Frame(role: .markup(tag.local), base: base))
        } else {
            frames.append(Frame(role: open(tag, attributes, base: base), base: base))
            takesText = capture != nil || person != nil
        }
    }

    mutating func text(_ bytes: ArraySlice<UInt8>) {
        if capture != nil {
            capture?.append(bytes)
        } else {
            person?.append(bytes)
        }
    }

    mutating func text(scalar: Unicode.Scalar) {
        if scalar.isASCII {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            if capture != nil { capture?.append(byte: byte) } else { person?.append([byte]) }
        } else {
            text([UInt8](scalar)[...])
        }
    }

    mutating func end() {
        guard let frame = frames.popLast() else { return }
        switch frame.role {
        case .wrapper, .aside, .source: return
        case .entry: finishEntry()
        case .field: finishField()
        case .person: finishPerson()
        case .markup(let name): return capture?.close(name) ?? ()
        }
        takesText = capture != nil || person != nil
    }

    /// The nearest `xml:base`, made absolute as far as possible; nil where the document gives none.
    private func scopedBase(_ attributes: AttributeList) -> String? {
        let outer = frames.last?.base
        guard !attributes.items.isEmpty, let own = attributes.base else { return outer }
        guard let base = WebReference.absolute(own, base: outer ?? documentBase), WebReference.isHarmless(base) else {
            return outer
        }
        return base
    }

    mutating func change(_ edit: (inout EntryDraft) -> Void) {
        if isInEntry { edit(&entry) } else { edit(&feed) }
    }
}

// What a start tag opens.
extension FeedReader {
    private mutating func open(_ tag: ScannedTag, _ attributes: AttributeList, base: String?) -> Role {
        if tag.term == .entry { return openEntry(attributes, base: base) }
        switch frames.last?.role {
        case .aside: return .aside
        case .source: return openInSource(tag)
        default: break
        }
        if person != nil { return openInPerson(tag, attributes, base: base) }
        switch tag.term {
        case .document, .channel:
            note(tag, attributes)
            if format == .cdf, let page = attributes[.href] { offerLink(page, rank: 1, base: base) }
            return .wrapper
        case .wrapper:
            if tag.namespace == .news { entry.isNews = true }
            return .wrapper
        case .link: return openLink(tag, attributes, base: base)
        case .author: return openPerson(.entry)
        case .owner: return isInEntry ? .aside : openPerson(.owner)
        case .source: return isInEntry ? .source : .aside
        case .attachment: return openAttachment(tag, attributes, base: base)
        case .field(let field, let rank): return openField(field, rank: rank, tag, attributes, base: base)
        case .entry: return .aside
        case .other:
            if format == .cdf, isInEntry, tag.localHash == FeedReader.anchor, let page = attributes[.href] {
                offerLink(page, rank: 1, base: base)
            }
            return .aside
        }
    }

    private static let anchor = NameHash.of("a")

    private mutating func openField(
        _ field: FeedField, rank: Int, _ tag: ScannedTag, _ attributes: AttributeList, base: String?
    ) -> Role {
        switch field {
        case .personName, .personEmail, .personAddress: return .aside
        default: break
        }
        if isInEntry ? field.isOfFeedOnly : field.isOfEntriesOnly { return .aside }
        capture = FieldCapture(
            field, rank: rank, attributes: attributes, namespace: tag.namespace, isAtom: format?.isAtom == true,
            base: base)
        return .field
    }

    private mutating func openPerson(_ role: PersonDraft.Role) -> Role {
        person = PersonDraft(role: role)
        return .person
    }

    private mutating func openInSource(_ tag: ScannedTag) -> Role {
        guard tag.term == .author else { return .aside }
        return openPerson(.source)
    }

    private mutating func openInPerson(_ tag: ScannedTag, _ attributes: AttributeList, base: String?) -> Role {
        switch tag.term {
        case .field(let field, let rank)
        where field == .personName || field == .personEmail || field == .personAddress:
            capture = FieldCapture(
                field, rank: rank, attributes: attributes, namespace: tag.namespace, isAtom: false, base: base)
            return .field
        case .other where HTMLVocabulary.element(tag.localHash) != nil: return .wrapper
        default: return .aside
        }
    }

    /// RFC 4287, 4.2.7. RSS has the address as text, and so have feeds that mix the two up.
    private mutating func openLink(_ tag: ScannedTag, _ attributes: AttributeList, base: String?) -> Role {
        let written = attributes[.href] ?? attributes.anywhere(.href)
        guard let address = written, address.utf8.contains(where: { $0 > 0x20 }) else {
            if let resource = attributes.anywhere(.resource) { offerLink(resource, rank: 4, base: base) }
            if !isInEntry || attributes[.rel] == nil || LinkRelation(attributes[.rel]) == .alternate {
                capture = FieldCapture(
                    .link, rank: 1, attributes: attributes, namespace: tag.namespace, isAtom: false, base: base)
                return .field
            }
            return .aside
        }
        let relation = LinkRelation(attributes[.rel])
        if !isInEntry { noteFeedLink(relation, address, base: base) }
        guard let rank = relation.rank(type: attributes[.type]), isInEntry || relation == .alternate else {
            return .aside
        }
        offerLink(address, rank: rank, base: base)
        return .aside
    }

    private mutating func noteFeedLink(_ relation: LinkRelation, _ address: String, base: String?) {
        guard relation == .own || relation == .hub else { return }
        let absolute = WebReference.absolute(address, base: base ?? documentBase)
        guard let absolute, WebReference.isHarmlessLink(absolute) else { return }
        if relation == .own {
            manners.selfLink.offer(absolute, rank: 0)
        } else {
            manners.hubLink.offer(absolute, rank: 0)
        }
    }

    /// What is attached leads somewhere when nothing else does.
    private mutating func openAttachment(_ tag: ScannedTag, _ attributes: AttributeList, base: String?) -> Role {
        guard isInEntry else { return .aside }
        if let address = attributes[.address] {
            offerLink(address, rank: tag.namespace == .media ? 14 : 13, base: base)
        }
        return .wrapper
    }

    mutating func offerLink(_ address: String, rank: Int, base: String?) {
        guard WebReference.isHarmlessLink(address) else { return }
        change { $0.link.offer(WrittenLink(address: address, base: base), rank: rank) }
    }

    /// Tells the dialect from the root, and for RDF from its channel.
    private mutating func note(_ tag: ScannedTag, _ attributes: AttributeList) {
        if tag.term == .channel { hasSubstance = true }
        guard format == nil || (format == .rss10 && tag.term == .channel && tag.namespace == .rss09) else { return }
        let version = attributes[.version] ?? ""
        switch tag.localHash {
        case FeedReader.feedName:
            let isOld = tag.namespace == .atom03 || (tag.namespace == .none && version.hasPrefix("0"))
            format = isOld ? .atom03 : .atom10
            hasSubstance = true
        case FeedReader.rdfName: format = .rss10
        case FeedReader.urlsetName: format = .sitemapNews
        case FeedReader.channelName:
            let isUppercase = attributes.bytes[tag.local.lowerBound] == UInt8(ascii: "C")
            let isDefinition = isUppercase || attributes[.href] != nil || attributes[.lastModified] != nil
            format = !frames.isEmpty ? .rss09x : isDefinition ? .cdf : .rss20
        default:
            format = version.hasPrefix("0") ? .rss09x : .rss20
            hasSubstance = true
        }
    }

    private static let feedName = NameHash.of("feed")
    private static let rdfName = NameHash.of("rdf")
    private static let urlsetName = NameHash.of("urlset")
    private static let channelName = NameHash.of("channel")
}
