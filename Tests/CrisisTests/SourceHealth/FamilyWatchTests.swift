import Crisis
import Testing

@Suite("A family of sources that falls silent is seen")
struct FamilyWatchTests {
    private let now = Timestamp(seconds: 1_800_000_000)
    private let sources: [Source] = [
        .feed("12305", family: .consumers), .feed("intake", family: .consumers), .feed("sina", family: .media),
        .feed("weibo", family: .public),
    ]

    private func answered(_ id: Source.ID) -> SourceState {
        SourceState(id: id, nextDue: now, lastAttempt: now, lastSuccess: now)
    }

    private func failed(_ id: Source.ID, times: Int, kind: PollFailure.Kind = .timedOut) -> SourceState {
        var state = answered(id)
        state.failures = times
        state.lastError = PollFailure(kind, "x").text
        return state
    }

    private func gone(_ id: Source.ID) -> SourceState {
        var state = answered(id)
        state.isGone = true
        return state
    }

    @Test("a family is dead when all its sources are, and not before")
    func allDead() {
        let one = FamilyWatch(sources: sources, states: [gone("12305"), answered("intake")], at: now)
        #expect(one.dead.isEmpty)
        let both = FamilyWatch(sources: sources, states: [gone("12305"), failed("intake", times: 3)], at: now)
        #expect(both.dead == [.consumers])
        let report = both.reports.first { $0.family == .consumers }
        #expect(report?.sources.map(\.id) == ["12305", "intake"])
        #expect(report?.sources.map(\.diagnosis.health) == [.gone, .failing])
        #expect(report?.reason.zh.contains("2 个来源") == true)
    }

    @Test("a single refusal does not kill a family, a lasting one does")
    func refusals() {
        func dead(_ times: Int) -> [SourceFamily] {
            FamilyWatch(sources: sources, states: [failed("sina", times: times, kind: .accessDenied)], at: now).dead
        }
        #expect(dead(1) == [])
        #expect(dead(3) == [.media])
    }

    @Test("a silent source counts as dead though it answers")
    func silent() {
        var state = answered("weibo")
        state.gaps = Array(repeating: 600_000, count: 10)
        state.lastItem = now - .hours(5)
        #expect(FamilyWatch(sources: sources, states: [state], at: now).dead == [.public])
    }

    @Test("sources that were never asked are not dead, and families without sources are called unwatched")
    func unasked() {
        let watch = FamilyWatch(sources: [.feed("sina")], states: [], at: now)
        #expect(watch.dead.isEmpty)
        #expect(watch.reports.map(\.condition) == [.unwatched, .heard, .unwatched])
        #expect(watch.onlyHeard == .media)
    }

    @Test("it is told when only one family is still heard")
    func onlyOne() {
        #expect(FamilyWatch(sources: sources, states: [], at: now).onlyHeard == nil)
        let states = [gone("12305"), gone("intake"), gone("weibo")]
        let watch = FamilyWatch(sources: sources, states: states, at: now)
        #expect(watch.onlyHeard == .media)
        #expect(watch.dead == [.consumers, .public])
    }

    @Test("the order of sources and states changes nothing")
    func order() {
        let states = [gone("12305"), answered("intake"), failed("sina", times: 5)]
        let watch = FamilyWatch(sources: sources, states: states, at: now)
        #expect(watch == FamilyWatch(sources: sources.reversed(), states: states.reversed(), at: now))
    }
}
