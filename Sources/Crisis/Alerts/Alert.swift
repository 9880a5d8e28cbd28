/// A change of state worth telling.
package struct Alert: Hashable, Codable, Sendable, Identifiable {
    /// `msg_` and 26 letters and digits, derived from what it tells, so that a replay after a crash gives the same id.
    package struct ID: TextIdentifier {
        package var text: String
        package init(_ text: String) { self.text = text }
    }

    package var id: ID
    package var at: Timestamp
    /// The gravest reason.
    package var reason: AlertReason
    /// What else happened at the same moment: one alert tells it all.
    package var alsoFor: [AlertReason]
    package var incident: Incident
    package var previousLevel: Level
    package var assessment: Assessment
    /// The mentions and evidence that show it best, at most twelve, newest last.
    package var highlights: [Highlight]
    /// What must be done next, in order of its due time.
    package var checklist: Checklist?
    /// K and X of the incident, from which the duties run.
    package var clock: CrisisClock?
    /// What people call the watch and the checks.
    package var names: Names?

    package init(
        id: ID, at: Timestamp, reason: AlertReason, alsoFor: [AlertReason] = [], incident: Incident,
        previousLevel: Level, assessment: Assessment,
        highlights: [Highlight] = [], checklist: Checklist? = nil, clock: CrisisClock? = nil, names: Names? = nil
    ) {
        self.id = id
        self.at = at
        self.reason = reason
        self.alsoFor = alsoFor
        self.incident = incident
        self.previousLevel = previousLevel
        self.assessment = assessment
        self.highlights = highlights
        self.checklist = checklist
        self.clock = clock
        self.names = names
    }

    /// The words behind the codes of an alert, as they were configured when it was decided: an alert is read long after
    /// the rules changed.
    package struct Names: Hashable, Codable, Sendable {
        package var watch: LocalizedText
        /// Sorted by the check's id.
        package var checks: [CheckName]

        package init(watch: LocalizedText, checks: [CheckName]) {
            self.watch = watch
            self.checks = checks.sorted { $0.id < $1.id }
        }

        package subscript(_ check: CheckID) -> LocalizedText? { checks.first { $0.id == check }?.title }

        package struct CheckName: Hashable, Codable, Sendable {
            package var id: CheckID
            package var title: LocalizedText

            package init(id: CheckID, title: LocalizedText) {
                self.id = id
                self.title = title
            }
        }
    }

    /// One mention shown in an alert.
    package struct Highlight: Hashable, Codable, Sendable {
        package var fact: FactID
        package var at: Timestamp
        package var source: Source.ID
        package var tier: Tier
        package var title: String
        package var quote: String
        package var url: String?

        package init(
            fact: FactID, at: Timestamp, source: Source.ID, tier: Tier, title: String, quote: String, url: String?
        ) {
            self.fact = fact
            self.at = at
            self.source = source
            self.tier = tier
            self.title = title
            self.quote = quote
            self.url = url
        }
    }
}

/// Why an alert goes out. Never mere movement of the score.
package enum AlertReason: Hashable, Codable, Sendable {
    case levelRose(from: Level, to: Level)
    case levelFell(from: Level, to: Level)
    case floorHit(rule: String)
    case checkDueSoon(CheckID, due: Timestamp)
    case checkOverdue(CheckID, due: Timestamp)
    /// Several at one moment are told in one alert.
    case checksDueSoon([DueCheck])
    case checksOverdue([DueCheck])
    case verdictArrived(Polarity, by: VerdictClass)
    case contradiction(CheckID)
    /// Promises of own texts that fall due soon, and that were not kept in time.
    case promisesDueSoon([DuePromise])
    case promisesBroken([DuePromise])
    /// A source family went silent.
    case familySilent(SourceFamily)
    /// Single sources are silent for longer than their own 99th-percentile gap, gone, or fail lastingly.
    case sourcesTroubled([SourceTrouble])
    /// More mentions than the budget of the watch takes for usual.
    case surge(SurgeNotice)
    /// Days or weeks of complaints that stand out among all series, the rarest first.
    case intake([IntakeReading])

    /// The stable word for schemas and rules: `level_rose`.
    package var kind: String {
        switch self {
        case .levelRose: "level_rose"
        case .levelFell: "level_fell"
        case .floorHit: "floor_hit"
        case .checkDueSoon, .checksDueSoon: "check_due_soon"
        case .checkOverdue, .checksOverdue: "check_overdue"
        case .verdictArrived: "verdict"
        case .contradiction: "contradiction"
        case .promisesDueSoon: "promise_due_soon"
        case .promisesBroken: "promise_overdue"
        case .familySilent: "family_silent"
        case .sourcesTroubled: "source_alarm"
        case .surge: "surge"
        case .intake: "intake_alarm"
        }
    }
}

extension AlertReason {
    /// The matter got graver: whoever is told of it needs no word about the numbers besides.
    var isLouder: Bool {
        switch self {
        case .levelRose, .floorHit: true
        default: false
        }
    }
}

/// A check and the moment at which it falls, or fell, due.
package struct DueCheck: Hashable, Codable, Sendable {
    package var check: CheckID
    package var due: Timestamp

    package init(_ check: CheckID, due: Timestamp) {
        self.check = check
        self.due = due
    }
}

/// A promise and the moment at which it falls, or fell, due.
package struct DuePromise: Hashable, Codable, Sendable {
    package var promise: FactID
    /// The words that promise.
    package var quote: String
    /// The role that owes it.
    package var owner: String
    package var due: Timestamp

    package init(_ promise: Promise) {
        self.promise = promise.id
        quote = promise.quote
        owner = promise.owner
        due = promise.due
    }
}

/// One alert to one channel: a row of the outbox.
package struct Notification: Hashable, Codable, Sendable, Identifiable {
    /// The alert's id and the channel's name: constant over all attempts.
    package typealias ID = String

    package enum State: String, Codable, CaseIterable, Sendable {
        case waiting, delivered, dead
    }

    package var id: ID
    package var alert: Alert.ID
    package var channel: String
    package var state: State
    package var attempts: Int
    package var nextAttempt: Timestamp
    package var lastError: String?
    package var delivered: Timestamp?
    /// The alert as it was decided, in JSON: every attempt sends the same content.
    package var payload: [UInt8]

    package init(
        id: ID, alert: Alert.ID, channel: String, state: State = .waiting, attempts: Int = 0, nextAttempt: Timestamp,
        lastError: String? = nil, delivered: Timestamp? = nil, payload: [UInt8]
    ) {
        self.id = id
        self.alert = alert
        self.channel = channel
        self.state = state
        self.attempts = attempts
        self.nextAttempt = nextAttempt
        self.lastError = lastError
        self.delivered = delivered
        self.payload = payload
    }
}
