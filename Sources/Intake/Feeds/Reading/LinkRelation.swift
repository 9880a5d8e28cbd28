/// What a link of a feed or an entry is for (RFC 4287, 4.2.7.2).
enum LinkRelation: Hashable {
    /// The page itself; also where the feed does not say.
    case alternate
    case related
    /// `rel="self"`.
    case own
    case enclosure
    case hub
    case other

    init(_ written: String?) {
        guard let written, written != "alternate" else {
            self = .alternate
            return
        }
        var name = written.lowercased()
        for prefix in ["http://www.iana.org/assignments/relation/", "http://www.iana.org/assignments/relation#"]
        where name.hasPrefix(prefix) {
            name.removeFirst(prefix.utf8.count)
        }
        // Several relations may stand in one attribute.
        let words = name.split { $0 == " " || $0 == "\n" || $0 == "\t" }
        if words.isEmpty || words.contains("alternate") || words.contains("permalink") {
            self = .alternate
        } else {
            switch words[0] {
            case "self": self = .own
            case "related": self = .related
            case "enclosure": self = .enclosure
            case "hub": self = .hub
            default: self = .other
            }
        }
    }

    /// How well it serves as an entry's link, 0 best; nil when it does not.
    func rank(type: String?) -> Int? {
        switch self {
        case .alternate: type.map(LinkRelation.isPage) ?? true ? 2 : 3
        case .related: 9
        case .own: 10
        case .enclosure: 12
        case .hub, .other: nil
        }
    }

    private static func isPage(_ type: String) -> Bool {
        type == "text/html" || type.isEmpty || type.lowercased().contains("html")
    }
}
