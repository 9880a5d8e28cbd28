/// The best quotes under each subject: at most five, distinct, the same whatever order they came in.
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

    /// What a quote speaks for. Harms and facts are apart, so that a burnt hand is never shown by the words for a rude clerk.
    enum Subject: Hashable {
        case part(ScorePart)
        case harm(HarmClass)
        case fact(CriticalFact)

        /// The word under which its quotes are stored.
        fileprivate var key: String {
            switch self {
            case .part(let part): part.rawValue
            case .harm(let harm): "harm " + harm.rawValue
            case .fact(let fact): "fact " + fact.rawValue
            }
        }
    }

    private var entries: [String: [Entry]] = [:]

    mutating func add(_ quote: String, fact: FactID, to subject: Subject, rank: Int, time: Timestamp) {
        let ground = Ground(quote: quote.excerpt(GroundBoard.quoteLength), fact: fact)
        guard !ground.quote.isEmpty else { return }
        let entry = Entry(ground: ground, rank: rank, time: time)
        var board = entries[subject.key] ?? []
        if let known = board.firstIndex(where: { $0.ground.quote == ground.quote }) {
            guard entry.isBetter(than: board[known]) else { return }
            board.remove(at: known)
        }
        let place = board.firstIndex { entry.isBetter(than: $0) } ?? board.endIndex
        guard place < GroundBoard.perPart else { return }
        board.insert(entry, at: place)
        entries[subject.key] = Array(board.prefix(GroundBoard.perPart))
    }

    func grounds(for subject: Subject) -> [Ground] { (entries[subject.key] ?? []).map(\.ground) }

    /// By part of the score; harm is quoted in the words for the class that is told of.
    func grounds(harm: HarmClass?) -> [ScorePart: [Ground]] {
        var grounds: [ScorePart: [Ground]] = [:]
        for part in ScorePart.allCases { grounds[part] = self.grounds(for: .part(part)) }
        grounds[.harm] = harm.map { self.grounds(for: .harm($0)) } ?? []
        return grounds.filter { !$0.value.isEmpty }
    }

    /// The quotes of another board beside the own ones, the best of both.
    mutating func merge(_ other: GroundBoard) {
        for (key, others) in other.entries {
            var seen: Set<String> = []
            let all = ((entries[key] ?? []) + others).sorted { $0.isBetter(than: $1) }
            let distinct = all.filter { seen.insert($0.ground.quote).inserted }
            entries[key] = Array(distinct.prefix(GroundBoard.perPart))
        }
    }
}
