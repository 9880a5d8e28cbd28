/// Undoes what brought a part through seven-bit mail (RFC 2045 section 6). Broken input gives what can be read of it.
enum TransferEncoding: Hashable {
    case identity, base64, quotedPrintable, uuencode

    /// The value of `Content-Transfer-Encoding`; what nobody knows is taken as it stands.
    init(_ value: [UInt8]?) {
        let word = String(decoding: value ?? [], as: UTF8.self).lowercased().prefix {
            $0.isLetter || $0.isNumber || $0 == "-"
        }
        switch word {
        case "base64": self = .base64
        case "quoted-printable": self = .quotedPrintable
        case "x-uuencode", "uuencode", "x-uue", "uue": self = .uuencode
        default: self = .identity
        }
    }

    func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        switch self {
        case .identity: Array(bytes)
        case .base64: Self.base64(bytes)
        case .quotedPrintable: Self.quotedPrintable(bytes)
        case .uuencode: Self.uuencode(bytes)
        }
    }

    /// How many bytes `decode` would give, nearly, without the room for them.
    func decodedSize(_ bytes: ArraySlice<UInt8>) -> Int {
        switch self {
        case .identity: bytes.count
        case .base64: bytes.count { Self.base64Value($0) != nil } * 3 / 4
        case .quotedPrintable: bytes.count - 2 * bytes.count { $0 == UInt8(ascii: "=") }
        case .uuencode: bytes.count * 45 / 62
        }
    }

    /// Junk between the letters is skipped; after padding another piece may follow, where texts were put together.
    static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 3 / 4)
        var (bits, count) = (UInt32(0), 0)
        for byte in bytes {
            if byte == UInt8(ascii: "=") {
                (bits, count) = (0, 0)
                continue
            }
            guard let value = base64Value(byte) else { continue }
            bits = (bits << 6 | UInt32(value)) & 0xFFFF
            count += 6
            if count >= 8 {
                count -= 8
                output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return output
    }

    private static func base64Value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }

    /// `=` at the end of a line joins it with the next; `=` before anything but two digits stays.
    static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "=") else {
                output.append(byte)
                index += 1
                continue
            }
            if index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2]) {
                output.append(high << 4 | low)
                index += 3
            } else if let end = softBreak(bytes, after: index) {
                index = end
            } else {
                output.append(byte)
                index += 1
            }
        }
        return output
    }

    /// Where the next line begins when only blanks stand between `=` and the end of the line.
    private static func softBreak(_ bytes: ArraySlice<UInt8>, after equals: Int) -> Int? {
        var index = equals + 1
        while index < bytes.endIndex, [0x20, 0x09, 0x0D].contains(bytes[index]) { index += 1 }
        if index == bytes.endIndex { return index }
        return bytes[index] == 0x0A ? index + 1 : nil
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    static func uuencode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        for line in bytes.split(separator: 0x0A) {
            if line.starts(with: "begin ".utf8) { continue }
            if line.starts(with: "end".utf8) { break }
            guard let first = line.first, (0x20...0x60).contains(first) else { continue }
            let length = Int((first - 0x20) & 63)
            var (bits, count, written) = (UInt32(0), 0, 0)
            for byte in line.dropFirst() where written < length && (0x20...0x60).contains(byte) {
                bits = (bits << 6 | UInt32((byte - 0x20) & 63)) & 0xFFFF
                count += 6
                if count >= 8 {
                    count -= 8
                    output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
                    written += 1
                }
            }
        }
        return output
    }
}
