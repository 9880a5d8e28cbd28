/// A header line.
///
/// A received value has one Unicode scalar (U+0000 to U+00FF) for each byte, and such a value is sent as the same
/// bytes again. So an ETag goes back exactly as it came, whatever its encoding. A value with any scalar above U+00FF is
/// sent as UTF-8.
package struct HTTPHeader: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension HTTPHeader {
    /// Reads `Name: value`; nil for a line that is not of that form.
    init?(line: some BidirectionalCollection<UInt8>) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
        self.init(
            Self.text(Self.trimmed(line[..<colon])), Self.text(Self.trimmed(line[line.index(after: colon)...])))
    }

    /// The bytes of the line without its end, or nil when the header would break out of its line.
    var line: [UInt8]? {
        var bytes: [UInt8] = []
        return write(into: &bytes) ? bytes.dropLast() : nil
    }

    /// Puts the line into `bytes`, with a zero byte at its end; false when the header would break out of its line.
    func write(into bytes: inout [UInt8]) -> Bool {
        bytes.removeAll(keepingCapacity: true)
        for byte in name.utf8 {
            guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: ":") else { return false }
            bytes.append(byte)
        }
        guard !bytes.isEmpty else { return false }
        let nameEnd = bytes.count
        bytes.append(UInt8(ascii: ":"))
        bytes.append(0x20)
        if value.utf8.allSatisfy({ $0 < 0x80 }) {
            bytes.append(contentsOf: value.utf8)
        } else {
            bytes.append(contentsOf: Self.bytes(value))
        }
        var isBlank = true
        for byte in bytes[(nameEnd + 2)...] {
            guard byte != 0x00, byte != 0x0A, byte != 0x0D else { return false }
            if byte != 0x20, byte != 0x09 { isBlank = false }
        }
        if isBlank {
            // libcurl reads "Name:" as "do not send Name" and "Name;" as "send Name without a value".
            bytes.removeSubrange(nameEnd...)
            bytes.append(UInt8(ascii: ";"))
        }
        bytes.append(0)
        return true
    }

    package func isNamed(_ other: String) -> Bool {
        name.utf8.count == other.utf8.count
            && zip(name.utf8, other.utf8).allSatisfy { $0 == $1 || Self.lowercased($0) == Self.lowercased($1) }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// One scalar for each byte.
    static func text(_ bytes: some Collection<UInt8>) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(Unicode.Scalar(byte)) }
        return String(text)
    }

    /// The inverse of `text`.
    static func bytes(_ text: String) -> [UInt8] {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return Array(text.utf8) }
        return text.unicodeScalars.allSatisfy { $0.value <= 0xFF }
            ? text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } : Array(text.utf8)
    }

    static func trimmed<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        var rest = bytes[...]
        while let first = rest.first, isBlank(first) { rest.removeFirst() }
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }
}
