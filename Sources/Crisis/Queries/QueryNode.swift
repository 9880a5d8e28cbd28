/// A query as a tree. Words are numbers of the query's literal table.
indirect enum QueryNode: Hashable, Sendable {
    case literal(Int)
    case all([QueryNode])
    case any([QueryNode])
    case not(QueryNode)
    /// Both within `distance` characters (Chinese) or words (English) of each other; `ordered` means left before right.
    case near(QueryNode, QueryNode, distance: Int, ordered: Bool)
    /// Occurrences that are not part of one of the phrases.
    case except(QueryNode, phrases: [Int])

    /// Whether it stands for places in a text, so that a distance to it has a meaning.
    var isPlace: Bool {
        switch self {
        case .literal, .near, .except: true
        case .any(let branches): branches.allSatisfy(\.isPlace)
        case .all, .not: false
        }
    }

    /// Whether it cannot hold without some word being there.
    var needsAWord: Bool {
        switch self {
        case .literal, .near, .except: true
        case .any(let branches): branches.allSatisfy(\.needsAWord)
        case .all(let parts): parts.contains(where: \.needsAWord)
        case .not: false
        }
    }
}
