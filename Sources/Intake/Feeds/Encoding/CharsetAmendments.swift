/// What the C library's tables lack, or hold otherwise than the programs that write feeds.
enum CharsetAmendments {
    /// The character of a pair where ours differs from the C library's; nil where it does not.
    static func scalar(_ set: PairedSet, _ lead: UInt8, _ trail: UInt8) -> Unicode.Scalar? {
        let pair = UInt16(lead) << 8 | UInt16(trail)
        switch set {
        case .gb18030: return guobiao[pair]
        case .big5: return big5[pair]
        case .shiftJIS, .eucJP, .uhc: return nil
        }
    }

    /// Four bytes of GB18030 that stand for characters of the Basic Multilingual Plane which the C library gives to
    /// two bytes alone. Source: GB 18030-2005 appendix, where these were the only codes of U+9FB4 and U+FE10 onwards.
    static func fourByte(_ linear: Int) -> Unicode.Scalar? {
        switch linear {
        case 19_057...19_064: Unicode.Scalar(0x9FB4 + UInt32(linear - 19_057))
        case 39_076...39_085: Unicode.Scalar(0xFE10 + UInt32(linear - 39_076))
        default: nil
        }
    }

    /// GB 18030-2022 moves these from the private use area. Newer C libraries agree, older ones do not.
    private static let guobiao: [UInt16: Unicode.Scalar] = [
        0xA6D9: "\u{FE10}", 0xA6DA: "\u{FE12}", 0xA6DB: "\u{FE11}", 0xA6DC: "\u{FE13}", 0xA6DD: "\u{FE14}",
        0xA6DE: "\u{FE15}", 0xA6DF: "\u{FE16}", 0xA6EC: "\u{FE17}", 0xA6ED: "\u{FE18}", 0xA6F3: "\u{FE19}",
        0xFE59: "\u{9FB4}", 0xFE61: "\u{9FB5}", 0xFE66: "\u{9FB6}", 0xFE67: "\u{9FB7}", 0xFE6D: "\u{9FB8}",
        0xFE7E: "\u{9FB9}", 0xFE90: "\u{9FBA}", 0xFEA0: "\u{9FBB}",
    ]

    /// Signs as Microsoft's code page 950 and the WHATWG's index have them: the feeds were written on Windows.
    private static let big5: [UInt16: Unicode.Scalar] = [
        0xA145: "\u{2027}", 0xA14E: "\u{FE51}", 0xA15A: "\u{2574}", 0xA1C2: "\u{AF}", 0xA1C3: "\u{FFE3}",
        0xA1C5: "\u{2CD}", 0xA1E3: "\u{FF5E}", 0xA1F2: "\u{2295}", 0xA1F3: "\u{2299}", 0xA1FE: "\u{FF0F}",
        0xA240: "\u{FF3C}", 0xA244: "\u{FFE5}", 0xA246: "\u{FFE0}",
        0xA247: "\u{FFE1}", 0xA2CC: "\u{5341}", 0xA2CE: "\u{5345}", 0xA3E1: "\u{20AC}", 0xF9FE: "\u{2593}",
    ]
}
