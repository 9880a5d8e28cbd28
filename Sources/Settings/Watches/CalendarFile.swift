import Crisis

/// Reads `calendar.csv`: `date,kind,name` of days of rest, worked weekends and special days.
package enum CalendarFile {
    package static func read(name: String, text: String, log: ProblemLog) -> WorkCalendar {
        var calendar = WorkCalendar()
        for line in TableLine.lines(of: text) where line.fields.first != "date" {
            guard let day = line.day else {
                line.report(
                    "\"\(line.fields[0].prefix(40))\" is no date", "Write it as 2026-02-17.", file: name, log: log)
                continue
            }
            guard line.fields.count > 1, let kind = WorkCalendar.DayKind(rawValue: String(line.fields[1])) else {
                line.report(
                    "the second field is not rest, work or special", "Write \(line.fields[0]),rest,春节.", file: name,
                    log: log)
                continue
            }
            if !calendar.set(kind, day: day, name: line.fields.count > 2 ? String(line.fields[2]) : "") {
                line.report("the day \(line.fields[0]) stands twice", "Keep one of its lines.", file: name, log: log)
            }
        }
        return calendar
    }
}

/// Reads `volumes.csv`: `date,name,shipments`, where the name is a watch's id, a brand of it, or a region.
package enum VolumesFile {
    package static func read(name: String, text: String, log: ProblemLog) -> ShipmentVolumes {
        var volumes = ShipmentVolumes()
        for line in TableLine.lines(of: text) where line.fields.first != "date" {
            guard let day = line.day else {
                line.report(
                    "\"\(line.fields[0].prefix(40))\" is no date", "Write it as 2026-11-01.", file: name, log: log)
                continue
            }
            guard line.fields.count == 3, !line.fields[1].isEmpty else {
                line.report(
                    "the line has \(line.fields.count) field(s)",
                    "Write date,name,shipments without commas in numbers.",
                    file: name, log: log)
                continue
            }
            guard let shipments = Double(line.fields[2]), shipments > 0, shipments <= 1e12 else {
                line.report(
                    "\"\(line.fields[2].prefix(40))\" is no number of shipments",
                    "Write how many there were that day, above 0, such as 1250000.", file: name, log: log)
                continue
            }
            if !volumes.add(shipments, name: String(line.fields[1]), day: day) {
                line.report(
                    "\(line.fields[1]) stands twice on \(line.fields[0])", "Keep one of the lines.", file: name,
                    log: log)
            }
        }
        return volumes
    }
}

/// A line of a small table, with its number; remarks begin with #.
private struct TableLine {
    var number: Int
    var fields: [Substring]

    static func lines(of text: String) -> [TableLine] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap {
            let line = $1.trimming(while: \.isWhitespace)
            guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
                .map { $0.trimming(while: \.isWhitespace) }
            return TableLine(number: $0 + 1, fields: fields)
        }
    }

    /// The first field as days since 1970-01-01.
    var day: Int? {
        let parts = (fields.first ?? "").split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        return CivilTime.day(year: year, month: month, day: day)
    }

    func report(_ what: String, _ advice: String, file: String, log: ProblemLog) {
        log.report(Problem(file: file, line: number, what: what, advice: advice))
    }
}

extension Substring {
    fileprivate func trimming(while isMargin: (Character) -> Bool) -> Substring {
        var text = drop(while: isMargin)
        while let last = text.last, isMargin(last) { text.removeLast() }
        return text
    }
}
