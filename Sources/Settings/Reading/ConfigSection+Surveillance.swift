import Crisis
import Foundation

/// Values by which surges are judged.
extension ConfigSection {
    /// `1`, `0.5`, `2 per week` or `1/week`: alerts a week.
    func alertBudget(_ key: String, default fallback: Double) -> Double {
        guard let text = optionalString(key) else { return fallback }
        var plain = text.lowercased().filter { $0 != " " }
        for unit in ["perweek", "aweek", "/week", "/周", "每周"] where plain.hasSuffix(unit) {
            plain.removeLast(unit.count)
            break
        }
        guard let number = Double(plain), number.isFinite, (0.01...50).contains(number) else {
            report(
                "\"\(key)\" is no number of alerts a week: \(text)",
                "Write a number from 0.01 to 50, such as 1 or 0.25.", at: key)
            return fallback
        }
        return number
    }

    /// `Europe/Berlin`, or an offset such as `"+08:00"`; nil when absent.
    ///
    /// The changes between summer and winter time from 2000 to 2050 are looked up here, because the core reads no files.
    func timeZone(_ key: String) -> LocalZone? {
        guard let text = optionalString(key) else { return nil }
        if let moment = Timestamp(rfc3339: "1970-01-02T00:00:00\(text)") {
            return LocalZone(offsetMinutes: Int((86_400 - moment.seconds) / 60))
        }
        // Abbreviations such as CST stand for several zones.
        guard text.contains("/") || text == "UTC", let zone = TimeZone(identifier: text) else {
            report(
                "\"\(text)\" is no time zone",
                "Write its name, such as Asia/Shanghai, or an offset in quotes, such as \"+08:00\".", at: key)
            return nil
        }
        let first = Date(timeIntervalSince1970: 946_684_800)
        let last = Date(timeIntervalSince1970: 2_524_608_000)
        var changes: [LocalZone.Change] = []
        var moment = first
        while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment, next < last {
            changes.append(
                LocalZone.Change(
                    from: Timestamp(seconds: Int64(next.timeIntervalSince1970.rounded())),
                    offsetMinutes: zone.secondsFromGMT(for: next + 1) / 60))
            moment = next
        }
        return LocalZone(offsetMinutes: zone.secondsFromGMT(for: first) / 60, changes: changes)
    }
}
