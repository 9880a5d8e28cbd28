import Crisis
import Foundation
import Testing

@Suite("Complaints by day and week, for each category and region")
struct IntakeSurveillanceTests {
    /// Monday, 2 November 2026, 00:00 in China.
    static let start = CountedWatch.start
    static let zone = LocalZone(offsetMinutes: 480)

    /// Counts complaints of a day in the middle of it, and closes the day.
    static func day(
        _ number: Int, _ complaints: [(Crisis.Category, String, Int)], _ counts: inout IntakeCounts
    ) -> [IntakeReading] {
        let noon = start + .days(Int64(number)) + .hours(12)
        for (category, region, count) in complaints {
            for _ in 0..<count {
                counts.count(category: category, region: region, at: noon, now: noon, zone: zone)
            }
        }
        return IntakeReading.alarms(
            among: counts.advance(
                to: start + .days(Int64(number) + 1) + .hours(7), watch: "swallow", in: SeriesSurroundings()))
    }

    @Test("an outbreak in one region is told by its series, with expectation, bound and method")
    func outbreak() throws {
        var counts = IntakeCounts()
        var dice = MatterDice(seed: 5)
        var quiet = 0
        for number in 0..<30 {
            quiet += Self.day(number, [(.lost, "浙江", dice.poisson(4)), (.late, "江苏", dice.poisson(6))], &counts).count
        }
        #expect(quiet <= 1)
        let alarms = Self.day(30, [(.lost, "浙江", 40), (.late, "江苏", 6)], &counts)
        let alarm = try #require(alarms.first { $0.series == IntakeKey(.lost, region: "浙江") })
        #expect(alarm.period == .day)
        #expect(alarm.count == 40)
        #expect((200...700).contains(alarm.expected))
        #expect(alarm.bound < 4_000)
        #expect(alarm.method == .earsC2)
        #expect(!alarms.contains { $0.series.region == "江苏" })
    }

    @Test(
        "the method follows the length of the history", arguments: [(7, "earsC1"), (9, "earsC2"), (64, "sameWeekday")])
    func methods(days: Int, method: String) {
        var counts = IntakeCounts()
        for number in 0..<days { _ = Self.day(number, [(.lost, "浙江", 3)], &counts) }
        let alarms = Self.day(days, [(.lost, "浙江", 90)], &counts)
        #expect(alarms.first.map { "\($0.method)" } == method)
    }

    @Test("five hundred quiet series ring on few days in all, not five hundred times too often")
    func manySeries() {
        var dice = MatterDice(seed: 11)
        var counts = IntakeCounts()
        let regions = (0..<26).map { "区域\($0)" }
        let categories = Crisis.Category.allCases.filter { $0 != .other }
        let means = (0..<(26 * 19)).map { _ in dice.below(6) }
        var rang = 0
        for number in 0..<24 {
            var today: [(Crisis.Category, String, Int)] = []
            for (index, mean) in means.enumerated() {
                today.append((categories[index % 19], regions[index / 19], dice.poisson(mean)))
            }
            if !Self.day(number, today, &counts).isEmpty { rang += 1 }
        }
        #expect(counts.seriesCount <= 500)
        #expect(rang <= 4, "rang on \(rang) days")
    }

    @Test("zeros for weeks and then one complaint are no alarm, and regions without number do not fill the memory")
    func hostile() {
        var counts = IntakeCounts()
        for number in 0..<40 { _ = Self.day(number, [], &counts) }
        #expect(Self.day(40, [(.lost, "浙江", 1)], &counts).isEmpty)
        for number in 0..<2_000 {
            counts.count(
                category: .lost, region: "假\(number)", at: Self.start + .days(41) + .hours(8),
                now: Self.start + .days(41) + .hours(8), zone: Self.zone)
        }
        #expect(counts.seriesCount <= 500)
    }

    @Test("what is stored goes on alike, open and closed parts apart")
    func stored() throws {
        var counts = IntakeCounts()
        for number in 0..<12 { _ = Self.day(number, [(.lost, "浙江", number % 5)], &counts) }
        var resumed = try JSONDecoder().decode(IntakeCounts.self, from: JSONEncoder().encode(counts.openPart))
        resumed.restore(
            try JSONDecoder().decode([IntakeKey: [[Int32]]].self, from: JSONEncoder().encode(counts.closedPart)))
        #expect(resumed == counts)
    }

    @Test("complaints of yesterday that come in the morning count where they belong, and old ones nowhere")
    func late() {
        var counts = IntakeCounts()
        for number in 0..<9 { _ = Self.day(number, [(.lost, "浙江", 2)], &counts) }
        let morning = Self.start + .days(10) + .hours(5)
        _ = counts.advance(to: Self.start + .days(9) + .hours(8), watch: "swallow", in: SeriesSurroundings())
        for _ in 0..<60 {
            counts.count(
                category: .lost, region: "浙江", at: Self.start + .days(9) + .hours(20), now: morning, zone: Self.zone)
            counts.count(
                category: .lost, region: "浙江", at: Self.start + .days(3), now: morning, zone: Self.zone)
        }
        let alarms = IntakeReading.alarms(
            among: counts.advance(to: morning + .hours(2), watch: "swallow", in: SeriesSurroundings()))
        #expect(alarms.first?.count == 60)
    }
}

@Suite("A line of the plain kind is read as the careful reader reads it")
struct PlainLineTests {
    @Test(
        "both readers agree to the bit",
        arguments: [
            "2026-11-24 08:05:00,17", "2026-11-24T08:05:00Z,0", "2026-11-24 08:05,3", "2026-02-29 08:05:00,3",
            "2026-11-24 08:05:00,17.0", "2026-11-24 08:05:00,1.5", "2026-11-24 24:05:00,1", "2026-11-24 08:05:00,-1",
            "2026-11-24 08:05:00,", "2026-11-24 08:05:00+08:00,5", "2026-11-24 08:05:00,5\r", "2026-11-24 08:05:00,5,9",
            "2026-11-24 08:05:00,1e3", "2026-11-24 08:05:61,1", "2026/11/24 08:05:00,2",
            "2026-11-24 08:05:00,99999999999999",
        ])
    func alike(line: String) {
        // A third column sends every line to the careful reader.
        let plain = Result { try SeriesFile(csv: "timestamp,value\n" + line + "\n", offsetMinutes: 480) }
        let careful = Result {
            try SeriesFile(csv: "value,timestamp\n" + Self.swapped(line) + "\n", offsetMinutes: 480)
        }
        switch (plain, careful) {
        case (.success(let left), .success(let right)):
            #expect(left.rows.map(\.moment) == right.rows.map(\.moment))
            #expect(left.rows.map(\.value) == right.rows.map(\.value))
            #expect(left.rows.map(\.valueText) == right.rows.map(\.valueText))
            #expect(left.rows.map(\.timestampText) == right.rows.map(\.timestampText))
        case (.failure, .failure): break
        default: Issue.record("one of the readers takes the line, the other does not")
        }
    }

    private static func swapped(_ line: String) -> String {
        let parts = line.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        let last = parts.count > 1 ? parts[1].replacing("\r", with: "") : ""
        // What follows a further comma is a further column.
        let values = last.split(separator: ",", omittingEmptySubsequences: false)
        return "\(values.first ?? ""),\(parts[0])"
    }
}
