import Crisis
import Settings
import Testing

@Suite("A rule set is read with all of its problems at once")
struct RuleSetFileTests {
    private func problems(_ change: (inout [String]) -> Void) throws -> [Problem] {
        var lines = try FiveSFixture.text(FiveSFixture.rulesPath).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        change(&lines)
        let log = ProblemLog()
        let rules = RuleSetFile.read(name: "rules.yaml", text: lines.joined(separator: "\n"), log: log)
        #expect((rules == nil) == !log.isEmpty)
        return log.sorted
    }

    /// Replaces `old` by `new` in the first line that holds it, and gives its number.
    private func replace(_ old: String, by new: String, in lines: inout [String], after start: String = "") -> Int {
        let from = lines.firstIndex { $0.contains(start) } ?? 0
        guard let index = lines[from...].firstIndex(where: { $0.contains(old) }) else {
            Issue.record("no line holds \(old)")
            return 0
        }
        let parts = lines[index].split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        lines[index] = parts.joined(separator: new)
        return index + 1
    }

    @Test("the shipped file has the checks, weights and clocks of rule set 1")
    func shipped() throws {
        let rules = try FiveSFixture.rules()
        #expect(rules.name.name == "5s-1")
        #expect(rules.name.hash.count == 12)
        #expect(
            rules.checks.map { "\($0.id) \($0.clock.rawValue) \($0.deadline?.settingText ?? "-") \($0.weight)" } == [
                "SH1 exposed 4h 30", "SH2 exposed 1d 30", "SH3 known 1d 20", "SH4 exposed 1d 20", "SI1 exposed 4h 40",
                "SI2 exposed 1d 30", "SI3 continuous - 30", "SI4 promise - 30", "SP1 inquiry 1h 20",
                "SP2 exposed 4h 50",
                "SP3 exposed 1d 30", "SY1 continuous - 25", "SY2 exposed 1d 25", "SY3 known 1d 25",
                "SY4 continuous - 25", "ST1 known 1d 25", "ST2 exposed 2d 25", "ST3 exposed 3d 50",
            ])
        #expect(rules.damping == PerMille(400))
        #expect(rules.levels.fallMargin == PerMille(50))
        #expect(rules.notify.fromLevel == .yellow)
    }

    @Test("another text is another version")
    func hash() throws {
        let text = try FiveSFixture.text(FiveSFixture.rulesPath)
        let other = RuleSetFile.read(name: "r", text: text + "\n# changed\n", log: ProblemLog())
        #expect(try #require(other).name.hash != FiveSFixture.rules().name.hash)
    }

    @Test("three mistakes are three problems at their lines")
    func three() throws {
        var lines: [Int] = []
        let problems = try problems {
            lines.append(replace("closes_on: [regret]", by: "closes_on: [regrets]", in: &$0))
            lines.append(replace("weight: 20", by: "weight: 0", in: &$0, after: "id: SH4"))
            lines.append(replace("from_level: yellow", by: "from_level: yellowish", in: &$0))
        }
        #expect(problems.map(\.line) == lines)
        #expect(problems.map(\.file) == ["rules.yaml", "rules.yaml", "rules.yaml"])
    }

    @Test("a misspelt key is unknown, with a guess, and the key it stands for is missed")
    func misspelt() throws {
        let problems = try problems { _ = replace("due_soon:", by: "due_son:", in: &$0) }
        #expect(problems.count == 2)
        #expect(problems.contains { $0.what.contains("due_son\"") && $0.advice.contains("due_soon") })
    }

    @Test(
        "each mistake is one problem at its line",
        arguments: [
            ("weight: 30", "weight: -3", "checks[0].weight"),
            ("closes_on: [remedy]", "closes_on: [remedies]", "remedies"),
            ("- id: SH2", "- id: SH1", "SH1 stands twice"),
            ("    clock: exposed", "    clock: sunrise", "sunrise"),
            ("deadline: 4h", "deadline: soon", "not a length of time"),
            ("yellow: 30", "yellow: 60", "levels.orange"),
            ("red: 70", "red: 50", "levels.red"),
            ("margin: 5", "margin: 15", "never ends"),
            ("yellow: 2, orange: 1", "yellow: 1, orange: 2", "levels.stretch.orange"),
            ("damping: 40", "damping: 140", "damping"),
            ("  ST: 1 ", "  ST: 0 ", "principles.ST"),
            ("from: 200, points: 14", "from: 100, points: 14", "does not rise"),
            ("caps: { volume: 20", "caps: { volume: 21", "add up to 101"),
            ("from: 03-10", "from: 02-30", "not a day of the year"),
            ("facts: [death, injury]", "facts: [death, flood]", "flood"),
            ("    facts: [court_filing]", "    lifted_by: authority", "never be hit"),
            ("closes_on: [application_filed]", "closes_on: [own_statement]", "own word"),
            ("    closed_by_verdict: true", "    reopens_on: [verdict]", "never be closed"),
            ("from_level: yellow", "from_level: purple", "purple"),
            ("name: 5s-1", "name: 5s-1\nowner: me", "owner"),
        ])
    func one(old: String, new: String, what: String) throws {
        var line = 0
        let problems = try problems { line = replace(old, by: new, in: &$0) }
        #expect(problems.count == 1)
        let problem = try #require(problems.first)
        #expect(problem.what.contains(what))
        #expect(!problem.advice.isEmpty)
        // Some are seen at the section around the line.
        #expect(abs(problem.line - line) <= 12)
    }

    @Test("a principle without checks is a problem")
    func principle() throws {
        let problems = try problems { lines in
            for index in lines.indices where lines[index] == "    principle: ST" { lines[index] = "    principle: SY" }
        }
        #expect(problems.map(\.what) == ["the principle ST (Standard) has no check"])
    }

    @Test("no cut of the file crashes the reader or passes for a rule set")
    func truncated() throws {
        let text = try FiveSFixture.text(FiveSFixture.rulesPath)
        let whole = text.utf8.count
        for length in stride(from: 0, to: whole - 700, by: 397) {
            let log = ProblemLog()
            let cut = String(decoding: text.utf8.prefix(length), as: UTF8.self)
            #expect(RuleSetFile.read(name: "r", text: cut, log: log) == nil)
            #expect(!log.isEmpty)
        }
    }
}
