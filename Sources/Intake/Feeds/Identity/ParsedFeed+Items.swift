import Crisis
import Digests

/// An item with the other names under which it may have been seen before.
package struct IdentifiedItem: Hashable, Sendable {
    package var item: Item
    /// The item's other names, the better ones first: its id, its address, its title and date, its content.
    ///
    /// An item whose identity is new is an edit of a known one when the ledger knows it by one of these and the known
    /// one does not stand in the same document. Only the ledger can tell; this is all that it needs.
    package var alternates: [String]
}

extension ParsedFeed {
    /// The entries as items of a source, each with an identity that holds from poll to poll.
    ///
    /// The identity is the entry's id, else its link, else the hash of its title and date, else of its content;
    /// addresses count without what changes between polls (``CanonicalAddress``). Feeds repeat ids: an exact repeat
    /// counts once, revisions of one Atom entry count as its latest, and different entries under one id step down to the
    /// next name that tells them apart, all of them alike, so that their order in the document does not matter. An
    /// entry that says nothing and leads nowhere is no item.
    package func items(kind: MentionKind) -> [Item] { identifiedItems(kind: kind).map(\.item) }

    /// The same with the names that the ledger's memory may know them by.
    package func identifiedItems(kind: MentionKind) -> [IdentifiedItem] {
        let page = page
        return items(of: entries.filter { !$0.isBlank }.map { ItemCandidate($0, page: page) }, kind: kind)
    }

    /// The feed's own link in its canonical form.
    private var page: String? { link.flatMap(CanonicalAddress.of) }

    /// The items that the last document did not have, as `identifiedItems` would give them; nil when that cannot be told
    /// without reading the entries that were passed over (see `recognized`).
    ///
    /// Names are worked out for new entries only, and for those that share a first name with another entry, since there
    /// one decides on the name of the other.
    package func news(kind: MentionKind, since last: DocumentMemory?) -> FeedNews? {
        var candidates: [ItemCandidate?] = []
        var seen: [DocumentMemory.Row] = []
        var count: [UInt32: Int] = [:]
        for row in recognized { count[row.name, default: 0] += 1 }
        let page = page
        for (index, entry) in entries.enumerated() where !entry.isBlank {
            let digest = entry.digest
            let known = last?.name(of: digest)
            let candidate = known == nil ? ItemCandidate(entry, page: page) : nil
            let name = known ?? candidate.map { NameDigest.of($0.first) } ?? 0
            candidates.append(candidate)
            seen.append(
                DocumentMemory.Row(raw: index < rawDigests.count ? rawDigests[index] : 0, entry: digest, name: name))
            count[name, default: 0] += 1
        }
        guard recognized.allSatisfy({ count[$0.name] == 1 }) else { return nil }
        var repeated = Set(recognized.map(\.name))
        let entries = entries.filter { !$0.isBlank }
        for index in candidates.indices {
            guard count[seen[index].name] == 1 else {
                // Who shares a name is always read whole.
                seen[index].raw = 0
                if candidates[index] == nil { candidates[index] = ItemCandidate(entries[index], page: page) }
                continue
            }
            if candidates[index] == nil { repeated.insert(seen[index].name) }
            if bozo { seen[index].raw = 0 }
        }
        // Feeds put what is new on top. What was passed over in a flawed document is read again next time.
        let memory = DocumentMemory(bozo ? seen : seen + recognized)
        return FeedNews(items: items(of: candidates.compactMap { $0 }, kind: kind), repeated: repeated, memory: memory)
    }

    private func items(of candidates: [ItemCandidate], kind: MentionKind) -> [IdentifiedItem] {
        var groups: [String: [Int]] = [:]
        for (index, candidate) in candidates.enumerated() { groups[candidate.first, default: []].append(index) }
        var seen: Set<String> = []
        var items: [IdentifiedItem] = []
        for candidate in candidates {
            guard let group = groups[candidate.first] else { continue }
            let (identity, chosen) =
                group.count == 1
                ? (candidate.first, candidate) : settle(candidate, in: group.map { candidates[$0] })
            guard seen.insert(identity).inserted else { continue }
            items.append(
                IdentifiedItem(
                    item: chosen.item(identity: identity, kind: kind),
                    alternates: chosen.names.all.filter { $0 != identity }))
        }
        return items
    }

    /// Under which identity a candidate goes, and which member of its group speaks for that identity.
    private func settle(
        _ candidate: ItemCandidate, in group: [ItemCandidate]
    ) -> (identity: String, chosen: ItemCandidate) {
        guard group.count > 1, Set(group.map(\.revision)).count > 1 else { return (candidate.first, group[0]) }
        if format.isAtom, candidate.names.id == candidate.first, let latest = latestRevision(of: group) {
            return (candidate.first, latest)
        }
        for name in [\ItemIdentity.link, \ItemIdentity.occasion] {
            if let own = candidate.names[keyPath: name], tells(name, apart: group) { return (own, candidate) }
        }
        return (candidate.names.content, candidate)
    }

    /// Whether all have the name, and no two that differ share it.
    private func tells(_ name: KeyPath<ItemIdentity, String?>, apart group: [ItemCandidate]) -> Bool {
        var revisions: [String: String] = [:]
        for candidate in group {
            guard let own = candidate.names[keyPath: name] else { return false }
            guard revisions.updateValue(candidate.revision, forKey: own) ?? candidate.revision == candidate.revision
            else { return false }
        }
        return true
    }

    /// RFC 4287, 4.1.2: entries with one id are one entry, and differ in `updated`. Without that, they are several.
    private func latestRevision(of group: [ItemCandidate]) -> ItemCandidate? {
        let moments = group.compactMap(\.entry.updated)
        guard moments.count == group.count, Set(moments).count == moments.count else { return nil }
        return group.max { ($0.entry.updated ?? $0.never) < ($1.entry.updated ?? $1.never) }
    }
}

/// An entry with what identifies it.
private struct ItemCandidate {
    let entry: FeedEntry
    let revision: String
    let names: ItemIdentity
    let first: String
    let never = Timestamp(milliseconds: .min)

    init(_ entry: FeedEntry, page: String?) {
        self.entry = entry
        revision = SHA256.hexadecimal(of: (entry.title ?? "") + "\n" + entry.text)
        names = ItemIdentity(entry, revision: revision, page: page)
        first = names.first(title: entry.title)
    }

    func item(identity: String, kind: MentionKind) -> Item {
        Item(
            identity: identity, revision: revision, kind: kind, published: entry.published ?? entry.updated,
            title: entry.title ?? "", text: entry.text, url: entry.link, author: entry.author)
    }
}
