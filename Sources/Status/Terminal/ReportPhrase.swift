import Crisis

/// How reports are put into words: the language and the time zone of the person who asks.
package struct ReportPhrase: Sendable {
    package var language: Language
    /// Minutes east of UTC.
    package var offsetMinutes: Int

    package init(language: Language, offsetMinutes: Int) {
        self.language = language
        self.offsetMinutes = offsetMinutes
    }

    package func word(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }

    package func pick(_ text: LocalizedText) -> String { text[language] }

    package func list(_ words: [String]) -> String { words.joined(separator: word("、", ", ")) }

    package func brackets(_ text: String) -> String { word("（\(text)）", " (\(text))") }

    /// `11-22 18:05`, with the year when it is another than that of `now`.
    package func time(_ moment: Timestamp?, now: Timestamp? = nil) -> String {
        guard let moment else { return "-" }
        let civil = CivilTime(moment, offsetMinutes: offsetMinutes)
        let day = "\(civil.month.padded(2))-\(civil.day.padded(2)) \(civil.hour.padded(2)):\(civil.minute.padded(2))"
        guard let now, CivilTime(now, offsetMinutes: offsetMinutes).year == civil.year else {
            return "\(civil.year.padded(4))-\(day)"
        }
        return day
    }

    /// When something planned comes: `in 12 min`, `now`; `12 分钟后`, `马上`.
    package func wait(from now: Timestamp, until moment: Timestamp) -> String {
        let seconds = (moment - now).seconds
        return seconds > 0 ? word("\(span(seconds))后", "in \(span(seconds))") : word("马上", "now")
    }

    /// How a deadline stands: `in 12 min`, `overdue by 3 h`; `还有 12 分钟`, `已逾期 3 小时`.
    func deadline(_ due: Timestamp, now: Timestamp) -> String {
        let seconds = (due - now).seconds
        let amount = span(abs(seconds))
        return seconds >= 0 ? word("还有 \(amount)", "in \(amount)") : word("已逾期 \(amount)", "OVERDUE by \(amount)")
    }

    package func span(_ seconds: Int64) -> String {
        switch seconds {
        case ..<120: word("\(seconds) 秒", "\(seconds) s")
        case ..<7200: word("\(seconds / 60) 分钟", "\(seconds / 60) min")
        case ..<172_800: word("\(seconds / 3600) 小时", "\(seconds / 3600) h")
        default: word("\(seconds / 86_400) 天", "\(seconds / 86_400) days")
        }
    }

    /// `29.4`: scores come as tenths.
    func score(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// `1 complaint`, `2 complaints`.
    package func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    /// Short enough for a column.
    func status(_ status: Incident.Status) -> String {
        language == .english && status == .open ? "open" : pick(status.title)
    }

    /// What must not be overlooked is in capitals where there are any.
    func check(_ state: CheckStanding.State) -> String {
        switch (state, language) {
        case (.overdue, .english), (.reopened, .english): state.title.en.uppercased()
        default: pick(state.title)
        }
    }

    func item(_ state: ChecklistItem.State) -> String {
        switch (state, language) {
        case (.overdue, .english): state.title.en.uppercased()
        default: pick(state.title)
        }
    }

    /// What a person did, from the form in which it is kept: `ack`, `tick C05`, `evidence regret,remedy`, `close`.
    func action(_ kept: String) -> String {
        let words = kept.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = words.count > 1 ? words[1] : ""
        switch words.first {
        case "ack": return word("认领", "acknowledged")
        case "close": return word("同意关闭", "agreed to close")
        case "playbook": return word("改用预案 \(rest)", "chose the playbook \(rest)")
        case "tick": return word("完成 \(rest)", "ticked \(rest)")
        case "evidence": return word("记录证据：", "recorded ") + tags(rest.split(separator: ",").map(String.init))
        default: return kept
        }
    }

    private func tags(_ names: [String]) -> String {
        list(names.map { name in EvidenceTag(rawValue: name).map { pick($0.title) } ?? name })
    }
}
