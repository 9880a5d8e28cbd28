/// The two languages in which everything that a person reads exists.
package enum Language: String, Codable, CaseIterable, Sendable {
    case chinese = "zh"
    case english = "en"
}

/// One sentence or name in both languages.
package struct LocalizedText: Hashable, Codable, Sendable {
    package var zh: String
    package var en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    package subscript(_ language: Language) -> String {
        switch language {
        case .chinese: zh
        case .english: en
        }
    }
}
