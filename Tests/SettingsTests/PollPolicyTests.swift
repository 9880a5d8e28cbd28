import Crisis
import Testing

@testable import Settings

@Suite("The manners of polling are configured by tier")
struct PollPolicyTests {
    private func read(_ text: String) -> (policy: PollPolicy, problems: [String]) {
        let log = ProblemLog()
        let section = ConfigFile(name: "t.yaml", text: text, log: log).section()?.optionalSection("polling")
        let policy = PollPolicy.read(section)
        return (policy, log.sorted.map(\.description))
    }

    @Test("what is not written keeps its standard")
    func standard() {
        #expect(read("other: 1\n").policy == .standard)
        let (policy, problems) = read(
            "polling:\n  host_gap: 0s\n  crisis: false\n  tiers:\n    outlet: { fastest: 1m }\n    own: { slowest: 2h }\n"
        )
        #expect(problems == [])
        #expect(policy.hostGap == .zero)
        #expect(!policy.quickensInCrisis)
        #expect(policy.range(of: .outlet) == PollRange(fastest: .minutes(1), usual: .minutes(5), slowest: .minutes(30)))
        #expect(policy.range(of: .own).slowest == .hours(2))
        #expect(policy.range(of: .social) == Tier.social.standardRange)
    }

    @Test("a range that is upside down, a tier that is none and a key that nobody knows are told with their lines")
    func problems() {
        let (_, problems) = read(
            "polling:\n  tiers:\n    outlet: { fastest: 1h }\n    loud: { usual: 1m }\n  gap: 1s\n")
        #expect(problems.count == 3)
        #expect(problems.contains { $0.hasPrefix("t.yaml:3: fastest, usual and slowest are not in this order") })
        #expect(problems.contains { $0.hasPrefix("t.yaml:4:") })
        #expect(problems.contains { $0.hasPrefix("t.yaml:5:") })
    }

    @Test(
        "a feed without an interval, or with interval: adaptive, follows its rhythm; a written one is a wish",
        arguments: [("", nil), (", interval: adaptive", nil), (", interval: 7m", .minutes(7))] as [(String, TimeSpan?)])
    func interval(text: String, wish: TimeSpan?) {
        let log = ProblemLog()
        let sources = SourceFile.read(
            files: [
                (
                    "s.yaml",
                    "sources:\n  - id: a\n    title: { zh: 甲, en: A }\n    family: media\n    tier: outlet\n"
                        + "    feed: { url: \"https://a.example/\"\(text) }\n"
                )
            ], folder: "/", watches: nil, log: log)
        #expect(log.isEmpty)
        #expect(sources.first.map { PollPolicy.standard.pace(of: $0).wish } == .some(wish))
    }
}
