import Crisis
import Foundation
import Testing

@Suite("A watch knows what is usual for it and what is not")
struct WatchSurveillanceTests {
    static let start = CountedWatch.start

    @Test("after two quiet weeks a burst of thirty reads far above three sigma, and rings", arguments: 1...2)
    func burst(seed: UInt64) throws {
        var (watch, now) = CountedWatch.learnt(weeks: 2, seed: seed) { _, dice in dice.poisson(2) }
        #expect(watch.surge(at: now).sigma < 300)
        let before = watch.notices.count
        for minute in 0..<30 { watch.observe(at: now + .minutes(Int64(minute))) }
        let reading = watch.surge(at: now + .minutes(30))
        #expect(reading.events >= 30)
        #expect(reading.sigma > 500)
        #expect(!reading.isYoung)
        #expect((80...400).contains(reading.expected))
        let notice = try #require(watch.notices.last)
        #expect(watch.notices.count == before + 1)
        // The first five minutes have as many as two and a half usual hours.
        #expect(notice.at <= now + .minutes(10))
        #expect(notice.count >= 5)
        #expect(notice.weeks >= 5)
    }

    @Test("a burst is noticed in the minute in which it happens, not at the end of the hour")
    func soon() {
        var (watch, now) = CountedWatch.learnt(weeks: 2) { _, dice in dice.poisson(1) }
        for second in 0..<12 { watch.observe(at: now + .seconds(Int64(second * 7))) }
        #expect(watch.surge(at: now + .seconds(90)).sigma >= 300)
        now += .hours(3)
        #expect(watch.surge(at: now).events == 0)
    }

    @Test("day and night are usual: in the third week hardly an hour reaches three sigma")
    func seasons() {
        let shape = [1, 1, 1, 1, 1, 2, 4, 10, 20, 24, 24, 20, 18, 20, 24, 24, 22, 20, 16, 14, 12, 8, 4, 2]
        var (watch, now) = CountedWatch.learnt(weeks: 2) { hour, dice in
            dice.poisson(shape[hour % 24] / (hour % 168 >= 120 ? 2 : 1))
        }
        var alarms = 0
        var dice = MatterDice(seed: 99)
        for hour in 0..<168 {
            let count = dice.poisson(shape[hour % 24] / (hour % 168 >= 120 ? 2 : 1))
            for _ in 0..<count { watch.observe(at: now + .minutes(Int64(dice.below(60))), seen: now + .minutes(59)) }
            now += .hours(1)
            if watch.surge(at: now - .seconds(1)).sigma >= 300 { alarms += 1 }
        }
        #expect(alarms <= 1)
        // The expectation itself follows the day: noon against night.
        #expect(watch.surge(at: now + .hours(11)).expected > 4 * watch.surge(at: now + .hours(4)).expected)
    }

    @Test("an outbreak of a day does not become the usual")
    func outbreak() {
        var (watch, now) = CountedWatch.learnt(weeks: 2) { _, dice in dice.poisson(2) }
        let before = watch.surge(at: now).expected
        for _ in 0..<24 {
            watch.observe(200, at: now + .minutes(20))
            now += .hours(1)
        }
        #expect(watch.surge(at: now - .minutes(1)).sigma >= 300)
        #expect(watch.surge(at: now + .hours(3)).expected < before * 4)
    }

    @Test("what has lasted for two weeks is the new usual")
    func shift() {
        var (watch, now) = CountedWatch.learnt(weeks: 2) { _, dice in dice.poisson(2) }
        for _ in 0..<(14 * 24) {
            for minute in [10, 25, 40, 55] { watch.observe(15, at: now + .minutes(Int64(minute))) }
            now += .hours(1)
        }
        #expect(watch.surge(at: now - .minutes(1)).sigma < 200)
    }

    @Test(
        "without history twelve mentions in an hour reach three sigma and four do not",
        arguments: [(0, false), (1, false), (3, false), (4, false), (12, true), (40, true)])
    func empty(count: Int, surges: Bool) {
        var watch = CountedWatch()
        for second in 0..<count { watch.observe(at: Self.start + .seconds(Int64(second * 7))) }
        let reading = watch.surge(at: Self.start + .seconds(400))
        #expect((reading.sigma >= 300) == surges, "\(reading)")
        #expect(reading.isYoung)
        #expect(reading.reason.zh.contains("基线尚新"))
        #expect(reading.reason.en.contains("young"))
    }

    @Test("a young baseline of a busy watch learns its level within a day, and does not ring all the time")
    func busy() {
        var watch = CountedWatch()
        for hour in 0..<26 {
            for step in 0..<12 { watch.observe(40, at: Self.start + .hours(Int64(hour)) + .minutes(Int64(step * 5))) }
        }
        #expect(watch.surge(at: Self.start + .hours(25) + .minutes(59)).sigma < 150)
        #expect(watch.notices.count <= 1)
    }

    @Test("one mention after a month of silence is no surge, and neither is the first of its category")
    func oneAfterNothing() {
        var watch = CountedWatch()
        for hour in 0..<(30 * 24) { watch.advance(to: Self.start + .hours(Int64(hour))) }
        let later = Self.start + .days(30)
        watch.observe(at: later, in: [SeriesKey(.all), SeriesKey(.complaints), SeriesKey(.complaints, .lost)])
        watch.advance(to: later + .minutes(10))
        let reading = watch.surge(at: later + .minutes(10))
        #expect(reading.events == 1)
        #expect(reading.sigma < 150)
        #expect(reading.expected < 20)
        #expect(watch.notices.isEmpty)
    }

    @Test("a clock that goes back or jumps far ahead neither stops it nor rings")
    func clocks() {
        var (watch, now) = CountedWatch.learnt(weeks: 2) { _, dice in dice.poisson(3) }
        let (before, bins) = (watch.notices.count, watch.counts.bins)
        for _ in 0..<5 { watch.observe(at: now - .days(9), seen: now) }
        #expect(watch.counts.late == 5)
        // Summer ends: the clock stands an hour back.
        for minute in 0..<60 { watch.advance(to: now - .hours(1) + .minutes(Int64(minute))) }
        #expect(watch.counts.bins == bins)
        watch.observe(at: now + .days(20_000))
        watch.observe(at: now - .days(3))
        watch.advance(to: now - .days(3) + .minutes(30))
        #expect(watch.counts.bins > bins)
        #expect(watch.notices.count == before)
    }

    @Test("after a night without service neither the gap nor the backlog is a surge")
    func gap() {
        var (watch, now) = CountedWatch.learnt(weeks: 2) { _, dice in dice.poisson(6) }
        let before = watch.notices.count
        now += .hours(9)
        watch.advance(to: now)
        for minute in 0..<540 { watch.observe(at: now - .hours(9) + .minutes(Int64(minute)), seen: now + .seconds(5)) }
        for step in 1..<12 {
            watch.observe(at: now + .minutes(Int64(step * 10)))
            watch.advance(to: now + .minutes(Int64(step * 10) + 5))
        }
        #expect(watch.notices.count == before)
        #expect(watch.surge(at: now + .hours(2)).expected > 300)
    }

    @Test("a million mentions at once cost as much as one")
    func million() {
        var watch = CountedWatch()
        watch.observe(1_000_000, at: Self.start)
        #expect(watch.surge(at: Self.start + .minutes(30)).events == 1_000_000)
        watch.observe(.max, at: Self.start + .hours(1))
        watch.observe(-5, at: Self.start + .hours(2))
        #expect(watch.surge(at: Self.start + .minutes(100)).sigma > 300)
    }

    @Test("a stop in the middle changes nothing: it goes on from its stored memory bit for bit", arguments: 1...2)
    func restart(seed: UInt64) throws {
        var (whole, now) = CountedWatch.learnt(weeks: 1, seed: seed) { _, dice in dice.poisson(5) }
        var resumed = whole
        resumed.counts = try JSONDecoder().decode(WatchSurveillance.self, from: JSONEncoder().encode(whole.counts))
        #expect(resumed.counts == whole.counts)
        var dice = MatterDice(seed: seed + 100)
        for _ in 0..<200 {
            now += .minutes(Int64(dice.below(20)))
            whole.observe(dice.below(5), at: now)
            resumed.observe(dice.below(5), at: now)
            resumed.counts = whole.counts
        }
        #expect(whole.counts == resumed.counts)
        #expect(whole.surge(at: now) == resumed.surge(at: now))
    }

    @Test("how often the clock ticks makes no difference")
    func ticks() {
        var seldom = CountedWatch()
        var often = CountedWatch()
        var now = Self.start
        var dice = MatterDice(seed: 3)
        for _ in 0..<400 {
            let next = now + .minutes(Int64(1 + dice.below(30)))
            while now < next {
                often.advance(to: now)
                now += .minutes(1)
            }
            let count = dice.below(4)
            often.observe(count, at: now)
            seldom.observe(count, at: now)
        }
        #expect(seldom.counts == often.counts)
    }

    @Test("the number of series is bounded, and each detector takes at most eight kilobytes")
    func bounded() {
        let bound = SeriesKey.Stream.allCases.count * (1 + Crisis.Category.allCases.count)
        var watch = CountedWatch()
        var keys: [SeriesKey] = []
        for stream in SeriesKey.Stream.allCases {
            keys.append(SeriesKey(stream))
            keys += Crisis.Category.allCases.map { SeriesKey(stream, $0) }
        }
        watch.observe(at: Self.start, in: keys)
        watch.advance(to: Self.start + .hours(2))
        #expect(watch.counts.series.count == bound)
        // Each series has a detector of five minutes and one of hours.
        #expect(watch.counts.heldBytes <= bound * 2 * 8_192)
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

@Suite("What a watch is judged by besides its counts")
struct SeriesSurroundingsTests {
    static let start = CountedWatch.start

    @Test("twice the shipments let twice the complaints be expected, and giving volumes is itself no surge")
    func volumes() {
        let keys = [SeriesKey(.complaints)]
        var watch = CountedWatch()
        func hour(_ number: Int, _ perBin: Int, _ watch: inout CountedWatch) {
            for bin in 0..<12 {
                watch.observe(
                    perBin, at: Self.start + .hours(Int64(number)) + .minutes(Int64(bin) * 5), in: keys)
            }
        }
        for number in 0..<(5 * 24) { hour(number, 4, &watch) }
        var volumes = ShipmentVolumes()
        let day = LocalZone(offsetMinutes: 480).day(of: Self.start)
        for number in 0..<40 {
            _ = volumes.add(number < 10 ? 2_000_000 : 4_000_000, name: "swallow", day: day + number)
        }
        watch.surroundings = SeriesSurroundings(volumes: volumes, volumeName: "swallow")
        for number in (5 * 24)..<(10 * 24) { hour(number, 4, &watch) }
        let quiet = watch.notices.count
        // The tenth midnight has passed: from now on twice as many parcels are on the way.
        let expected = watch.counts.forecast(SeriesKey(.complaints), hours: 1, in: watch.surroundings)?.hours[0]
            .expected
        for number in (10 * 24)..<(11 * 24) { hour(number, 8, &watch) }
        #expect(quiet == 0)
        #expect(watch.notices.count == quiet)
        #expect(abs((expected ?? 0) - 96) < 12)
    }

    @Test("a new watch begins with what the team's grown watches know")
    func priors() {
        let (grown, now) = CountedWatch.learnt(weeks: 1) { hour, dice in dice.poisson(hour % 24 < 8 ? 4 : 20) }
        var fresh = CountedWatch()
        fresh.surroundings = SeriesSurroundings(others: [grown.counts])
        fresh.advance(to: now)
        fresh.advance(to: now + .minutes(5))
        let hours = fresh.counts.forecast(hours: 18, in: fresh.surroundings)?.hours.map(\.expected) ?? []
        #expect(hours.count == 18)
        // Midnight in China: the small hours are quiet, the day is loud.
        #expect(hours[2] < 8)
        #expect(hours[14] > 11)
        #expect(fresh.counts.isYoung)
    }

    @Test("the local hour follows summer time")
    func zone() {
        let change = Timestamp(seconds: 1_806_195_600)
        let zone = LocalZone(
            offsetMinutes: 60, changes: [LocalZone.Change(from: change, offsetMinutes: 120)])
        #expect(zone.offset(at: change - .seconds(1)) == 60)
        #expect(zone.offset(at: change) == 120)
        #expect(zone.day(of: change + .hours(23)) == zone.day(of: change) + 1)
    }
}
