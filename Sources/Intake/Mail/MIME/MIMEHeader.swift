/// The header of a mail or of one of its parts (RFC 5322 section 2.2), as bytes: what they mean is each field's matter.
struct MIMEHeader {
    static let maximumFields = 2000
    /// Of a longer value only this much is read.
    static let maximumValueBytes = 64 * 1024

    /// Names in lower case; values unfolded.
    private(set) var fields: [(name: String, value: [UInt8])] = []

    /// Reads the header at the beginning of `range`; returns where the body begins.
    ///
    /// What is not a header any more begins the body, with a blank line before it or not, so that no text is lost.
    static func read(_ bytes: [UInt8], _ range: Range<Int>) -> (header: MIMEHeader, body: Int) {
        var header = MIMEHeader()
        var index = range.lowerBound
        while index < range.upperBound {
            let lineEnd = MIMELines.end(of: index, in: bytes, before: range.upperBound)
            let next = min(lineEnd + 1, range.upperBound)
            let line = bytes[index..<MIMELines.trimmedEnd(from: index, to: lineEnd, in: bytes)]
            if line.isEmpty { return (header, next) }
            if line.first == 0x20 || line.first == 0x09 {
                // A line of blanks only, where a mail programme broke the header, is its end.
                if header.fields.isEmpty { return (header, index) }
                header.append(line)
            } else if let field = Self.field(line) {
                if header.fields.count < maximumFields { header.fields.append(field) }
            } else if !(index == range.lowerBound && line.starts(with: "From ".utf8)) {
                return (header, index)
            }
            index = next
        }
        return (header, range.upperBound)
    }

    /// The value of the first field of that name.
    func value(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

    /// The first value of that name as text, encoded words read.
    func text(_ name: String) -> String? { value(name).map { EncodedWords.decode($0) } }

    private mutating func append(_ line: ArraySlice<UInt8>) {
        let room = Self.maximumValueBytes - fields[fields.count - 1].value.count
        if room > 0 { fields[fields.count - 1].value.append(contentsOf: line.prefix(room)) }
    }

    private static func field(_ line: ArraySlice<UInt8>) -> (name: String, value: [UInt8])? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
        var name = line[..<colon]
        while let last = name.last, last == 0x20 || last == 0x09 { name.removeLast() }
        guard !name.isEmpty, name.count <= 200, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
        return (String(decoding: name, as: UTF8.self).lowercased(), Array(value.prefix(maximumValueBytes)))
    }
}

/// Lines of a mail, which end in CRLF or, where somebody handled it carelessly, in LF.
enum MIMELines {
    /// Where the line that begins at `start` ends: its LF, or `limit`.
    static func end(of start: Int, in bytes: [UInt8], before limit: Int) -> Int {
        bytes[start..<limit].firstIndex(of: 0x0A) ?? limit
    }

    /// The end without a CR before the LF.
    static func trimmedEnd(from start: Int, to end: Int, in bytes: [UInt8]) -> Int {
        end > start && bytes[end - 1] == 0x0D ? end - 1 : end
    }
}
