/// The five principles of crisis response (游昌乔, 2005), in their order.
package enum Principle: String, Codable, CaseIterable, Sendable {
    case shouldering = "SH"
    case sincerity = "SI"
    case speed = "SP"
    case system = "SY"
    case standard = "ST"

    package var title: LocalizedText {
        switch self {
        case .shouldering: LocalizedText(zh: "承担责任", en: "Shouldering the matter")
        case .sincerity: LocalizedText(zh: "真诚沟通", en: "Sincerity")
        case .speed: LocalizedText(zh: "速度第一", en: "Speed")
        case .system: LocalizedText(zh: "系统运行", en: "System")
        case .standard: LocalizedText(zh: "权威证实", en: "Standard")
        }
    }
}
