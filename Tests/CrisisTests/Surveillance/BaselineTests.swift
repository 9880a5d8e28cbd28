import Crisis
import Foundation
import Testing

@Suite("A baseline knows what is usual and what is not")
struct BaselineTests {
    /// Monday, 2 November 2026, 00:00 in China.
    static let start = Timestamp(seconds: 1_793_548_800)

    /// A baseline after `weeks` weeks, with the counts that `count` gives for each hour.
    static func learnt(weeks: Int, seed: UInt64 = 1, count: (Int, inout MatterDice) -> Int) -> (Baseline, Timestamp) {
        var baseline = Baseline()
        var dice = MatterDice(seed: seed)
        baseline.advance(to: start)
        for hour in 0..<(weeks * 168) {
            baseline.observe(count(hour, &dice), at: start + .hours(Int64(hour)) + .minutes(30))
        }
        return (baseline, start + .hours(Int64(weeks * 168)))
    }

    @Test("after four quiet weeks a burst of thirty reads far above three sigma", arguments: 1...8)
    func burst(seed: UInt64) {
        var (baseline, now) = Self.learnt(weeks: 4, seed: seed) { _, dice in dice.poisson(2) }
        #expect(baseline.surge(at: now).sigma < 300)
        for minute in 0..<30 { baseline.observe(at: now + .minutes(Int64(minute))) }
        let reading = baseline.surge(at: now + .minutes(30))
        #expect(reading.events >= 30)
        #expect(reading.sigma > 500)
        #expect(!reading.isYoung)
        #expect((100...350).contains(reading.expected))
    }

    @Test("a burst is noticed in the minute in which it happens, not at the end of the hour")
    func soon() {
        var (baseline, now) = Self.learnt(weeks: 4) { _, dice in dice.poisson(1) }
        for second in 0..<12 { baseline.observe(at: now + .seconds(Int64(second * 7))) }
        #expect(baseline.surge(at: now + .seconds(90)).sigma >= 300)
        now += .hours(3)
        #expect(baseline.surge(at: now).events == 0)
    }

    @Test("day and night of every week are usual: in the fifth week hardly an hour reaches three sigma")
    func seasons() {
        let shape = [1, 1, 1, 1, 1, 2, 4, 10, 20, 24, 24, 20, 18, 20, 24, 24, 22, 20, 16, 14, 12, 8, 4, 2]
        var (baseline, now) = Self.learnt(weeks: 4) { hour, dice in
            dice.poisson(shape[hour % 24] / (hour % 168 >= 120 ? 2 : 1))
        }
        var alarms = 0
        var dice = MatterDice(seed: 99)
        for hour in 0..<168 {
            let count = dice.poisson(shape[hour % 24] / (hour % 168 >= 120 ? 2 : 1))
            for _ in 0..<count { baseline.observe(at: now + .minutes(Int64(dice.below(60)))) }
            now += .hours(1)
            if baseline.surge(at: now - .seconds(1)).sigma >= 300 { alarms += 1 }
        }
        #expect(alarms <= 1)
        // The expectation itself follows the day: noon against night.
        let noon = baseline.surge(at: now + .hours(11)).expected
        let night = baseline.surge(at: now + .hours(4)).expected
        #expect(noon > 4 * night)
    }

    @Test("an outbreak of two days does not become the usual")
    func outbreak() {
        var (baseline, now) = Self.learnt(weeks: 4) { _, dice in dice.poisson(2) }
        let before = baseline.surge(at: now).expected
        for _ in 0..<48 {
            baseline.observe(200, at: now + .minutes(20))
            now += .hours(1)
        }
        #expect(baseline.surge(at: now - .minutes(1)).sigma >= 300)
        #expect(baseline.surge(at: now + .hours(3)).expected < before * 2)
    }

    @Test("what has lasted for two weeks is the new usual")
    func shift() {
        var (baseline, now) = Self.learnt(weeks: 4) { _, dice in dice.poisson(2) }
        for _ in 0..<(14 * 24) {
            baseline.observe(60, at: now + .minutes(20))
            now += .hours(1)
        }
        #expect(baseline.surge(at: now - .minutes(1)).sigma < 150)
    }

    @Test(
        "without history twelve mentions in an hour reach three sigma and four do not",
        arguments: [(0, false), (1, false), (3, false), (4, false), (12, true), (40, true)])
    func empty(count: Int, surges: Bool) {
        var baseline = Baseline()
        for second in 0..<count { baseline.observe(at: Self.start + .seconds(Int64(second * 7))) }
        let reading = baseline.surge(at: Self.start + .seconds(400))
        #expect((reading.sigma >= 300) == surges)
        #expect(reading.isYoung)
        #expect(reading.reason.zh.contains("基线尚新"))
        #expect(reading.reason.en.contains("young"))
    }

    @Test("a young baseline of a busy watch learns its level within a day")
    func busy() {
        var baseline = Baseline()
        for hour in 0..<26 { baseline.observe(40, at: Self.start + .hours(Int64(hour)) + .minutes(10)) }
        #expect(baseline.surge(at: Self.start + .hours(25) + .minutes(30)).sigma < 150)
    }

    @Test("one mention after a month of nothing is not a surge of three sigma")
    func oneAfterNothing() {
        var baseline = Baseline()
        baseline.advance(to: Self.start)
        let later = Self.start + .days(30)
        baseline.observe(at: later)
        let reading = baseline.surge(at: later)
        #expect(reading.events == 1)
        #expect(reading.sigma < 150)
        #expect(reading.expected < 20)
    }

    @Test("time that goes backwards, repeats or jumps far ahead neither stops nor corrupts it")
    func backwards() {
        var (baseline, now) = Self.learnt(weeks: 2) { _, dice in dice.poisson(3) }
        let expected = baseline.surge(at: now).expected
        let learnt = baseline.hoursLearnt
        for _ in 0..<50 { baseline.observe(at: now - .days(9)) }
        #expect(baseline.lateEvents == 50)
        #expect(baseline.hoursLearnt == learnt)
        #expect(baseline.surge(at: now).expected == expected)
        baseline.observe(at: now + .days(20_000))
        let reading = baseline.surge(at: now + .days(20_000))
        #expect(reading.events == 1)
        #expect(reading.expected <= 10)
    }

    @Test("mentions that come some minutes late are counted in their own minute")
    func late() {
        var sorted = Baseline()
        var shuffled = Baseline()
        sorted.observe(at: Self.start)
        shuffled.observe(at: Self.start)
        for minute in [50, 10, 40, 20, 30] { shuffled.observe(at: Self.start + .minutes(Int64(minute))) }
        for minute in [10, 20, 30, 40, 50] { sorted.observe(at: Self.start + .minutes(Int64(minute))) }
        #expect(sorted == shuffled)
    }

    @Test("a million mentions at once cost as much as one")
    func million() {
        var baseline = Baseline()
        baseline.observe(1_000_000, at: Self.start)
        #expect(baseline.surge(at: Self.start + .minutes(30)).events == 1_000_000)
        baseline.observe(.max, at: Self.start + .hours(1))
        baseline.observe(-5, at: Self.start + .hours(2))
        #expect(baseline.surge(at: Self.start + .minutes(100)).sigma > 300)
    }

    @Test("a stop in the middle changes nothing: it goes on from its stored memory bit for bit", arguments: 1...5)
    func restart(seed: UInt64) throws {
        var (whole, now) = Self.learnt(weeks: 1, seed: seed) { _, dice in dice.poisson(5) }
        let stored = try JSONEncoder().encode(whole)
        #expect(stored.count < 8192)
        var resumed = try JSONDecoder().decode(Baseline.self, from: stored)
        var dice = MatterDice(seed: seed + 100)
        for _ in 0..<300 {
            now += .minutes(Int64(dice.below(40)))
            whole.observe(at: now)
            resumed.observe(at: now)
        }
        #expect(whole == resumed)
        #expect(whole.surge(at: now) == resumed.surge(at: now))
    }

    @Test("a matter that is a small part of the surge does not get all of it")
    func share() {
        let reading = SurgeReading(
            events: 60, expected: 200, dispersion: 100, sigma: 1200, isYoung: false,
            reason: LocalizedText(zh: "", en: ""))
        #expect(reading.sigma(dueTo: 0) == 0)
        #expect(reading.sigma(dueTo: 2) < 150)
        #expect(reading.sigma(dueTo: 58) >= 300)
        #expect(reading.sigma(dueTo: 5000) == 1200)
    }
}
