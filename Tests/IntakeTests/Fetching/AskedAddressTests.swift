import Crisis
import Intake
import Testing

@Suite("What is allowed to the configured host does not go along to another one")
struct AskedAddressTests {
    private let now = Timestamp(seconds: 1_800_000_000)

    private func asked(adopted: String) -> Source.FeedOrigin {
        var state = SourceState(id: "s", nextDue: now)
        for day in 0..<8 {
            var outcome = PollOutcome(.delivered(nil), status: 200)
            outcome.notes.redirects = [FollowedRedirect(isPermanent: true, target: adopted)]
            state = PollPlan.next(
                state, pace: .fixed(.days(1)), outcome: outcome, asked: "http://rsshub.lan:1200/a",
                at: now + .days(Int64(day)))
        }
        let feed = Source.FeedOrigin(url: "http://rsshub.lan:1200/a", interval: nil, trusted: true)
        return feed.asked(by: state, at: now + .days(8))
    }

    @Test("a move within the host keeps its trust, a move away loses it")
    func trust() {
        #expect(asked(adopted: "http://rsshub.lan:1200/b").trusted)
        let away = asked(adopted: "http://10.0.0.7/admin")
        #expect(away.url == "http://10.0.0.7/admin")
        #expect(!away.trusted)
        #expect(!asked(adopted: "http://rsshub.lan:1201/b").trusted)
    }

    @Test(
        "host and origin of a URL",
        arguments: [
            ("https://User:pw@News.Example:8443/a?b#c", "https://news.example:8443", "news.example"),
            ("http://[2001:db8::1]:80/x", "http://[2001:db8::1]:80", "[2001:db8::1]"),
            ("https://a.example", "https://a.example", "a.example"),
        ])
    func parts(url: String, origin: String, host: String) {
        #expect(PollURL(url).origin == origin)
        #expect(PollURL(url).host == host)
    }
}
