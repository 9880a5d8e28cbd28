import Crisis
import Foundation

// Measures surge detection on simulated brands. Run it with the name of a table and, if wanted, brands a world and a seed:
//   surveillance rivals|frontier|own|budgets|hourly|cold|speed|scenarios [BRANDS] [SEED]
// Seed 1000 is the one that the detector was looked at with while it was made; every other one is new to it.

let arguments = CommandLine.arguments
let table = arguments.count > 1 ? arguments[1] : "frontier"
let perWorld = arguments.count > 2 ? Int(arguments[2]) ?? 15 : 15
let seed = arguments.count > 3 ? UInt64(arguments[3]) ?? 77_000 : 77_000
let epoch: Int64 = 1_788_134_400

func brands(_ world: SimulatedBrand.World, days: Int = 56) -> [SimulatedBrand] {
    (0..<perWorld).map { SimulatedBrand(world: world, seed: seed + UInt64($0) * 7919, days: days) }
}

func rarities(_ counts: ArraySlice<Int>, width: BinWidth = .fiveMinutes) -> [SurgeReading.Rarity] {
    var detector = SurgeDetector(width: width)
    return counts.enumerated().map { index, count in
        let moment = Timestamp(seconds: epoch + Int64(counts.startIndex + index) * width.seconds)
        return detector.observe(
            Double(count), SeasonCell(moment, width: width, offsetMinutes: 0, calendar: .weekends))
    }
}

func budgeted(_ rarities: [SurgeReading.Rarity], _ perWeek: Double) -> [Int] {
    var budget = AlertBudget(perWeek: perWeek)
    return rarities.indices.filter { budget.decide(rarities[$0]) }
}

func padded(_ text: String, _ width: Int = 46) -> String { text.padding(toLength: width, withPad: " ", startingAt: 0) }

/// The threshold, common to all series, that gives a rate of false alerts, and what it notices.
func atRate(
    _ target: Double, _ scores: [[Double]], _ all: [SimulatedBrand], minutes: Int = 5
) -> (threshold: Double, outcome: Outcome) {
    var low = -30.0
    var high = 60.0
    func outcome(_ threshold: Double) -> Outcome {
        var outcome = Outcome(minutes: minutes)
        for (score, brand) in zip(scores, all) {
            outcome.judge(alarms(score, above: threshold, minutes: minutes), brand)
        }
        return outcome
    }
    for _ in 0..<26 {
        let middle = (low + high) / 2
        if outcome(middle).falseRate > target { low = middle } else { high = middle }
    }
    return (high, outcome(high))
}

func rivals() {
    let all = SimulatedBrand.worlds.flatMap { brands($0) }
    for rival in Rival.all {
        var outcome = Outcome()
        for brand in all { outcome.judge(alarms(rival.score(brand.counts), above: rival.threshold), brand) }
        print(padded(rival.name), outcome.text)
    }
}

func frontier(withRivals: Bool = true) {
    let all = SimulatedBrand.worlds.flatMap { brands($0) }
    func line(_ name: String, _ scores: [[Double]]) {
        var text = padded(name)
        for target in [1, 0.5, 0.25] {
            let (threshold, outcome) = atRate(target, scores, all)
            text += String(
                format: " | %.2f: %4.1f of 33, %3.0f min, at %6.2f", target, outcome.noticedOf33, outcome.medianDelay,
                threshold)
        }
        print(text)
    }
    line("this detector", all.map { rarities($0.counts[...]).map(\.logWeeks) })
    if !withRivals { return }
    var seen: Set<String> = []
    for rival in Rival.all {
        let name = rival.name.split(separator: ",")[0].split(separator: ">")[0]
        guard seen.insert(String(name)).inserted else { continue }
        line(String(name), all.map { rival.score($0.counts) })
    }
}

func budgets() {
    var worlds = SimulatedBrand.worlds
    worlds.append(SimulatedBrand.World(name: "no events", eventsPerWeek: 0.0001))
    worlds.append(SimulatedBrand.World(name: "an event a week", eventsPerWeek: 1, eventSize: 22))
    worlds.append(SimulatedBrand.World(name: "sparse", burstsPerDay: 0.7, eventSize: 22, levels: 0.01...0.2))
    var sums = [Double: Outcome]()
    for (index, world) in worlds.enumerated() {
        let all = brands(world)
        let known = all.map { rarities($0.counts[...]) }
        var text = padded(world.name, 18)
        for asked in [2, 1, 0.5, 0.25] {
            var outcome = Outcome()
            for (rarity, brand) in zip(known, all) {
                outcome.judge(budgeted(rarity, asked), brand)
                if index < SimulatedBrand.worlds.count {
                    sums[asked, default: Outcome()].judge(budgeted(rarity, asked), brand)
                }
            }
            text += String(
                format: " | %.2f: false %.2f of %.2f alerts, %4.1f of 33, %2.0f min", asked, outcome.falseRate,
                outcome.rate, outcome.noticedOf33, outcome.medianDelay)
        }
        print(text)
    }
    for asked in [2, 1, 0.5, 0.25] { print("all but the last three, asked \(asked):", sums[asked]?.text ?? "") }
}

/// The same brands in bins of an hour: at the rates in hindsight, and with budgets.
func hourly() {
    let all = SimulatedBrand.worlds.flatMap { brands($0) }.map { $0.byHour() }
    let known = all.map { rarities($0.counts[...], width: .hour) }
    for target in [1, 0.5, 0.25] {
        let (threshold, best) = atRate(target, known.map { $0.map(\.logWeeks) }, all, minutes: 60)
        var outcome = Outcome(minutes: 60)
        for (rarity, brand) in zip(known, all) {
            var budget = AlertBudget(perWeek: target, width: .hour)
            outcome.judge(rarity.indices.filter { budget.decide(rarity[$0]) }, brand)
        }
        let text = String(format: "hours, %.2f: %4.1f of 33 at %.2f; asked:", target, best.noticedOf33, threshold)
        print(text, outcome.text)
    }
}

/// Series that begin six hours before an event, and series that begin where none is.
func cold() {
    let all = SimulatedBrand.worlds.flatMap { brands($0) }
    var dice = Dice(seed: seed)
    for asked in [3, 1.5, 0.75] {
        var falseAlerts = 0
        var weeks = 0.0
        var noticed = 0
        var events = 0
        var delays: [Double] = []
        for brand in all {
            for event in brand.events where event.onset > 100 {
                let bins = (event.onset - 72)..<min(brand.counts.count, event.onset + 192)
                let found = budgeted(rarities(brand.counts[bins]), asked)
                events += 1
                weeks += 72.0 / 2016
                falseAlerts += found.filter { $0 < 72 }.count
                if let first = found.first(where: { $0 >= 72 }) {
                    noticed += 1
                    delays.append(Double(first - 72) * 5)
                }
            }
            for _ in 0..<12 {
                let start = Int(dice.uniform(0, Double(brand.counts.count - 300)))
                let bins = start..<(start + 264)
                if brand.events.contains(where: { $0.onset < bins.upperBound && $0.last > start }) { continue }
                weeks += 264.0 / 2016
                falseAlerts += budgeted(rarities(brand.counts[bins]), asked).count
            }
        }
        print(
            String(
                format: "six hours old, asked %.2f: false %.2f a week, %.1f of 33, delay %.0f min", asked,
                Double(falseAlerts) / weeks, 33 * Double(noticed) / Double(events), delays.sorted()[delays.count / 2]))
    }
}

func speed() {
    let brand = SimulatedBrand(world: SimulatedBrand.worlds[0], seed: seed)
    let counts = (0..<105_120).map { Double(brand.counts[$0 % brand.counts.count]) }
    var best = Double.infinity
    var check = 0.0
    for _ in 0..<5 {
        var detector = SurgeDetector()
        var budget = AlertBudget()
        let start = clock()
        for (index, count) in counts.enumerated() {
            let season = SeasonCell(
                Timestamp(seconds: epoch + Int64(index) * 300), width: .fiveMinutes, offsetMinutes: 480,
                calendar: .weekends)
            let rarity = detector.observe(count, season)
            if budget.decide(rarity) { check += rarity.logWeeks }
        }
        best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1e3)
    }
    print(
        String(
            format: "a year of five-minute bins: %.1f ms, %.0f bins a second (check %.6f)", best, 105_120e3 / best,
            check))
}

switch table {
case "rivals": rivals()
case "own":
    frontier(withRivals: false)
    budgets()
case "budgets": budgets()
case "hourly": hourly()
case "cold": cold()
case "speed": speed()
case "scenarios": WeeklyScenarios.table(replicates: max(1, perWorld / 5), seed: seed)
default: frontier()
}
