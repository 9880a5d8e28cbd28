/// How the hours of a week differ from their mean: a factor for each hour of working days and of weekends, times one for
/// each day of the week.
///
/// 48 and 7 factors instead of 168, because mentions are sparse: every working day teaches the same hour. Each factor is
/// the ratio of counted to expected events, shrunk to 1 by a number of imagined events, and forgets over some weeks.
struct SeasonalProfile: Hashable, Codable, Sendable {
    /// Events counted and expected in one cell of the profile.
    private struct Cell: Hashable, Codable, Sendable {
        var counted = 0.0
        var expected = 0.0

        func factor(prior: Double) -> Double { (counted + prior) / (expected + prior) }

        mutating func learn(_ count: Double, expected mean: Double, keeping: Double) {
            counted = counted * keeping + count
            expected = expected * keeping + mean
        }

        init() {}

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            counted = try container.decode(Double.self)
            expected = try container.decode(Double.self)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.unkeyedContainer()
            try container.encode(counted)
            try container.encode(expected)
        }
    }

    /// Imagined events per unit of dispersion that pull a factor to 1.
    private static let priorEvents = 8.0
    /// Imagined hours that do the same for busy watches, where one hour holds more events than that.
    private static let priorHours = 2.0
    /// An hour of the day remembers about twelve days of its kind.
    private static let hourMemory = 11.0 / 12
    /// A day of the week remembers about four weeks.
    private static let dayMemory = 95.0 / 96

    private var hours: [Cell] = Array(repeating: Cell(), count: 48)
    private var days: [Cell] = Array(repeating: Cell(), count: 7)

    private enum CodingKeys: CodingKey { case hours, days }

    init() {}

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        hours = try container.decode([Cell].self, forKey: .hours)
        days = try container.decode([Cell].self, forKey: .days)
        guard hours.count == 48, days.count == 7 else {
            throw DecodingError.dataCorruptedError(
                forKey: .hours, in: container, debugDescription: "48 hours and 7 days are needed here")
        }
    }

    /// By what the level is multiplied in an hour of the week (0 to 167); between 0.05 and 20.
    func factor(hourOfWeek: Int, level: Double, dispersion: Double) -> Double {
        let prior = SeasonalProfile.prior(level: level, dispersion: dispersion)
        let hour = hours[SeasonalProfile.hourCell(hourOfWeek)].factor(prior: prior)
        return min(20, max(0.05, hour * days[hourOfWeek / 24].factor(prior: prior)))
    }

    mutating func learn(_ count: Double, hourOfWeek: Int, level: Double, dispersion: Double) {
        let prior = SeasonalProfile.prior(level: level, dispersion: dispersion)
        let hour = SeasonalProfile.hourCell(hourOfWeek)
        let day = hourOfWeek / 24
        let hourFactor = hours[hour].factor(prior: prior)
        let dayFactor = days[day].factor(prior: prior)
        hours[hour].learn(count, expected: level * dayFactor, keeping: SeasonalProfile.hourMemory)
        days[day].learn(count, expected: level * hourFactor, keeping: SeasonalProfile.dayMemory)
    }

    private static func prior(level: Double, dispersion: Double) -> Double {
        max(priorEvents * dispersion, priorHours * level)
    }

    private static func hourCell(_ hourOfWeek: Int) -> Int {
        (hourOfWeek >= 5 * 24 ? 24 : 0) + hourOfWeek % 24
    }
}
