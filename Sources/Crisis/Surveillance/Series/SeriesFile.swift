/// A series of counts as a file gives it: `timestamp,value` with a header, one bin a row, in the order of time.
package struct SeriesFile: Sendable {
    package struct Row: Hashable, Sendable {
        /// As it stands in the file.
        package var timestampText: Substring
        package var valueText: Substring
        package var moment: Timestamp
        /// nil where the file says that it is not known: empty, NA, NaN or null.
        package var value: Double?
        /// Number of the line, from 1.
        package var line: Int
    }

    /// What is wrong with a file, and where.
    package struct Problem: Error, Hashable, CustomStringConvertible {
        package var line: Int
        package var description: String
    }

    package private(set) var rows: [Row] = []
    /// The usual distance of two rows.
    package private(set) var width: BinWidth

    /// Reads a whole file.
    ///
    /// - Parameters:
    ///   - offsetMinutes: Minutes east of UTC of times without a zone.
    ///   - width: The bins' width; nil takes the middle one of the first distances.
    /// - Throws: The first problem, with its line.
    package init(csv given: String, offsetMinutes: Int = 0, width stated: BinWidth? = nil) throws(Problem) {
        var csv = given
        csv.makeContiguousUTF8()
        var columns: (time: Int, value: Int)?
        var number = 0
        let bytes = Array(csv.utf8)
        var start = 0
        rows.reserveCapacity(bytes.count / 22)
        while start <= bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 10 { end += 1 }
            number += 1
            defer { start = end + 1 }
            if let columns, columns == (0, 1),
                let plain = PlainLine(bytes, start, end, offsetMinutes: offsetMinutes)
            {
                let first = csv.utf8.index(csv.utf8.startIndex, offsetBy: start)
                let comma = csv.utf8.index(csv.utf8.startIndex, offsetBy: plain.comma)
                let last = csv.utf8.index(csv.utf8.startIndex, offsetBy: plain.end)
                rows.append(
                    Row(
                        timestampText: csv[first..<comma], valueText: csv[csv.utf8.index(after: comma)..<last],
                        moment: plain.moment, value: plain.value, line: number))
                continue
            }
            let text = csv[
                csv.utf8.index(
                    csv.utf8.startIndex, offsetBy: start)..<csv.utf8.index(
                        csv.utf8.startIndex, offsetBy: end)]
            let fields = SeriesFile.fields(number == 1 && text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text)
            if fields.count == 1, fields[0].isEmpty { continue }
            guard let columns else {
                columns = try SeriesFile.columns(fields, line: number)
                continue
            }
            rows.append(try SeriesFile.row(fields, columns, line: number, offsetMinutes: offsetMinutes))
        }
        guard columns != nil else {
            throw Problem(line: 1, description: "the file is empty. Its first line must be timestamp,value.")
        }
        guard !rows.isEmpty else { throw Problem(line: 2, description: "there is no row after the header.") }
        width = stated ?? SeriesFile.usualWidth(rows)
    }

    private static func columns(_ fields: [Substring], line: Int) throws(Problem) -> (time: Int, value: Int) {
        let names = fields.map { $0.lowercased() }
        guard let time = names.firstIndex(of: "timestamp"), let value = names.firstIndex(of: "value") else {
            throw Problem(
                line: line,
                description: "the header must name the columns timestamp and value, such as timestamp,value.")
        }
        return (time, value)
    }

    private static func row(
        _ fields: [Substring], _ columns: (time: Int, value: Int), line: Int, offsetMinutes: Int
    ) throws(Problem) -> Row {
        guard fields.count > max(columns.time, columns.value) else {
            throw Problem(
                line: line, description: "the row has \(fields.count) field(s), too few. Write timestamp,value.")
        }
        let time = fields[columns.time]
        let text = fields[columns.value]
        guard let moment = SeriesTime.moment(time, offsetMinutes: offsetMinutes) else {
            throw Problem(
                line: line,
                description:
                    "timestamp: \"\(time.prefix(40))\" is no time. Write 2026-11-24 08:05:00, 2026-11-24T08:05:00+08:00 or seconds since 1970."
            )
        }
        let unknown = text.isEmpty || (text.utf8.count <= 4 && ["na", "nan", "null"].contains(text.lowercased()))
        if unknown {
            return Row(timestampText: time, valueText: text, moment: moment, value: nil, line: line)
        }
        guard let value = Double(text), value.isFinite else {
            throw Problem(
                line: line,
                description:
                    "value: \"\(text.prefix(40))\" is no number. Write a count, or leave it empty when it is not known."
            )
        }
        guard value >= 0 else {
            throw Problem(line: line, description: "value: \(text) is negative. Counts begin at 0.")
        }
        guard value <= 1e12 else {
            throw Problem(line: line, description: "value: \(text) is above 1e12, which no count of mentions is.")
        }
        return Row(timestampText: time, valueText: text, moment: moment, value: value, line: line)
    }

    /// Fields without blanks and quotes around them; a quoted comma separates nothing.
    private static func fields(_ line: Substring) -> [Substring] {
        // Bytes, not characters: commas, quotes and blanks are ASCII, and a year of rows is read in passing.
        var quoted = false
        return line.utf8.split(omittingEmptySubsequences: false) { byte in
            if byte == UInt8(ascii: "\"") { quoted.toggle() }
            return byte == UInt8(ascii: ",") && !quoted
        }.map { field in
            var field = field
            while let first = field.first, isMargin(first) { field.removeFirst() }
            while let last = field.last, isMargin(last) { field.removeLast() }
            return Substring(field)
        }
    }

    /// A blank, a tab, a carriage return or a quote.
    private static func isMargin(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 || byte == 34 }

    private static func usualWidth(_ rows: [Row]) -> BinWidth {
        let steps = zip(rows.dropFirst(), rows).prefix(12).map { ($0.moment - $1.moment).seconds }.filter { $0 > 0 }
        let middle = steps.sorted()[safe: (steps.count - 1) / 2] ?? 300
        return BinWidth(seconds: middle) ?? .fiveMinutes
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
