/// Why a source is asked next at the moment at which it is asked, and not sooner.
package enum PollReason: Hashable, Sendable {
    /// Never asked yet; first polls are spread.
    case firstPoll
    /// The interval that the operator wrote.
    case interval(TimeSpan)
    /// An eighth of its usual gap between new items.
    case rhythm(TimeSpan)
    /// Its rhythm is not known yet: the tier's usual pace.
    case usual(TimeSpan)
    /// Nothing new for two weeks.
    case dormant(TimeSpan)
    /// RSS `ttl`.
    case timeToLive(TimeSpan)
    /// `sy:updatePeriod`.
    case updatePeriod(TimeSpan)
    /// RSS `skipHours` or `skipDays`.
    case skippedTime(TimeSpan)
    /// `Cache-Control: max-age` or `Expires`.
    case stillFresh(TimeSpan)
    /// The server named the moment, with 429, 503 or another refusal.
    case retryAfter(status: Int?, TimeSpan)
    case backoff(failures: Int, TimeSpan)
    /// 404, which backs off slower and slower.
    case missing(failures: Int, TimeSpan)
    case gone
    /// A watch of it has an open orange or red incident.
    case crisis(Incident.ID, TimeSpan)
    /// Another source at the same path was told to wait.
    case pathHeld(TimeSpan)

    /// The stable word for JSON: `retry_after`.
    package var kind: String {
        switch self {
        case .firstPoll: "first_poll"
        case .interval: "interval"
        case .rhythm: "rhythm"
        case .usual: "usual"
        case .dormant: "dormant"
        case .timeToLive: "ttl"
        case .updatePeriod: "update_period"
        case .skippedTime: "skipped_time"
        case .stillFresh: "max_age"
        case .retryAfter: "retry_after"
        case .backoff: "backoff"
        case .missing: "missing"
        case .gone: "gone"
        case .crisis: "crisis"
        case .pathHeld: "path_held"
        }
    }

    package var sentence: LocalizedText {
        switch self {
        case .firstPoll: LocalizedText(zh: "首次轮询，错开时间", en: "first poll, spread over the start")
        case .interval(let span): LocalizedText(zh: "配置的间隔 \(span.spoken.zh)", en: "interval of \(span.spoken.en)")
        case .rhythm(let span):
            LocalizedText(zh: "按其更新节奏，每 \(span.spoken.zh)", en: "its own rhythm: every \(span.spoken.en)")
        case .usual(let span):
            LocalizedText(
                zh: "节奏未知，按层级每 \(span.spoken.zh)", en: "rhythm unknown yet, its tier's pace: every \(span.spoken.en)")
        case .dormant(let span):
            LocalizedText(zh: "两周无更新，每 \(span.spoken.zh)", en: "nothing new for two weeks: every \(span.spoken.en)")
        case .timeToLive(let span):
            LocalizedText(zh: "订阅源 ttl：\(span.spoken.zh)", en: "the feed's ttl: \(span.spoken.en)")
        case .updatePeriod(let span):
            LocalizedText(zh: "订阅源更新周期：\(span.spoken.zh)", en: "the feed's update period: \(span.spoken.en)")
        case .skippedTime(let span):
            LocalizedText(
                zh: "订阅源要求此时段少打扰（skipHours/skipDays）：\(span.spoken.zh)",
                en: "an hour or day that the feed asks to skip: \(span.spoken.en)")
        case .stillFresh(let span):
            LocalizedText(
                zh: "服务器声明仍有效（max-age 或 Expires）：\(span.spoken.zh)",
                en: "still fresh by the server's word (max-age or Expires): \(span.spoken.en)")
        case .retryAfter(let status, let span):
            LocalizedText(
                zh: "\(status.map { "HTTP \($0)，" } ?? "")服务器要求等待（Retry-After）：\(span.spoken.zh)",
                en: "\(status.map { "HTTP \($0) with " } ?? "")Retry-After: \(span.spoken.en)")
        case .backoff(let failures, let span):
            LocalizedText(
                zh: "连续失败 \(failures) 次，退避 \(span.spoken.zh)",
                en: "backing off after \(failures.failures): \(span.spoken.en)")
        case .missing(let failures, let span):
            LocalizedText(
                zh: "连续 \(failures) 次 404，越来越慢：\(span.spoken.zh)",
                en: "404 \(failures == 1 ? "once" : "\(failures) times") in a row, slower each time: \(span.spoken.en)")
        case .gone:
            LocalizedText(zh: "410 已撤销，不再轮询", en: "410, gone: not asked any more")
        case .crisis(let incident, let span):
            LocalizedText(
                zh: "\(incident) 危机期间，每 \(span.spoken.zh)", en: "crisis of \(incident): every \(span.spoken.en)")
        case .pathHeld(let span):
            LocalizedText(
                zh: "同一路径的另一来源被要求等待：\(span.spoken.zh)",
                en: "another source at the same path was told to wait: \(span.spoken.en)")
        }
    }
}

extension Int {
    fileprivate var failures: String { "\(self) \(self == 1 ? "failure" : "failures")" }
}

extension TimeSpan {
    /// The two largest units that people would say: `3 h 20 min`.
    package var spoken: LocalizedText {
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
