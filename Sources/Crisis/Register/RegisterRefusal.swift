/// Why the register did not take what a person asked for.
package enum RegisterRefusal: Error, Hashable, Sendable {
    case unknown(String)
    case unknownField(String)
    case unknownStep(String)
    case nobody
    case unknownPerson(String, RegisterRole?)
    /// The department has no right to this.
    case notTheirs(String, RegisterRole)
    case field(FieldProblem)
    case ownerGone(String)
    case future(Timestamp)
    case emptyReply, emptyPromise, emptyReason
    case noPromise(Int, Int)
    case alreadyClosed(String)
    case notClosed(String)
    case refusalWithoutAlternative
    case incomplete([RegistrationField])
    case openPromise(String)
    case needsSecondPerson(String)
    case erased(String)

    package var message: LocalizedText {
        switch self {
        case .unknown(let name):
            LocalizedText(
                zh: "登记表里没有 \(name)。用 tocsin register list 查看。",
                en: "The register has no \(name). See: tocsin register list")
        case .unknownField(let name):
            LocalizedText(
                zh: "登记表没有字段“\(name.prefix(60))”。可用：\(RegistrationField.words.joined(separator: ", "))。",
                en:
                    "The form has no field \"\(name.prefix(60))\". It has: \(RegistrationField.words.joined(separator: ", "))."
            )
        case .unknownStep(let name):
            LocalizedText(
                zh: "没有步骤“\(name.prefix(60))”。可用：\(HandlingStep.words.joined(separator: ", "))。",
                en: "There is no step \"\(name.prefix(60))\". It takes: \(HandlingStep.words.joined(separator: ", ")).")
        case .nobody: LocalizedText(zh: "请说明是谁：--by 姓名", en: "Say who acts: --by NAME")
        case .unknownPerson(let name, let role):
            LocalizedText(
                zh: "\(name) 不在登记人员名单里\(role.map { "（\($0.title.zh)）" } ?? "")，或已离岗。见 register.yaml 的 people。",
                en:
                    "\(name) is not among the register's people\(role.map { " of \($0.title.en)" } ?? ""), or has left. See people in register.yaml."
            )
        case .notTheirs(let what, let role):
            LocalizedText(
                zh: "\(role.title.zh)无权改动 \(what)。", en: "\(role.title.en) may not change \(what).")
        case .field(let problem): problem.message
        case .ownerGone(let name):
            LocalizedText(
                zh: "\(name) 不在岗，不能作责任人。见 register.yaml 的 people。",
                en: "\(name) is not there to own it. See people in register.yaml.")
        case .future(let moment):
            LocalizedText(zh: "\(moment.rfc3339) 在未来。", en: "\(moment.rfc3339) is in the future.")
        case .emptyReply: LocalizedText(zh: "答复是空的。", en: "The reply is empty.")
        case .emptyPromise: LocalizedText(zh: "承诺是空的或过长。", en: "The promise is empty or too long.")
        case .emptyReason: LocalizedText(zh: "请说明理由。", en: "Say why.")
        case .noPromise(let index, let count):
            LocalizedText(zh: "没有第 \(index) 项承诺；共 \(count) 项。", en: "There is no promise \(index) of \(count).")
        case .alreadyClosed(let name): LocalizedText(zh: "\(name) 已办结。", en: "\(name) is closed already.")
        case .notClosed(let name): LocalizedText(zh: "\(name) 尚未办结。", en: "\(name) is not closed.")
        case .refusalWithoutAlternative:
            LocalizedText(
                zh: "答复拒绝了客户而没有替代方案，不算完成。补上 alternative。",
                en: "The reply refuses and offers no alternative: that is not complete. Set alternative.")
        case .incomplete(let fields):
            LocalizedText(
                zh: "还不能办结，缺：\(fields.map { "\($0.title.zh)（\($0.rawValue)）" }.joined(separator: "、"))。",
                en: "It cannot be closed yet; missing: \(fields.map(\.rawValue).joined(separator: ", ")).")
        case .openPromise(let text):
            LocalizedText(zh: "还有未兑现的承诺：\(text.prefix(80))", en: "A promise is not kept yet: \(text.prefix(80))")
        case .needsSecondPerson(let name):
            LocalizedText(
                zh: "\(name) 已同意办结；橙色和红色投诉需要另一个人。",
                en: "\(name) has agreed already; an orange or red complaint needs another person.")
        case .erased(let name):
            LocalizedText(
                zh: "\(name) 的个人信息已按要求删除，不能再改。",
                en: "\(name) was erased on request and cannot be changed.")
        }
    }
}
