import Crisis

extension LevelThresholds {
    static func read(_ section: ConfigSection) -> LevelThresholds? {
        let colours: [Level] = [.blue, .yellow, .orange, .red]
        let thresholds = colours.map { section.percent($0.rawValue, in: 1...100) }
        let fall = section.section("fall")
        let margin = fall?.percent("margin", in: 0...50)
        let evaluations = fall?.integer("evaluations", in: 1...100)
        fall?.finish()
        let stretch = section.section("stretch").map(readStretch)
        section.finish()
        guard let blue = thresholds[0], let yellow = thresholds[1], let orange = thresholds[2],
            let red = thresholds[3], let margin, let evaluations, let stretch
        else { return nil }
        for (level, pair) in zip(colours.dropFirst(), [(blue, yellow), (yellow, orange), (orange, red)])
        where pair.0 >= pair.1 {
            section.report(
                "\"levels.\(level.rawValue)\" is not above the level before it", "Let the thresholds rise.",
                at: level.rawValue)
        }
        if margin >= blue {
            fall?.report("with this margin the level blue never ends", "Write less than levels.blue.", at: "margin")
        }
        return LevelThresholds(
            blue: blue, yellow: yellow, orange: orange, red: red, fallMargin: margin, fallEvaluations: evaluations,
            stretch: stretch)
    }

    private static func readStretch(_ section: ConfigSection) -> [Level: Int] {
        let stretch = section.points(of: Level.allCases, in: 1...50)
        for (lower, higher) in zip(Level.allCases, Level.allCases.dropFirst()) {
            guard let more = stretch[higher], let less = stretch[lower], more > less else { continue }
            section.report(
                "\"levels.stretch.\(higher.rawValue)\" gives more time than \(lower.rawValue)",
                "A higher level may not stretch deadlines further.", at: higher.rawValue)
        }
        return stretch
    }
}

extension LikelihoodRules {
    static func read(_ section: ConfigSection) -> LikelihoodRules? {
        let caps = section.caps(of: ScorePart.allCases.filter(\.isLikelihood))
        let volume = section.section("volume")
        let minimum = volume?.integer("minimum_events", in: 1...1_000_000)
        let surges = volume?.steps("steps")
        volume?.finish()
        let rung = section.section("rung")?.points(of: Tier.allCases)
        let order = section.integer("order", in: 0...100)
        let breadth = section.steps("breadth")
        let drive = section.section("drive")?.points(of: Drive.allCases)
        let intensifier = section.section("intensifier")
        let same = intensifier?.integer("same_kind_history", in: 0...100)
        let reputation = intensifier?.integer("bad_reputation", in: 0...100)
        let shadow = intensifier?.integer("sector_shadow", in: 0...100)
        intensifier?.finish()
        let timing = section.section("timing")
        let points = timing?.integer("points", in: 0...100)
        let times = timing?.sections("times").compactMap(SensitiveTime.read)
        timing?.finish()
        let acceleration = section.steps("acceleration")
        section.finish()
        guard let caps, let minimum, let surges, let rung, let order, let drive, let same, let reputation, let shadow,
            let points, let times
        else { return nil }
        return LikelihoodRules(
            caps: caps, volume: surges, volumeMinimumEvents: minimum, rung: rung, rungOfOrder: order,
            breadth: breadth, drive: drive, sameKindHistory: same, badReputation: reputation, sectorShadow: shadow,
            timing: points, sensitiveTimes: times, acceleration: acceleration)
    }
}

extension LikelihoodRules.SensitiveTime {
    static func read(_ section: ConfigSection) -> Self? {
        let title = section.localized("title")
        let from = readDay(section, "from")
        let to = readDay(section, "to")
        let fromHour = section.integer("from_hour", in: 0...23, default: 0)
        let toHour = section.integer("to_hour", in: 0...24, default: 24)
        let offset = section.integer("offset_minutes", in: -1439...1439, default: 480)
        section.finish()
        guard let title, let from, let to, let fromHour, let toHour, let offset else { return nil }
        return Self(
            title: title, fromMonth: from.month, fromDay: from.day, toMonth: to.month, toDay: to.day,
            fromHour: fromHour, toHour: toHour, offsetMinutes: offset)
    }

    private static func readDay(_ section: ConfigSection, _ key: String) -> (month: Int, day: Int)? {
        guard let text = section.string(key) else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        // 2024 was a leap year: 29 February is a day of some years.
        guard parts.count == 2, let month = parts[0], let day = parts[1],
            CivilTime.day(year: 2024, month: month, day: day) != nil
        else {
            section.report(
                "\"\(section.path).\(key)\" is not a day of the year: \(text)", "Write month and day, such as 03-15.",
                at: key)
            return nil
        }
        return (month, day)
    }
}

extension ImpactRules {
    static func read(_ section: ConfigSection) -> ImpactRules? {
        let caps = section.caps(of: ScorePart.allCases.filter { !$0.isLikelihood })
        let harm = section.section("harm")?.points(of: HarmClass.allCases)
        let scale = section.section("scale")
        let national = scale?.integer("national_product", in: 0...100)
        let customers = scale?.steps("customers")
        scale?.finish()
        let responsibility = section.section("responsibility")?.points(of: Responsibility.allCases)
        let business = section.section("business")
        let stop = business?.integer("order_stop", in: 0...100)
        let delisting = business?.integer("delisting", in: 0...100)
        let price = business?.integer("share_price", in: 0...100)
        business?.finish()
        let reach = section.section("reach")?.points(of: Tier.allCases)
        section.finish()
        guard let caps, let harm, let national, let customers, let responsibility, let stop, let delisting, let price,
            let reach
        else { return nil }
        return ImpactRules(
            caps: caps, harm: harm, nationalProduct: national, scale: customers, responsibility: responsibility,
            orderStop: stop, delisting: delisting, sharePrice: price, reach: reach)
    }
}

extension FloorRule {
    static func read(_ section: ConfigSection) -> FloorRule? {
        let id = section.string("id")
        let title = section.localized("title")
        let level = section.choice("level", as: Level.self)
        let facts = section.choices("facts", as: CriticalFact.self)
        let tier = section.optionalChoice("tier", as: Tier.self)
        let harm = section.optionalChoice("harm", as: HarmClass.self)
        let liftedBy = section.optionalChoice("lifted_by", as: VerdictClass.self)
        section.finish()
        if !section.has("facts"), !section.has("tier"), !section.has("harm") {
            section.report("\"\(section.path)\" can never be hit", "Add facts, or tier, harm or both.")
        }
        guard let id, let title, let level else { return nil }
        return FloorRule(
            id: id, title: title, level: level, facts: facts, tier: tier, harm: harm, liftedBy: liftedBy)
    }
}

extension NotifyRules {
    static func read(_ section: ConfigSection) -> NotifyRules? {
        let from = section.choice("from_level", as: Level.self)
        let dueSoon = section.timeSpan("due_soon", in: .zero...TimeSpan.days(7))
        let share = section.percent("due_soon_share", in: 0...50)
        section.finish()
        guard let from, let dueSoon, let share else { return nil }
        return NotifyRules(fromLevel: from, dueSoon: dueSoon, dueSoonShare: share)
    }
}

extension ConfigSection {
    /// The caps of some parts, which may not add up to more than 100.
    func caps(of parts: [ScorePart]) -> [ScorePart: Int]? {
        guard let section = section("caps") else { return nil }
        let caps = section.points(of: parts)
        let sum = caps.values.reduce(0, +)
        if sum > 100 {
            section.report("the caps add up to \(sum)", "Let them add up to 100 at most.")
        }
        return caps
    }
}
