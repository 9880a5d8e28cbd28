/// The lines of a text file of any size and encoding, a few at a time.
final class TextLines {
    struct Line: Hashable {
        /// Counted from 1.
        var number: Int
        /// As they stand in the file, without the line's end.
        var bytes: [UInt8]
        /// More than was kept.
        var isTooLong = false
        /// Whether a line end followed.
        var isEnded = true
    }

    /// Longer lines are cut, and their rest is passed over.
    static let maximumLineBytes = 2 * 1024 * 1024
    private static let chunkBytes = 256 * 1024
    private static let pieceBytes = 64 * 1024

    private let file: OpenFile
    private(set) var encoding: TextEncoding
    private let unit: LineEnd
    private var buffer: [UInt8] = []
    /// Read from here on.
    private var start = 0
    private var offset = 0
    private var number = 0
    private var isAtEnd = false
    private var waiting: [Line] = []

    /// How a line ends.
    private struct LineEnd {
        var byte: UInt8 = 0x0A
        /// Bytes of a unit: 2 in UTF-16.
        var width = 1
        /// Where in the unit the byte stands.
        var place = 0
    }

    init(_ file: OpenFile) throws(DropProblem) {
        self.file = file
        let sample = try TextLines.read(file, TextLines.chunkBytes, at: 0)
        encoding = TextEncoding(sample: sample, isWhole: sample.count == file.stamp.size)
        var unit = LineEnd()
        if case .utf16(let isLittle) = encoding.form {
            unit.width = 2
            unit.place = isLittle ? 0 : 1
        } else if !sample.contains(0x0A), sample.contains(0x0D) {
            unit.byte = 0x0D
        }
        self.unit = unit
        buffer = sample
        offset = sample.count
        isAtEnd = sample.count < TextLines.chunkBytes
        start = encoding.markBytes
    }

    private static func read(_ file: OpenFile, _ count: Int, at offset: Int) throws(DropProblem) -> [UInt8] {
        do throws(RegularFile.Failure) {
            return try file.read(count, at: offset)
        } catch {
            throw DropProblem(error)
        }
    }

    /// The next line; nil at the end.
    func next() throws(DropProblem) -> Line? {
        if let line = waiting.popLast() { return line }
        return try advance(pieces: false)
    }

    /// As `next`, but a long line comes in pieces, cut where no character is.
    func nextPiece() throws(DropProblem) -> Line? {
        if let line = waiting.popLast() { return line }
        return try advance(pieces: true)
    }

    /// Puts lines back, to be given again in this order.
    func putBack(_ lines: some BidirectionalCollection<Line>) { waiting.append(contentsOf: lines.reversed()) }

    /// The text of a line; nil when it is none.
    func text(of bytes: [UInt8]) -> String? { encoding.text(of: bytes) }

    private func advance(pieces: Bool) throws(DropProblem) -> Line? {
        var searched = start
        var isTooLong = false
        while true {
            if let end = lineEnd(from: searched) {
                number += 1
                let line = Line(number: number, bytes: content(upTo: end), isTooLong: isTooLong)
                start = end - unit.place + unit.width
                return line
            }
            if pieces, let cut = safeCut() {
                let line = Line(number: number + 1, bytes: Array(buffer[start..<cut]), isEnded: false)
                start = cut
                return line
            }
            searched = buffer.count - (buffer.count - start) % unit.width
            if searched - start > TextLines.maximumLineBytes {
                // The beginning is kept for the record of what was there.
                buffer.removeSubrange((start + TextLines.maximumLineBytes)..<searched)
                searched = start + TextLines.maximumLineBytes
                isTooLong = true
            }
            guard !isAtEnd else { break }
            searched -= try fill()
        }
        guard start < buffer.count else { return nil }
        number += 1
        let line = Line(number: number, bytes: content(upTo: buffer.count), isTooLong: isTooLong, isEnded: false)
        start = buffer.count
        return line
    }

    /// Without the return before a line end.
    private func content(upTo end: Int) -> [UInt8] {
        var end = end - (end == buffer.count ? 0 : unit.place)
        if unit.width == 1, end > start, buffer[end - 1] == 0x0D { end -= 1 }
        if unit.width == 2, end - 2 >= start, buffer[end - 2 + unit.place] == 0x0D, buffer[end - 1 - unit.place] == 0 {
            end -= 2
        }
        return Array(buffer[start..<max(start, end)])
    }

    private func lineEnd(from position: Int) -> Int? {
        guard unit.width == 2 else {
            return position < buffer.count ? buffer[position...].firstIndex(of: unit.byte) : nil
        }
        var index = position
        while index + 1 < buffer.count {
            if buffer[index + unit.place] == 0x0A, buffer[index + 1 - unit.place] == 0 { return index + unit.place }
            index += 2
        }
        return nil
    }

    /// After the last byte that is below a digit: in no encoding that is read here is such a byte part of a character.
    private func safeCut() -> Int? {
        guard buffer.count - start > TextLines.pieceBytes else { return nil }
        if unit.width == 2 {
            // Before a low surrogate no cut is made.
            let cut = start + (buffer.count - start) / 2 * 2
            let lead = buffer[cut - 1 - unit.place]
            return (0xD8...0xDB).contains(lead) ? cut - 2 : cut
        }
        return buffer[start...].lastIndex { $0 < 0x30 }.map { $0 + 1 }
    }

    /// Reads on; returns by how much the buffer's content moved down.
    private func fill() throws(DropProblem) -> Int {
        let moved = start
        buffer.removeFirst(start)
        start = 0
        let chunk = try TextLines.read(file, TextLines.chunkBytes, at: offset)
        offset += chunk.count
        isAtEnd = chunk.count < TextLines.chunkBytes
        buffer += chunk
        return moved
    }
}
