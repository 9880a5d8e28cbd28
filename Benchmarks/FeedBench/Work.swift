import Transport

/// How far along the path from URL to ledger a measurement goes.
enum Work: String, CaseIterable {
    /// The transport alone: the body arrives whole in memory.
    case fetch

    static var names: String { allCases.map(\.rawValue).joined(separator: "|") }

    /// What carries the work out for one run; made once, kept over all rounds.
    func course(_ options: Options) -> any Course {
        switch self {
        case .fetch: FetchCourse(options)
        }
    }
}

/// One way of dealing with a feed, from its URL on.
protocol Course: Sendable {
    /// Deals with the feed at the URL; asks with the validators of the last visit unless the run is a fresh one.
    func visit(_ url: String, number: Int) async -> Visit
}

/// What came of one visit.
struct Visit: Sendable {
    /// Nil when no answer came.
    var status: Int?
    var bytes = 0
    var entries = 0
}
