import Crisis
import Digests

/// Reads a rule set from its YAML file, with all of its problems at once.
package enum RuleSetFile {
    /// The rule set of a file; nil, and at least one problem in `log`, when anything in it is wrong.
    ///
    /// - Parameters:
    ///   - name: the file as the user named it, for problems.
    ///   - text: what stands in it. Its SHA-256 names the rule set's version in every assessment.
    ///   - log: gathers the problems.
    package static func read(name: String, text: String, log: ProblemLog) -> RuleSet? {
        let own = ProblemLog()
        let rules = ConfigFile(name: name, text: text, log: own).section().flatMap { section in
            let hash = SHA256.hexadecimal(of: text).prefix(12)
            let rules = RuleSetReader(section: section).read(hash: String(hash))
            section.finish()
            return rules
        }
        for problem in own.problems { log.report(problem) }
        return own.isEmpty ? rules : nil
    }
}

/// Reads the sections of a rule set in the order of the file.
struct RuleSetReader {
    let section: ConfigSection

    func read(hash: String) -> RuleSet? {
        let name = section.string("name")
        let damping = section.percent("damping")
        let weights = section.section("principles")?.points(
            of: Principle.allCases, in: 1...1000)
        let checks = CheckRuleReader(section: section).read()
        let levels = section.section("levels").flatMap(LevelThresholds.read)
        let likelihood = section.section("likelihood").flatMap(LikelihoodRules.read)
        let impact = section.section("impact").flatMap(ImpactRules.read)
        let floors = section.sections("floors").compactMap(FloorRule.read)
        let notify = section.section("notify").flatMap(NotifyRules.read)
        guard let name, let damping, let weights, let levels, let likelihood, let impact, let notify else { return nil }
        return RuleSet(
            name: RuleSetName(name: name, hash: hash), checks: checks, principleWeights: weights, damping: damping,
            levels: levels, likelihood: likelihood, impact: impact, floors: floors, notify: notify)
    }
}

extension ConfigSection {
    /// Percent, 0 to 100.
    func percent(_ key: String, in range: ClosedRange<Int> = 0...100) -> PerMille? {
        integer(key, in: range).map { PerMille($0 * 10) }
    }

    /// A number for each of these words, all needed and no others.
    func points<Word: RawRepresentable & Hashable>(
        of words: [Word], in range: ClosedRange<Int> = 0...100
    ) -> [Word: Int] where Word.RawValue == String {
        var points: [Word: Int] = [:]
        for word in words { points[word] = integer(word.rawValue, in: range) }
        finish()
        return points
    }

    /// `- { from: 2, points: 5 }` lines, both rising.
    func steps(_ key: String) -> [LikelihoodRules.Step] {
        var steps: [LikelihoodRules.Step] = []
        for section in sections(key) {
            let from = section.integer("from", in: 0...1_000_000)
            let points = section.integer("points", in: 0...100)
            section.finish()
            guard let from, let points else { continue }
            if let last = steps.last, from <= last.from || points < last.points {
                section.report(
                    "\"\(section.path)\" does not rise above the step before it",
                    "Order the steps by from, with points that do not fall.")
            } else {
                steps.append(LikelihoodRules.Step(from: from, points: points))
            }
        }
        return steps
    }

    /// One of an enumeration's words when the key is there.
    func optionalChoice<Choice: RawRepresentable & CaseIterable>(_ key: String, as type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        has(key) ? choice(key, as: type) : nil
    }
}
