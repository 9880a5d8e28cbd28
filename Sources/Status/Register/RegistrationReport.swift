import Crisis

/// One registration as `tocsin register show` answers.
package struct RegistrationReport: Codable, Hashable, Sendable {
    /// `R-000123`.
    package var number: String
    package var status: RegistrationStatus
    package var received: Timestamp
    package var registered: Timestamp
    package var answered: Timestamp?
    package var reported: Timestamp?
    package var closed: Timestamp?
    package var erased: Timestamp?
    package var source: Source.ID
    /// By the names of the form; money in fen.
    package var fields: [String: String]
    /// Fields of the form that hold nothing and should.
    package var missing: [String]
    package var steps: [String: Timestamp]
    package var skippedSteps: [String]
    package var stepsOutOfOrder: [String]
    package var promises: [PromiseLine]
    package var duties: [DutyLine]
    /// Who has agreed to close it.
    package var closers: [String]
    package var reopenings: Int
    package var revisions: Int
    package var refusesWithoutAlternative: Bool
    /// Claimed less offered, in fen.
    package var compensationGap: Int64?
    /// How many other complaints the same person made.
    package var otherComplaints: Int
    /// The trail of this registration; empty in lists.
    package var trail: [TrailLine]

    package struct PromiseLine: Codable, Hashable, Sendable {
        package var text: String
        package var due: Timestamp
        package var by: String
        package var kept: Timestamp?
    }

    package struct DutyLine: Codable, Hashable, Sendable {
        package var kind: RegisterDuty.Kind
        package var role: RegisterRole
        package var due: Timestamp
        package var met: Timestamp?
        package var isOverdue: Bool
    }

    package struct TrailLine: Codable, Hashable, Sendable {
        package var at: Timestamp
        package var by: String
        package var role: RegisterRole
        package var action: String
        package var details: [String: String]
    }

    package init(
        _ registration: Registration, duties: [RegisterDuty], trail: [RegisterEntry] = [], otherComplaints: Int = 0,
        now: Timestamp
    ) {
        number = registration.name
        status = registration.status
        received = registration.received
        registered = registration.registered
        answered = registration.answered
        reported = registration.reported
        closed = registration.closed
        erased = registration.erased
        source = registration.source
        fields = Dictionary(registration.values.map { ($0.key.rawValue, $0.value) }) { first, _ in first }
        missing = registration.missing.map(\.rawValue)
        steps = Dictionary(registration.steps.map { ($0.key.rawValue, $0.value) }) { first, _ in first }
        skippedSteps = registration.skippedSteps.map(\.rawValue)
        stepsOutOfOrder = registration.stepsOutOfOrder.map(\.rawValue)
        promises = registration.promises.map { PromiseLine(text: $0.text, due: $0.due, by: $0.by, kept: $0.kept) }
        self.duties = duties.map {
            DutyLine(kind: $0.kind, role: $0.role, due: $0.due, met: $0.met, isOverdue: $0.isOverdue(at: now))
        }
        closers = registration.closers
        reopenings = registration.reopenings
        revisions = registration.revisions
        refusesWithoutAlternative = registration.refusesWithoutAlternative
        compensationGap = registration.compensationGap?.fen
        self.otherComplaints = otherComplaints
        self.trail = trail.map {
            TrailLine(at: $0.at, by: $0.by, role: $0.role, action: $0.change.word, details: $0.change.details)
        }
    }
}

extension RegisterChange {
    /// What an entry says, as names and texts.
    package var details: [String: String] {
        switch self {
        case .registered(let values, _), .set(let values), .replied(let values):
            Dictionary(values.map { ($0.key.rawValue, $0.value) }) { first, _ in first }
        case .revised(let revision): ["revision": revision]
        case .step(let step, let at): ["step": step.rawValue, "at": at.rfc3339]
        case .promised(let text, let due): ["text": text, "due": due.rfc3339]
        case .promiseKept(let place): ["promise": String(place)]
        case .reopened(let reason): ["reason": reason]
        case .erased(let reason): ["reason": reason]
        case .remarked(let text): ["text": text]
        case .agreedToClose, .closed: [:]
        }
    }
}

/// The answer to `tocsin register list`.
package struct RegistrationList: Codable, Hashable, Sendable {
    package var registrations: [RegistrationReport]
    /// Ask again with `before` this number for the next page; nil at the end.
    package var next: Int?

    package init(registrations: [RegistrationReport], next: Int?) {
        self.registrations = registrations
        self.next = next
    }
}

/// What a person asks the register to do: `action` is a word of `RegisterAction`, `values` its particulars.
package struct RegisterSubmission: Codable, Hashable, Sendable {
    package var by: String
    package var role: RegisterRole?
    package var action: RegisterAction
    package var values: [String: String]

    package init(by: String, role: RegisterRole?, action: RegisterAction, values: [String: String] = [:]) {
        self.by = by
        self.role = role
        self.action = action
        self.values = values
    }
}

/// What people may do with a registration.
package enum RegisterAction: String, Codable, CaseIterable, Sendable {
    case set, assign, step, reply, promise, keep, close, reopen, remark
}

/// What an action made of a registration.
package struct RegisterReceipt: Codable, Hashable, Sendable {
    package var registration: RegistrationReport
    package var message: LocalizedText

    package init(registration: RegistrationReport, message: LocalizedText) {
        self.registration = registration
        self.message = message
    }
}
