/// The clock that the dates of a feed follow where they name no zone and nobody has configured one.
///
/// A Chinese text is dated in China's time, a Japanese or Korean one in theirs. All others are taken at UTC, as the
/// specifications of feeds have it: European and American feeds without a zone mostly mean that.
enum HomeZone {
    static let china = 480
    static let japanAndKorea = 540

    /// Bytes that are looked at: enough for any feed to show its language.
    private static let reach = 64 * 1024
    /// One Chinese character says about as much as so many Latin letters, and addresses and markup are all Latin.
    private static let weight = 8

    /// Minutes east of UTC for a document in UTF-8: by its text, since templates leave a foreign `<language>` in
    /// place, and by its declared language only where the text shows nothing.
    static func offsetMinutes(of document: [UInt8]) -> Int {
        var tally = ScriptTally()
        tally.count(document, before: min(document.count, reach))
        let eastern = tally.chinese + tally.kana + tally.hangul
        guard eastern > 0, eastern * weight >= tally.latin else { return declared(document) }
        if tally.hangul > tally.chinese { return japanAndKorea }
        return tally.kana * weight >= tally.chinese && tally.kana > 0 ? japanAndKorea : china
    }

    /// By `<language>zh-cn</language>`, `xml:lang="ja"` or `"language": "ko"`.
    private static func declared(_ document: [UInt8]) -> Int {
        for mark in ["<language>", "<dc:language>", "xml:lang=", "\"language\":"] {
            guard let found = document.firstMatch(of: mark, from: 0, before: reach) else { continue }
            var start = found + mark.utf8.count
            while start < document.count, !document[start].isASCIILetter, start < found + 24 { start += 1 }
            switch document.lowercasedText(start..<min(start + 2, document.count)) {
            case "zh": return china
            case "ja", "ko": return japanAndKorea
            default: break
            }
        }
        return 0
    }
}

/// Counts letters by script, outside of tags.
private struct ScriptTally {
    var latin = 0
    var chinese = 0
    var kana = 0
    var hangul = 0

    mutating func count(_ bytes: [UInt8], before end: Int) {
        var index = 0
        while index < end {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "<") where bytes.matches("!--", at: index):
                index = bytes.firstMatch(of: "-->", from: index, before: end) ?? end
            case UInt8(ascii: "<") where index < end && (bytes[index].beginsName || bytes[index] == 0x2F):
                while index < end, bytes[index] != UInt8(ascii: ">") { index += 1 }
            case UInt8(ascii: ":") where bytes.matches("//", at: index):
                while index < end, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "<") { index += 1 }
            case UInt8(ascii: "\\") where bytes.matches("u", at: index):
                take(number(bytes, from: index + 1, radix: 16))
            case UInt8(ascii: "&") where bytes.matches("#x", at: index):
                take(number(bytes, from: index + 2, radix: 16))
            case UInt8(ascii: "&") where bytes.matches("#", at: index):
                take(number(bytes, from: index + 1, radix: 10))
            case 0x41...0x5A, 0x61...0x7A, 0xC3...0xDF: latin += 1
            case 0xE3...0xED where index + 1 < end:
                let isUnit = index > 1 && bytes[index - 2].isASCIIDigit
                take(
                    UInt32(byte & 0x0F) << 12 | UInt32(bytes[index] & 0x3F) << 6 | UInt32(bytes[index + 1] & 0x3F),
                    by: isUnit ? 4 : 1)
                index += 2
            default: break
            }
        }
    }

    /// A unit behind a number, as in 2026年, counts for more: it is a date, and dates are what the zone is for.
    private mutating func take(_ scalar: UInt32, by weight: Int = 1) {
        switch scalar {
        case 0x3040...0x30FF: kana += weight
        case 0x3400...0x9FFF: chinese += weight
        case 0xAC00...0xD7A3: hangul += weight
        default: break
        }
    }

    /// The number of a reference to a character; its digits are counted as nothing else.
    private func number(_ bytes: [UInt8], from start: Int, radix: Int) -> UInt32 {
        var index = start
        while index < bytes.count, index < start + (radix == 16 ? 4 : 5), bytes[index].isASCIIDigit || radix == 16 {
            index += 1
        }
        return UInt32(bytes.lowercasedText(start..<index), radix: radix) ?? 0
    }
}
