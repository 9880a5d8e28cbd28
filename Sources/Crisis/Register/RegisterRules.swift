/// The register's clocks and people, as configured.
package struct RegisterRules: Hashable, Codable, Sendable {
    /// Until the customer must have heard from us.
    package var firstResponse: TimeSpan
    /// Until the business department must have reported the facts in writing.
    package var factsReport: TimeSpan
    /// Until the customer may turn to the regulator (12305: seven days without an answer).
    package var platformWindow: TimeSpan
    /// Until the regulator answers the customer, from the day it has the complaint: our answer must be in it.
    package var regulatorWindow: TimeSpan
    /// How long before a window closes it rings.
    package var warnBefore: TimeSpan
    /// Whether the first two clocks stand still on days of rest.
    package var countsWorkingDays: Bool
    package var people: [Person]
    /// The names of details in records, by field: `诉求` is what the customer seeks.
    package var labels: [String: RegistrationField]
    /// Words in a source's id or channel that name an outside body: `12305`.
    package var externalBodies: [String]

    /// Somebody who works on complaints.
    package struct Person: Hashable, Codable, Sendable {
        package var name: String
        package var role: RegisterRole
        /// The last moment at which they may act; nil while they stay.
        package var until: Timestamp?

        package init(name: String, role: RegisterRole, until: Timestamp? = nil) {
            self.name = name
            self.role = role
            self.until = until
        }
    }

    package init(
        firstResponse: TimeSpan = .hours(24), factsReport: TimeSpan = .hours(48), platformWindow: TimeSpan = .days(7),
        regulatorWindow: TimeSpan = .days(30), warnBefore: TimeSpan = .hours(24), countsWorkingDays: Bool = false,
        people: [Person] = [], labels: [String: RegistrationField] = [:], externalBodies: [String] = ["12305", "12315"]
    ) {
        self.firstResponse = firstResponse
        self.factsReport = factsReport
        self.platformWindow = platformWindow
        self.regulatorWindow = regulatorWindow
        self.warnBefore = warnBefore
        self.countsWorkingDays = countsWorkingDays
        self.people = people
        self.labels = labels
        self.externalBodies = externalBodies
    }

    /// The role of a person at a moment; nil when people are named and they are not among them.
    package func role(of name: String, asked: RegisterRole?, at moment: Timestamp) -> RegisterRole? {
        if people.isEmpty { return asked ?? .service }
        let roles = people.filter { $0.name == name && ($0.until.map { moment <= $0 } ?? true) }.map(\.role)
        if let asked { return roles.contains(asked) ? asked : nil }
        return roles.first
    }

    /// Whether somebody of that name may be given work.
    package func mayOwn(_ name: String, at moment: Timestamp) -> Bool {
        people.isEmpty || people.contains { $0.name == name && ($0.until.map { moment <= $0 } ?? true) }
    }
}

/// One thing that is owed on a registration, and by when.
package struct RegisterDuty: Hashable, Codable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        case firstResponse = "first_response"
        case factsReport = "facts_report"
        case platformWindow = "platform_window"
        case regulatorWindow = "regulator_window"
        case promise, followUp = "follow_up"

        package var title: LocalizedText {
            switch self {
            case .firstResponse: LocalizedText(zh: "首次答复", en: "first response")
            case .factsReport: LocalizedText(zh: "事实书面报告", en: "written report of the facts")
            case .platformWindow: LocalizedText(zh: "七日申诉窗口", en: "seven-day window before the regulator")
            case .regulatorWindow: LocalizedText(zh: "监管办理期限", en: "the regulator's own window")
            case .promise: LocalizedText(zh: "对客户的承诺", en: "promise to the customer")
            case .followUp: LocalizedText(zh: "回访", en: "follow-up")
            }
        }
    }

    package var kind: Kind
    package var role: RegisterRole
    package var due: Timestamp
    package var met: Timestamp?

    package func isOverdue(at moment: Timestamp) -> Bool { met == nil && due < moment }

    package init(kind: Kind, role: RegisterRole, due: Timestamp, met: Timestamp? = nil) {
        self.kind = kind
        self.role = role
        self.due = due
        self.met = met
    }
}

extension RegisterRules {
    /// What is owed on a registration, in the order of its due times.
    package func duties(of registration: Registration, calendar: WorkCalendar, offsetMinutes: Int) -> [RegisterDuty] {
        func due(_ span: TimeSpan) -> Timestamp {
            guard countsWorkingDays else { return registration.received + span }
            return calendar.later(registration.received, by: span, offsetMinutes: offsetMinutes)
        }
        var duties = [
            RegisterDuty(
                kind: .firstResponse, role: .service, due: due(firstResponse), met: registration.answered),
            RegisterDuty(
                kind: .factsReport, role: .business, due: due(factsReport),
                met: registration.reported ?? registration.closed),
            RegisterDuty(
                kind: .platformWindow, role: .service, due: registration.received + platformWindow,
                met: registration.answered),
        ]
        if let since = registration.moment(.externalSince) {
            duties.append(
                RegisterDuty(
                    kind: .regulatorWindow, role: .service, due: since + regulatorWindow, met: registration.closed))
        }
        duties += registration.promises.map {
            RegisterDuty(kind: .promise, role: .service, due: $0.due, met: $0.kept)
        }
        if let followUp = registration.moment(.followUp) {
            duties.append(
                RegisterDuty(kind: .followUp, role: .service, due: followUp, met: registration.steps[.followed]))
        }
        return duties.sorted { ($0.due, $0.kind.rawValue) < ($1.due, $1.kind.rawValue) }
    }
}

extension WorkCalendar {
    /// The moment after `span` of working days: days of rest do not count.
    package func later(_ moment: Timestamp, by span: TimeSpan, offsetMinutes: Int) -> Timestamp {
        let day: Int64 = 86_400_000
        let shift = Int64(offsetMinutes) * 60_000
        var now = moment.milliseconds + shift
        var left = max(0, span.milliseconds)
        // Holidays are short; ten years are enough for any clock.
        for _ in 0..<3_660 {
            let today = now.floorDivided(by: day)
            let endOfDay = (today + 1) * day
            if isRest(day: Int(today)) {
                now = endOfDay
                continue
            }
            if left <= endOfDay - now { return Timestamp(milliseconds: now + left - shift) }
            left -= endOfDay - now
            now = endOfDay
        }
        return Timestamp(milliseconds: now + left - shift)
    }
}
