/// Which days are days of rest, and which are like no other, by a table that can be changed.
///
/// Without a table, Saturdays and Sundays are days of rest. China moves working days to weekends around its holidays (调休),
/// so the table may also say that a Sunday is a working day.
package struct WorkCalendar: Hashable, Codable, Sendable {
    package enum DayKind: String, Codable, Sendable, CaseIterable {
        /// A public holiday.
        case rest
        /// A weekend day that is worked.
        case work
        /// 双11, 618, 3·15: a day that teaches nothing about the others.
        case special
    }

    /// By days since 1970-01-01.
    private var kinds: [Int: DayKind] = [:]
    private var names: [Int: String] = [:]

    package static let weekends = WorkCalendar()

    package init() {}

    /// - Returns: false when something is known of that day already; the first word counts.
    @discardableResult
    package mutating func set(_ kind: DayKind, day: Int, name: String = "") -> Bool {
        guard kinds[day] == nil else { return false }
        kinds[day] = kind
        names[day] = name
        return true
    }

    package func isRest(day: Int) -> Bool {
        let weekend = Int64(day + 3).floorRemainder(by: 7) >= 5
        if kinds.isEmpty { return weekend }
        switch kinds[day] {
        case .rest: return true
        case .work: return false
        case .special, nil: return weekend
        }
    }

    package func isSpecial(day: Int) -> Bool { !kinds.isEmpty && kinds[day] == .special }

    /// What the table calls a day.
    package func name(day: Int) -> String? { names[day] }

    /// A line of a table that cannot be read.
    package struct Problem: Error, Equatable, CustomStringConvertible {
        package var line: Int
        package var description: String
    }

    /// Reads a table `date,kind,name` with a header; lines that begin with # are remarks.
    package init(table: String) throws(Problem) {
        for (index, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let text = line.trimmed
            if text.isEmpty || text.hasPrefix("#") || text == "date,kind,name" { continue }
            let parts = text.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false).map { $0.trimmed }
            let date = parts[0].split(separator: "-").map { Int($0) ?? -1 }
            guard date.count == 3, let day = CivilTime.day(year: date[0], month: date[1], day: date[2]) else {
                throw Problem(line: index + 1, description: "\"\(parts[0])\" is no date. Write it as 2026-02-17.")
            }
            guard parts.count >= 2, let kind = DayKind(rawValue: String(parts[1])) else {
                throw Problem(
                    line: index + 1,
                    description: "the second field must be rest, work or special, such as \(parts[0]),rest,春节.")
            }
            set(kind, day: day, name: parts.count > 2 ? String(parts[2]) : "")
        }
    }
}

extension Substring {
    /// Without blanks and carriage returns at its ends.
    fileprivate var trimmed: Substring {
        var text = self
        while let first = text.first, first == " " || first == "\t" || first == "\r" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
        return text
    }
}
