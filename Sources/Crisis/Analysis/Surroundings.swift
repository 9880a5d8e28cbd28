/// Reads what the words next to a term do to it: negators, intensifiers, contrast.
struct Surroundings {
    private let bytes: [UInt8]
    private let traits: [TermTraits]
    /// How far a neighbour is looked for, in bytes: a dozen Chinese characters, or a few English words.
    private static let furthest = 48
    /// What somebody announces is taken back only by a negator right before it: 再不理我报警 denies nothing.
    private static let announcedReach = 0
    /// Neighbours that are looked at before a term at the most.
    private static let mostNeighbours = 12

    init(text: NormalizedText, traits: [TermTraits]) {
        bytes = text.bytes
        self.traits = traits
    }

    /// Marks what is denied and how strongly each finding is said; `findings` are by place.
    func apply(to findings: inout [Finding]) {
        for index in findings.indices {
            let kind = traits[findings[index].group].kind
            if case .grammar(let grammar) = kind, grammar != .request { continue }
            if kind == .context { continue }
            findings[index].denied = !traits[findings[index].group].isTopic && isDenied(index, findings)
            findings[index].emphasis = emphasis(index, findings)
        }
        applyContrast(to: &findings)
    }

    /// An odd number of negators within reach, none of them used up by another term on the way; a denial passes on
    /// through 、 and 和, "or": 没有破损、丢失.
    private func isDenied(_ index: Int, _ findings: [Finding]) -> Bool {
        let start = findings[index].range.lowerBound
        let own = traits[findings[index].group]
        var negators = 0
        var coverEnd: Int?
        for place in before(index, findings) {
            let neighbour = findings[place]
            guard isNeighbour(neighbour, of: findings[index]) else { continue }
            if traits[neighbour.group].isBeside && !own.isBeside { continue }
            switch traits[neighbour.group].kind {
            case .grammar(.negator(let reach)):
                guard speaks(neighbour, to: findings[index]) else { continue }
                let most = own.isAnnounced ? min(reach, Self.announcedReach) : reach
                guard units(neighbour.range.upperBound, start, atMost: most) else { continue }
                negators += 1
                coverEnd = neighbour.coverEnd ?? coverEnd
            case .meaning where neighbour.range.upperBound == coverEnd: break
            case .meaning where !traits[neighbour.group].isTopic && !traits[neighbour.group].isHint:
                if joins(neighbour.range.upperBound, start) { return neighbour.denied }
                return negators % 2 == 1
            case .meaning, .state, .grammar, .context: break
            }
        }
        return negators % 2 == 1
    }

    /// A negator within a longer term of blame or praise denies what is told in that term; behind it only in English,
    /// where the term may end before the word that it denies: "no one was" injured.
    private func speaks(_ negator: Finding, to finding: Finding) -> Bool {
        guard let end = negator.coverEnd else { return true }
        if traits[finding.group].isTone { return false }
        let start = finding.range.lowerBound
        return start < end || start <= end + 1 && bytes[end - 1] < 0x80
    }

    private func emphasis(_ index: Int, _ findings: [Finding]) -> Int {
        for place in before(index, findings) {
            let neighbour = findings[place]
            let kind = traits[neighbour.group].kind
            guard kind == .grammar(.intensifier) || kind == .grammar(.softener),
                isNeighbour(neighbour, of: findings[index]),
                units(neighbour.range.upperBound, findings[index].range.lowerBound, atMost: 1)
            else { continue }
            return kind == .grammar(.intensifier) ? 13 : 7
        }
        return 10
    }

    /// The places of the findings before this one in its clause, nearest first.
    private func before(_ index: Int, _ findings: [Finding]) -> ReversedCollection<Range<Int>> {
        let clause = findings[index].clause
        let limit = findings[index].range.lowerBound - Self.furthest * 2
        var first = index
        while first > 0, index - first < Self.mostNeighbours, findings[first - 1].clause == clause,
            findings[first - 1].range.lowerBound >= limit
        {
            first -= 1
        }
        return (first..<index).reversed()
    }

    private func isNeighbour(_ other: Finding, of own: Finding) -> Bool {
        other.range.upperBound <= own.range.lowerBound
            && other.range.upperBound + Self.furthest >= own.range.lowerBound
    }

    /// Whether no more than so many Chinese characters and English words stand between two places.
    private func units(_ start: Int, _ end: Int, atMost most: Int) -> Bool {
        var count = 0
        var inWord = false
        for index in start..<end {
            let isWord = NormalizedText.isWordByte(bytes[index])
            if isWord ? !inWord : UnitCount.beginsCharacter(bytes, index) { count += 1 }
            if count > most { return false }
            inWord = isWord
        }
        return true
    }

    private static let joints: Set<[UInt8]> = Set(
        ["", " ", "、", "和", "或", "及", "或者", "以及", "与", "/", " or ", " and ", " nor "].map { Array($0.utf8) })

    private func joins(_ start: Int, _ end: Int) -> Bool {
        start == end || end - start <= 6 && Self.joints.contains(Array(bytes[start..<end]))
    }

    /// In a sentence with a contrast, what follows it weighs more and what came before less.
    private func applyContrast(to findings: inout [Finding]) {
        var contrasts: [Int: Int] = [:]
        for finding in findings where traits[finding.group].kind == .grammar(.contrast) {
            contrasts[finding.sentence] = finding.range.lowerBound
        }
        guard !contrasts.isEmpty else { return }
        for index in findings.indices {
            guard let contrast = contrasts[findings[index].sentence] else { continue }
            let factor = findings[index].range.lowerBound > contrast ? 14 : 8
            findings[index].emphasis = findings[index].emphasis * factor / 10
        }
    }
}
