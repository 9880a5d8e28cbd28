/// How a source is doing and why it is said.
package struct SourceDiagnosis: Hashable, Sendable {
    package var health: SourceHealth
    package var reason: LocalizedText

    package init(health: SourceHealth, reason: LocalizedText) {
        self.health = health
        self.reason = reason
    }
}

extension SourceState {
    /// Failures in a row from which a source counts as failing; one or two are weather.
    package static let failuresUntilFailing = 3

    package func health(at moment: Timestamp, interval: TimeSpan) -> SourceHealth {
        diagnosis(at: moment, interval: interval).health
    }

    /// The source's health at a moment, with the reason in both languages.
    package func diagnosis(at moment: Timestamp, interval: TimeSpan) -> SourceDiagnosis {
        if isGone { return SourceDiagnosis(health: .gone, reason: PollFailure.Kind.gone.sentence) }
        guard lastAttempt != nil else { return SourceDiagnosis(health: .new, reason: notAskedYet) }
        if failures > 0, lastFailure.kind.isBlock { return SourceDiagnosis(health: .blocked, reason: failureReason) }
        if failures >= SourceState.failuresUntilFailing || (failures > 0 && lastSuccess == nil) {
            return SourceDiagnosis(health: .failing, reason: failureReason)
        }
        if let silence = silence(at: moment, interval: interval) { return silence }
        return SourceDiagnosis(health: .fresh, reason: freshReason(at: moment))
    }

    /// The kind of the last failure; `other` when the text is from elsewhere.
    private var lastFailure: PollFailure {
        lastError.map { PollFailure(text: $0) ?? PollFailure(.other, $0) } ?? PollFailure(.other, "")
    }

    private func silence(at moment: Timestamp, interval: TimeSpan) -> SourceDiagnosis? {
        guard let lastItem, let usual = usualSilence(interval: interval), moment - lastItem > usual,
            isListening(at: moment, interval: interval)
        else { return nil }
        let (now, before) = ((moment - lastItem).spoken, usual.spoken)
        return SourceDiagnosis(
            health: .silent,
            reason: LocalizedText(
                zh: "有应答，但已\(now.zh)没有新内容，超过其惯常的\(before.zh)",
                en: "it answers, but nothing new came for \(now.en); usual is at most \(before.en)"))
    }

    private var notAskedYet: LocalizedText { LocalizedText(zh: "尚未轮询", en: "not asked yet") }

    private var failureReason: LocalizedText {
        let (sentence, detail) = (lastFailure.kind.sentence, lastFailure.detail)
        return LocalizedText(
            zh: "连续失败 \(failures) 次：\(sentence.zh)（\(detail)）",
            en: "\(failures) \(failures == 1 ? "failure" : "failures") in a row: \(sentence.en) (\(detail))")
    }

    private func freshReason(at moment: Timestamp) -> LocalizedText {
        guard let lastSuccess else { return notAskedYet }
        let span = (moment - lastSuccess).spoken
        return LocalizedText(zh: "\(span.zh)前有应答", en: "it answered \(span.en) ago")
    }
}

extension TimeSpan {
    /// The two largest units that people would say: `3 h 20 min`.
    fileprivate var spoken: LocalizedText {
        let total = max(0, seconds)
        let units: [(size: Int64, zh: String, en: String)] = [
            (86_400, "天", "d"), (3600, "小时", "h"), (60, "分钟", "min"), (1, "秒", "s"),
        ]
        let first = units.firstIndex { total >= $0.size } ?? units.count - 1
        var rest = total
        var (zh, en): ([String], [String]) = ([], [])
        for unit in units[first...].prefix(2) {
            let count = rest / unit.size
            rest %= unit.size
            guard count > 0 || (zh.isEmpty && unit.size == 1) else { continue }
            zh.append("\(count) \(unit.zh)")
            en.append("\(count) \(unit.en)")
        }
        return LocalizedText(zh: zh.joined(separator: " "), en: en.joined(separator: " "))
    }
}
