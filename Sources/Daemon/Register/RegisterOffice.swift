import Crisis
import Ledger
import Settings
import Status

/// Answers for the register, and takes what people do with it to the pipeline.
struct RegisterOffice: RegisterCounter {
    let pipeline: Pipeline
    let ledger: any LedgerStore
    let now: @Sendable () -> Timestamp

    func registrations(_ filter: RegisterFilter, limit: Int) async throws -> RegistrationList {
        let found = try await ledger.registrations(filter, limit: limit + 1)
        let configuration = await pipeline.configuration
        let moment = now()
        return RegistrationList(
            registrations: found.prefix(limit).map {
                RegistrationReport($0, duties: configuration.duties(of: $0), now: moment)
            }, next: found.count > limit ? found[limit - 1].number : nil)
    }

    func registration(_ number: Registration.Number) async throws -> RegistrationReport {
        guard let registration = try await ledger.registration(number) else {
            throw DeskRefusal(.unknownRegistration, RegisterRefusal.unknown(Registration.name(number)).message)
        }
        return try await report(registration)
    }

    func registerTotals() async throws -> RegisterTotals { try await ledger.registerTotals() }

    func act(_ submission: RegisterSubmission, on number: Registration.Number) async throws -> RegisterReceipt {
        do {
            let request = try RegisterDesk.Request(submission)
            let actor = RegisterDesk.Actor(name: submission.by, role: submission.role)
            let registration = try await pipeline.act(on: number) { registration, configuration, moment in
                let desk = RegisterDesk(
                    rules: configuration.register, offsetMinutes: configuration.service.offsetMinutes)
                let entries = try desk.entries(for: request, on: registration, by: actor, at: moment)
                var changed = registration
                for entry in entries { changed.take(entry) }
                return RegisterBatch.Changed(
                    registration: changed, entries: entries, duties: configuration.duties(of: changed))
            }
            return RegisterReceipt(
                registration: try await report(registration), message: Self.sentence(submission, registration))
        } catch let refusal as RegisterRefusal {
            throw DeskRefusal(refusal)
        }
    }

    private func report(_ registration: Registration) async throws -> RegistrationReport {
        var others = 0
        if !registration[.complainant].isEmpty {
            var filter = RegisterFilter()
            filter.equal[.complainant] = registration[.complainant]
            others = try await ledger.registrations(filter, limit: 101).count - 1
        }
        return RegistrationReport(
            registration, duties: await pipeline.configuration.duties(of: registration),
            trail: try await ledger.registerEntries(of: registration.number), otherComplaints: max(0, others),
            now: now())
    }

    private static func sentence(_ submission: RegisterSubmission, _ registration: Registration) -> LocalizedText {
        let name = registration.name
        switch submission.action {
        case .close where registration.closed == nil:
            return LocalizedText(
                zh: "\(submission.by) 同意办结 \(name)；橙色和红色投诉需要另一人再次确认。",
                en: "\(submission.by) agreed to close \(name); an orange or red complaint needs a second person.")
        case .close: return LocalizedText(zh: "\(name) 已办结。", en: "\(name) is closed.")
        case .step where !registration.skippedSteps.isEmpty:
            let skipped = registration.skippedSteps.map(\.title)
            return LocalizedText(
                zh: "\(name) 已记录；此前的步骤还没有做：\(skipped.map(\.zh).joined(separator: "、"))。",
                en: "\(name) is recorded; earlier steps were left out: \(skipped.map(\.en).joined(separator: ", ")).")
        case .reply where registration.refusesWithoutAlternative:
            return LocalizedText(
                zh: "\(name) 的答复已记录，但拒绝而没有替代方案，不算完成。",
                en: "The reply to \(name) is recorded; it refuses without an alternative and is not complete.")
        default: return LocalizedText(zh: "\(name) 已记录。", en: "\(name) is recorded.")
        }
    }
}

extension Configuration {
    /// What is owed on a registration under this configuration.
    func duties(of registration: Registration) -> [RegisterDuty] {
        register.duties(of: registration, calendar: calendar, offsetMinutes: service.offsetMinutes)
    }
}

extension RegisterDesk.Request {
    /// Reads what a person asks for; names and texts as they came over the socket.
    init(_ submission: RegisterSubmission) throws(RegisterRefusal) {
        let values = submission.values
        func moment(_ key: String) throws(RegisterRefusal) -> Timestamp? {
            guard let text = values[key], !text.isEmpty else { return nil }
            guard let moment = Timestamp(rfc3339: text) else {
                throw .field(
                    FieldProblem(
                        .followUp, zh: "不是时间：\(text)。写成 2026-11-24T18:00:00+08:00。",
                        en: "is no time: \(text). Write 2026-11-24T18:00:00+08:00."))
            }
            return moment
        }
        switch submission.action {
        case .set:
            var given: [RegistrationField: String] = [:]
            for (name, text) in values {
                guard let field = RegistrationField(rawValue: name) else { throw .unknownField(name) }
                given[field] = text
            }
            guard !given.isEmpty else { throw .emptyReason }
            self = .set(given)
        case .assign:
            guard let role = RegisterRole(rawValue: values["role"] ?? ""), role != .machine else {
                throw .field(
                    FieldProblem(
                        .ownerRole, zh: "应为 service、business 或 supervision。",
                        en: "takes service, business or supervision."))
            }
            self = .assign(role: role, owner: values["owner"] ?? "")
        case .step:
            guard let step = HandlingStep(rawValue: values["step"] ?? "") else {
                throw .unknownStep(values["step"] ?? "")
            }
            self = .step(step, at: try moment("at"))
        case .reply:
            guard let channel = ReplyChannel(rawValue: values["channel"] ?? "") else {
                throw .field(
                    FieldProblem(
                        .replyChannel, zh: "应为 \(ReplyChannel.words.joined(separator: ", ")) 之一。",
                        en: "takes \(ReplyChannel.words.joined(separator: ", "))."))
            }
            self = .reply(
                text: values["text"] ?? "", channel: channel, refuses: values["refuses"] == "yes",
                alternative: values["alternative"])
        case .promise:
            guard let due = try moment("due") else { throw .emptyPromise }
            self = .promise(text: values["text"] ?? "", due: due)
        case .keep: self = .keep(promise: Int(values["promise"] ?? "") ?? 0)
        case .close: self = .close
        case .reopen: self = .reopen(reason: values["reason"] ?? "")
        case .remark: self = .remark(values["text"] ?? "")
        }
    }
}

extension DeskRefusal {
    /// The register's refusal in the desk's words.
    init(_ refusal: RegisterRefusal) {
        let reason: Reason =
            switch refusal {
            case .unknown: .unknownRegistration
            case .nobody, .field, .future, .emptyReply, .emptyPromise, .emptyReason, .noPromise, .unknownField,
                .unknownStep:
                .invalid
            case .unknownPerson, .notTheirs, .ownerGone, .alreadyClosed, .notClosed, .refusalWithoutAlternative,
                .incomplete, .openPromise, .needsSecondPerson, .erased:
                .notAllowed
            }
        self.init(reason, refusal.message)
    }
}
