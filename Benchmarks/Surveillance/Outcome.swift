import Foundation

/// What a rule did on some brands: a false alert is one outside every event, an event is noticed by an alert in its window.
struct Outcome {
    /// How long a bin is. The first eight days teach and are not judged.
    var minutes = 5
    private var firstBin: Int { 8 * 1440 / minutes }

    var noticed = 0
    var events = 0
    var falseAlerts = 0
    var alerts = 0
    var weeks = 0.0
    var delays: [Double] = []

    var falseRate: Double { Double(falseAlerts) / max(1e-9, weeks) }
    var rate: Double { Double(alerts) / max(1e-9, weeks) }
    /// Of 33, to be read beside published figures.
    var noticedOf33: Double { 33 * Double(noticed) / Double(max(1, events)) }
    var medianDelay: Double { delays.isEmpty ? .nan : delays.sorted()[delays.count / 2] }

    mutating func judge(_ alarms: [Int], _ brand: SimulatedBrand) {
        let judged = alarms.filter { $0 >= firstBin }
        weeks += Double(brand.counts.count - firstBin) * Double(minutes) / 10_080
        alerts += judged.count
        falseAlerts += judged.filter { alarm in !brand.events.contains { $0.window.contains(alarm) } }.count
        for event in brand.events where event.onset >= firstBin {
            events += 1
            if let first = judged.first(where: { event.window.contains($0) }) {
                noticed += 1
                delays.append(Double(max(0, first - event.onset) * minutes))
            }
        }
    }

    var text: String {
        String(format: "false %.2f  noticed %4.1f of 33  delay %3.0f min", falseRate, noticedOf33, medianDelay)
    }
}

/// The bins in which a score rises above a threshold, at most one in 24 hours.
func alarms(_ scores: [Double], above threshold: Double, minutes: Int = 5) -> [Int] {
    var found: [Int] = []
    for (bin, score) in scores.enumerated() where score > threshold {
        if let last = found.last, bin - last < 1440 / minutes { continue }
        found.append(bin)
    }
    return found
}
