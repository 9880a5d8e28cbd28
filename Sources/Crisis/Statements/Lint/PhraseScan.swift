/// The phrases of word lists made ready for one pass over a statement.
struct PhraseScan: Sendable {
    struct Hit: Hashable {
        /// Folded bytes.
        var range: Range<Int>
        /// The bytes of its first part: what stands in front of it may deny it.
        var head: Range<Int>
        var group: Int
    }

    private enum Use { case phrase, except, unless, with }

    private struct Phrase {
        var group: Int
        var use: Use
        /// Numbers of literals.
        var parts: [Int]
    }

    private let table: LiteralTable
    /// By literal: the phrases that begin with it.
    private let phrases: [[Phrase]]
    private let groups: [StatementWords.Group]
    private let negators: Set<Int>

    /// Bytes that `…` may stand for: twenty Chinese characters.
    private static let gap = 60
    /// Hits that are kept of one group.
    static let limit = 500

    init(_ words: StatementWords) {
        var numbers: [Literal: Int] = [:]
        var literals: [Literal] = []
        var phrases: [[Phrase]] = []
        func number(_ literal: Literal) -> Int {
            if let number = numbers[literal] { return number }
            numbers[literal] = literals.count
            literals.append(literal)
            phrases.append([])
            return literals.count - 1
        }
        for (group, entry) in words.groups.enumerated() {
            let uses: [(Use, [String])] = [
                (.phrase, entry.phrases), (.except, entry.except), (.unless, entry.unless), (.with, entry.with),
            ]
            for (use, texts) in uses {
                for text in texts {
                    let parts = PhraseScan.parts(of: text).map(number)
                    if let first = parts.first { phrases[first].append(Phrase(group: group, use: use, parts: parts)) }
                }
            }
        }
        table = LiteralTable(literals)
        self.phrases = phrases
        groups = words.groups
        negators = Set(words.groups.indices.filter { words.groups[$0].role == .marks(.negator) })
    }

    /// The literals of a phrase; empty when one of its parts holds nothing to find.
    static func parts(of phrase: String) -> [Literal] {
        let texts = phrase.split(separator: "…").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
        let parts = texts.compactMap { text in
            Literal(String(text.reversed().drop { $0 == " " }.reversed()))
        }
        return parts.count == texts.count ? parts : []
    }

    /// What stands in the text, by place; without what is excepted, excused or denied.
    func hits(in text: NormalizedText, sentences: SentenceMap) -> [Hit] {
        var places = [[Range<Int>]](repeating: [], count: phrases.count)
        table.forEachOccurrence(in: text) { literal, range in
            if places[literal].count < Self.limit * 4 { places[literal].append(range) }
        }
        var found = [[Hit]](repeating: [], count: groups.count)
        var excepted = [[Range<Int>]](repeating: [], count: groups.count)
        var excused: [Int: Set<Int>] = [:]
        var wanted: [Int: Set<Int>] = [:]
        for literal in phrases.indices where !places[literal].isEmpty {
            for phrase in phrases[literal] {
                for head in places[literal] {
                    guard let range = whole(phrase, from: head, places, sentences) else { continue }
                    switch phrase.use {
                    case .phrase: found[phrase.group].append(Hit(range: range, head: head, group: phrase.group))
                    case .except: excepted[phrase.group].append(range)
                    case .unless: excused[phrase.group, default: []].insert(sentences.sentence(at: head.lowerBound))
                    case .with: wanted[phrase.group, default: []].insert(sentences.sentence(at: head.lowerBound))
                    }
                }
            }
        }
        let denials = denials(found)
        return found.indices.flatMap { group in
            kept(
                found[group], of: group, excepted: excepted[group], excused: excused[group] ?? [],
                wanted: wanted[group] ?? [],
                denials: denials, text, sentences)
        }.sorted {
            ($0.range.lowerBound, $1.range.upperBound, $0.group) < ($1.range.lowerBound, $0.range.upperBound, $1.group)
        }
    }

    /// The whole phrase that begins with an occurrence of its first part; nil when the others do not follow.
    private func whole(
        _ phrase: Phrase, from head: Range<Int>, _ places: [[Range<Int>]], _ sentences: SentenceMap
    ) -> Range<Int>? {
        var end = head.upperBound
        for part in phrase.parts.dropFirst() {
            let ranges = places[part]
            guard let next = ranges.first(where: { $0.lowerBound >= end }), next.lowerBound <= end + Self.gap,
                sentences.sentence(at: next.lowerBound) == sentences.sentence(at: head.lowerBound)
            else { return nil }
            end = next.upperBound
        }
        return head.lowerBound..<end
    }

    /// Where the words that deny end, and how many bytes they have.
    private func denials(_ found: [[Hit]]) -> [Int: Int] {
        var ends: [Int: Int] = [:]
        for hit in negators.flatMap({ found[$0] }) {
            ends[hit.range.upperBound] = max(ends[hit.range.upperBound] ?? 0, hit.range.count)
        }
        return ends
    }

    private func kept(
        _ hits: [Hit], of group: Int, excepted: [Range<Int>], excused: Set<Int>, wanted: Set<Int>, denials: [Int: Int],
        _ text: NormalizedText, _ sentences: SentenceMap
    ) -> [Hit] {
        let entry = groups[group]
        var end = -1
        var kept: [Hit] = []
        let ordered = hits.sorted {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }
        for hit in ordered {
            guard hit.range.lowerBound >= end, kept.count < Self.limit else { continue }
            let sentence = sentences.sentence(at: hit.head.lowerBound)
            if excepted.contains(where: { $0.lowerBound <= hit.head.lowerBound && hit.head.upperBound <= $0.upperBound }
            ) {
                continue
            }
            if !entry.with.isEmpty, !wanted.contains(sentence) { continue }
            if (sentence - entry.near...sentence + entry.near).contains(where: excused.contains) { continue }
            if !entry.isAlways, isDenied(hit, denials, text) { continue }
            kept.append(hit)
            end = hit.range.upperBound
        }
        return kept
    }

    /// A word that denies stands in front, with at most three characters or one blank between; a single 不 directly.
    private func isDenied(_ hit: Hit, _ denials: [Int: Int], _ text: NormalizedText) -> Bool {
        let start = hit.head.lowerBound
        for distance in 0...9 {
            guard let length = denials[start - distance] else { continue }
            if length <= 3, text.bytes[start - distance - 1] >= 0x80, distance > 0 { continue }
            let between = text.bytes[(start - distance)..<start]
            if between.allSatisfy({ $0 >= 0x80 || $0 == 0x20 }) { return true }
        }
        return false
    }
}

/// What the word lists may hold.
package enum PhraseList {
    /// Whether a phrase has something to find in each of its parts.
    package static func holdsWords(_ phrase: String) -> Bool { !PhraseScan.parts(of: phrase).isEmpty }
}
