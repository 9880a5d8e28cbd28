/// The four colours of Chinese emergency law, and clear below them.
package enum Level: String, Codable, CaseIterable, Sendable, Comparable {
    case clear, blue, yellow, orange, red

    package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

    /// 0 for clear to 4 for red.
    package var rank: Int {
        switch self {
        case .clear: 0
        case .blue: 1
        case .yellow: 2
        case .orange: 3
        case .red: 4
        }
    }

    package var title: LocalizedText {
        switch self {
        case .clear: LocalizedText(zh: "平稳", en: "clear")
        case .blue: LocalizedText(zh: "蓝色", en: "blue")
        case .yellow: LocalizedText(zh: "黄色", en: "yellow")
        case .orange: LocalizedText(zh: "橙色", en: "orange")
        case .red: LocalizedText(zh: "红色", en: "red")
        }
    }
}
