/// A set of the Far East in which a character has one byte or two, now and then three or four.
enum PairedSet: CaseIterable {
    case gb18030, big5, shiftJIS, eucJP, uhc

    /// The name under which `iconv` knows it.
    var name: String {
        switch self {
        case .gb18030: "GB18030"
        case .big5: "BIG5-HKSCS"
        case .shiftJIS: "CP932"
        case .eucJP: "EUC-JP-MS"
        case .uhc: "CP949"
        }
    }

    /// All its pairs; made at the first use and kept.
    var table: PairTable {
        switch self {
        case .gb18030: PairTable.gb18030
        case .big5: PairTable.big5
        case .shiftJIS: PairTable.shiftJIS
        case .eucJP: PairTable.eucJP
        case .uhc: PairTable.uhc
        }
    }
}

/// The characters of a set by their two bytes, and how much each of them speaks for a text in that set.
struct PairTable {
    /// Points of what is no character at all.
    static let badPoints = -10

    fileprivate static let gb18030 = PairTable(.gb18030)
    fileprivate static let big5 = PairTable(.big5)
    fileprivate static let shiftJIS = PairTable(.shiftJIS)
    fileprivate static let eucJP = PairTable(.eucJP)
    fileprivate static let uhc = PairTable(.uhc)

    /// By the lead's lower seven bits and the trail; 0 where there is no character.
    private let scalars: [UInt32]
    private let points: [Int8]

    private init(_ set: PairedSet) {
        var scalars = [UInt32](repeating: 0, count: 128 * 256)
        var points = [Int8](repeating: Int8(PairTable.badPoints), count: 128 * 256)
        let iconv = Iconv(from: set.name)
        var room = [UInt8](repeating: 0, count: 32)
        for lead in UInt8(0x81)...0xFE where set != .shiftJIS || !(0xA0...0xDF).contains(lead) {
            for trail in UInt8(0x40)...0xFE where trail != 0x7F {
                let place = PairTable.place(lead, trail)
                let known = CharsetAmendments.scalar(set, lead, trail)
                let scalar = known ?? iconv?.scalar(of: [lead, trail], room: &room)
                guard let scalar else { continue }
                scalars[place] = scalar.value
                points[place] = PairTable.points(scalar, lead, trail, of: set)
            }
        }
        self.scalars = scalars
        self.points = points
    }

    /// The character of two bytes with its points; the first is 0x80 or above.
    func character(_ lead: UInt8, _ trail: UInt8) -> (scalar: UInt32, points: Int) {
        let place = PairTable.place(lead, trail)
        return (scalars[place], Int(points[place]))
    }

    private static func place(_ lead: UInt8, _ trail: UInt8) -> Int { Int(lead & 0x7F) << 8 | Int(trail) }

    /// Chinese and Korean texts have hardly any kana, though their sets hold them where the Japanese ones do.
    /// The first level of each Chinese set, and KS X 1001 among the Korean syllables, hold the characters of everyday use.
    private static func points(_ scalar: Unicode.Scalar, _ lead: UInt8, _ trail: UInt8, of set: PairedSet) -> Int8 {
        let isJapanese = set == .shiftJIS || set == .eucJP
        if !isJapanese, (0x3040...0x30FA).contains(scalar.value) { return -2 }
        let isEveryday =
            switch set {
            case .gb18030: (0xB0...0xD7).contains(lead) && trail >= 0xA1
            case .big5: (0xA4...0xC6).contains(lead)
            case .uhc: (0xB0...0xC8).contains(lead) && trail >= 0xA1
            case .shiftJIS, .eucJP: false
            }
        return isEveryday ? max(points(scalar), 1) : points(scalar)
    }

    /// From 4 for what every text has to -6 for what none has.
    static func points(_ scalar: Unicode.Scalar) -> Int8 {
        switch scalar.value {
        case 0x3001...0x3003, 0x3008...0x3011, 0x2014, 0x2018...0x201D, 0x2026, 0xFF01...0xFF5E, 0xB7, 0x30FB: 2
        case 0x3040...0x309F: 3
        case 0x30A0...0x30FF: 2
        case 0x4E00...0x9FFF, 0xAC00...0xD7A3: CommonCharacters.contains(scalar) ? 4 : -1
        case 0xFF61...0xFF9F: -2
        case 0x2010...0x206F, 0x20AC, 0x2100...0x22FF, 0x2460...0x24FF, 0x25A0...0x266F, 0x3000...0x303F: 0
        case 0x80...0x9F: -6
        case 0xE000...0xF8FF: -4
        default: -2
        }
    }
}
