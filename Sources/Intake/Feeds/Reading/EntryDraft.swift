import Crisis

/// A value of which the best source wins: the lowest rank, and of equals the first.
struct Ranked<Value> {
    private(set) var value: Value?
    private(set) var rank = Int.max

    mutating func offer(_ candidate: Value?, rank: Int) {
        guard let candidate, rank < self.rank else { return }
        (value, self.rank) = (candidate, rank)
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

    var joined: String? { names.isEmpty ? nil : names.joined(separator: ", ") }
}

/// What has been read of an entry, or of the feed around it.
struct EntryDraft {
    var title = Ranked<FeedText>()
    var link = Ranked<String>()
    var identifier = Ranked<String>()
    var summary = Ranked<FeedText>()
    var content = Ranked<FeedText>()
    var authors = RankedNames()
    var published = Ranked<Timestamp>()
    var updated = Ranked<Timestamp>()

    /// The finished entry. `feedAuthor` speaks where the entry names nobody.
    func entry(feedAuthor: String?) -> FeedEntry {
        let (summaryText, summaryHTML) = summary.value?.body() ?? (nil, nil)
        let (contentText, contentHTML) = content.value?.body() ?? (nil, nil)
        return FeedEntry(
            id: identifier.value, link: link.value, title: title.value?.line, summary: summaryText,
            content: contentText, summaryHTML: summaryHTML, contentHTML: contentHTML,
            author: authors.joined ?? feedAuthor, published: published.value, updated: updated.value)
    }
}

/// An author while their element is open.
struct PersonDraft {
    var name: String?
    var email: String?
    /// What stands in the element itself, as RSS has it.
    var text: [UInt8] = []

    /// The name, else the text, else the address.
    var shown: String? {
        name ?? FeedText(bytes: text, kind: .undeclared).line ?? email
    }

    /// RSS wants an address here; where there is nothing more than that, another element's name is better.
    var isAddressOnly: Bool {
        guard name == nil, let shown else { return false }
        return shown.utf8.contains(UInt8(ascii: "@")) && !shown.utf8.contains(UInt8(ascii: " "))
    }
}
