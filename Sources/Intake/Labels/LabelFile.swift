import Crisis
import Foundation

/// The labels of a team: JSON lines or a table with a header, as docs/learning.md describes them.
///
/// What cannot be read is named with its line and left out; the rest is read all the same.
package struct LabelFile {
    /// What is wrong with a line, and what to do.
    package struct Problem: Hashable, Sendable {
        package var line: Int
        package var text: String
    }

    /// Why the file as a whole cannot be read.
    package struct Failure: Error, Hashable, Sendable {
        package var reason: String
    }

    /// Bytes of a file at the most.
    package static let largest = 4 << 30
    /// Rows and bytes of their texts that are read at the most.
    package static let mostRows = 1_000_000
    private static let mostBytes = 1 << 30
    /// Problems that are kept; the others are only counted.
    package static let keptProblems = 100

    package private(set) var rows: [LabelledText] = []
    package private(set) var problems: [Problem] = []
    package private(set) var problemCount = 0
    private var bytes = 0

    /// Reads the file at `path`; a link is followed.
    package static func read(_ path: String) throws(Failure) -> LabelFile {
        var file = LabelFile()
        do throws(DropProblem) {
            try file.read(TextLines(try open(path)))
        } catch {
            throw Failure(reason: error.reason)
        }
        return file
    }

    private static func open(_ path: String) throws(DropProblem) -> OpenFile {
        let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let stamp = RegularFile.stamp(of: real) else {
            throw DropProblem("it cannot be read: it is not there. Check its name and permissions")
        }
        let opened: OpenFile?
        do throws(RegularFile.Failure) {
            opened = try RegularFile.open(real, expecting: stamp, limit: largest)
        } catch {
            throw DropProblem("it cannot be read: \(error.message). Check its name and permissions")
        }
        guard let opened else { throw DropProblem("it is no file, or larger than 4 GiB. Name a file of labels") }
        return opened
    }

    private mutating func read(_ lines: TextLines) throws(DropProblem) {
        var first: TextLines.Line?
        while first == nil, let line = try lines.next() {
            if line.bytes.contains(where: { $0 > 0x20 }) { first = line }
        }
        guard let first else { throw DropProblem("it is empty. Write one {\"text\",\"negative\"} on each line") }
        if first.bytes.first(where: { $0 > 0x20 && $0 < 0x80 || $0 > 0xF4 }) == UInt8(ascii: "{") {
            lines.putBack([first])
            try readObjects(lines)
        } else {
            try readTable(lines, header: lines.text(of: first.bytes) ?? "")
        }
    }

    private mutating func readObjects(_ lines: TextLines) throws(DropProblem) {
        while let line = try lines.next() {
            guard line.bytes.contains(where: { $0 > 0x20 }) else { continue }
            if line.isTooLong {
                report(line.number, "the line is longer than 2 MiB. Shorten the text")
                continue
            }
            guard let text = lines.encoding.lineText(of: line.bytes) else {
                report(line.number, "the line is neither UTF-8 nor GB18030. Write the file in UTF-8")
                continue
            }
            guard let row = row(line.number, text) else { continue }
            try take(row)
        }
    }

    /// The row of a line; nil when it is none, which is reported.
    private mutating func row(_ number: Int, _ text: String) -> LabelRow? {
        do throws(JSONParser.Failure) {
            guard case .object(let members) = try JSONParser.parse(text) else {
                report(number, "the line is no JSON object. Write {\"text\",\"negative\"}")
                return nil
            }
            return LabelRow(line: number, members)
        } catch {
            report(number, "the line is not JSON: \(error.description). Write one object on each line")
            return nil
        }
    }

    private mutating func readTable(_ lines: TextLines, header: String) throws(DropProblem) {
        let delimiters: [Character] = [",", "\t", ";"]
        let best = delimiters.max { first, second in
            header.count { $0 == first } < header.count { $0 == second }
        }
        let delimiter = String(best ?? ",")
        var cells = DelimitedCells(delimiter: delimiter)
        cells.add(header)
        cells.end()
        let names = cells.cells.map { ComplaintText.trimmed($0).lowercased() }
        guard names.contains(where: LabelRow.isText) else {
            throw DropProblem(
                "it is neither JSON lines nor a table with a column \"text\" in its header. Write {\"text\",\"negative\"} on "
                    + "each line, or a header such as text,negative,category")
        }
        let rows = DelimitedRows(lines, delimiter: delimiter, columns: names.count)
        while let row = try rows.next() {
            if let flaw = row.flaw {
                report(row.number, flaw)
                continue
            }
            try take(
                LabelRow(
                    line: row.number,
                    zip(names, row.cells).map { JSONValue.Member(name: $0, value: .string($1)) }))
        }
    }

    private mutating func take(_ row: LabelRow) throws(DropProblem) {
        if let problem = row.problem { return report(row.text.line, problem) }
        bytes += row.text.text.utf8.count
        guard rows.count < LabelFile.mostRows, bytes <= LabelFile.mostBytes else {
            throw DropProblem("it has more than 1,000,000 rows or 1 GiB of text. Train on a sample")
        }
        rows.append(row.text)
    }

    private mutating func report(_ line: Int, _ text: String) {
        problemCount += 1
        if problems.count < LabelFile.keptProblems { problems.append(Problem(line: line, text: text)) }
    }
}
