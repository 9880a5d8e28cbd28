/// How one Unicode scalar is written in a normalised text.
///
/// A part of NFKC that matters for matching (width, compatibility letters) and what NFKC does not do: ASCII case,
/// accents,
/// Traditional to Simplified, typographic quotes, and characters that nobody sees.
enum ScalarFolding {
    /// What stands for a scalar that is dropped.
    static let dropped: UInt32 = 0
    static let space: UInt32 = 0x20
    static let newline: UInt32 = 0x0A

    /// The scalar that replaces `value`, which is not ASCII; `dropped` when none does.
    static func fold(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x4E00...0x9FFF:
            let simplified = TraditionalCharacters.simplified[Int(value) - 0x4E00]
            return simplified == 0 ? value : UInt32(simplified)
        case ..<0x0300: return foldLatin(value)
        case 0x2000...0x206F: return foldPunctuation(value)
        case 0x3000...0x300F: return foldChinesePunctuation(value)
        default: return foldRest(value)
        }
    }

    private static func foldLatin(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x80...0x9F: value == 0x85 ? newline : dropped
        case 0xA0: space
        case 0xAD: dropped
        case 0xB4: 0x27
        case 0xC0...0xFF: UInt32(accented[Int(value) - 0xC0])
        default: value
        }
    }

    /// General punctuation: spaces, hyphens, quotes, and the invisible and direction marks, which are dropped.
    private static func foldPunctuation(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x2000...0x200A, 0x202F, 0x205F: space
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F: dropped
        case 0x2010...0x2015: 0x2D
        case 0x2018, 0x2019, 0x201B, 0x2032: 0x27
        case 0x201C...0x201F, 0x2033: 0x22
        case 0x2028, 0x2029: newline
        default: value
        }
    }

    private static func foldChinesePunctuation(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x3000: space
        case 0x300C...0x300F: 0x22
        default: value
        }
    }

    private static func foldRest(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x0300...0x036F, 0x061C, 0x180E, 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB: dropped
        case 0xE0000...0xE0FFF: dropped
        case 0xFF01...0xFF5E: lowercased(value - 0xFEE0)
        case 0x24B6...0x24CF: value - 0x24B6 + 0x61
        case 0x24D0...0x24E9: value - 0x24D0 + 0x61
        case 0x1D400...0x1D6A3: (value - 0x1D400) % 26 + 0x61
        case 0x1D7CE...0x1D7FF: (value - 0x1D7CE) % 10 + 0x30
        default: value
        }
    }

    private static func lowercased(_ value: UInt32) -> UInt32 {
        (0x41...0x5A).contains(value) ? value + 0x20 : value
    }

    /// U+00C0 to U+00FF without their accents.
    private static let accented = Array("aaaaaaaceeeeiiiidnooooox0uuuuytsaaaaaaaceeeeiiiidnooooo/0uuuuyty".utf8)
}
