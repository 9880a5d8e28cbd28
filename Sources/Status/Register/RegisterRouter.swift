import Crisis
import Foundation
import Hummingbird
import Ledger

/// What the register answers and takes; the daemon implements it.
package protocol RegisterCounter: Sendable {
    func registrations(_ filter: RegisterFilter, limit: Int) async throws -> RegistrationList
    /// Throws `DeskRefusal` when there is none of that number.
    func registration(_ number: Registration.Number) async throws -> RegistrationReport
    func act(_ submission: RegisterSubmission, on number: Registration.Number) async throws -> RegisterReceipt
    func registerTotals() async throws -> RegisterTotals
}

/// The register's part of the service's HTTP face; served on the Unix socket only.
package enum RegisterRouter {
    package static func routes(_ counter: some RegisterCounter, on router: Router<BasicRequestContext>) {
        router.get("v1/register") { request, _ in
            try await ServiceRouter.answering {
                let parameters = request.uri.queryParameters
                let filter = try RegisterFilter(query: { name in parameters[name[...]].map { String($0) } })
                let limit = parameters["limit"].flatMap { Int($0) } ?? 50
                return try await counter.registrations(filter, limit: min(max(limit, 1), 1000))
            }
        }
        router.get("v1/register/totals") { _, _ in
            try await ServiceRouter.answering { try await counter.registerTotals() }
        }
        router.get("v1/register/:number") { _, context in
            try await ServiceRouter.answering { try await counter.registration(try number(context)) }
        }
        router.post("v1/register/:number") { request, context in
            try await ServiceRouter.answering {
                let submission = try await ServiceRouter.read(RegisterSubmission.self, request)
                return try await counter.act(submission, on: try number(context))
            }
        }
    }

    private static func number(_ context: BasicRequestContext) throws -> Registration.Number {
        let text = try context.parameters.require("number")
        guard let number = Registration.number(text) else {
            throw DeskRefusal(.invalid, RegisterRefusal.unknown(TerminalText.safe(text)).message)
        }
        return number
    }
}

extension RegisterFilter {
    /// Reads a filter from names and texts: fields of the form, `status`, `open`, `since`, `until`, `overdue`, `before`.
    ///
    /// - Throws: `DeskRefusal` for a text that its name does not take.
    package init(query: (String) -> String?) throws {
        self.init()
        for field in RegistrationField.allCases {
            guard let text = query(field.rawValue), !text.isEmpty else { continue }
            do {
                equal[field] = try field.canonical(text, offsetMinutes: 0)
            } catch {
                throw DeskRefusal(.invalid, error.message)
            }
        }
        if let text = query("status"), !text.isEmpty {
            guard let status = RegistrationStatus(rawValue: text) else {
                let known = RegistrationStatus.words.joined(separator: ", ")
                throw DeskRefusal(
                    .invalid,
                    LocalizedText(
                        zh: "不认识状态“\(text)”。可用：\(known)。", en: "There is no status \"\(text)\". It takes: \(known)."))
            }
            self.status = status
        }
        openOnly = query("open") == "true"
        since = try Self.moment(query("since"))
        until = try Self.moment(query("until"))
        overdueAt = try Self.moment(query("overdue"))
        before = query("before").flatMap { Registration.number($0) }
    }

    private static func moment(_ text: String?) throws -> Timestamp? {
        guard let text, !text.isEmpty else { return nil }
        guard let moment = Timestamp(rfc3339: text) else {
            throw DeskRefusal(
                .invalid,
                LocalizedText(
                    zh: "不是时间：\(text)。写成 2026-11-24T08:00:00+08:00。",
                    en: "\(text) is no time. Write 2026-11-24T08:00:00+08:00."))
        }
        return moment
    }
}
