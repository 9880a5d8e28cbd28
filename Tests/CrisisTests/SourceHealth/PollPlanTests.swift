import Crisis
import Testing

@Suite("A poll plan is polite, patient and never gives up")
struct PollPlanTests {
    private let now = Timestamp(seconds: 1_800_000_000)
    private let interval = TimeSpan.minutes(10)

    private func next(_ state: SourceState, _ outcome: PollOutcome, at moment: Timestamp? = nil) -> SourceState {
        PollPlan.next(state, interval: interval, outcome: outcome, at: moment ?? now)
    }

    private func fresh(_ id: Source.ID = "sina") -> SourceState { SourceState(id: id, nextDue: now) }

    private var failure: PollOutcome {
        PollOutcome(.failed(PollFailure(.timedOut, "no whole answer in time"), retryAfter: nil))
    }

    @Test("the wait is the interval within ten per cent, the same on every run", arguments: 0..<500)
    func jitter(seed: Int) {
        let id = "source-\(seed)"
        let wait = PollPlan.wait(id, interval: interval, failures: 0)
        #expect((540_000...660_000).contains(wait.milliseconds))
        #expect(wait == PollPlan.wait(id, interval: interval, failures: 0))
    }

    @Test("sources of one interval do not come due together")
    func jitterSpreads() {
        let waits = (0..<1000).map { PollPlan.wait("source-\($0)", interval: interval, failures: 0).milliseconds }
        #expect(Set(waits).count > 900)
        let mean = waits.reduce(0, +) / 1000
        #expect((595_000...605_000).contains(mean))
    }

    @Test("after failures the wait never shrinks and ends at the cap", arguments: 1...200)
    func backoff(seed: Int) {
        var generator = PollSeed(UInt64(seed))
        let interval = TimeSpan.seconds(Int64.random(in: 1...7200, using: &generator))
        let waits = (0...40).map { PollPlan.wait("source-\(seed)", interval: interval, failures: $0).milliseconds }
        #expect(zip(waits, waits.dropFirst()).allSatisfy { $0 <= $1 })
        let cap = max(PollPlan.backoffCap, interval).milliseconds
        #expect(waits.allSatisfy { $0 <= cap + cap / 10 })
        #expect(waits[40] >= cap - cap / 10)
    }

    @Test("no interval and no number of failures overflows", arguments: [Int64.min, -1, 0, 1, .max])
    func extremes(milliseconds: Int64) {
        let wait = PollPlan.wait("x", interval: TimeSpan(milliseconds: milliseconds), failures: .max)
        #expect(wait > .zero)
        #expect(wait <= .days(33))
    }

    @Test("each failure is counted and told, and a success forgets them")
    func failuresInARow() {
        var state = fresh()
        for _ in 0..<4 { state = next(state, failure) }
        #expect(state.failures == 4)
        #expect(state.lastError == "timed_out: no whole answer in time")
        #expect(state.requests == 4)
        #expect(state.nextDue - now > .minutes(50))
        state = next(state, PollOutcome(.delivered(Validators()), status: 200))
        #expect(state.failures == 0)
        #expect(state.lastError == nil)
        #expect(state.lastSuccess == now)
    }

    @Test("validators of a whole body are stored as they came")
    func validators() {
        let validators = Validators(etag: "W/\"a b\"", lastModified: "Wed, 01 Jan 2020 00:00:00 GMT")
        let state = next(fresh(), PollOutcome(.delivered(validators), status: 200))
        #expect(state.etag == "W/\"a b\"")
        #expect(state.lastModified == "Wed, 01 Jan 2020 00:00:00 GMT")
        let without = next(state, PollOutcome(.delivered(Validators(etag: "\"2\"")), status: 200))
        #expect(without.etag == "\"2\"")
        #expect(without.lastModified == nil)
    }

    @Test("validators of a body that broke off are not stored")
    func truncated() {
        var state = fresh()
        state.etag = "\"old\""
        let next = next(state, PollOutcome(.delivered(nil), status: 200))
        #expect(next.etag == "\"old\"")
        #expect(next.failures == 0)
    }

    @Test("an answer 304 counts, keeps the old validators and takes newer ones")
    func notModified() {
        var state = fresh()
        state.etag = "\"1\""
        state.lastModified = "Wed, 01 Jan 2020 00:00:00 GMT"
        let next = next(state, PollOutcome(.unchanged(Validators(etag: "\"2\"")), status: 304))
        #expect(next.notModified == 1)
        #expect(next.etag == "\"2\"")
        #expect(next.lastModified == "Wed, 01 Jan 2020 00:00:00 GMT")
        #expect(next.lastStatus == 304)
    }

    @Test("a validator that could smuggle a header line or fill the ledger is dropped")
    func hostileValidators() {
        let validators = Validators(
            etag: "\"x\"\r\nCookie: a", lastModified: String(repeating: "x", count: Validators.maximumBytes + 1))
        #expect(validators.etag == nil)
        #expect(validators.lastModified == nil)
    }

    @Test("the server's Retry-After is waited for, but not for ever, and never makes us come sooner")
    func retryAfter() {
        func due(_ wait: TimeSpan) -> TimeSpan {
            let failure = PollFailure(.refused, "HTTP 503")
            return next(fresh(), PollOutcome(.failed(failure, retryAfter: now + wait), status: 503)).nextDue - now
        }
        #expect(due(.hours(3)) == .hours(3))
        #expect(due(.days(4000)) == PollPlan.longestRetryAfter)
        #expect(due(.seconds(1)) >= interval)
        #expect(due(.hours(-5)) >= interval)
    }

    @Test("a source that is gone is not asked again until something answers")
    func gone() {
        let state = next(fresh(), PollOutcome(.gone, status: 410))
        #expect(state.isGone)
        #expect(state.nextDue == PollPlan.never)
        #expect(Timestamp(rfc3339: state.nextDue.rfc3339) == state.nextDue)
        #expect(state.lastStatus == 410)
        #expect(!next(state, PollOutcome(.delivered(nil), status: 200)).isGone)
    }

    @Test("what a poll cost and brought is added up")
    func counters() {
        let gain = PollGain(requests: 1, bytes: 500, newItems: 3, unreadable: 2)
        var state = next(fresh(), PollOutcome(.delivered(nil), status: 200, gain: gain))
        state = next(state, PollOutcome(.delivered(nil), status: 200, gain: gain), at: now + interval)
        #expect([state.requests, state.bytes, state.items, state.unreadable] == [2, 1000, 6, 4])
        #expect(state.lastItem == now + interval)
        #expect(state.gaps == [600_000])
    }

    @Test("a page between moves the cursor and leaves the due time and the failures")
    func advance() {
        var state = fresh()
        state.failures = 2
        let page = PollPlan.advance(state, interval: interval, gain: PollGain(newItems: 5), cursor: "c2", at: now)
        #expect(page.cursor == "c2")
        #expect(page.nextDue == state.nextDue)
        #expect(page.failures == 2)
        #expect(page.items == 5)
    }

    @Test("first polls are spread over the start, and soon", arguments: [1, 60, 86_400] as [Int64])
    func start(seconds: Int64) {
        for index in 0..<200 {
            let delay = PollPlan.start(.feed("s\(index)", interval: .seconds(seconds)), at: now).nextDue - now
            #expect(delay >= .zero)
            #expect(delay <= min(.seconds(30), TimeSpan(milliseconds: seconds * 100)))
        }
    }
}
