import Crisis
import Foundation
import Testing

@Suite("A silent source is not a calm one")
struct SourceHealthTests {
    private let start = Timestamp(seconds: 1_800_000_000)
    private let interval = TimeSpan.minutes(10)

    /// A source that was polled every interval and brought something new after each of these numbers of intervals.
    private func state(arrivals: [Int], thenQuiet quiet: Int = 0) -> (state: SourceState, now: Timestamp) {
        var state = SourceState(id: "sina", nextDue: start)
        var now = start
        let polls = [true] + arrivals.flatMap { Array(repeating: false, count: $0 - 1) + [true] }
        for brings in polls + Array(repeating: false, count: quiet) {
            let gain = PollGain(newItems: brings ? 1 : 0)
            let outcome = PollOutcome(.delivered(nil), status: 200, gain: gain)
            now += interval
            state = PollPlan.next(state, interval: interval, outcome: outcome, at: now)
        }
        return (state, now)
    }

    private func failing(_ failure: PollFailure, times: Int, after state: SourceState? = nil) -> SourceState {
        var state = state ?? SourceState(id: "sina", nextDue: start)
        for _ in 0..<times {
            state = PollPlan.next(
                state, interval: interval, outcome: PollOutcome(.failed(failure, retryAfter: nil)), at: start)
        }
        return state
    }

    @Test("silent longer than its own 99th-percentile gap, and not a poll sooner")
    func silenceLaw() {
        let rhythm = [5, 6, 5, 9, 5, 4, 5, 6, 7]
        let (atGap, now) = state(arrivals: rhythm, thenQuiet: 9)
        #expect(atGap.usualSilence(interval: interval) == interval * 9)
        #expect(atGap.health(at: now, interval: interval) == .fresh)
        let (past, later) = state(arrivals: rhythm, thenQuiet: 10)
        #expect(past.health(at: later, interval: interval) == .silent)
        #expect(past.diagnosis(at: later, interval: interval).reason.en.contains("usual is at most 1 h 30 min"))
        #expect(past.diagnosis(at: later, interval: interval).reason.zh.contains("1 小时 30 分钟"))
    }

    @Test("whatever the rhythm, silence begins just past its longest usual gap", arguments: 1...100)
    func silenceProperty(seed: Int) {
        var generator = PollSeed(UInt64(seed))
        let count = Int.random(in: 8...100, using: &generator)
        let rhythm = (0..<count).map { _ in Int.random(in: 1...20, using: &generator) }
        let usual = max(3, rhythm.suffix(64).max() ?? 0)
        let (atGap, now) = state(arrivals: rhythm, thenQuiet: usual)
        #expect(atGap.health(at: now, interval: interval) == .fresh)
        let (past, later) = state(arrivals: rhythm, thenQuiet: usual + 1)
        #expect(past.health(at: later, interval: interval) == .silent)
        #expect(past.gaps.count <= SourceState.maximumGaps)
    }

    @Test("fewer than eight gaps are no rhythm")
    func tooFewGaps() {
        let (state, now) = state(arrivals: Array(repeating: 1, count: 7), thenQuiet: 50)
        #expect(state.gaps.count == 7)
        #expect(state.health(at: now, interval: interval) == .fresh)
    }

    @Test("a busy source is not silent before three intervals are over")
    func atLeastThreeIntervals() {
        let (state, now) = state(arrivals: Array(repeating: 1, count: 20), thenQuiet: 3)
        #expect(state.health(at: now, interval: interval) == .fresh)
        #expect(state.health(at: now + .seconds(1), interval: interval) == .silent)
    }

    @Test("what we slept through is neither a gap nor a silence of the source")
    func ownDeafness() {
        let (state, now) = state(arrivals: Array(repeating: 1, count: 20))
        let waking = now + .days(3)
        #expect(state.health(at: waking, interval: interval) == .late)
        #expect(state.diagnosis(at: waking, interval: interval).reason.en.contains("it was due 2 d 23 h ago"))
        let outcome = PollOutcome(.delivered(nil), status: 200, gain: PollGain(newItems: 4))
        let next = PollPlan.next(state, interval: interval, outcome: outcome, at: waking)
        #expect(next.gaps == state.gaps)
        #expect(next.lastItem == waking)
    }

    @Test("pages of one poll are one arrival")
    func pages() {
        var (state, now) = state(arrivals: [2, 2])
        now += interval
        for page in 0..<5 {
            state = PollPlan.advance(
                state, interval: interval, gain: PollGain(newItems: 9), cursor: "\(page)",
                at: now + .seconds(Int64(page)))
        }
        #expect(state.gaps == [1_200_000, 1_200_000, 600_000])
    }

    @Test("one failure makes it late, three make it failing, and its reason says why")
    func failures() {
        let (answered, _) = state(arrivals: [1])
        let timeout = PollFailure(.timedOut, "no whole answer in time")
        #expect(failing(timeout, times: 2, after: answered).health(at: start, interval: interval) == .late)
        let diagnosis = failing(timeout, times: 3, after: answered).diagnosis(at: start, interval: interval)
        #expect(diagnosis.health == .failing)
        #expect(diagnosis.reason.en.contains("3 failures in a row"))
        #expect(diagnosis.reason.zh.contains("超时"))
        #expect(failing(timeout, times: 1).health(at: start, interval: interval) == .failing)
    }

    @Test(
        "refusals that somebody must lift are a block at once",
        arguments: PollFailure.Kind.allCases)
    func blocks(kind: PollFailure.Kind) {
        let (answered, _) = state(arrivals: [1])
        let health = failing(PollFailure(kind, "x: y"), times: 1, after: answered).health(at: start, interval: interval)
        let blocks: Set<PollFailure.Kind> = [.accessDenied, .addressRefused, .tls]
        #expect(health == (blocks.contains(kind) ? .blocked : .late))
    }

    @Test("new and gone are told from the rest")
    func newAndGone() {
        let state = SourceState(id: "sina", nextDue: start)
        #expect(state.health(at: start, interval: interval) == .new)
        let gone = PollPlan.next(state, interval: interval, outcome: PollOutcome(.gone, status: 410), at: start)
        #expect(gone.health(at: start, interval: interval) == .gone)
    }

    @Test("a failure is read back from the text that is kept of it", arguments: PollFailure.Kind.allCases)
    func failureText(kind: PollFailure.Kind) {
        let failure = PollFailure(kind, "host: port, detail")
        #expect(PollFailure(text: failure.text) == failure)
        #expect(PollFailure(text: "something else") == nil)
    }

    @Test("a change of health is noted once, from what to what and why")
    func notes() {
        var (state, now) = state(arrivals: [1])
        let first = state.noteHealth(at: now, interval: interval)
        #expect(first?.from == .new)
        #expect(first?.to == .fresh)
        #expect(state.noteHealth(at: now, interval: interval) == nil)
        state = failing(PollFailure(.timedOut, "x"), times: 3, after: state)
        let second = state.noteHealth(at: now, interval: interval)
        #expect(second?.from == .fresh)
        #expect(second?.to == .failing)
        #expect(second?.reason.en.contains("3 failures in a row") == true)
    }

    @Test("a state of an older ledger is read")
    func oldState() throws {
        let text = """
            {"bytes":1,"failures":0,"gaps":[],"id":"a","isGone":false,"items":0,"nextDue":"2026-11-22T00:00:00Z",
            "notModified":0,"requests":1,"unreadable":0}
            """
        let state = try JSONDecoder().decode(SourceState.self, from: Data(text.utf8))
        #expect(state.requests == 1)
        #expect(state.move == nil)
    }
}
