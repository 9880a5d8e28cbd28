/// A lexicon's terms made ready for one pass over a text.
struct TermScan: Sendable {
    /// A term of a group, found in the text.
    struct Hit: Hashable {
        /// Folded bytes.
        var range: Range<Int>
        var group: Int
    }

    private struct Raw {
        var range: Range<Int>
        var literal: Int
    }

    private let table: LiteralTable
    /// By literal: the groups for which it is a term.
    private let owners: [[Int]]
    /// By group: 0 for what a text tells, 1 for how it is told (statement markers, requests, cues of staging), 2 for flags and
    /// contexts, in which no term hides another.
    private let layers: [Int]
    /// By literal: the groups whose terms do not count inside it.
    private let masks: [[Int]]

    init(_ lexicon: Lexicon) {
        var numbers: [Literal: Int] = [:]
        var literals: [Literal] = []
        var owners: [[Int]] = []
        var masks: [[Int]] = []
        func number(_ text: String) -> Int? {
            guard let literal = Literal(text) else { return nil }
            if let number = numbers[literal] { return number }
            numbers[literal] = literals.count
            literals.append(literal)
            owners.append([])
            masks.append([])
            return literals.count - 1
        }
        for (group, entry) in lexicon.groups.enumerated() {
            for term in entry.terms { if let literal = number(term) { owners[literal].append(group) } }
            for phrase in entry.except { if let literal = number(phrase) { masks[literal].append(group) } }
        }
        table = LiteralTable(literals)
        self.owners = owners
        layers = lexicon.groups.map(\.layer)
        self.masks = masks
    }

    /// The terms of a text by place. A term that is only part of a longer one found there does not count: 满意 in 不满意.
    /// The two layers do not hide each other: 已下架 marks a statement, and 下架 in it is still a fact.
    func hits(in text: NormalizedText) -> [Hit] {
        var found: [Raw] = []
        table.forEachOccurrence(in: text) { literal, range in found.append(Raw(range: range, literal: literal)) }
        found.sort { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
        var hits: [Hit] = []
        hits.reserveCapacity(found.count)
        var longest = [0..<0, 0..<0]
        var traps: [Raw] = []
        for raw in found {
            traps.removeAll { $0.range.upperBound <= raw.range.lowerBound }
            if !masks[raw.literal].isEmpty { traps.append(raw) }
            let masked = traps.filter { $0.range.upperBound >= raw.range.upperBound }.flatMap { masks[$0.literal] }
            for group in owners[raw.literal] {
                let layer = layers[group]
                if layer == 2 {
                    if !masked.contains(group) { hits.append(Hit(range: raw.range, group: group)) }
                    continue
                }
                let isPart = longest[layer].upperBound >= raw.range.upperBound && longest[layer] != raw.range
                if isPart { continue }
                if raw.range.upperBound > longest[layer].upperBound { longest[layer] = raw.range }
                if !masked.contains(group) { hits.append(Hit(range: raw.range, group: group)) }
            }
        }
        return hits
    }
}

extension Lexicon.Group {
    fileprivate var layer: Int {
        switch role {
        case .meanings(let meanings):
            if meanings.allSatisfy({ if case .statement = $0 { true } else { false } }) {
                1
            } else {
                meanings.allSatisfy(\.isBeside) ? 2 : 0
            }
        case .context: 2
        case .state: 0
        case .grammar(let grammar):
            switch grammar {
            case .request, .realEvent, .during, .staged: 1
            case .negator, .contrast, .intensifier, .softener, .person: 0
            }
        }
    }
}
