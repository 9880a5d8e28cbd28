/// The texts of commands: names of folders and sets of numbers.
enum IMAPText {
    /// A name as a quoted string.
    static func quoted(_ name: String) -> String {
        "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// Ascending numbers as a set: `1:3,7,9:10`.
    static func set(_ numbers: some Sequence<UInt32>) -> String {
        var parts: [String] = []
        var range: ClosedRange<UInt32>?
        for number in numbers {
            if let current = range, number == current.upperBound &+ 1 {
                range = current.lowerBound...number
            } else {
                if let range { parts.append(text(range)) }
                range = number...number
            }
        }
        if let range { parts.append(text(range)) }
        return parts.joined(separator: ",")
    }

    private static func text(_ range: ClosedRange<UInt32>) -> String {
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound):\(range.upperBound)"
    }

    /// The numbers of a set as a server writes it; nil when it is none, or has more than `limit`.
    static func numbers(inSet text: String, limit: Int) -> [UInt32]? {
        var numbers: [UInt32] = []
        for part in text.split(separator: ",") {
            let ends = part.split(separator: ":", omittingEmptySubsequences: false).map { UInt32($0) }
            guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2 else { return nil }
            let range = min(first, last)...max(first, last)
            guard range.count <= limit - numbers.count else { return nil }
            numbers.append(contentsOf: range)
        }
        return numbers
    }
}

/// Names of folders in the UTF-7 of IMAP (RFC 3501 section 5.1.3): `已处理` is `&XfJZBHQG-`.
enum ModifiedUTF7 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,".utf8)

    static func encode(_ name: String) -> String {
        var output: [UInt8] = []
        var units: [UInt16] = []
        for unit in name.utf16 {
            if (0x20...0x7E).contains(unit) {
                flush(&units, into: &output)
                output.append(UInt8(unit))
                if unit == 0x26 { output.append(UInt8(ascii: "-")) }
            } else {
                units.append(unit)
            }
        }
        flush(&units, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    private static func flush(_ units: inout [UInt16], into output: inout [UInt8]) {
        guard !units.isEmpty else { return }
        output.append(UInt8(ascii: "&"))
        var (bits, count) = (UInt32(0), 0)
        for byte in units.flatMap({ [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) {
            bits = (bits << 8 | UInt32(byte)) & 0xFFFF
            count += 8
            while count >= 6 {
                count -= 6
                output.append(alphabet[Int(bits >> UInt32(count) & 63)])
            }
        }
        if count > 0 { output.append(alphabet[Int(bits << UInt32(6 - count) & 63)]) }
        output.append(UInt8(ascii: "-"))
        units = []
    }

    /// The name that was encoded; what is wrongly encoded stays as it is.
    static func decode(_ text: String) -> String {
        var units: [UInt16] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "&"), let end = rest.firstIndex(of: UInt8(ascii: "-")) else {
                units.append(UInt16(byte))
                continue
            }
            let encoded = rest[..<end]
            if encoded.isEmpty {
                units.append(0x26)
            } else if let decoded = unitsOf(encoded) {
                units += decoded
            } else {
                units += [0x26] + encoded.map { UInt16($0) } + [0x2D]
            }
            rest = rest[(end + 1)...]
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func unitsOf(_ encoded: ArraySlice<UInt8>) -> [UInt16]? {
        var (bits, count) = (UInt32(0), 0)
        var units: [UInt16] = []
        for byte in encoded {
            guard let value = alphabet.firstIndex(of: byte) else { return nil }
            bits = (bits << 6 | UInt32(value)) & 0x3F_FFFF
            count += 6
            if count >= 16 {
                count -= 16
                units.append(UInt16(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return units
    }
}
