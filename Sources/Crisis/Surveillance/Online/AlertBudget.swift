/// Turns rarities into alarms so that the stated number of false alarms a week is kept, without anybody's labels.
///
/// The threshold is the rarity that the budget pays for, and an allowance for what really happens: two events in nine weeks
/// that is no rarer than the false alarms are. A slow correction holds the realised rate of routine alarms there; alarms for
/// bursts that come once a year or less are never held against the budget. One alarm an episode: for a day after an alarm
/// only a much rarer burst rings again.
package struct AlertBudget: Hashable, Codable, Sendable {
    /// False alarms a week that the user is ready for, 0.01 to 50.
    package private(set) var perWeek: Double
    private let binsPerWeek: Double
    private let cooldown: Int
    /// The threshold before any correction, of a known baseline and of a young one.
    private var base = 0.0
    private var youngBase = 0.0
    private var correction = 0.0
    private var binsSeen = 0
    private var sinceAlarm: Int?
    private var episodePeak = 0.0
    /// The rarity at which the episode rang.
    private var rangAt = 0.0
    /// Alarms so far.
    package private(set) var alarms = 0

    /// Real events a week that are no rarer than the false alarms are.
    private static let allowance = 0.22
    /// How much one routine alarm raises the threshold.
    private static let gain = 0.06
    private static let greatestCorrection = 0.7
    /// ln 52: what comes once a year is an event.
    private static let unmistakable = 3.9512437185814275
    /// In the episode, e to this power rarer rings again.
    private static let rearm = 1.5

    package init(perWeek: Double = 1, width: BinWidth = .fiveMinutes) {
        self.perWeek = 1
        binsPerWeek = width.perWeek
        cooldown = max(1, Int(86_400 / width.seconds))
        ask(perWeek)
    }

    /// States another budget; what was learnt about the series stays.
    package mutating func ask(_ perWeek: Double) {
        self.perWeek = min(50, max(0.01, perWeek))
        nominal = 1.08 * self.perWeek + AlertBudget.allowance
        base = -Elementary.logarithm(nominal)
        // In its first days a baseline is wrong more often than it knows; measured on simulated births.
        youngBase = -Elementary.logarithm(0.74 * self.perWeek)
    }

    /// The logarithm of weeks above which a bin is an alarm now.
    package var threshold: Double { base + correction }

    /// What rings now comes once in so many weeks.
    package var thresholdWeeks: Double { Elementary.exponential(threshold) }

    /// Alarms a week since the beginning; nil in the first week.
    package var realised: Double? {
        Double(binsSeen) < binsPerWeek ? nil : Double(alarms) / (Double(binsSeen) / binsPerWeek)
    }

    /// Routine alarms a week that are aimed at. The factor makes up for bursts that fall into another's day of quiet.
    private var nominal = 1.0

    /// Takes the bins in order and says whether this one is an alarm.
    package mutating func decide(_ rarity: SurgeReading.Rarity) -> Bool {
        binsSeen += 1
        if !rarity.isYoung {
            correction = max(
                -AlertBudget.greatestCorrection, correction - AlertBudget.gain * nominal / binsPerWeek)
        }
        if let since = sinceAlarm {
            sinceAlarm = since + 1
            episodePeak = max(episodePeak, rarity.logWeeks)
            if since + 1 >= cooldown { closeEpisode(isYoung: rarity.isYoung) }
        }
        // A young baseline has no rates of its own to correct.
        let threshold = rarity.isYoung ? youngBase : threshold
        guard rarity.logWeeks > threshold else { return false }
        if sinceAlarm != nil {
            // The first hour's rise belongs to the alarm that rang.
            guard rarity.logWeeks > rangAt + AlertBudget.rearm, let since = sinceAlarm else { return false }
            if since * 24 < cooldown {
                rangAt = rarity.logWeeks
                return false
            }
        }
        sinceAlarm = 0
        rangAt = rarity.logWeeks
        episodePeak = rarity.logWeeks
        alarms += 1
        return true
    }

    private mutating func closeEpisode(isYoung: Bool) {
        sinceAlarm = nil
        if !isYoung, episodePeak < AlertBudget.unmistakable {
            correction = min(AlertBudget.greatestCorrection, correction + AlertBudget.gain)
        }
    }
}
