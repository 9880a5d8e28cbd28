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

    func word(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }

    func pick(_ text: LocalizedText) -> String { text[language] }

    /// `11-22 18:05`, with the year when it is another than that of `now`.
    func time(_ moment: Timestamp?, now: Timestamp? = nil) -> String {
        guard let moment else { return "-" }
        let civil = CivilTime(moment, offsetMinutes: offsetMinutes)
        let day = "\(civil.month.padded(2))-\(civil.day.padded(2)) \(civil.hour.padded(2)):\(civil.minute.padded(2))"
        guard let now, CivilTime(now, offsetMinutes: offsetMinutes).year == civil.year else {
            return "\(civil.year.padded(4))-\(day)"
        }
        return day
    }

    /// `in 12 min`, `3 h ago`; `还有 12 分钟`, `3 小时前`.
    func distance(from now: Timestamp, to moment: Timestamp) -> String {
        let seconds = (moment - now).seconds
        let amount = span(abs(seconds))
        if seconds >= 0 { return word("还有\(amount)", "in \(amount)") }
        return word("\(amount)前", "\(amount) ago")
    }

    func span(_ seconds: Int64) -> String {
        switch seconds {
        case ..<120: word("\(seconds) 秒", "\(seconds) s")
        case ..<7200: word("\(seconds / 60) 分钟", "\(seconds / 60) min")
        case ..<172_800: word("\(seconds / 3600) 小时", "\(seconds / 3600) h")
        default: word("\(seconds / 86_400) 天", "\(seconds / 86_400) d")
        }
    }

    /// `29.4`: scores come as tenths.
    func score(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    func status(_ status: Incident.Status) -> String {
        switch status {
        case .open: word("未确认", "open")
        case .acknowledged: word("已确认", "acknowledged")
        case .contained: word("已控制", "contained")
        case .closed: word("已关闭", "closed")
        }
    }

    func health(_ health: SourceHealth) -> String {
        switch health {
        case .new: word("未轮询", "new")
        case .fresh: word("正常", "fresh")
        case .silent: word("沉默", "silent")
        case .failing: word("失败", "failing")
        case .blocked: word("被拒", "blocked")
        case .gone: word("已撤", "gone")
        }
    }

    func check(_ state: CheckStanding.State) -> String {
        switch state {
        case .waiting: word("未起算", "waiting")
        case .running: word("计时中", "running")
        case .overdue: word("已逾期", "OVERDUE")
        case .met: word("已完成", "met")
        case .reopened: word("重新打开", "REOPENED")
        case .notApplicable: word("不适用", "n/a")
        }
    }

    func item(_ state: ChecklistItem.State) -> String {
        switch state {
        case .waiting: word("未起算", "waiting")
        case .open: word("待办", "open")
        case .overdue: word("已逾期", "OVERDUE")
        case .done: word("完成", "done")
        }
    }
}
