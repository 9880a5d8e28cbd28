import Foundation

/// Eight weeks of five-minute mention counts of a made-up brand, with the events that a watcher should notice.
///
/// What makes such series hard is all in: heavy-tailed bursts that are no events, retweet cascades, bots that post for one
/// bin, noise that lasts for hours, days and weeks whose shape changes, level shifts, silence, and brands from a mention an
/// hour to hundreds in five minutes.
struct SimulatedBrand {
    struct Event {
        /// First bin with something to see.
        var onset: Int
        /// First and last bin in which an alert counts as noticing it.
        var first: Int
        var last: Int
        /// Mentions in units of the mean hour, and its shape.
        var size: Double
        var shape: String
        var window: ClosedRange<Int> { first...last }
    }

    /// How the world behaves; several, so that nothing is fitted to one.
    struct World {
        var name: String
        /// Pareto exponent of the bursts: the smaller, the heavier.
        var burstTail = 1.7
        var burstsPerDay = 3.0
        /// Largest excess of a burst in units of hourly activity.
        var burstCap = 8.0
        var noise = 0.3
        var eventsPerWeek = 0.5
        /// Median total of an event, in units of the mean hour.
        var eventSize = 9.0
        var drift = 0.25
        /// Mentions in five minutes of the smallest and the largest brand.
        var levels = 0.25...90.0
        /// Each brand has its own noise, bursts and drift instead of the world's.
        var differs = false

        fileprivate func ofOneBrand(_ dice: inout Dice) -> World {
            guard differs else { return self }
            var own = self
            own.burstTail = dice.uniform(1.1, 2.4)
            own.burstsPerDay = exp(dice.uniform(log(0.2), log(6)))
            own.burstCap = exp(dice.uniform(log(3), log(25)))
            own.noise = dice.uniform(0.05, 0.45)
            own.drift = dice.uniform(0.05, 0.35)
            own.eventSize = exp(dice.uniform(log(12), log(40)))
            return own
        }
    }

    static let worlds = [
        World(name: "usual", burstTail: 1.6, burstsPerDay: 1, burstCap: 8, noise: 0.25, eventSize: 22, drift: 0.2),
        World(name: "heavy", burstTail: 1.15, burstsPerDay: 0.8, burstCap: 25, noise: 0.2, eventSize: 40, drift: 0.2),
        World(name: "noisy", burstTail: 2.2, burstsPerDay: 5, burstCap: 5, noise: 0.4, eventSize: 22, drift: 0.3),
        World(
            name: "calm", burstTail: 2.0, burstsPerDay: 0.5, burstCap: 5, noise: 0.15, eventsPerWeek: 0.35,
            eventSize: 12, drift: 0.15),
        World(name: "mixed", differs: true),
    ]

    static let binsPerDay = 288
    var counts: [Int]
    var events: [Event]

    init(world: World, seed: UInt64, days: Int = 56) {
        var dice = Dice(seed: seed)
        let world = world.ofOneBrand(&dice)
        let n = days * SimulatedBrand.binsPerDay
        let level = exp(dice.uniform(log(world.levels.lowerBound), log(world.levels.upperBound)))
        var rate = SimulatedBrand.activity(world, level: level, bins: n, &dice)
        let excess = SimulatedBrand.bursts(world, level: level, rate: rate, &dice)
        events = []
        var extra = [Double](repeating: 0, count: n)
        var at = Int(dice.exponential(2016 / world.eventsPerWeek)) + 288
        while at < n - 288 {
            let (length, size, shape) = SimulatedBrand.addEvent(world, level: level, at: at, to: &extra, &dice)
            let last = min(n - 1, at + max(192, min(288, length)))
            events.append(Event(onset: at, first: at - 192, last: last, size: size, shape: shape))
            at += 576 + Int(dice.exponential(2016 / world.eventsPerWeek))
        }
        for i in 0..<n { rate[i] += excess[i] + extra[i] }
        if dice.chance(0.4) {
            // The collection fails: nothing for hours.
            for _ in 0..<2 {
                let start = Int(dice.uniform(0, Double(n - 300)))
                for i in start..<(start + Int(dice.uniform(12, 200))) { rate[i] = 0 }
            }
        }
        let shape = dice.uniform(4, 30)
        counts = rate.map { dice.poisson($0 * dice.gamma(shape) / shape) }
    }

    /// The same in bins of an hour. An event begins with the first hour in which it has half an hour.
    func byHour() -> SimulatedBrand {
        var hourly = self
        hourly.counts = (0..<(counts.count / 12)).map { counts[($0 * 12)..<($0 * 12 + 12)].reduce(0, +) }
        hourly.events = events.map { event in
            var event = event
            event.onset = (event.onset + 6) / 12
            event.first /= 12
            event.last = min(hourly.counts.count - 1, event.last / 12)
            return event
        }
        return hourly
    }

    /// Day, week, drift, shifts and noise that lasts.
    private static func activity(_ world: World, level: Double, bins: Int, _ dice: inout Dice) -> [Double] {
        let depth = dice.uniform(0.2, 0.8)
        let phase = dice.uniform(0, 24)
        var harmonics = (0..<3).map { _ in (dice.normal() * 0.2, dice.normal() * 0.2) }
        let weekend = dice.uniform(0.5, 1.05)
        let weekendStart = Int(dice.uniform(0, 7))
        var slow = 0.0
        var shift = 0.0
        var noise = 0.0
        let lasting = exp(-1 / dice.uniform(6, 40))
        let busyHour = Int(dice.uniform(0, 24))
        let busyDay = dice.chance(0.4)
        return (0..<bins).map { bin in
            if bin % 288 == 0 {
                slow = slow * 0.9 + world.drift * 0.45 * dice.normal()
                if dice.chance(0.03) { shift += dice.chance(0.5) ? dice.uniform(0.2, 0.6) : -dice.uniform(0.2, 0.6) }
                for i in 0..<3 { harmonics[i].0 += dice.normal() * 0.02 }
            }
            noise = noise * lasting + world.noise * (1 - lasting * lasting).squareRoot() * dice.normal()
            let hour = Double(bin % 288) / 12
            let angle = 2 * Double.pi * (hour - phase) / 24
            var shape = depth * cos(angle)
            for (i, harmonic) in harmonics.enumerated() {
                shape += harmonic.0 * cos(Double(i + 2) * angle) + harmonic.1 * sin(Double(i + 2) * angle)
            }
            let day = (bin / 288 + weekendStart) % 7
            let week = day < 2 ? weekend : 1
            let busy = busyDay && Int(hour) == busyHour && day > 1 ? 0.5 : 0.0
            return level * week * exp(shape + slow + shift + noise + busy)
        }
    }

    private static func bursts(_ world: World, level: Double, rate: [Double], _ dice: inout Dice) -> [Double] {
        var extra = [Double](repeating: 0, count: rate.count)
        for bin in 0..<rate.count where dice.chance(world.burstsPerDay / 288 * min(3, 0.3 + 0.7 * rate[bin] / level)) {
            // Excess in units of a mean hour; sparse brands are retweeted too, a few at a time.
            let size = min(world.burstCap, 0.25 * dice.pareto(world.burstTail)) * (12 * level + 2)
            add(size, kind: dice.uniform() < 0.25 ? 0 : (dice.chance(0.6) ? 1 : 2), at: bin, to: &extra, &dice)
        }
        return extra
    }

    /// Kinds: one bin (a bot), exponential decay, a cascade with power-law decay.
    private static func add(
        _ size: Double, kind: Int, at bin: Int, to extra: inout [Double], _ dice: inout Dice
    ) {
        if kind == 0 {
            extra[bin] += size * 0.5
            return
        }
        let scale = dice.uniform(2, 10)
        let weights = (0..<144).map { step in
            kind == 1 ? exp(-Double(step) / scale) : pow(1 + Double(step) / (scale / 3), -1.6)
        }
        let sum = weights.reduce(0, +)
        for (step, weight) in weights.enumerated() where bin + step < extra.count {
            extra[bin + step] += size * weight / sum
        }
    }

    private static func addEvent(
        _ world: World, level: Double, at onset: Int, to extra: inout [Double], _ dice: inout Dice
    ) -> (length: Int, size: Double, shape: String) {
        let size = world.eventSize * exp(0.9 * dice.normal()) * (12 * level + 3)
        let kind = dice.uniform()
        let length = dice.uniform(1, 8) * 12
        var weights: [Double]
        if kind < 0.5 {
            // Sharp, with decay.
            weights = (0..<Int(length * 4)).map { pow(1 + Double($0) / (length / 4), -1.5) }
        } else if kind < 0.65 {
            // Builds up over hours.
            weights = (0..<Int(length * 2)).map { step in
                let x = Double(step) / length
                return x < 1 ? x * x : exp(-(x - 1) * 4)
            }
        } else if kind < 0.85 {
            weights = (0..<Int(length * 1.5)).map { min(1, Double($0 + 1) / 4) * exp(-Double($0) / (length * 2)) }
        } else {
            // Two peaks.
            let gap = Int(dice.uniform(24, 72))
            weights = (0..<Int(length * 3)).map { step in
                exp(-Double(step) / (length / 3)) + (step >= gap ? 1.3 * exp(-Double(step - gap) / (length / 3)) : 0)
            }
        }
        let sum = weights.reduce(0, +)
        for (step, weight) in weights.enumerated() where onset + step < extra.count {
            extra[onset + step] += size * weight / sum
        }
        let shape = kind < 0.5 ? "sharp" : (kind < 0.65 ? "slow" : (kind < 0.85 ? "plateau" : "double"))
        return (weights.count, size / (12 * level + 3), shape)
    }
}
