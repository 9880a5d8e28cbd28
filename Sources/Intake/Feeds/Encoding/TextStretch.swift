/// A piece of a document between two marks of markup that holds bytes beyond ASCII.
///
/// Somebody wrote each piece in one set, while a document may be put together from several: a template, a database and
/// another site's news. The marks are bytes that are no part of a character in any of the sets.
struct TextStretch {
    let range: Range<Int>
    let tally: UTF8Tally

    /// In UTF-8 beyond doubt: Chinese in another set does not pass for it twice.
    var isSurelyUTF8: Bool { tally.isValid && tally.long >= 2 }

    /// In UTF-8 with some faults.
    var isMostlyUTF8: Bool { tally.long >= 2 && 3 * tally.long > 2 * (tally.invalid + tally.short) }

    static func all(of bytes: [UInt8]) -> [TextStretch] {
        var stretches: [TextStretch] = []
        var start = 0
        var hasHigh = false
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""):
                if hasHigh {
                    stretches.append(TextStretch(range: start..<index, tally: UTF8Tally(bytes, in: start..<index)))
                }
                (start, hasHigh) = (index + 1, false)
            case 0x80...: hasHigh = true
            default: break
            }
        }
        guard hasHigh else { return stretches }
        let rest = start..<bytes.count
        return stretches + [TextStretch(range: rest, tally: UTF8Tally(bytes, in: rest))]
    }
}
