/// Reads what the words next to a term do to it: negators, intensifiers, contrast.
struct Surroundings {
    private let text: NormalizedText
    private let groups: [Lexicon.Group]
    /// How far a neighbour is looked for, in bytes: eight Chinese characters, or a few English words.
    private static let furthest = 48

    init(text: NormalizedText, groups: [Lexicon.Group]) {
        self.text = text
        self.groups = groups
    }

    /// Marks what is denied and how strongly each finding is said; `findings` are by place.
    func apply(to findings: inout [Finding]) {
        for index in findings.indices {
            let group = groups[findings[index].group]
            if case .grammar = group.role { continue }
            findings[index].denied = !group.isTopic && isDenied(index, findings)
            findings[index].emphasis = emphasis(index, findings)
        }
        applyContrast(to: &findings)
    }

    /// An odd number of negators within reach, none of them used up by another term on the way; a denial passes on
    /// through 、 and 和, "or": 没有破损、丢失.
    private func isDenied(_ index: Int, _ findings: [Finding]) -> Bool {
        let own = findings[index]
        var negators = 0
        for neighbour in before(index, findings) {
            switch groups[neighbour.group].role {
            case .grammar(.negator(let reach)):
                if units(neighbour.range.upperBound, own.range.lowerBound) <= reach { negators += 1 }
            case .meanings where !groups[neighbour.group].isTopic && neighbour.range.lowerBound < own.range.lowerBound:
                if joins(neighbour.range.upperBound, own.range.lowerBound) { return neighbour.denied }
                return negators % 2 == 1
            case .meanings, .state, .grammar: break
            }
        }
        return negators % 2 == 1
    }

    private func emphasis(_ index: Int, _ findings: [Finding]) -> Int {
        let own = findings[index]
        for neighbour in before(index, findings) {
            guard units(neighbour.range.upperBound, own.range.lowerBound) <= 1 else { continue }
            switch groups[neighbour.group].role {
            case .grammar(.intensifier): return 13
            case .grammar(.softener): return 7
            case .meanings, .state, .grammar: break
            }
        }
        return 10
    }

    /// The findings that end before this one in its clause, nearest first.
    private func before(_ index: Int, _ findings: [Finding]) -> [Finding] {
        let own = findings[index]
        var near: [Finding] = []
        var place = index
        while place > 0 {
            place -= 1
            let other = findings[place]
            if other.clause != own.clause || other.range.lowerBound + Self.furthest * 2 < own.range.lowerBound { break }
            guard other.range.upperBound <= own.range.lowerBound,
                other.range.upperBound + Self.furthest >= own.range.lowerBound
            else { continue }
            near.append(other)
            if near.count == 12 { break }
        }
        return near
    }

    /// Chinese characters and English words between two places.
    private func units(_ start: Int, _ end: Int) -> Int {
        UnitCount(Array(text.bytes[start..<end])).between(0, end - start)
    }

    private static let joints: Set<[UInt8]> = Set(
        ["", " ", "、", "和", "或", "及", "或者", "以及", "与", "/", " or ", " and ", " nor "].map { Array($0.utf8) })

    private func joins(_ start: Int, _ end: Int) -> Bool {
        end - start <= 6 && Self.joints.contains(Array(text.bytes[start..<end]))
    }

    /// In a sentence with a contrast, what follows it weighs more and what came before less.
    private func applyContrast(to findings: inout [Finding]) {
        var contrasts: [Int: Int] = [:]
        for finding in findings where groups[finding.group].role == .grammar(.contrast) {
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
