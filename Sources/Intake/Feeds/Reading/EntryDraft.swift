import Crisis

/// A value of which the best source wins: the lowest rank, and of equals the first.
struct Ranked<Value> {
    private(set) var value: Value?
    private(set) var rank = Int.max

    mutating func offer(_ candidate: Value?, rank: Int) {
        guard let candidate, rank < self.rank else { return }
        (value, self.rank) = (candidate, rank)
    }

    /// Makes the candidate only where it would win.
    mutating func offer(rank: Int, _ candidate: () -> Value?) {
        guard rank < self.rank, let value = candidate() else { return }
        (self.value, self.rank) = (value, rank)
    }
}

/// Names of authors, of which those of the best source are kept, all of them and each once.
struct RankedNames {
    private var names: [String] = []
    private var rank = Int.max

    mutating func offer(_ name: String?, rank: Int) {
        guard let name, !name.isEmpty, rank <= self.rank, names.count < 20 else { return }
        if rank < self.rank { names = [] }
        self.rank = rank
        if !names.contains(name) { names.append(name) }
    }

    var joined: String? { names.count < 2 ? names.first : names.joined(separator: ", ") }
}

/// An address as the feed wrote it, with the `xml:base` that was in force there.
struct WrittenLink {
    var address: String
    var base: String?

    /// Absolute where a base is known; nil when it is empty or harmful.
    func absolute(base other: String?) -> String? {
        guard var link = WebReference.absolute(address, base: base ?? other), WebReference.isHarmlessLink(link) else {
            return nil
        }
        if link.hasPrefix("//") { link = "https:" + link }
        return link
    }
}

/// What has been read of an entry, or of the feed around it.
struct EntryDraft {
    var title = Ranked<FeedText>()
    var link = Ranked<WrittenLink>()
    var identifier = Ranked<String>()
    var summary = Ranked<FeedText>()
    var content = Ranked<FeedText>()
    var authors = RankedNames()
    /// Of the feed that the entry was taken from.
    var sourceAuthors = RankedNames()
    var published = Ranked<Timestamp>()
    var updated = Ranked<Timestamp>()
    /// Whether a sitemap gives it as news.
    var isNews = false

    /// What the feed around an entry says for it.
    struct Setting {
        /// For addresses without an `xml:base`.
        var base: String?
        /// RFC 4287, 4.2.1, JSON Feed and Apple's podcast rules: the feed's author speaks where the entry has none.
        var feedAuthor: String?
    }

    func entry(_ setting: Setting) -> FeedEntry {
        let summary = summary.value?.body(base: setting.base)
        let content = content.value?.body(base: setting.base)
        return FeedEntry(
            id: identifier.value, link: link.value?.absolute(base: setting.base), title: title.value?.line,
            summary: summary?.text, content: content?.text, summaryMarkup: summary?.markup,
            contentMarkup: content?.markup, author: authors.joined ?? sourceAuthors.joined ?? setting.feedAuthor,
            published: published.value, updated: updated.value)
    }
}

/// An author while their element is open.
struct PersonDraft {
    enum Role {
        /// Of the entry, or of the feed.
        case entry
        case owner
        /// Of the feed that the entry was taken from.
        case source
    }

    var role: Role
    var name: String?
    var email: String?
    var address: String?
    /// What stands in the element itself, as RSS has it.
    private var text: [UInt8] = []

    init(role: Role) { self.role = role }

    mutating func append(_ bytes: ArraySlice<UInt8>) {
        if text.count < 4096 { text.append(contentsOf: bytes) }
    }

    /// Takes a part; the first of a kind counts.
    mutating func note(_ part: FieldCapture) {
        switch part.field {
        case .personName: if name == nil { name = part.text()?.line }
        case .personEmail: if email == nil { email = part.word() }
        default: if address == nil { address = part.word() }
        }
    }

    /// The name, else the text, else an address.
    var shown: String? {
        name ?? FeedText(bytes: text, kind: .undeclared).line ?? email ?? address
    }

    /// RSS wants an address here; where there is nothing more than that, another element's name is better.
    var isAddressOnly: Bool {
        guard name == nil, let shown else { return false }
        return shown.utf8.contains(UInt8(ascii: "@")) && !shown.utf8.contains(UInt8(ascii: " "))
    }
}
