import Crisis
import Digests

extension ParsedFeed {
    /// The entries as items of a source, each with an identity that holds from poll to poll.
    ///
    /// The identity is the entry's id, else its link, else the SHA-256 of its content. Feeds repeat ids: an exact
    /// repeat counts once, revisions of one Atom entry count as its latest, and different entries under one id step
    /// down to link or content, all of them alike, so that their order in the document does not matter. An entry
    /// that says nothing and leads nowhere is no item.
    package func items(kind: MentionKind) -> [Item] {
        let candidates = entries.filter { !$0.isBlank }.map(ItemCandidate.init)
        var groups: [String: [ItemCandidate]] = [:]
        for candidate in candidates { groups[candidate.identity, default: []].append(candidate) }
        var seen: Set<String> = []
        var items: [Item] = []
        for candidate in candidates {
            guard let group = groups[candidate.identity] else { continue }
            let (identity, chosen) = settle(candidate, in: group)
            guard seen.insert(identity).inserted else { continue }
            items.append(chosen.item(identity: identity, kind: kind))
        }
        return items
    }

    /// Under which identity a candidate goes, and which member of its group speaks for that identity.
    private func settle(
        _ candidate: ItemCandidate, in group: [ItemCandidate]
    ) -> (identity: String, chosen: ItemCandidate) {
        guard group.count > 1, Set(group.map(\.revision)).count > 1 else { return (candidate.identity, group[0]) }
        if format == .atom10, candidate.entry.id != nil, let latest = latestRevision(of: group) {
            return (candidate.identity, latest)
        }
        let links = group.compactMap(\.entry.link)
        if let link = candidate.entry.link, links.count == group.count, Set(links).count == links.count {
            return (link, candidate)
        }
        return (candidate.contentIdentity, candidate)
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
    let identity: String
    let never = Timestamp(milliseconds: .min)

    init(_ entry: FeedEntry) {
        self.entry = entry
        revision = SHA256.hexadecimal(of: (entry.title ?? "") + "\n" + entry.text)
        identity = entry.id ?? entry.link ?? "sha256:" + revision
    }

    var contentIdentity: String { "sha256:" + revision }

    func item(identity: String, kind: MentionKind) -> Item {
        Item(
            identity: identity, revision: revision, kind: kind, published: entry.published ?? entry.updated,
            title: entry.title ?? "", text: entry.text, url: entry.link, author: entry.author)
    }
}
