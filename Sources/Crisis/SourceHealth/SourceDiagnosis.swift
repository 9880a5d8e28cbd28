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
    /// Intervals after its due time from which a source that was not asked counts as late, and at least this long.
    static let lateIntervals: Int64 = 2
    static let shortestLateness = TimeSpan.minutes(2)

    /// The source's health at a moment.
    ///
    /// - Parameter interval: the interval of good times.
    package func health(at moment: Timestamp, interval: TimeSpan) -> SourceHealth {
        if isGone { return .gone }
        guard lastAttempt != nil else { return .new }
        if failures > 0 {
            if lastFailure.kind.isBlock { return .blocked }
            return failures >= SourceState.failuresUntilFailing || lastSuccess == nil ? .failing : .late
        }
        if isSilent(at: moment, interval: interval) { return .silent }
        return lateness(at: moment, interval: interval) == nil ? .fresh : .late
    }

    /// The source's health at a moment, with the reason in both languages.
    package func diagnosis(at moment: Timestamp, interval: TimeSpan) -> SourceDiagnosis {
        let health = health(at: moment, interval: interval)
        let reason =
            switch health {
            case .gone: PollFailure.Kind.gone.sentence
            case .new: notAskedYet
            case .blocked, .failing: failureReason
            case .late: failures > 0 ? failureReason : lateReason(at: moment, interval: interval)
            case .silent: silentReason(at: moment, interval: interval)
            case .fresh: freshReason(at: moment)
            }
        return SourceDiagnosis(health: health, reason: reason)
    }

    /// The last failure; of kind `other` when its text is from elsewhere.
    package var lastFailure: PollFailure {
        lastError.map { PollFailure(text: $0) ?? PollFailure(.other, $0) } ?? PollFailure(.other, "")
    }

    private func isSilent(at moment: Timestamp, interval: TimeSpan) -> Bool {
        // Cheap before exact: most sources spoke within three intervals.
        guard let lastItem, moment - lastItem > interval * SourceState.minimumSilentIntervals,
            isListening(at: moment, interval: interval), let usual = usualSilence(interval: interval)
        else { return false }
        return moment - lastItem > usual
    }

    /// How long ago it should have been asked; nil when that is within what may happen.
    private func lateness(at moment: Timestamp, interval: TimeSpan) -> TimeSpan? {
        let late = moment - nextDue
        return late > max(interval * SourceState.lateIntervals, SourceState.shortestLateness) ? late : nil
    }

    private var notAskedYet: LocalizedText { LocalizedText(zh: "尚未轮询", en: "not asked yet") }

    private var failureReason: LocalizedText {
        let (sentence, detail) = (lastFailure.kind.sentence, lastFailure.detail)
        return LocalizedText(
            zh: "连续失败 \(failures) 次：\(sentence.zh)（\(detail)）",
            en: "\(failures) \(failures == 1 ? "failure" : "failures") in a row: \(sentence.en) (\(detail))")
    }

    private func lateReason(at moment: Timestamp, interval: TimeSpan) -> LocalizedText {
        let span = (lateness(at: moment, interval: interval) ?? .zero).spoken
        return LocalizedText(zh: "\(span.zh)前就该轮询，仍未轮询", en: "it was due \(span.en) ago and was not asked yet")
    }

    private func silentReason(at moment: Timestamp, interval: TimeSpan) -> LocalizedText {
        let now = (lastItem.map { moment - $0 } ?? .zero).spoken
        let before = (usualSilence(interval: interval) ?? .zero).spoken
        return LocalizedText(
            zh: "有应答，但已\(now.zh)没有新内容，超过其惯常的\(before.zh)",
            en: "it answers, but nothing new came for \(now.en); usual is at most \(before.en)")
    }

    private func freshReason(at moment: Timestamp) -> LocalizedText {
        guard let lastSuccess else { return notAskedYet }
        let span = (moment - lastSuccess).spoken
        return LocalizedText(zh: "\(span.zh)前有应答", en: "it answered \(span.en) ago")
    }
}
