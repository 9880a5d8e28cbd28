/// Which groups of a lexicon count only near other words, and which do not near others.
///
/// The words of each context are looked for in the same pass as all terms, as a group without meaning behind those of the
/// lexicon; contexts with the same words share one.
struct ContextRules: Sendable {
    private struct Rule: Sendable {
        var context: Int
        var reach: Lexicon.Context.Reach
        var isWanted: Bool
        /// A number of two or more digits does as well.
        var takesNumbers: Bool
    }

    /// By group of the lexicon.
    private let rules: [[Rule]]
    /// The first number of a group that is a context.
    private let first: Int
    /// Bytes that one Chinese character or English word takes at the most.
    private static let widest = 16
    /// Findings that are looked at on either side.
    private static let mostNeighbours = 48

    private init(rules: [[Rule]], first: Int) {
        self.rules = rules
        self.first = first
    }

    /// The rules, and the lexicon with a group for each context behind its own.
    static func make(for lexicon: Lexicon) -> (ContextRules, Lexicon) {
        var whole = lexicon
        struct Found: Hashable {
            var words: [String]
            var patterns: [TermPattern]
        }
        var numbers: [Found: Int] = [:]
        func rule(_ context: Lexicon.Context, isWanted: Bool) -> Rule {
            let found = Found(words: context.words, patterns: context.patterns)
            let number = numbers[found] ?? whole.groups.count
            if number == whole.groups.count {
                numbers[found] = number
                whole.groups.append(
                    Lexicon.Group(
                        rule: "context.\(number)", terms: context.words, patterns: context.patterns, role: .context))
            }
            return Rule(
                context: number, reach: context.reach, isWanted: isWanted,
                takesNumbers: context.words.contains(Lexicon.Context.number))
        }
        let rules = lexicon.groups.map { group in
            group.with.map { rule($0, isWanted: true) } + group.unless.map { rule($0, isWanted: false) }
        }
        return (ContextRules(rules: rules, first: lexicon.groups.count), whole)
    }

    /// The findings that may stand, in their order and without contexts; `findings` are by place.
    func standing(_ findings: [Finding], in text: NormalizedText) -> [Finding] {
        guard findings.contains(where: { $0.group >= first || !rules[$0.group].isEmpty }) else { return findings }
        let places = ContextPlaces(findings, first: first)
        return findings.indices.filter { index in
            let group = findings[index].group
            guard group < first else { return false }
            return rules[group].allSatisfy { rule in
                holds(rule, index, findings, places, text.bytes) == rule.isWanted
            }
        }.map { findings[$0] }
    }

    private func holds(
        _ rule: Rule, _ index: Int, _ findings: [Finding], _ places: ContextPlaces, _ bytes: [UInt8]
    ) -> Bool {
        let own = findings[index]
        switch rule.reach {
        case .text: return places.isAnywhere(rule.context)
        case .sentence: return places.isIn(sentence: own.sentence, rule.context)
        case .clause: return places.isIn(clause: own.clause, rule.context)
        case .after(let most): return isAfter(rule.context, most, index, findings, bytes)
        case .before(let most):
            return isBefore(rule.context, most, index, findings, bytes)
                || rule.takesNumbers && hasNumber(before: own.range.lowerBound, within: most, bytes)
        case .near(let most):
            return isAfter(rule.context, most, index, findings, bytes)
                || isBefore(rule.context, most, index, findings, bytes)
        }
    }

    /// Whether a number of two or more digits ends so many units before a place.
    private func hasNumber(before place: Int, within most: Int, _ bytes: [UInt8]) -> Bool {
        var digits = 0
        for index in (max(0, place - (most + 1) * Self.widest)..<place).reversed() {
            digits = (0x30...0x39).contains(bytes[index]) ? digits + 1 : 0
            if digits == 2 { return UnitCount.isAtMost(most + 1, bytes, index..<place) }
        }
        return false
    }

    private func isAfter(_ context: Int, _ most: Int, _ index: Int, _ findings: [Finding], _ bytes: [UInt8]) -> Bool {
        let own = findings[index]
        for other in findings[(index + 1)...].prefix(Self.mostNeighbours) {
            guard other.sentence == own.sentence,
                other.range.lowerBound <= own.range.upperBound + most * Self.widest
            else { return false }
            guard other.group == context, other.range.lowerBound >= own.range.upperBound else { continue }
            if UnitCount.isAtMost(most, bytes, own.range.upperBound..<other.range.lowerBound) { return true }
        }
        return false
    }

    private func isBefore(_ context: Int, _ most: Int, _ index: Int, _ findings: [Finding], _ bytes: [UInt8]) -> Bool {
        let own = findings[index]
        for other in findings[..<index].suffix(Self.mostNeighbours).reversed() {
            guard other.sentence == own.sentence,
                other.range.upperBound + (most + 2) * Self.widest >= own.range.lowerBound
            else { return false }
            guard other.group == context, other.range.upperBound <= own.range.lowerBound else { continue }
            if UnitCount.isAtMost(most, bytes, other.range.upperBound..<own.range.lowerBound) { return true }
        }
        return false
    }
}

/// In which clauses and sentences of a text the contexts stand.
private struct ContextPlaces {
    private struct Place: Hashable {
        var context: Int
        var number: Int
    }

    private var contexts: Set<Int> = []
    private var clauses: Set<Place> = []
    private var sentences: Set<Place> = []

    init(_ findings: [Finding], first: Int) {
        for finding in findings where finding.group >= first {
            contexts.insert(finding.group)
            clauses.insert(Place(context: finding.group, number: finding.clause))
            sentences.insert(Place(context: finding.group, number: finding.sentence))
        }
    }

    func isAnywhere(_ context: Int) -> Bool { contexts.contains(context) }

    func isIn(clause: Int, _ context: Int) -> Bool { clauses.contains(Place(context: context, number: clause)) }

    func isIn(sentence: Int, _ context: Int) -> Bool {
        sentences.contains(Place(context: context, number: sentence))
    }
}
