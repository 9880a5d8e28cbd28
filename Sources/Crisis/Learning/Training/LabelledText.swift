/// A text with what people said of it: one row of a label file.
package struct LabelledText: Hashable, Sendable {
    /// Where it stands in its file, counted from 1.
    package var line: Int
    /// A later row with the same id corrects an earlier one, label by label.
    package var id: String?
    package var text: String
    package var negative: Bool?
    package var complaint: Bool?
    package var category: String?
    /// All flags that hold; nil when nobody looked for any.
    package var flags: Set<String>?

    package init(
        line: Int, id: String? = nil, text: String, negative: Bool? = nil, complaint: Bool? = nil,
        category: String? = nil, flags: Set<String>? = nil
    ) {
        self.line = line
        self.id = id
        self.text = text
        self.negative = negative
        self.complaint = complaint
        self.category = category
        self.flags = flags
    }

    package var hasLabel: Bool { negative != nil || complaint != nil || category != nil || flags != nil }

    /// Takes what a later row says.
    mutating func take(_ later: LabelledText) {
        if !later.text.isEmpty { text = later.text }
        line = later.line
        negative = later.negative ?? negative
        complaint = later.complaint ?? complaint
        category = later.category ?? category
        flags = later.flags ?? flags
    }
}

/// What one head of a model decides.
package enum Target: Hashable, Sendable, Comparable {
    case negative
    case complaint
    case category(String)
    case flag(String)

    /// `negative`, `category:late`, `flag:legal`.
    package var name: String {
        switch self {
        case .negative: "negative"
        case .complaint: "complaint"
        case .category(let name): "category:\(name)"
        case .flag(let name): "flag:\(name)"
        }
    }

    package init?(name: String) {
        switch name {
        case "negative": self = .negative
        case "complaint": self = .complaint
        default:
            if name.hasPrefix("category:") {
                self = .category(String(name.dropFirst(9)))
            } else if name.hasPrefix("flag:") {
                self = .flag(String(name.dropFirst(5)))
            } else {
                return nil
            }
        }
    }

    package static func < (left: Target, right: Target) -> Bool {
        (left.rank, left.name) < (right.rank, right.name)
    }

    private var rank: Int {
        switch self {
        case .negative: 0
        case .complaint: 1
        case .category: 2
        case .flag: 3
        }
    }
}
