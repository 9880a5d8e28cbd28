/// Chinese that passes for UTF-8 by accident: a short text of pairs such as 0xC4 0xA3.
enum AccidentalUTF8 {
    /// The declared set, when the label names one of pairs and the text is plainly in it, or else GB18030, where the
    /// label is one of its neighbours'; nil as a rule.
    static func charset(of bytes: [UInt8], declared: [Charset]) -> Charset? {
        guard let charset = declared.first(where: { !$0.isOftenWrong }), case .paired = charset,
            !declared.contains(.utf8)
        else { return nil }
        return [charset, .gb18030].first { isPlainly(bytes, in: $0) }
    }

    private static func isPlainly(_ bytes: [UInt8], in charset: Charset) -> Bool {
        let tally = UTF8Tally(bytes, in: 0..<bytes.count)
        guard tally.long == 0, (2...64).contains(tally.short) else { return false }
        let evidence = charset.evidence(bytes)
        guard evidence.mean >= 2.5, evidence.bad == 0, evidence.characters >= 2 else { return false }
        // An alphabet has its letters behind one or two leading bytes; accents stand alone between plain letters.
        var leads: Set<UInt8> = []
        var lonely = 0
        for index in bytes.indices where (0xC2...0xDF).contains(bytes[index]) {
            leads.insert(bytes[index])
            let isFollowed = index + 2 < bytes.count && bytes[index + 2] >= 0x80
            let isPreceded = index > 0 && bytes[index - 1] >= 0x80
            if !isFollowed, !isPreceded { lonely += 1 }
        }
        return leads.count * 2 > tally.short && lonely * 4 <= tally.short
    }
}

/// Chinese in UTF-8 that a program took for windows-1252 and encoded once more: `ä¸­æ–‡` for 中文.
enum DoubleEncoding {
    /// The document with such pieces set right; nil when it has none, which two bytes tell.
    static func repaired(_ bytes: [UInt8]) -> [UInt8]? {
        guard isSuspect(bytes) else { return nil }
        var output: [UInt8] = []
        var index = 0
        var isChanged = false
        for stretch in TextStretch.all(of: bytes) {
            guard let inner = inner(bytes[stretch.range]) else { continue }
            output += bytes[index..<stretch.range.lowerBound]
            output += inner
            index = stretch.range.upperBound
            isChanged = true
        }
        return isChanged ? output + bytes[index...] : nil
    }

    /// Whether a letter from ä to é, the first byte of a Chinese character, stands before a second byte's sign.
    private static func isSuspect(_ bytes: [UInt8]) -> Bool {
        var index = ByteScan.first(0xC3, in: bytes)
        while let place = index {
            if place + 2 < bytes.count, (0xA3...0xA9).contains(bytes[place + 1]), bytes[place + 2] >= 0xC2 {
                return true
            }
            index = ByteScan.first(0xC3, in: bytes, from: place + 1)
        }
        return false
    }

    /// Only where every sign of the piece leads back to a byte, and the bytes are Chinese in use.
    private static func inner(_ piece: ArraySlice<UInt8>) -> [UInt8]? {
        var inner: [UInt8] = []
        for scalar in String(decoding: piece, as: UTF8.self).unicodeScalars {
            guard let byte = scalar.value < 0x100 ? UInt8(scalar.value) : signs[scalar.value] else { return nil }
            inner.append(byte)
        }
        let tally = UTF8Tally(inner, in: 0..<inner.count)
        guard tally.isValid, tally.long >= 2, tally.long > tally.short else { return nil }
        var points = 0
        var characters = 0
        for scalar in String(decoding: inner, as: UTF8.self).unicodeScalars where !scalar.isASCII {
            points += Int(PairTable.points(scalar))
            characters += 1
        }
        return points >= characters ? inner : nil
    }

    /// The signs of windows-1252 that are not those of ISO 8859-1.
    private static let signs: [UInt32: UInt8] = {
        let scalars = SingleByteTable.named("CP1252")?.scalars ?? []
        return Dictionary(
            zip(scalars, (0x80...0xFF).map { UInt8($0) }).filter { $0.0 >= 0x100 },
            uniquingKeysWith: { first, _ in first })
    }()
}
