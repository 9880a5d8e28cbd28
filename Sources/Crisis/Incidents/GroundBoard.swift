/// The best quotes under each part of a score: at most five, distinct, the same whatever order they came in.
struct GroundBoard: Hashable, Codable, Sendable {
    private static let perPart = 5
    /// Scalars of a quote.
    private static let quoteLength = 100

    private struct Entry: Hashable, Codable, Sendable {
        var ground: Ground
        var rank: Int
        var time: Timestamp

        /// The higher rank, then the earlier one; the fact's name decides the rest.
        func isBetter(than other: Entry) -> Bool {
            if rank != other.rank { return rank > other.rank }
            if time != other.time { return time < other.time }
            let names = (ground.fact?.text ?? "", other.ground.fact?.text ?? "")
            return names.0 != names.1 ? names.0 < names.1 : ground.quote < other.ground.quote
        }
    }

    private var entries: [String: [Entry]] = [:]

    mutating func add(_ quote: String, fact: FactID, to part: ScorePart, rank: Int, time: Timestamp) {
        let ground = Ground(quote: quote.excerpt(GroundBoard.quoteLength), fact: fact)
        guard !ground.quote.isEmpty else { return }
        let entry = Entry(ground: ground, rank: rank, time: time)
        var board = entries[part.rawValue] ?? []
        if let known = board.firstIndex(where: { $0.ground.quote == ground.quote }) {
            guard entry.isBetter(than: board[known]) else { return }
            board.remove(at: known)
        }
        let place = board.firstIndex { entry.isBetter(than: $0) } ?? board.endIndex
        guard place < GroundBoard.perPart else { return }
        board.insert(entry, at: place)
        entries[part.rawValue] = Array(board.prefix(GroundBoard.perPart))
    }

    var grounds: [ScorePart: [Ground]] {
        var grounds: [ScorePart: [Ground]] = [:]
        for part in ScorePart.allCases {
            if let board = entries[part.rawValue], !board.isEmpty { grounds[part] = board.map(\.ground) }
        }
        return grounds
    }
}
