/// A character set that a feed may be written in, by the name under which `iconv` knows it.
struct Charset: Hashable {
    let name: String

    static let utf8 = Charset(name: "UTF-8")
    /// Stands for GB 2312 and GBK too: both are subsets, and feeds that declare them use the superset's characters.
    static let gb18030 = Charset(name: "GB18030")
    static let big5 = Charset(name: "BIG5-HKSCS")
    /// Stands for US-ASCII and ISO 8859-1 too, as browsers hold it (WHATWG Encoding Standard).
    static let windows1252 = Charset(name: "CP1252")
    /// GB 2312 in seven bits (RFC 1843); decoded by ourselves, the C library does not know it.
    static let hz = Charset(name: "HZ")

    private init(name: String) { self.name = name }

    /// Reads a label as found in the wild (`x-gbk`, `gb_2312-80`, `MS936`); nil when it names nothing that we decode.
    init?(label: String) {
        let key = String(
            decoding: label.utf8.prefix(64).compactMap { byte -> UInt8? in
                switch byte {
                case 0x30...0x39, 0x61...0x7A: byte
                case 0x41...0x5A: byte | 0x20
                default: nil
                }
            }, as: UTF8.self)
        guard let charset = Charset.family(key) ?? Charset.numbered(key) else { return nil }
        self = charset
    }

    /// Whether a server or a template puts this label on without looking, so that the bytes may overrule it.
    var isOftenWrong: Bool { self == .utf8 || self == .windows1252 }

    /// Written in ASCII bytes only, so that its text passes for UTF-8.
    var isSevenBit: Bool { self == .hz || name.hasPrefix("ISO-2022") }

    var isChinese: Bool { self == .gb18030 || self == .big5 }

    private static func family(_ key: String) -> Charset? {
        if key == "hz" || key.hasPrefix("hzgb") { return .hz }
        if key.contains("gb2312") || key.contains("gbk") || key.contains("gb18030") { return .gb18030 }
        if key.contains("big5") { return .big5 }
        return named[key].map(Charset.init(name:))
    }

    /// `iso88592`, `windows1251`, `cp866`: a family and a number.
    private static func numbered(_ key: String) -> Charset? {
        if let part = suffix(of: key, after: ["iso8859", "csisolatin"]), let number = Int(part) {
            return number == 1 ? .windows1252 : (2...16).contains(number) ? Charset(name: "ISO-8859-\(number)") : nil
        }
        if let part = suffix(of: key, after: ["windows", "xcp", "cp", "ibm", "ms", "x"]), let number = Int(part) {
            return codePage(number)
        }
        return nil
    }

    private static func codePage(_ number: Int) -> Charset? {
        switch number {
        case 936, 54936, 20936: .gb18030
        case 950, 951: .big5
        case 1252: .windows1252
        case 65001: .utf8
        case 437, 737, 775, 850, 852, 855, 857, 858, 860...866, 869, 874, 932, 949, 1250...1258:
            Charset(name: "CP\(number)")
        default: nil
        }
    }

    private static func suffix(of key: String, after prefixes: [String]) -> Substring? {
        for prefix in prefixes where key.hasPrefix(prefix) { return key.dropFirst(prefix.count) }
        return nil
    }

    private static let named: [String: String] = [
        "utf8": "UTF-8", "unicode11utf8": "UTF-8", "usascii": "CP1252", "ascii": "CP1252", "latin1": "CP1252",
        "l1": "CP1252", "ansi": "CP1252", "iso646us": "CP1252", "latin2": "ISO-8859-2", "latin5": "ISO-8859-9",
        "latin9": "ISO-8859-15", "cyrillic": "ISO-8859-5", "greek": "ISO-8859-7", "hebrew": "ISO-8859-8",
        "arabic": "ISO-8859-6", "koi8r": "KOI8-R", "koi8": "KOI8-R", "cskoi8r": "KOI8-R", "koi8u": "KOI8-U",
        "koi8ru": "KOI8-U", "euccn": "GB18030", "xeuccn": "GB18030", "chinese": "GB18030",
        "csiso58gb231280": "GB18030", "isoir58": "GB18030", "gb": "GB18030", "936": "GB18030", "cngb": "GB18030",
        "cnbig5": "BIG5-HKSCS", "euctw": "EUC-TW", "shiftjis": "CP932", "sjis": "CP932", "xsjis": "CP932",
        "mskanji": "CP932", "windows31j": "CP932", "cswindows31j": "CP932", "csshiftjis": "CP932",
        "eucjp": "EUC-JP-MS", "xeucjp": "EUC-JP-MS", "ujis": "EUC-JP-MS", "iso2022jp": "ISO-2022-JP",
        "csiso2022jp": "ISO-2022-JP", "iso2022kr": "ISO-2022-KR", "euckr": "CP949", "ksc5601": "CP949",
        "ksc56011987": "CP949", "ksc56011989": "CP949", "cseuckr": "CP949", "korean": "CP949", "uhc": "CP949",
        "johab": "JOHAB", "tis620": "CP874", "viscii": "VISCII", "tcvn": "TCVN", "macintosh": "MACINTOSH",
        "mac": "MACINTOSH", "macroman": "MACINTOSH", "xmacroman": "MACINTOSH", "xmaccyrillic": "MAC-CYRILLIC",
    ]
}
