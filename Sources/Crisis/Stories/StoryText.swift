/// One text as the clustering reads it: counted terms of title and lead, and the shingles by which reprints are known.
struct StoryText: Sendable {
    /// Units of the title and of the body that say what it is about; a word counts for two, a Chinese character for one.
    private static let titleLimit = 120
    private static let leadLimit = 320
    /// Units that are compared with other texts; a reprint is known by its first pages.
    private static let comparedLimit = 4000
    /// Bytes of a text that are looked at.
    private static let byteLimit = 64 * 1024

    /// A term, how often it stands there (the title counts twice), and where it stands first.
    struct Term {
        var hash: UInt32
        var count: Float
        var place: Int32
    }

    /// In the order of their hashes.
    private(set) var terms: [Term] = []
    /// Hashes of three characters, or of two words, in the order of the text.
    private(set) var shingles: [UInt32] = []
    /// Whether it is written without spaces between words.
    private(set) var isChinese = false
    /// Places and brands that title and lead name.
    private(set) var anchors: Set<UInt32> = []
    /// Equal for texts that differ in punctuation, width, case and script only.
    private(set) var digest: UInt64 = 0

    init(title: String, text: String) {
        var scan = StoryScan()
        scan.read(title, limit: StoryText.byteLimit)
        let titleEnd = scan.tokens.count
        scan.lineBreak()
        scan.read(text, limit: StoryText.byteLimit)
        let tokens = scan.tokens
        collect(tokens[..<titleEnd], limit: StoryText.titleLimit, count: 2)
        collect(tokens[titleEnd...], limit: StoryText.leadLimit, count: 1)
        isChinese = terms.count { $0.place % 2 != 0 } * 2 > terms.count
        gather()
        shingle(tokens[..<titleEnd])
        shingle(tokens[titleEnd...])
    }

    /// Adds up the terms that stand there several times.
    private mutating func gather() {
        terms.sort { $0.hash != $1.hash ? $0.hash < $1.hash : $0.place < $1.place }
        var last = -1
        for term in terms {
            if last >= 0, terms[last].hash == term.hash {
                terms[last].count += term.count
            } else {
                last += 1
                terms[last] = term
            }
        }
        terms.removeLast(terms.count - last - 1)
    }

    private mutating func collect(_ tokens: ArraySlice<StoryScan.Token>, limit: Int, count: Float) {
        var units = 0
        var previous: StoryScan.Token?
        var before: StoryScan.Token?
        for (place, token) in zip(tokens.indices, tokens) {
            units += token.isWord ? 2 : 1
            if units > limit { break }
            // Two characters overlap with the next two: words are twice as far apart.
            let place = Int32(truncatingIfNeeded: place * 2)
            if token.isWord {
                if !token.isSilent { terms.append(Term(hash: token.hash, count: count, place: place)) }
                note(token.hash, at: place)
                previous = nil
                before = nil
                continue
            }
            if let last = previous, !token.afterBreak {
                let pair = StoryScan.pair(last.hash, token.hash)
                if !token.isSilent, !last.isSilent { terms.append(Term(hash: pair, count: count, place: place - 1)) }
                note(pair, at: place - 1)
                if let first = before, !last.afterBreak {
                    let triple = StoryScan.pair(StoryScan.pair(first.hash, last.hash), token.hash)
                    note(triple, at: place - 1)
                }
            }
            before = previous
            previous = token
        }
    }

    /// A place or a brand; one that has names in several languages is a term of its own under all of them.
    private mutating func note(_ name: UInt32, at place: Int32) {
        guard let anchor = AnchorNames.shared[name] else { return }
        anchors.insert(anchor)
        if anchor != name { terms.append(Term(hash: anchor, count: 1, place: place)) }
    }

    /// How many of these terms stand apart from each other: `马斯` and `斯克` are one name and prove one thing.
    func separate(_ places: [Int]) -> Int {
        let positions = places.map { terms[$0].place }.sorted()
        var count = 0
        var last: Int32 = -10
        for position in positions {
            // Pairs stand on odd places, words on even ones.
            if position - last > 2 || (position % 2 == 0 && position != last) { count += 1 }
            last = position
        }
        return count
    }

    private mutating func shingle(_ tokens: ArraySlice<StoryScan.Token>) {
        let tokens = tokens.prefix(StoryText.comparedLimit)
        shingles.reserveCapacity(shingles.count + tokens.count)
        for start in tokens.indices {
            var hash: UInt32 = 0
            var weight = 0
            var end = start
            while weight < 3, end < tokens.endIndex {
                hash = StoryScan.pair(hash, tokens[end].hash)
                weight += tokens[end].isWord ? 2 : 1
                end += 1
            }
            // The rest of a text that is shorter than one shingle is a shingle of its own.
            guard weight >= 3 || start == tokens.startIndex else { continue }
            shingles.append(hash)
            digest = (digest ^ UInt64(hash)) &* 0x100_0000_01b3
        }
    }
}
