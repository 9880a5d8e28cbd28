/// A query as a tree. Words are numbers of the query's literal table.
indirect enum QueryNode: Hashable, Sendable {
    case literal(Int)
    case all([QueryNode])
    case any([QueryNode])
    case not(QueryNode)
    /// Both within `distance` characters (Chinese) or words (English) of each other; `ordered` means left before right.
    case near(QueryNode, QueryNode, distance: Int, ordered: Bool)
    /// Both in one sentence, in either order.
    case sentence(QueryNode, QueryNode)
    /// Occurrences that are not part of one of the phrases.
    case except(QueryNode, phrases: [Int])
    /// Occurrences in one part of the text only.
    case within(QueryArea, QueryNode)
    /// Texts from where it says, wherever its words stand.
    case origin(QueryOrigin)

    /// Whether it stands for places in a text, so that a distance to it has a meaning.
    var isPlace: Bool {
        switch self {
        case .literal, .near, .sentence, .except: true
        case .any(let branches): branches.allSatisfy(\.isPlace)
        case .within(_, let inner): inner.isPlace
        case .all, .not, .origin: false
        }
    }

    /// Whether it cannot hold without some word being there.
    var needsAWord: Bool {
        switch self {
        case .literal, .near, .sentence, .except: true
        case .any(let branches): branches.allSatisfy(\.needsAWord)
        case .all(let parts): parts.contains(where: \.needsAWord)
        case .within(_, let inner): inner.needsAWord
        case .not, .origin: false
        }
    }
}

/// A part of a text in which a query may look.
enum QueryArea: String, Hashable, Sendable, CaseIterable {
    case title, text
}
