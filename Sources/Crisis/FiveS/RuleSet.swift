/// The versioned weights, clocks, floors and thresholds that judge; read from `config/rules/`.
///
/// Nothing in the assessor is a number of its own: each one stands here and can be changed and backtested.
package struct RuleSet: Hashable, Codable, Sendable {
    package var name: RuleSetName
    package var checks: [CheckRule]
    /// Weights of the principles in their mean, equal by default.
    package var principleWeights: [Principle: Int]
    /// d: how much a complete answer takes off the risk; 400 is 40 %.
    package var damping: PerMille
    package var levels: LevelThresholds
    package var likelihood: LikelihoodRules
    package var impact: ImpactRules
    package var floors: [FloorRule]
    package var notify: NotifyRules

    package init(
        name: RuleSetName, checks: [CheckRule], principleWeights: [Principle: Int], damping: PerMille,
        levels: LevelThresholds, likelihood: LikelihoodRules, impact: ImpactRules, floors: [FloorRule],
        notify: NotifyRules
    ) {
        self.name = name
        self.checks = checks
        self.principleWeights = principleWeights
        self.damping = damping
        self.levels = levels
        self.likelihood = likelihood
        self.impact = impact
        self.floors = floors
        self.notify = notify
    }
}

/// One duty under one principle.
package struct CheckRule: Hashable, Codable, Sendable, Identifiable {
    package enum Clock: String, Codable, CaseIterable, Sendable {
        case known, exposed
        /// The last press inquiry without an answer.
        case inquiry
        /// No deadline: a duty at every moment, from the first own statement on.
        case continuous
        /// The due times of the promises made in own texts.
        case promise
    }

    package enum Applicability: String, Codable, CaseIterable, Sendable {
        case always
        /// Only when a verdict of an authority can matter here.
        case authorityMatters = "authority_matters"
        /// Only after a press inquiry.
        case pressInquiry = "press_inquiry"
        /// Only once a promise was kept or fell due.
        case promiseDue = "promise_due"
    }

    package var id: CheckID
    package var principle: Principle
    package var title: LocalizedText
    package var clock: Clock
    /// Unstretched; nil for a continuous check.
    package var deadline: TimeSpan?
    package var weight: Int
    package var applies: Applicability
    /// Tags that close it. With `parts`, each closes its share.
    package var closesOn: [EvidenceTag]
    /// All of `closesOn` are needed, each for an equal share.
    package var inParts: Bool
    package var reopensOn: [EvidenceTag]
    /// Closed by a verdict, with credit by its polarity.
    package var closedByVerdict: Bool

    package init(
        id: CheckID, principle: Principle, title: LocalizedText, clock: Clock, deadline: TimeSpan?, weight: Int,
        applies: Applicability = .always, closesOn: [EvidenceTag], inParts: Bool = false,
        reopensOn: [EvidenceTag] = [], closedByVerdict: Bool = false
    ) {
        self.id = id
        self.principle = principle
        self.title = title
        self.clock = clock
        self.deadline = deadline
        self.weight = weight
        self.applies = applies
        self.closesOn = closesOn
        self.inParts = inParts
        self.reopensOn = reopensOn
        self.closedByVerdict = closedByVerdict
    }
}

/// From which E each level begins, and how it ends again.
package struct LevelThresholds: Hashable, Codable, Sendable {
    package var blue: PerMille
    package var yellow: PerMille
    package var orange: PerMille
    package var red: PerMille
    /// How far below its threshold E must lie before a level ends.
    package var fallMargin: PerMille
    /// How many evaluations in a row must say so.
    package var fallEvaluations: Int
    /// By what a deadline is multiplied at each level.
    package var stretch: [Level: Int]

    package init(
        blue: PerMille, yellow: PerMille, orange: PerMille, red: PerMille, fallMargin: PerMille,
        fallEvaluations: Int, stretch: [Level: Int]
    ) {
        self.blue = blue
        self.yellow = yellow
        self.orange = orange
        self.red = red
        self.fallMargin = fallMargin
        self.fallEvaluations = fallEvaluations
        self.stretch = stretch
    }
}

/// Points of the parts of likelihood.
package struct LikelihoodRules: Hashable, Codable, Sendable {
    /// A value from which on a part has these points.
    package struct Step: Hashable, Codable, Sendable {
        package var from: Int
        package var points: Int

        package init(from: Int, points: Int) {
            self.from = from
            self.points = points
        }
    }

    package var caps: [ScorePart: Int]
    /// Surge in hundredths of sigma.
    package var volume: [Step]
    package var volumeMinimumEvents: Int
    package var rung: [Tier: Int]
    /// A regulator's document or a court lifts the rung to this.
    package var rungOfOrder: Int
    package var breadth: [Step]
    package var drive: [Drive: Int]
    package var sameKindHistory: Int
    package var badReputation: Int
    package var sectorShadow: Int
    package var timing: Int
    /// Dates and hours at which the same event weighs more.
    package var sensitiveTimes: [SensitiveTime]
    package var acceleration: [Step]

    package init(
        caps: [ScorePart: Int], volume: [Step], volumeMinimumEvents: Int, rung: [Tier: Int], rungOfOrder: Int,
        breadth: [Step], drive: [Drive: Int], sameKindHistory: Int, badReputation: Int, sectorShadow: Int,
        timing: Int, sensitiveTimes: [SensitiveTime], acceleration: [Step]
    ) {
        self.caps = caps
        self.volume = volume
        self.volumeMinimumEvents = volumeMinimumEvents
        self.rung = rung
        self.rungOfOrder = rungOfOrder
        self.breadth = breadth
        self.drive = drive
        self.sameKindHistory = sameKindHistory
        self.badReputation = badReputation
        self.sectorShadow = sectorShadow
        self.timing = timing
        self.sensitiveTimes = sensitiveTimes
        self.acceleration = acceleration
    }

    /// Days of a year, both included, at hours of the day, in one time zone.
    package struct SensitiveTime: Hashable, Codable, Sendable {
        package var title: LocalizedText
        package var fromMonth: Int
        package var fromDay: Int
        package var toMonth: Int
        package var toDay: Int
        /// Hours of the day from, and up to (not included); a span over midnight is allowed.
        package var fromHour: Int
        package var toHour: Int
        package var offsetMinutes: Int

        package init(
            title: LocalizedText, fromMonth: Int, fromDay: Int, toMonth: Int, toDay: Int, fromHour: Int = 0,
            toHour: Int = 24, offsetMinutes: Int = 480
        ) {
            self.title = title
            self.fromMonth = fromMonth
            self.fromDay = fromDay
            self.toMonth = toMonth
            self.toDay = toDay
            self.fromHour = fromHour
            self.toHour = toHour
            self.offsetMinutes = offsetMinutes
        }
    }
}

/// Points of the parts of impact.
package struct ImpactRules: Hashable, Codable, Sendable {
    package var caps: [ScorePart: Int]
    package var harm: [HarmClass: Int]
    package var nationalProduct: Int
    /// By distinct customers.
    package var scale: [LikelihoodRules.Step]
    package var responsibility: [Responsibility: Int]
    package var orderStop: Int
    package var delisting: Int
    package var sharePrice: Int
    /// By the furthest tier that has spoken.
    package var reach: [Tier: Int]

    package init(
        caps: [ScorePart: Int], harm: [HarmClass: Int], nationalProduct: Int, scale: [LikelihoodRules.Step],
        responsibility: [Responsibility: Int], orderStop: Int, delisting: Int, sharePrice: Int, reach: [Tier: Int]
    ) {
        self.caps = caps
        self.harm = harm
        self.nationalProduct = nationalProduct
        self.scale = scale
        self.responsibility = responsibility
        self.orderStop = orderStop
        self.delisting = delisting
        self.sharePrice = sharePrice
        self.reach = reach
    }
}

/// A hard floor: a fact that holds the level up whatever E says.
package struct FloorRule: Hashable, Codable, Sendable {
    /// Such as `regulator_order`.
    package var id: String
    package var title: LocalizedText
    package var level: Level
    /// Any of these facts, found in mentions or recorded as evidence.
    package var facts: [CriticalFact]
    /// Or: this tier has spoken while the harm is of this class.
    package var tier: Tier?
    package var harm: HarmClass?
    /// A favourable verdict of at least this class lifts it.
    package var liftedBy: VerdictClass?

    package init(
        id: String, title: LocalizedText, level: Level, facts: [CriticalFact] = [], tier: Tier? = nil,
        harm: HarmClass? = nil, liftedBy: VerdictClass? = nil
    ) {
        self.id = id
        self.title = title
        self.level = level
        self.facts = facts
        self.tier = tier
        self.harm = harm
        self.liftedBy = liftedBy
    }
}

/// On what an alert goes out.
///
/// Level changes, floors, verdicts and contradictions are told at every level; they are rare and each is news.
package struct NotifyRules: Hashable, Codable, Sendable {
    /// From this level on the clocks of the checks are announced: due soon, overdue. Below it they are held, since
    /// at blue every deadline is four times as long and nobody is to be woken for it.
    package var fromLevel: Level
    /// How long before a check falls due it is announced at least.
    package var dueSoon: TimeSpan
    /// The same as a share of its deadline; the longer of the two counts, up to half of the deadline.
    package var dueSoonShare: PerMille

    package init(fromLevel: Level, dueSoon: TimeSpan, dueSoonShare: PerMille = PerMille(250)) {
        self.fromLevel = fromLevel
        self.dueSoon = dueSoon
        self.dueSoonShare = dueSoonShare
    }
}
