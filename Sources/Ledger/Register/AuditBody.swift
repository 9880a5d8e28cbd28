import Crisis
import Foundation

/// A register entry in the two halves in which the trail keeps it: what stays, and what can be erased.
struct AuditBody: Hashable {
    /// Texts that tell of nobody.
    var open: [String: String]
    /// Texts that may tell of a person.
    var personal: [String: String]

    init(_ change: RegisterChange) {
        open = [:]
        personal = [:]
        switch change {
        case .registered(let values, let revision):
            put(values)
            open[AuditBody.revisionKey] = revision
        case .set(let values), .replied(let values): put(values)
        case .revised(let revision): open[AuditBody.revisionKey] = revision
        case .step(let step, let at):
            open["step"] = step.rawValue
            open["taken"] = at.rfc3339
        case .promised(let text, let due):
            personal["text"] = text
            open["due"] = due.rfc3339
        case .promiseKept(let place): open["promise"] = String(place)
        case .reopened(let reason): personal["reason"] = reason
        case .erased(let reason): open["reason"] = reason
        case .remarked(let text): personal["text"] = text
        case .agreedToClose, .closed: break
        }
    }

    private mutating func put(_ values: [RegistrationField: String]) {
        for (field, value) in values {
            if field.isPersonal { personal[field.rawValue] = value } else { open[field.rawValue] = value }
        }
    }

    init(open: [String: String], personal: [String: String]) {
        self.open = open
        self.personal = personal
    }

    /// The change that the two halves tell of; what was erased reads as empty.
    func change(_ action: String) throws -> RegisterChange {
        let text = personal["text"] ?? ""
        switch action {
        case "registered": return .registered(try values(), revision: open[AuditBody.revisionKey] ?? "")
        case "set": return .set(try values())
        case "replied": return .replied(try values())
        case "revised": return .revised(revision: open[AuditBody.revisionKey] ?? "")
        case "step":
            guard let step = HandlingStep(rawValue: open["step"] ?? ""), let at = moment("taken") else { break }
            return .step(step, at: at)
        case "promised":
            guard let due = moment("due") else { break }
            return .promised(text: text, due: due)
        case "promise_kept":
            guard let place = open["promise"].flatMap(Int.init) else { break }
            return .promiseKept(place)
        case "agreed_to_close": return .agreedToClose
        case "closed": return .closed
        case "reopened": return .reopened(reason: personal["reason"] ?? "")
        case "remarked": return .remarked(text)
        case "erased": return .erased(reason: open["reason"] ?? "")
        default: break
        }
        throw LedgerError.unreadableRow(table: "audit", detail: "\(action) cannot be read")
    }

    private func values() throws -> [RegistrationField: String] {
        var values: [RegistrationField: String] = [:]
        for (key, value) in open.merging(personal, uniquingKeysWith: { first, _ in first })
        where key != AuditBody.digestKey && key != AuditBody.revisionKey {
            guard let field = RegistrationField(rawValue: key) else {
                throw LedgerError.unreadableRow(table: "audit", detail: "no field \(key)")
            }
            values[field] = value
        }
        return values
    }

    private func moment(_ key: String) -> Timestamp? { open[key].flatMap { Timestamp(rfc3339: $0) } }

    // MARK: As it is kept

    /// Where the digest of the erasable half stands in the half that stays.
    static let digestKey = "personal_digest"
    /// Where the revision of the record stands.
    static let revisionKey = "revision"

    /// The half that stays, with the digest of the other.
    func openText(digest: String?) -> String {
        var members = open.map { (key: $0.key, value: $0.value) }
        if let digest { members.append((AuditBody.digestKey, digest)) }
        return JSONText.object(members)
    }

    var personalText: String? {
        personal.isEmpty ? nil : JSONText.object(personal.map { (key: $0.key, value: $0.value) })
    }

    static func members(of text: String) throws -> [String: String] {
        guard let members = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)) else {
            throw LedgerError.unreadableRow(table: "audit", detail: "the body is not an object of texts")
        }
        return members
    }
}
