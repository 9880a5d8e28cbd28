import Crisis
import Testing

@Suite("A redirect is adopted only after it held")
struct AddressMoveTests {
    private let start = Timestamp(seconds: 1_800_000_000)
    private let home = "https://old.example/feed"
    private let target = "https://new.example/feed"

    /// Polls once a day, at the address that the state asks for.
    private func polled(
        _ state: SourceState? = nil, days: Int, from first: Int = 0,
        _ answer: (_ asked: String, _ day: Int) -> (PollOutcome.Result, [FollowedRedirect])
    ) -> (state: SourceState, asked: [String]) {
        var state = state ?? SourceState(id: "sina", nextDue: start)
        var asked: [String] = []
        for day in first..<(first + days) {
            let now = start + .days(Int64(day))
            let address = state.address(configured: home, at: now)
            let (result, redirects) = answer(address, day)
            var outcome = PollOutcome(result, status: 200)
            outcome.notes.redirects = redirects
            state = PollPlan.next(state, pace: .fixed(.days(1)), outcome: outcome, asked: address, at: now)
            asked.append(address)
        }
        return (state, asked)
    }

    private func moved(_ asked: String) -> (PollOutcome.Result, [FollowedRedirect]) {
        (.delivered(nil), asked == home ? [FollowedRedirect(isPermanent: true, target: target)] : [])
    }

    private var failed: PollOutcome.Result { .failed(PollFailure(.timedOut, "x"), retryAfter: nil) }

    @Test("adopted after a week and five good answers, and not a day sooner")
    func held() {
        let (week, _) = polled(days: 7) { asked, _ in moved(asked) }
        #expect(week.move?.adoption == nil)
        #expect(week.move?.candidate?.polls == 7)
        let (after, asked) = polled(days: 9) { asked, _ in moved(asked) }
        #expect(after.move?.adoption?.address == target)
        #expect(asked.last == target)
        #expect(asked.prefix(8).allSatisfy { $0 == home })
    }

    @Test("a week with too few answers is not enough")
    func tooFew() {
        let (state, _) = polled(days: 9) { asked, day in day.isMultiple(of: 3) ? moved(asked) : (failed, []) }
        #expect(state.move?.adoption == nil)
        #expect(state.move?.candidate?.polls == 3)
    }

    @Test(
        "one answer that says otherwise begins the week anew",
        arguments: [
            [], [FollowedRedirect(isPermanent: false, target: "https://new.example/feed")],
            [FollowedRedirect(isPermanent: true, target: "https://third.example/feed")],
            [
                FollowedRedirect(isPermanent: true, target: "https://x.example/"),
                FollowedRedirect(isPermanent: false, target: "https://new.example/feed"),
            ],
        ])
    func interrupted(redirects: [FollowedRedirect]) {
        let (state, _) = polled(days: 10) { asked, day in day == 5 ? (.delivered(nil), redirects) : moved(asked) }
        #expect(state.move?.adoption == nil)
        #expect(state.move?.candidate?.since == start + .days(6))
    }

    @Test(
        "an address that is no improvement is never adopted",
        arguments: [
            "http://old.example/feed", "ftp://new.example/feed", "file:///etc/passwd", "https://old.example/feed",
        ])
    func refused(target: String) {
        let (state, _) = polled(days: 30) { _, _ in
            (.delivered(nil), [FollowedRedirect(isPermanent: true, target: target)])
        }
        #expect(state.move == nil)
        let long = "https://new.example/" + String(repeating: "x", count: AddressMove.maximumAddressBytes)
        let (kept, _) = polled(days: 30) { _, _ in
            (.delivered(nil), [FollowedRedirect(isPermanent: true, target: long)])
        }
        #expect(kept.move == nil)
    }

    @Test("the configured address is asked again each week, and wins when it answers for itself")
    func recheck() {
        let (adopted, _) = polled(days: 9) { asked, _ in moved(asked) }
        let (still, asked) = polled(adopted, days: 14, from: 9) { asked, _ in moved(asked) }
        #expect(asked.filter { $0 == home }.count == 2)
        #expect(still.move?.adoption?.address == target)
        let (back, _) = polled(still, days: 8, from: 23) { _, _ in (.delivered(nil), []) }
        #expect(back.move == nil)
        #expect(back.address(configured: home, at: start + .days(40)) == home)
    }

    @Test("a dead configured address is no failure of a source that lives elsewhere")
    func deadHome() {
        let (adopted, _) = polled(days: 9) { asked, _ in moved(asked) }
        let (later, asked) = polled(adopted, days: 20, from: 9) { asked, _ in
            asked == home ? (.gone, []) : (.delivered(nil), [])
        }
        #expect(asked.contains(home))
        #expect(!later.isGone)
        #expect(later.failures == 0)
        #expect(later.move?.adoption?.address == target)
    }

    @Test("when the adopted address fails, the configured one is asked every second time")
    func failingAdoption() {
        let (adopted, _) = polled(days: 9) { asked, _ in moved(asked) }
        let (_, asked) = polled(adopted, days: 6, from: 9) { _, _ in (failed, []) }
        #expect(asked.suffix(4).contains(home))
        #expect(asked.suffix(4).contains(target))
        let (gone, _) = polled(adopted, days: 1, from: 9) { _, _ in (.gone, []) }
        #expect(!gone.isGone)
        #expect(gone.address(configured: home, at: start + .days(10)) == home)
    }

    @Test("410 at the configured address ends a source that lives nowhere else")
    func gone() {
        let (state, _) = polled(days: 1) { _, _ in (.gone, []) }
        #expect(state.isGone)
    }
}
