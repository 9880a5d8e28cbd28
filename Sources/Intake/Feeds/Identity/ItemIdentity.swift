import Crisis
import Digests

/// The names that an entry answers to, the best one first.
///
/// Publishers change ids: from `http` to `https`, with the title in them, with a campaign behind them; they leave them
/// out, and they give one to everything. So an entry has several names, from what it says alone: its id, its address,
/// its title and date, its content.
struct ItemIdentity {
    /// The id in the form that survives a change of scheme; nil when the feed gave none that identifies anything.
    let id: String?
    /// The address in the same form.
    let link: String?
    /// Of title and date, for what has neither id nor address: an edit of its text leaves it the same.
    let occasion: String?
    /// Of title and text.
    let content: String

    /// - Parameter page: the feed's own link in its canonical form.
    init(_ entry: FeedEntry, revision: String, page: String?) {
        let link = entry.link.map { CanonicalAddress.of($0) ?? $0 }
        let written = entry.id.flatMap { ItemIdentity.isPlaceholder($0) ? nil : $0 }
        let id = written == entry.link ? link : written.map { CanonicalAddress.of($0) ?? $0 }
        self.link = link
        self.id = id == page && id != nil ? nil : id
        content = "sha256:" + revision
        occasion = entry.title.map { title in
            let moment = (entry.published ?? entry.updated)?.rfc3339 ?? ""
            return "sha256:" + SHA256.hexadecimal(of: title + "\n" + moment)
        }
    }

    /// Under what the entry is first looked for. An id that spells out the title changes with it, so the address is
    /// better then.
    func first(title: String?) -> String {
        if let id, link == nil || !ItemIdentity.spells(title, in: id) { return id }
        return link ?? id ?? occasion ?? content
    }

    /// All names, the better ones first.
    var all: [String] { [id, link, occasion, content].compactMap { $0 } }

    /// Whether the id is what a template writes where it has none.
    private static func isPlaceholder(_ id: String) -> Bool {
        id.utf8.count <= longestPlaceholder && placeholders.contains(id.lowercased())
    }

    private static let placeholders: Set<String> = [
        "0", "-1", "null", "nil", "none", "undefined", "nan", "n/a", "na", "-", "#", "guid", "id", "false", "true",
        "[object object]", "http://", "https://",
    ]
    private static let longestPlaceholder = placeholders.map(\.utf8.count).max() ?? 0

    /// Whether an id that is no address holds the title, in its own words or in those of an address.
    private static func spells(_ title: String?, in id: String) -> Bool {
        guard let title, !id.hasPrefix("//") else { return false }
        let (name, words) = (letters(id), letters(title))
        return words.count >= 6 && name.contains(words)
    }

    /// Letters and digits alone, in lower case, so that `Ship-sinks` and `ship sinks` are equal.
    private static func letters(_ text: String) -> String {
        String(text.lowercased().prefix(500).filter { $0.isLetter || $0.isNumber })
    }
}
