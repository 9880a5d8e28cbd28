import Crisis
import Foundation
import Settings
import Testing

@Suite("A case is read from its file with all of its problems at once")
struct CaseFileTests {
    private let small = """
        case: late-parcels
        title: { zh: 晚点, en: Late parcels }
        watch: swallow
        brand: 飞燕
        until: 2026-03-02T00:00:00+08:00
        assess_at:
          - { point: A, at: 2026-03-01T12:00:00+08:00 }
        facts:
          - id: f1
            at: 2026-03-01T09:00:00+08:00
            source: press
            provenance: 晚报
            text: { zh: 延误, en: delay }
            tags: [coverage, partners_informed]
            portions: { partners_informed: 30 }
            mention: { tier: outlet, family: media, kind: coverage, title: 快件延误 }
            drives: [ignored]
            customers: 12
            harm: service
          - id: f2
            at: 2026-03-01T10:00:00+08:00
            source: official
            provenance: 邮政局
            text: { zh: 结论, en: result }
            verdict:
              by: authority
              polarity: mixed
              findings:
                - { text: { zh: 夸大, en: exaggerated }, polarity: adverse, reopens: [SY4] }
        variants:
          - id: other
            title: { zh: 另一说, en: another telling }
            remove: [f2]
            facts:
              - id: f1
                at: 2026-03-01T08:00:00+08:00
                source: seed
                provenance: 教材
                text: { zh: 早一小时, en: an hour earlier }
        """

    private func read(_ text: String) -> (CrisisCase?, [Problem]) {
        let log = ProblemLog()
        let told = CaseFile.read(name: "case.yaml", text: text, log: log, checks: [CheckID("SY4")])
        return (told, log.sorted)
    }

    @Test("facts carry their evidence, mention, verdict and portions")
    func facts() throws {
        let (told, problems) = read(small)
        #expect(problems == [])
        let crisisCase = try #require(told)
        let first = try #require(crisisCase.facts.first)
        #expect(first.evidence.portions == [.partnersInformed: PerMille(300)])
        #expect(first.mention?.tier == .outlet)
        let second = try #require(crisisCase.facts.last)
        #expect(second.evidence.tags == [.verdict])
        #expect(second.evidence.verdict?.findings.first?.reopens == [CheckID("SY4")])
    }

    @Test("the situation of a moment is what the facts up to then tell")
    func situation() throws {
        let crisisCase = try #require(read(small).0)
        let moment = try #require(Timestamp(rfc3339: "2026-03-01T12:00:00+08:00"))
        let situation = crisisCase.situation(at: moment)
        #expect(situation.clock.known == crisisCase.facts.first?.time)
        #expect(situation.clock.exposed == crisisCase.facts.first?.time)
        #expect(situation.tier == .outlet)
        #expect(situation.independentSources == 1)
        #expect(situation.drives == [.ignored])
        #expect(situation.customers == 12)
        #expect(situation.harm == .service)
        #expect(situation.grounds[.reach] == [Ground(quote: "快件延误", fact: FactID("f1"))])
        let before = crisisCase.situation(at: moment - .days(1))
        #expect(before.clock.exposed == nil)
        #expect(before.tier == nil)
    }

    @Test("a variant replaces facts of the same id and takes others away")
    func variant() throws {
        let crisisCase = try #require(read(small).0)
        let other = try #require(crisisCase.applying(variant: "other"))
        #expect(other.facts.map(\.evidence.text.en) == ["an hour earlier"])
        #expect(other.points == crisisCase.points)
        #expect(crisisCase.applying(variant: "third") == nil)
    }

    @Test(
        "each mistake is one problem",
        arguments: [
            ("case: late-parcels", "case: ../late", "not a name"),
            ("at: 2026-03-01T09:00:00+08:00", "at: 2026-03-01", "not a time with an offset"),
            ("tags: [coverage, partners_informed]", "tags: [coverage, partners_informed, rain]", "rain"),
            ("portions: { partners_informed: 30 }", "portions: { remedy: 30 }", "not a tag of this fact"),
            ("portions: { partners_informed: 30 }", "portions: { partners_informed: 0 }", "partners_informed"),
            ("reopens: [SY4]", "reopens: [SY9]", "SY9"), ("remove: [f2]", "remove: [f3]", "f3"),
            ("- id: f2", "- id: f1", "stands twice"), ("source: official", "source: rumour", "rumour"),
            ("until: 2026-03-02", "until: 2026-02-02", "outside of the case"),
            ("point: A, at: 2026-03-01", "point: A, at: 2026-02-01", "outside of the case"),
            ("    drives: [ignored]", "    drive: [ignored]", "drive"),
        ])
    func mistakes(old: String, new: String, what: String) throws {
        #expect(small.contains(old))
        let parts = small.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        let (told, problems) = read(parts.joined(separator: new))
        #expect(told == nil)
        #expect(problems.contains { $0.what.contains(what) && $0.line > 0 && !$0.advice.isEmpty })
    }

    @Test(
        "times and answers that contradict one another are told",
        arguments: [
            (
                "    customers: 12\n", "    customers: 12\n    clock: exposed\n", "    verdict:",
                "    clock: known\n    verdict:",
                "f1 exposes it before f2 makes it known"
            ),
            (
                "    customers: 12\n", "    customers: 12\n    clock: known\n", "    verdict:",
                "    clock: exposed\n    verdict:",
                "f1 is public before f2 exposes it"
            ),
            (
                "    customers: 12\n", "    customers: 12\n    clock: known\n", "    verdict:",
                "    clock: known\n    verdict:",
                "the clock known starts twice"
            ),
            (
                "tags: [coverage,", "tags: [press_reply, coverage,", "    verdict:",
                "    tags: [press_inquiry]\n    verdict:",
                "f1 answers the press before anybody asked"
            ),
            ("case: late-parcels", "case: late-parcels\noutcome: fine", "", "", "fine"),
            ("case: late-parcels", "case: late-parcels\nlesson: { zh: 早说 }", "", "", "lesson.en"),
        ])
    func contradictions(old: String, new: String, second: String, other: String, what: String) {
        var text = small.replacingOccurrences(of: old, with: new)
        if !second.isEmpty { text = text.replacingOccurrences(of: second, with: other) }
        let (told, problems) = read(text)
        #expect(told == nil)
        #expect(problems.contains { "\($0)".contains(what) && $0.line > 0 }, "\(problems)")
    }

    @Test("an outcome, a lesson and the offset of the place are kept")
    func outcome() throws {
        let text = small.replacingOccurrences(
            of: "watch: swallow", with: "watch: swallow\noutcome: contained\nlesson: { zh: 早说, en: speak early }")
        let told = try #require(read(text).0)
        #expect(told.outcome == .contained)
        #expect(told.lesson?.en == "speak early")
        #expect(told.offsetMinutes == 480)
    }

    @Test("a case without facts is a problem, and so is a file without a case")
    func empty() {
        let head = small.split(separator: "\n").prefix(5).joined(separator: "\n")
        #expect(read(head).1.map(\.what) == ["the case has no facts"])
        #expect(read("").1.count == 1)
        #expect(read("[1, 2]").1.count == 1)
    }
}

@Suite("The documentation of the case format is true")
struct CaseFormatDocumentTests {
    @Test("its example is a case that can be replayed")
    func example() throws {
        let document = try FiveSFixture.text("docs/case-format.md")
        let yaml = try #require(document.components(of: "```yaml\n", upTo: "\n```"))
        let log = ProblemLog()
        let told = CaseFile.read(name: "case-format.md", text: yaml, log: log)
        #expect(log.sorted == [])
        let points = CaseReplay(try #require(told), rules: try FiveSFixture.rules()).run()
        let morning = try #require(points.first { $0.names == ["next morning"] }).assessment
        #expect(morning.principles.map(\.principle) == [.shouldering, .sincerity, .speed, .system])
        #expect(morning.standing(of: CheckID("SH1"))?.state == .met)
        #expect(morning.standing(of: CheckID("SI1"))?.credit == PerMille(500))
    }

    @Test("every word that the format knows stands in it")
    func words() throws {
        let document = try FiveSFixture.text("docs/case-format.md")
        var words = EvidenceTag.allCases.map(\.rawValue) + ScorePart.allCases.map(\.rawValue)
        words += Category.allCases.map(\.rawValue) + Drive.allCases.map(\.rawValue) + Tier.allCases.map(\.rawValue)
        words += VerdictClass.allCases.map(\.rawValue) + Polarity.allCases.map(\.rawValue)
        words += Precision.allCases.map(\.rawValue) + CaseFact.Source.allCases.map(\.rawValue)
        words += MentionKind.allCases.map(\.rawValue) + Responsibility.allCases.map(\.rawValue)
        for word in words { #expect(document.contains("`\(word)`"), "\(word)") }
    }
}

extension String {
    /// What stands between the first `start` and the next `end`.
    fileprivate func components(of start: String, upTo end: String) -> String? {
        guard let from = range(of: start)?.upperBound, let to = range(of: end, range: from..<endIndex)?.lowerBound
        else { return nil }
        return String(self[from..<to])
    }
}
