import Crisis
import Testing

@Suite("When a source is asked next, and why not sooner")
struct PollDecisionTests {
    /// Monday, 16 November 2026, 09:00 UTC.
    private let now = Timestamp(seconds: 1_794_819_600)
    private let range = PollRange(fastest: .minutes(1), usual: .minutes(10), slowest: .minutes(60))
    private let incident = Incident.ID("swallow-20261116-1")

    private var adaptive: PollPace { PollPace(range: range) }
    private var wish: PollPace { PollPace(wish: .minutes(10), range: range) }

    private func answered(_ change: (inout SourceState) -> Void = { _ in }) -> SourceState {
        var state = SourceState(id: "sina", nextDue: now, lastAttempt: now, lastSuccess: now)
        change(&state)
        return state
    }

    /// The wait in minutes, without the source's own jitter of ±10 %.
    private func wait(_ state: SourceState, _ pace: PollPace? = nil, crisis: Incident.ID? = nil) -> Double {
        let decision = PollPlan.decide(state, pace: pace ?? adaptive, crisis: crisis)
        let jitter = Double(PollPlan.wait("sina", interval: .days(1), failures: 0).milliseconds) / 86_400_000
        let wait = Double((decision.due - now).milliseconds) / 60_000
        return isBound(decision.reason) ? wait : (wait / jitter * 100).rounded() / 100
    }

    private func isBound(_ reason: PollReason) -> Bool {
        ["ttl", "update_period", "max_age", "skipped_time", "retry_after"].contains(reason.kind)
    }

    private func kind(_ state: SourceState, _ pace: PollPace? = nil, crisis: Incident.ID? = nil) -> String {
        PollPlan.decide(state, pace: pace ?? adaptive, crisis: crisis).reason.kind
    }

    @Test(
        "its own rhythm decides within the tier's range: an eighth of its usual gap",
        arguments: [(1, 1.0), (16, 2.0), (120, 15.0), (440, 55.0), (6000, 60.0)] as [(Int64, Double)])
    func rhythm(gap: Int64, minutes: Double) {
        let state = answered { $0.gaps = Array(repeating: gap * 60_000, count: 8) }
        #expect(wait(state) == minutes)
        #expect(kind(state) == "rhythm")
    }

    @Test("an unknown rhythm is the tier's usual pace, and a written interval is a wish")
    func paces() {
        let seven = answered { $0.gaps = Array(repeating: 60_000, count: 7) }
        #expect(wait(seven) == 10)
        #expect(kind(seven) == "usual")
        let eight = answered { $0.gaps = Array(repeating: 60_000, count: 8) }
        #expect(wait(eight, wish) == 10)
        #expect(kind(eight, wish) == "interval")
    }

    @Test("two weeks without news make it dormant, and one day less does not")
    func dormant() {
        let gaps = Array(repeating: Int64(60_000), count: 8)
        let quiet = answered {
            $0.gaps = gaps
            $0.lastItem = now - .days(15)
        }
        #expect(kind(quiet) == "dormant")
        #expect(wait(quiet) == 60)
        #expect(
            kind(
                answered {
                    $0.gaps = gaps; $0.lastItem = now - .days(13)
                }) == "rhythm")
    }

    @Test("what the publisher asks for is waited for, up to the tier's slowest pace")
    func wishes() {
        func state(_ wishes: PublisherWishes, fresh: TimeSpan? = nil) -> SourceState {
            answered {
                $0.wishes = wishes
                $0.freshUntil = fresh.map { now + $0 }
            }
        }
        let ttl = state(PublisherWishes(timeToLive: .minutes(40)))
        #expect(wait(ttl) == 40)
        #expect(kind(ttl) == "ttl")
        #expect(wait(ttl, wish) == 40)
        #expect(wait(state(PublisherWishes(timeToLive: .minutes(3)))) == 10)
        #expect(wait(state(PublisherWishes(timeToLive: .days(3)))) == 60)
        #expect(kind(state(PublisherWishes(updatePeriod: .hours(24)))) == "update_period")
        let fresh = state(PublisherWishes(), fresh: .minutes(25))
        #expect(wait(fresh) == 25)
        #expect(kind(fresh) == "max_age")
        #expect(wait(state(PublisherWishes(), fresh: .days(300))) == 60)
        #expect(wait(state(PublisherWishes(timeToLive: .minutes(20)), fresh: .minutes(30))) == 30)
    }

    @Test("a slow wish of the operator is never hastened, and the publisher may not slow it beyond")
    func slowWish() {
        let daily = PollPace(wish: .hours(6), range: range)
        let state = answered { $0.wishes = PublisherWishes(timeToLive: .days(2)) }
        #expect(kind(state, daily) == "interval")
        #expect(wait(state, daily) == 360)
    }

    @Test("in hours and on days that a feed skips it is asked at the slowest pace, and again right when they end")
    func skipped() {
        let night = answered { $0.wishes = PublisherWishes(skipHours: Array(9...14)) }
        #expect(kind(night) == "skipped_time")
        #expect(wait(night) == 60)
        // Due at 09:10 within a jitter; the skipped hour begins at 09:00 and ends at 10:00 sharp.
        #expect(wait(answered { $0.wishes = PublisherWishes(skipHours: [9]) }) == 60)
        #expect(kind(answered { $0.wishes = PublisherWishes(skipHours: [3, 10]) }) == "usual")
        #expect(kind(answered { $0.wishes = PublisherWishes(skipDays: [0]) }) == "skipped_time")
        #expect(kind(answered { $0.wishes = PublisherWishes(skipDays: [1]) }) == "usual")
        #expect(PublisherWishes(skipHours: Array(0..<24), skipDays: Array(0..<7)).isEmpty)
        #expect(PublisherWishes(timeToLive: .zero, skipHours: [-1, 24], skipDays: [7]).isEmpty)
    }

    @Test("a crisis asks at the fastest pace and sets hints aside, but not the server's freshness up to the usual pace")
    func crisis() {
        let state = answered { $0.wishes = PublisherWishes(timeToLive: .minutes(60), skipHours: [9]) }
        #expect(wait(state, crisis: incident) == 1)
        #expect(kind(state, crisis: incident) == "crisis")
        #expect(wait(state, wish, crisis: incident) == 1)
        #expect(wait(answered { $0.freshUntil = now + .minutes(5) }, crisis: incident) == 5)
        #expect(wait(answered { $0.freshUntil = now + .hours(5) }, crisis: incident) == 10)
        let swift = PollPace(wish: .seconds(20), range: range)
        #expect(kind(answered(), swift, crisis: incident) == "interval")
    }

    @Test("Retry-After and backing off count in a crisis too")
    func mannersInCrisis() {
        let held = answered {
            $0.failures = 1
            $0.lastStatus = 429
            $0.lastError = "refused: HTTP 429"
            $0.heldUntil = now + .hours(2)
        }
        #expect(wait(held, crisis: incident) == 120)
        #expect(kind(held, crisis: incident) == "retry_after")
        #expect(PollPlan.decide(held, pace: adaptive).reason == .retryAfter(status: 429, .hours(2)))
        let failing = answered {
            $0.failures = 5
            $0.lastError = "timed_out: x"
        }
        #expect(wait(failing, crisis: incident) == 16)
        #expect(wait(failing) == 60)
    }

    @Test("404 grows slower and slower up to a day, other failures up to an hour, 429 without a wait one step ahead")
    func backoff() {
        func state(_ error: String, _ failures: Int, _ status: Int) -> SourceState {
            answered {
                $0.failures = failures
                $0.lastError = error
                $0.lastStatus = status
            }
        }
        #expect([1, 2, 3, 4, 12].map { wait(state("missing: HTTP 404", $0, 404)) } == [10, 20, 40, 80, 1440])
        #expect([1, 2, 3, 4, 12].map { wait(state("refused: HTTP 500", $0, 500)) } == [10, 20, 40, 60, 60])
        #expect([1, 2].map { wait(state("refused: HTTP 429", $0, 429)) } == [20, 40])
        #expect(kind(state("missing: HTTP 404", 3, 404)) == "missing")
        #expect(kind(state("refused: HTTP 500", 3, 500)) == "backoff")
    }

    @Test("what is gone is never due, and what was never asked is due as planned")
    func ends() {
        #expect(PollPlan.decide(answered { $0.isGone = true }, pace: adaptive).due == PollPlan.never)
        let new = SourceState(id: "sina", nextDue: now + .seconds(7))
        #expect(PollPlan.decide(new, pace: adaptive) == PollDecision(due: now + .seconds(7), reason: .firstPoll))
    }

    @Test("every reason has words in both languages and a kind of its own")
    func words() {
        let span = TimeSpan.minutes(90)
        let reasons: [PollReason] = [
            .firstPoll, .interval(span), .rhythm(span), .usual(span), .dormant(span), .timeToLive(span),
            .updatePeriod(span), .skippedTime(span), .stillFresh(span), .retryAfter(status: 503, span),
            .backoff(failures: 2, span), .missing(failures: 1, span), .gone, .crisis(incident, span), .pathHeld(span),
        ]
        #expect(Set(reasons.map(\.kind)).count == reasons.count)
        #expect(reasons.allSatisfy { !$0.sentence.zh.isEmpty && !$0.sentence.en.isEmpty })
        #expect(reasons[9].sentence.en == "HTTP 503 with Retry-After: 1 h 30 min")
        #expect(reasons[13].sentence.en == "crisis of swallow-20261116-1: every 1 h 30 min")
        #expect(reasons[11].sentence.en == "404 once in a row, slower each time: 1 h 30 min")
    }

    @Test("many new sources are spread over a whole interval, a few over seconds")
    func startSpread() {
        let delays = (0..<10_000).map {
            (PollPlan.start(.feed("s\($0)", interval: .minutes(5)), among: 10_000, at: now).nextDue - now).milliseconds
        }
        #expect(delays.allSatisfy { (0...300_000).contains($0) })
        let busiest = Dictionary(grouping: delays) { $0 / 1000 }.values.map(\.count).max() ?? 0
        #expect(busiest < 70)
        let few = PollPlan.start(.feed("s", interval: .minutes(5)), among: 20, at: now).nextDue - now
        #expect(few <= .seconds(30))
    }
}
