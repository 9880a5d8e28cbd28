/// What the complaints of one period come to; one pass over any number of them, in memory that does not grow with them.
package struct RegisterCounts: Hashable, Codable, Sendable {
    /// A raw and a valid count, as the regulator prints them.
    package struct Pair: Hashable, Codable, Sendable {
        package var raw = 0
        package var valid = 0

        package init(raw: Int = 0, valid: Int = 0) {
            self.raw = raw
            self.valid = valid
        }
    }

    package var total = Pair()
    package var invalid = 0
    package var byCategory: [String: Pair] = [:]
    package var byCause: [String: Int] = [:]
    package var byElement: [String: Int] = [:]
    package var byBrand: [String: Pair] = [:]
    /// At most `mostNames` regions; the rest is counted together.
    package var byRegion: [String: Pair] = [:]
    package var byChannel: [String: Int] = [:]
    package var bySeverity: [String: Int] = [:]
    /// By days since the start of the period.
    package var byDay: [Int: Pair] = [:]
    package var answered = 0
    package var answeredInTime = 0
    /// Not answered when the period's clock ran out, or answered after it.
    package var answeredLate = 0
    package var closed = 0
    package var reopened = 0
    package var promises = Promises()
    package var skippedSteps = 0
    package var refusalsWithoutAlternative = 0
    /// In fen.
    package var claimed: Int64 = 0
    package var offered: Int64 = 0
    /// Came to us from outside our own intake: others knew first.
    package var foundOutside = 0
    package var unassigned = 0
    package var incomplete = 0
    package var routedOut = 0

    package struct Promises: Hashable, Codable, Sendable {
        package var kept = 0
        package var late = 0
        package var broken = 0
        package var open = 0

        package init() {}
    }

    /// Names that strangers choose are kept apart up to this many.
    package static let mostNames = 500
    /// Where the rest of the names is counted.
    package static let others = "…"

    package init() {}

    /// Counts one complaint of the period.
    ///
    /// - Parameter now: When the report is made: what is due before it and not done is late.
    package mutating func add(
        _ registration: Registration, rules: RegisterRules, period: ReportPeriod, now: Timestamp
    ) {
        let isValid = registration.validity == .valid
        total.add(isValid)
        if registration.validity == .invalid { invalid += 1 }
        byCategory[registration[.category], default: Pair()].add(isValid)
        count(registration[.cause], in: \.byCause)
        for element in registration[.serviceElement].split(separator: ";") { count(String(element), in: \.byElement) }
        byBrand[RegisterCounts.key(registration[.brand], in: byBrand), default: Pair()].add(isValid)
        byRegion[RegisterCounts.key(registration[.region], in: byRegion), default: Pair()].add(isValid)
        count(registration[.channel], in: \.byChannel)
        count(registration[.severity], in: \.bySeverity)
        let day = Int((registration.received - period.from).milliseconds / 86_400_000)
        byDay[day, default: Pair()].add(isValid)
        countHandling(registration, rules: rules, now: now)
        claimed &+= registration.claimed ?? 0
        offered &+= registration.offered ?? 0
        if let rung = Registration.Rung(rawValue: registration[.rung]), rung > .private { foundOutside += 1 }
        if registration.route != .complaint { routedOut += 1 }
    }

    private mutating func countHandling(_ registration: Registration, rules: RegisterRules, now: Timestamp) {
        let due = registration.received + rules.firstResponse
        if let answered = registration.answered {
            self.answered += 1
            if answered <= due { answeredInTime += 1 } else { answeredLate += 1 }
        } else if due < now {
            answeredLate += 1
        }
        if registration.closed != nil { closed += 1 }
        if registration.reopenings > 0 { reopened += 1 }
        for promise in registration.promises {
            switch promise.kept {
            case .some(let kept) where kept <= promise.due: promises.kept += 1
            case .some: promises.late += 1
            case nil where promise.due < now: promises.broken += 1
            case nil: promises.open += 1
            }
        }
        if !registration.skippedSteps.isEmpty { skippedSteps += 1 }
        if registration.refusesWithoutAlternative { refusalsWithoutAlternative += 1 }
        if registration[.owner].isEmpty { unassigned += 1 }
        if !registration.missing.isEmpty { incomplete += 1 }
    }

    private mutating func count(_ name: String, in counts: WritableKeyPath<RegisterCounts, [String: Int]>) {
        let key = RegisterCounts.key(name, in: self[keyPath: counts])
        self[keyPath: counts][key, default: 0] += 1
    }

    /// The name itself, or the common place of the rest when there are too many.
    private static func key<Value>(_ name: String, in counts: [String: Value]) -> String {
        counts[name] != nil || counts.count < mostNames ? name : others
    }
}

extension RegisterCounts.Pair {
    mutating func add(_ isValid: Bool) {
        raw += 1
        if isValid { valid += 1 }
    }
}
