// The labels of character sets as found in the wild.
extension Charset {
    /// Reads a label (`x-gbk`, `gb_2312-80`, `MS936`); nil when it names nothing that we decode.
    ///
    /// UTF-7 is none on purpose: it hides markup from whoever looks at the bytes. UTF-16 and UTF-32 show themselves,
    /// and a document of single bytes that calls itself so is wrong about it.
    init?(label: String) {
        let key = String(
            decoding: label.utf8.prefix(64).compactMap { byte -> UInt8? in
                switch byte {
                case 0x30...0x39, 0x61...0x7A: byte
                case 0x41...0x5A: byte | 0x20
                default: nil
                }
            }, as: UTF8.self)
        guard let charset = Charset.family(key) ?? Charset.numbered(key) ?? Charset.known(label) else { return nil }
        self = charset
    }

    private static func family(_ key: String) -> Charset? {
        if key == "hz" || key.hasPrefix("hzgb") { return .hz }
        if key.hasPrefix("utf8") || key.hasPrefix("xutf8") || key == "unicode11utf8" || key == "unicode20utf8" {
            return .utf8
        }
        if key.contains("gb2312") || key.contains("gbk") || key.contains("gb18030") { return .gb18030 }
        if key.contains("big5") || key.contains("hkscs") { return .paired(.big5) }
        if key.contains("sjis") || key.contains("shiftjis") { return .paired(.shiftJIS) }
        if key.contains("eucjp") || key.hasPrefix("iso2022jp") { return .paired(.eucJP) }
        if key.contains("euckr") || key.contains("ksc5601") || key.hasPrefix("iso2022kr") { return .paired(.uhc) }
        return named[key]
    }

    /// `iso88592`, `windows1251`, `cp866`, `xmswin936`: a family and a number.
    private static func numbered(_ key: String) -> Charset? {
        for prefix in ["iso8859", "csisolatin"] where key.hasPrefix(prefix) {
            let digits = key.dropFirst(prefix.count).prefix { $0.isNumber }
            if prefix == "iso8859", let number = Int(digits) { return standard(number) }
            if prefix == "csisolatin", let number = Int(digits) { return latin(number) }
        }
        if key.hasPrefix("latin"), let number = Int(key.dropFirst(5)) { return latin(number) }
        if key.hasPrefix("8859"), let number = Int(key.dropFirst(4)) { return standard(number) }
        var rest = key[...]
        for prefix in ["x", "dos", "ms", "win", "windows", "dows", "cp", "ibm"] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
        }
        return rest.isEmpty || rest.count > 5 ? nil : Int(rest).flatMap(codePage)
    }

    /// ISO 8859 by its part; some parts are only ever met as what Windows made of them.
    private static func standard(_ part: Int) -> Charset? {
        switch part {
        case 1: .windows1252
        case 9: .singleByte("CP1254")
        case 11: .singleByte("CP874")
        case 2...16: .singleByte("ISO-8859-\(part)")
        default: nil
        }
    }

    private static func latin(_ number: Int) -> Charset? {
        let parts = [1, 2, 3, 4, 9, 10, 13, 14, 15, 16]
        return parts.indices.contains(number - 1) ? standard(parts[number - 1]) : nil
    }

    private static func codePage(_ number: Int) -> Charset? {
        switch number {
        case 936, 1386, 54936, 20936: .gb18030
        case 52936: .hz
        case 950, 951, 1370: .paired(.big5)
        case 932, 943, 31: .paired(.shiftJIS)
        case 20932, 51932, 50220, 50221, 50222: .paired(.eucJP)
        case 949, 51949, 1363, 970: .paired(.uhc)
        case 1361: .multiByte("JOHAB")
        case 1252, 819, 28591, 367, 20127: .windows1252
        case 65001: .utf8
        case 20866: .singleByte("KOI8-R")
        case 21866: .singleByte("KOI8-U")
        case 10000: .singleByte("MACINTOSH")
        case 10007: .singleByte("MAC-CYRILLIC")
        case 28592...28606: standard(number - 28590)
        case 437, 737, 775, 850, 852, 855...858, 860...866, 869, 874, 1125, 1250...1258: .singleByte("CP\(number)")
        default: nil
        }
    }

    /// Any further set that the C library knows, as long as it agrees with ASCII about the markup.
    private static func known(_ label: String) -> Charset? {
        let name = label.uppercased()
        let isName = name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || [0x2D, 0x5F, 0x3A].contains($0) }
        guard isName, (2...32).contains(name.utf8.count), !name.contains("UTF"), !name.contains("UNICODE"),
            !name.contains("2022"), let iconv = Iconv(from: name)
        else { return nil }
        let markup = Array("<?xml version=\"1.0\"?>/&;'-a[]!".utf8)
        guard iconv.decode(markup).text == markup, let table = SingleByteTable.named(name) else { return nil }
        return table.scalars.count { $0 == 0 } > 64 ? .multiByte(name) : .singleByte(name)
    }

    private static let named: [String: Charset] = {
        let lines: [(Charset, String)] = [
            (.windows1252, "usascii ascii latin1 l1 ansi iso646us isoir100 ansix341968 ansix341986 us cp367 ibm367"),
            (.gb18030, "euccn xeuccn chinese csiso58gb231280 isoir58 gb gb23121980 cngb gb13000 simplifiedchinese"),
            (.gb18030, "iso2022cn iso2022cnext xmacchinesesimp gbunicode"),
            (.paired(.big5), "cnbig5 bigfive xxbig5 xmacchinesetrad traditionalchinese"),
            (.multiByte("EUC-TW"), "euctw xeuctw cns11643"), (.multiByte("JOHAB"), "johab ksc56011992"),
            (.paired(.shiftJIS), "mskanji windows31j cswindows31j xmacjapanese"),
            (.paired(.eucJP), "ujis eucjpms extendedunixcodepackedformatforjapanese cseucpkdfmtjapanese"),
            (.paired(.uhc), "korean uhc isoir149 ksc56011989 cseuckr xmackorean ksx1001"),
            (.singleByte("KOI8-R"), "koi koi8 koi8r cskoi8r"), (.singleByte("KOI8-U"), "koi8u koi8ru"),
            (.singleByte("ISO-8859-2"), "l2 isoir101"), (.singleByte("ISO-8859-3"), "l3 isoir109"),
            (.singleByte("ISO-8859-4"), "l4 isoir110"), (.singleByte("CP1254"), "l5 isoir148 turkish"),
            (.singleByte("ISO-8859-10"), "l6 isoir157"), (.singleByte("ISO-8859-15"), "l9 latin0"),
            (.singleByte("ISO-8859-5"), "cyrillic csisolatincyrillic isoir144"),
            (.singleByte("ISO-8859-6"), "arabic csisolatinarabic ecma114 asmo708 isoir127"),
            (.singleByte("ISO-8859-7"), "greek greek8 csisolatingreek elot928 ecma118 isoir126 suneugreek"),
            (.singleByte("ISO-8859-8"), "hebrew csisolatinhebrew isoir138 logical visual"),
            (.singleByte("CP874"), "tis620 tis6200"), (.singleByte("VISCII"), "viscii csviscii"),
            (.singleByte("TCVN"), "tcvn tcvn57121"),
            (.singleByte("MACINTOSH"), "macintosh mac macroman xmacroman csmacintosh"),
            (.singleByte("MAC-CYRILLIC"), "maccyrillic xmaccyrillic"),
            (.singleByte("MAC-UK"), "macukrainian xmacukrainian"),
            (.singleByte("MAC-CENTRALEUROPE"), "maccentraleurope maclatin2 maccenteuro xmacce xmaccentraleurroman"),
            (.singleByte("MAC-IS"), "maciceland maciceland xmacicelandic"),
            (.singleByte("HP-ROMAN8"), "hproman8 roman8 r8"), (.singleByte("PT154"), "ptcp154 pt154 cyrillicasian"),
        ]
        var table: [String: Charset] = [:]
        for (charset, labels) in lines {
            for label in labels.split(separator: " ") { table[String(label)] = charset }
        }
        return table
    }()
}
