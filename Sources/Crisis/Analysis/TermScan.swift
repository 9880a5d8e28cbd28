/// A lexicon's terms made ready for one pass over a text.
struct TermScan: Sendable {
    /// A term of a group, found in the text.
    struct Hit: Hashable {
        /// Folded bytes.
        var range: Range<Int>
        var group: Int
        /// Where the longer term of blame or praise ends in which it stands, for a negator: 没有 in 没有破损. Such a negator
        /// denies what is told in that term and no other tone.
        var coverEnd: Int?
    }

    private struct Raw {
        var range: Range<Int>
        var literal: Int
    }

    private let table: LiteralTable
    /// By literal: the groups for which it is a term.
    private let owners: [[Int]]
    private let layers: [Layer]
    private let isNegator: [Bool]
    /// By literal: the groups whose terms do not count inside it.
    private let masks: [[Int]]

    init(_ lexicon: Lexicon) {
        var numbers: [Literal: Int] = [:]
        var literals: [Literal] = []
        var owners: [[Int]] = []
        var masks: [[Int]] = []
        func number(_ literal: Literal?) -> Int? {
            guard let literal else { return nil }
            if let number = numbers[literal] { return number }
            numbers[literal] = literals.count
            literals.append(literal)
            owners.append([])
            masks.append([])
            return literals.count - 1
        }
        for (group, entry) in lexicon.groups.enumerated() {
            for term in entry.terms { if let literal = number(Literal(term)) { owners[literal].append(group) } }
            for branch in entry.patterns.flatMap(\.branches) {
                for anchor in branch.anchors {
                    if let literal = number(Literal(anchor: anchor, of: branch.sides)) { owners[literal].append(group) }
                }
            }
            for phrase in entry.except { if let literal = number(Literal(phrase)) { masks[literal].append(group) } }
        }
        table = LiteralTable(literals)
        self.owners = owners
        layers = lexicon.groups.map(\.layer)
        isNegator = lexicon.groups.map { if case .grammar(.negator) = $0.role { true } else { false } }
        self.masks = masks
    }

    /// The terms of a text by place. A term that is only part of a longer one found there does not count: 满意 in 不满意.
    /// Among words of the tone the leftmost wins where two overlap. What is told and how it is told do not hide each
    /// other: 已下架 marks a statement, and 下架 in it is still a fact. Blame and praise hide nothing that is told either:
    /// 等了三天还没到 is blame, and 还没到 in it is still a delay.
    func hits(in text: NormalizedText) -> [Hit] {
        var found: [Raw] = []
        table.forEachOccurrence(in: text) { literal, range in found.append(Raw(range: range, literal: literal)) }
        found.sort { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
        var hits: [Hit] = []
        hits.reserveCapacity(found.count)
        var longest = [0..<0, 0..<0, 0..<0]
        var lastCovered = 0..<0
        var traps: [Raw] = []
        for raw in found {
            traps.removeAll { $0.range.upperBound <= raw.range.lowerBound }
            if !masks[raw.literal].isEmpty { traps.append(raw) }
            let masked = traps.filter { $0.range.upperBound >= raw.range.upperBound }.flatMap { masks[$0.literal] }
            for group in owners[raw.literal] {
                let layer = layers[group]
                if layer == .beside {
                    if !masked.contains(group) { hits.append(Hit(range: raw.range, group: group)) }
                    continue
                }
                let cover = longest[layer.rawValue]
                if cover != raw.range {
                    let isPart =
                        layer == .tone
                        ? cover.upperBound > raw.range.lowerBound : cover.upperBound >= raw.range.upperBound
                    if isPart {
                        // 没 in 没有 in 没有破损 denies nothing besides.
                        let isInNegator = raw.range.upperBound <= lastCovered.upperBound && raw.range != lastCovered
                        if isNegator[group], cover != longest[0], !isInNegator, !masked.contains(group) {
                            lastCovered = raw.range
                            hits.append(Hit(range: raw.range, group: group, coverEnd: cover.upperBound))
                        }
                        continue
                    }
                }
                for hidden in layer.hides where raw.range.upperBound > longest[hidden].upperBound {
                    longest[hidden] = raw.range
                }
                if !masked.contains(group) { hits.append(Hit(range: raw.range, group: group)) }
            }
        }
        return hits
    }
}

/// Terms of one layer hide what is part of them in the layers that they hide.
private enum Layer: Int {
    /// What a text tells: troubles, harms, facts, drives, states, and the words of grammar around them.
    case told
    /// How it is told: statement markers, requests, cues of staging.
    case manner
    /// Blame and praise that tell nothing else.
    case tone
    /// Flags and what is read beside them, and contexts: no term of these hides another.
    case beside

    var hides: [Int] {
        switch self {
        case .told: [0, 2]
        case .manner: [1]
        case .tone: [2]
        case .beside: []
        }
    }
}

extension Lexicon.Group {
    fileprivate var layer: Layer {
        switch role {
        case .meanings(let meanings):
            if meanings.allSatisfy({ if case .statement = $0 { true } else { false } }) {
                .manner
            } else if meanings.allSatisfy(\.isBeside) {
                .beside
            } else {
                meanings.allSatisfy { $0 == .negative || $0 == .positive } ? .tone : .told
            }
        case .context: .beside
        case .state: .told
        case .grammar(let grammar):
            switch grammar {
            case .request, .realEvent, .during, .staged: .manner
            case .negator, .contrast, .intensifier, .softener, .person: .tone
            }
        }
    }
}
