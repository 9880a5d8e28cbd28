import Crisis
import Foundation
import Testing

@Suite("The surge detector notices within minutes, and knows how rare it is")
struct SurgeDetectorTests {
    /// Monday, 2 November 2026, 00:00 in China.
    static let start = Timestamp(seconds: 1_793_548_800)

    static func season(_ bin: Int, width: BinWidth = .fiveMinutes) -> SeasonCell {
        SeasonCell(
            start + .seconds(width.seconds * Int64(bin)), width: width, offsetMinutes: 480, calendar: .weekends)
    }

    /// Two to sixteen mentions on average in five minutes, by the hour of the day.
    static func usual(_ bin: Int, _ dice: inout MatterDice) -> Double {
        let hour = bin / 12 % 24
        return Double(dice.below(5 + 28 * max(0, 12 - abs(hour - 14)) / 12))
    }

    /// The mean of `usual` there.
    static func mean(_ bin: Int) -> Double { Double(4 + 28 * max(0, 12 - abs(bin / 12 % 24 - 14)) / 12) / 2 }

    @Test("after two weeks a surge to six times the usual rings within twenty minutes, by day and by night")
    func surge() {
        var dice = MatterDice(seed: 1)
        var detector = SurgeDetector()
        var budget = AlertBudget(perWeek: 0.5)
        var noticed = 0
        for bin in 0..<(14 * 288 + 288) {
            // What would be said if a surge began now, in each of 24 hours.
            if bin >= 14 * 288, bin % 12 == 0 {
                var (detector, budget) = (detector, budget)
                let alarm = (bin..<(bin + 4)).first {
                    budget.decide(detector.observe((6 * Self.mean($0)).rounded(), Self.season($0)))
                }
                if alarm != nil { noticed += 1 }
            }
            _ = budget.decide(detector.observe(Self.usual(bin, &dice), Self.season(bin)))
        }
        #expect(noticed >= 21, "\(noticed) of 24")
    }

    @Test("a mention after a month of silence is not an alarm, and neither is ten million after it a trap")
    func silence() {
        var detector = SurgeDetector()
        var budget = AlertBudget(perWeek: 1)
        for bin in 0..<8_640 { _ = detector.observe(0, Self.season(bin)) }
        let one = detector.observe(1, Self.season(8_640))
        let rings = budget.decide(one)
        #expect(!rings)
        #expect(one.score < 0.5)
        let flood = detector.observe(10_000_000, Self.season(8_641))
        let floodRings = budget.decide(flood)
        #expect(floodRings)
        #expect(flood.score > 0.999)
        for bin in 8_642..<11_000 { _ = detector.observe(0, Self.season(bin)) }
        let later = detector.observe(0, Self.season(11_000))
        #expect(later.expected < 1)
    }

    @Test("what comes later changes nothing: a prefix is judged alike, and a stored detector goes on to the bit")
    func replay() throws {
        var dice = MatterDice(seed: 9)
        let counts = (0..<3_000).map { Self.usual($0, &dice) * ($0 == 2_500 ? 20 : 1) }
        var whole = SurgeDetector()
        let judged = counts.indices.map { whole.observe(counts[$0], Self.season($0)) }
        var part = SurgeDetector()
        let before = (0..<1_777).map { part.observe(counts[$0], Self.season($0)) }
        #expect(before == Array(judged[..<1_777]))
        var resumed = try JSONDecoder().decode(SurgeDetector.self, from: JSONEncoder().encode(part))
        let after = (1_777..<3_000).map { resumed.observe(counts[$0], Self.season($0)) }
        #expect(after == Array(judged[1_777...]))
    }

    @Test("a series takes at most eight kilobytes", arguments: [BinWidth.fiveMinutes, .hour, .day, .week])
    func memory(width: BinWidth) {
        #expect(SurgeDetector(width: width).heldBytes + MemoryLayout<AlertBudget>.size <= 8_192)
    }

    @Test("weeks with bursts ring about as often as asked")
    func kept() {
        var dice = MatterDice(seed: 3)
        var detector = SurgeDetector()
        var budget = AlertBudget(perWeek: 2)
        var burst = 0.0
        for bin in 0..<(8 * 2_016) {
            burst *= 0.8
            // Twice a day something is passed on: mostly a little, seldom much.
            if dice.below(144) == 0 { burst += 40 / Double(1 + dice.below(12)) }
            _ = budget.decide(detector.observe(Self.usual(bin, &dice) + burst.rounded(), Self.season(bin)))
        }
        // Sixteen are asked, and four more or less are chance.
        #expect((8...26).contains(budget.alarms), "\(budget.alarms)")
    }

    @Test("day, hour and week bins notice a count ten times the usual", arguments: [BinWidth.hour, .day, .week])
    func widths(width: BinWidth) {
        var dice = MatterDice(seed: 4)
        var detector = SurgeDetector(width: width)
        for bin in 0..<200 { _ = detector.observe(Double(dice.poisson(20)), Self.season(bin, width: width)) }
        let usual = detector.observe(20, Self.season(200, width: width))
        let surge = detector.observe(200, Self.season(201, width: width))
        #expect(surge.logWeeks > usual.logWeeks + 4)
        #expect(surge.score > 0.98)
    }
}

@Suite("The budget rings once an episode")
struct AlertBudgetTests {
    static func rarity(_ logWeeks: Double) -> SurgeReading.Rarity {
        SurgeReading.Rarity(count: 9, expected: 1, dispersion: 1, logWeeks: logWeeks, isYoung: false)
    }

    @Test("one alarm a day, unless it gets much rarer; the first hour's rise belongs to the alarm")
    func episode() {
        var budget = AlertBudget(perWeek: 1)
        let story =
            [1.0] + Array(repeating: 4, count: 6) + Array(repeating: 5, count: 100) + [6]
            + Array(repeating: 1, count: 300)
        let alarms = story.indices.filter { budget.decide(Self.rarity(story[$0])) }
        #expect(alarms == [0, 107, 107 + 288])
    }

    @Test("a smaller budget asks for rarer bursts", arguments: [(2.0, 1.0), (1, 0.5), (0.5, 0.25)])
    func order(more: Double, less: Double) {
        #expect(AlertBudget(perWeek: more).threshold < AlertBudget(perWeek: less).threshold)
    }

    @Test(
        "the asked rate and the allowance for events are kept for two years, also where bursts are called rarer than they are",
        arguments: [0.0, 0.5], [0.5, 1, 2])
    func rate(exaggeration: Double, asked: Double) throws {
        var dice = MatterDice(seed: 12)
        var budget = AlertBudget(perWeek: asked, width: .hour)
        for _ in 0..<(104 * 168) {
            // Nine bursts a week, of which one in e comes in e times as many weeks.
            var logWeeks = -9.0
            if dice.below(168) < 9 { logWeeks = exaggeration - log(9) - log(Double(1 + dice.below(9_999)) / 10_000) }
            _ = budget.decide(Self.rarity(logWeeks))
        }
        let realised = try #require(budget.realised)
        #expect((0.85 * asked...1.45 * asked + 0.25).contains(realised), "\(realised)")
    }

    @Test("too many routine alarms raise the threshold, and none lower it")
    func correction() {
        var busy = AlertBudget(perWeek: 0.5)
        var idle = busy
        let before = busy.threshold
        for _ in 0..<(8 * 2_016) {
            _ = busy.decide(Self.rarity(2))
            _ = idle.decide(Self.rarity(-5))
        }
        #expect(busy.threshold > before)
        #expect(idle.threshold < before)
        #expect(idle.realised == 0)
    }
}
