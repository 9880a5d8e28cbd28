/// Sets that write everything in ASCII bytes and switch by escape sequences: HZ (RFC 1843) and the ISO 2022 family
/// (RFC 1468 for Japanese, RFC 1557 for Korean, RFC 1922 for Chinese).
///
/// They are brought to the eight-bit form of their set, which the decoder of pairs then reads.
enum SevenBitSets {
    /// Which of them the bytes show; they are all below 0x80. HZ needs a label or proof, since `~{` also stands in code.
    static func found(in bytes: [UInt8], declared: [Charset]) -> PairedSet? {
        if let escape = ByteScan.first(0x1B, in: bytes) {
            let marks: [(String, PairedSet)] = [
                ("$b", .eucJP), ("$@", .eucJP), ("(j", .eucJP), ("(i", .eucJP), ("$(d", .eucJP), ("$)c", .uhc),
                ("$)a", .gb18030), ("$a", .gb18030),
            ]
            return marks.first { bytes.matches($0.0, at: escape + 1) }?.1
        }
        guard declared.contains(.hz) || declared.contains(.gb18030) || declared.isEmpty || declared == [.utf8],
            let start = opening(in: bytes)
        else { return nil }
        return declared.contains(.hz) || isHZ(bytes, from: start) ? .gb18030 : nil
    }

    /// The first `~{`.
    private static func opening(in bytes: [UInt8]) -> Int? {
        var tilde = ByteScan.first(0x7E, in: bytes)
        while let place = tilde {
            if bytes.matches("{", at: place + 1) { return place }
            tilde = ByteScan.first(0x7E, in: bytes, from: place + 1)
        }
        return nil
    }

    /// Whether what stands behind the first `~{` is Chinese up to `~}`.
    private static func isHZ(_ bytes: [UInt8], from start: Int) -> Bool {
        guard let end = bytes.firstMatch(of: "~}", from: start, before: start + 4096), end > start + 3 else {
            return false
        }
        let pairs = bytes[start + 2..<end]
        guard pairs.count % 2 == 0, pairs.allSatisfy({ (0x21...0x7E).contains($0) }) else { return false }
        return PairedSet.gb18030.evidence(pairs.map { $0 | 0x80 }).mean >= 1.5
    }

    static func decode(_ bytes: [UInt8], as set: PairedSet) -> (text: [UInt8], replacements: Int) {
        let eightBit = bytes.contains(0x1B) ? EscapeReader.eightBit(bytes, set) : HZReader.eightBit(bytes)
        return PairDecoder.decode(eightBit, as: set)
    }
}

/// HZ: `~{` and `~}` switch, `~~` is a tilde, `~` at the end of a line joins it to the next.
private enum HZReader {
    static func eightBit(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var isChinese = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch (byte, next) {
            case (0x7E, UInt8(ascii: "{")): isChinese = true
            case (0x7E, UInt8(ascii: "}")): isChinese = false
            case (0x7E, 0x7E): output.append(0x7E)
            case (0x7E, 0x0A): break
            default:
                if byte == 0x0A { isChinese = false }
                output.append(isChinese && byte > 0x20 ? byte | 0x80 : byte)
                index -= 1
            }
            index += 2
        }
        return output
    }
}

/// ISO 2022: `ESC $ B` and the like choose a set of pairs, `ESC ( B` goes back to ASCII; SO and SI switch as well.
private enum EscapeReader {
    static func eightBit(_ bytes: [UInt8], _ set: PairedSet) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var shape = Shape.ascii
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x1B, let (length, next) = escape(bytes, at: index) {
                index += length
                if let next { shape = next }
                continue
            }
            index += 1
            switch byte {
            case 0x0E: shape = .pairs
            case 0x0F: shape = .ascii
            case 0x0A, 0x0D:
                shape = .ascii
                output.append(byte)
            case 0x21...0x7E where shape != .ascii:
                if shape == .kana { output.append(0x8E) }
                guard shape != .kana, index < bytes.count, (0x21...0x7E).contains(bytes[index]) else {
                    output.append(byte | 0x80)
                    continue
                }
                if shape == .supplement { output.append(0x8F) }
                output.append(byte | 0x80)
                output.append(bytes[index] | 0x80)
                index += 1
            default: output.append(byte)
            }
        }
        return output
    }

    private enum Shape { case ascii, pairs, supplement, kana }

    /// The length of the sequence, and what it switches to; nil for one that only names a set for SO.
    private static func escape(_ bytes: [UInt8], at index: Int) -> (length: Int, shape: Shape?)? {
        let known: [(String, Shape?)] = [
            ("$(d", .supplement), ("$)c", nil), ("$)a", nil), ("$)g", nil), ("$*h", nil), ("$b", .pairs),
            ("$@", .pairs), ("$a", .pairs), ("(b", .ascii), ("(j", .ascii), ("(i", .kana),
        ]
        for (sequence, shape) in known where bytes.matches(sequence, at: index + 1) {
            return (1 + sequence.utf8.count, shape)
        }
        return nil
    }
}
