/// Who works on a complaint, by the departments of the complaint scheme.
package enum RegisterRole: String, Codable, CaseIterable, Sendable {
    /// 客服中心: takes it in, records it truthfully, answers and follows it up.
    case service
    /// 业务部门: verifies the facts and reports them in writing.
    case business
    /// 监察部门: reads everything and watches the others; it may reopen and remark, and change nothing else.
    case supervision
    /// The program itself: what it read in the complaint.
    case machine

    package var title: LocalizedText {
        switch self {
        case .service: LocalizedText(zh: "客服中心", en: "customer service")
        case .business: LocalizedText(zh: "业务部门", en: "business department")
        case .supervision: LocalizedText(zh: "监察部门", en: "supervision")
        case .machine: LocalizedText(zh: "程序", en: "the program")
        }
    }
}

/// The six steps of handling, in their order: feeling first, then the matter.
package enum HandlingStep: String, Codable, CaseIterable, Sendable, Comparable {
    case heard, apologised, collected, owned, involved, followed

    package var title: LocalizedText {
        switch self {
        case .heard: LocalizedText(zh: "鼓励倾诉", en: "heard out")
        case .apologised: LocalizedText(zh: "充分道歉", en: "apologised")
        case .collected: LocalizedText(zh: "收集信息", en: "collected the facts")
        case .owned: LocalizedText(zh: "承担责任", en: "took responsibility")
        case .involved: LocalizedText(zh: "客户参与", en: "involved the customer")
        case .followed: LocalizedText(zh: "跟踪服务", en: "followed up")
        }
    }

    package var place: Int { HandlingStep.allCases.firstIndex(of: self) ?? 0 }

    package static func < (left: HandlingStep, right: HandlingStep) -> Bool { left.place < right.place }
}

/// Where a registration stands.
package enum RegistrationStatus: String, Codable, CaseIterable, Sendable {
    case registered, answered, closed, reopened

    package var title: LocalizedText {
        switch self {
        case .registered: LocalizedText(zh: "已登记", en: "registered")
        case .answered: LocalizedText(zh: "已答复", en: "answered")
        case .closed: LocalizedText(zh: "已办结", en: "closed")
        case .reopened: LocalizedText(zh: "重新办理", en: "reopened")
        }
    }

    /// Whether somebody still owes the customer something.
    package var isOpen: Bool { self != .closed }
}

/// How a customer is answered: each way has its own rules of conduct.
package enum ReplyChannel: String, Codable, CaseIterable, Sendable {
    case visitIn = "visit_in"
    case letter, phone
    case visitOut = "visit_out"
    case web

    package var title: LocalizedText {
        switch self {
        case .visitIn: LocalizedText(zh: "来访面谈", en: "visit to us")
        case .letter: LocalizedText(zh: "信函", en: "letter")
        case .phone: LocalizedText(zh: "电话", en: "telephone")
        case .visitOut: LocalizedText(zh: "上门", en: "visit to the customer")
        case .web: LocalizedText(zh: "网络", en: "web")
        }
    }
}

/// A word of a vocabulary of the register, with what people call it.
package protocol RegisterWord: RawRepresentable, CaseIterable, Codable, Hashable, Sendable where RawValue == String {
    var title: LocalizedText { get }
}

extension RegisterRole: RegisterWord {}
extension ReplyChannel: RegisterWord {}
extension Category: RegisterWord {}
extension HandlingStep: RegisterWord {}
