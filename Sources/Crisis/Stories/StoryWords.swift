/// The words of a text behind the terms that decided, as somebody reads them.
enum StoryWords {
    /// Words of the text for these hashes, in their order; pairs of Chinese characters that overlap there are put together.
    static func words(of hashes: [UInt32], title: String, text: String) -> [String] {
        var ranks: [UInt32: Int] = [:]
        for (rank, hash) in hashes.enumerated() { ranks[hash] = min(rank, ranks[hash] ?? rank) }
        var found: [(rank: Int, word: String)] = []
        var known: Set<UInt32> = []
        for part in [title, String(text.prefix(4000))] {
            var scan = StoryScan()
            scan.read(part, limit: 16 * 1024)
            var run: (rank: Int, word: String)?
            var previous: StoryScan.Token?
            for token in scan.tokens {
                if token.isWord {
                    if let rank = ranks[token.hash], known.insert(token.hash).inserted {
                        found.append((rank, spelling(of: token.hash, in: part)))
                    }
                    previous = nil
                    continue
                }
                let pair = previous.flatMap { token.afterBreak ? nil : StoryScan.pair($0.hash, token.hash) }
                if let pair, let rank = ranks[pair], let previous {
                    let isNew = known.insert(pair).inserted
                    if let running = run {
                        run = (min(running.rank, rank), running.word + character(token.hash))
                    } else if isNew {
                        run = (rank, character(previous.hash) + character(token.hash))
                    }
                } else if let ended = run {
                    found.append(ended)
                    run = nil
                }
                previous = token
            }
            if let run { found.append(run) }
        }
        found.sort { $0.rank < $1.rank }
        var seen: Set<String> = []
        return found.map(\.word).filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    private static func character(_ value: UInt32) -> String { Unicode.Scalar(value).map { String($0) } ?? "" }

    /// The first word of the text that has this hash.
    private static func spelling(of hash: UInt32, in text: String) -> String {
        for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "." && $0 != "," })
        {
            var scan = StoryScan()
            scan.read(String(word), limit: 256)
            if scan.tokens.contains(where: { $0.hash == hash }) { return String(word.prefix(40)) }
        }
        return ""
    }
}
