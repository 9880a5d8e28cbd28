/// The header lines of an answer, as they came; taken apart only when somebody asks, since most answers are a 304 of
/// which two lines matter.
package struct AnswerHead: Sendable, Hashable {
    /// Lines with their ends.
    package private(set) var bytes: [UInt8] = []
    /// Whether a line goes on with the value of the one before it (obsolete since RFC 7230, and still met).
    private(set) var isFolded = false

    /// Where a line's name and value stand in `bytes`.
    package struct Line {
        package var name: Range<Int>
        /// Without blanks around it.
        package var value: Range<Int>
    }

    init() {}

    package init(_ headers: [HTTPHeader]) {
        for header in headers {
            bytes += HTTPHeader.bytes(header.name) + Array(": ".utf8) + HTTPHeader.bytes(header.value)
            bytes.append(0x0A)
        }
    }

    mutating func append(_ line: UnsafeRawBufferPointer) {
        if unsafe line.first == 0x20 || line.first == 0x09 { isFolded = true }
        if bytes.isEmpty { bytes.reserveCapacity(320) }
        unsafe bytes.append(contentsOf: line)
        if bytes.last != 0x0A { bytes.append(0x0A) }
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        isFolded = false
    }

    /// All headers, in their order.
    package var headers: [HTTPHeader] {
        var headers: [HTTPHeader] = []
        for line in bytes.split(separator: 0x0A) {
            if let first = line.first, first == 0x20 || first == 0x09 {
                guard !headers.isEmpty else { continue }
                headers[headers.count - 1].value += " " + HTTPHeader.text(HTTPHeader.trimmed(line))
            } else if let header = HTTPHeader(line: line) {
                headers.append(header)
            }
        }
        return headers
    }

    /// The value of the first header of that name, which is given in lower case.
    package func first(_ name: String) -> String? {
        if isFolded { return headers.first { $0.isNamed(name) }?.value }
        var found: String?
        forEach { line in
            if found == nil, spells(name, line) { found = text(line.value) }
        }
        return found
    }

    /// Tells of each line; folded ones are put together first.
    package func forEach(_ body: (Line) -> Void) {
        if isFolded { return AnswerHead(headers).forEach(body) }
        var start = 0
        while start < bytes.count {
            var end = start
            var colon = -1
            while bytes[end] != 0x0A {
                if colon < 0, bytes[end] == UInt8(ascii: ":") { colon = end }
                end &+= 1
            }
            if colon > start { body(Line(name: trimmed(start..<colon), value: trimmed(colon + 1..<end))) }
            start = end + 1
        }
    }

    /// Whether the line's name is `name`, which is given in lower case.
    package func spells(_ name: String, _ line: Line) -> Bool {
        guard line.name.count == name.utf8.count else { return false }
        var index = line.name.lowerBound
        for wanted in name.utf8 {
            let byte = bytes[index]
            guard byte == wanted || (byte &- 0x41 < 26 && byte | 0x20 == wanted) else { return false }
            index &+= 1
        }
        return true
    }

    /// One scalar for each byte.
    package func text(_ range: Range<Int>) -> String { HTTPHeader.text(bytes[range]) }

    /// Whether those bytes are that text.
    package func holds(_ text: String, at range: Range<Int>) -> Bool {
        text.utf8.count == range.count && text.utf8.elementsEqual(bytes[range])
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isBlank(bytes[start]) { start &+= 1 }
        while end > start, isBlank(bytes[end &- 1]) { end &-= 1 }
        return start..<end
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
