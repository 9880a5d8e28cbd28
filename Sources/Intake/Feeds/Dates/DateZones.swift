/// The names of zones in dates.
enum DateZones {
    /// Minutes east of UTC of a zone's name; nil when it is not known.
    ///
    /// Some names have two meanings, and the source's own zone chooses: CST is China's at +8 and North America's
    /// elsewhere, IST Israel's at +2, Ireland's at 0 and +1 and India's elsewhere, EST Australia's at +10 and +11.
    static func offset(_ word: String, home: Int) -> Int? {
        switch word {
        case "cst" where home == 480: 480
        case "est" where home == 600 || home == 660: home
        case "ist" where home == 120 || home == 180: 120
        case "ist" where home == 0 || home == 60: home == 0 ? 330 : 60
        default: names[word]
        }
    }

    /// A letter as RFC 822 counts them: A is -1 to M, -12 (without J), N is +1 to Y, +12.
    static func letter(_ word: String) -> Int? {
        guard word.utf8.count == 1, let letter = word.utf8.first else { return nil }
        switch letter {
        case UInt8(ascii: "a")...UInt8(ascii: "i"): return -60 * (Int(letter) - 96)
        case UInt8(ascii: "k")...UInt8(ascii: "m"): return -60 * (Int(letter) - 97)
        case UInt8(ascii: "n")...UInt8(ascii: "y"): return 60 * (Int(letter) - 109)
        case UInt8(ascii: "z"): return 0
        default: return nil
        }
    }

    /// The first word of a zone written out, at its standard time: "Pacific Daylight Time".
    static func region(_ word: String) -> Int? { regions[word] }

    /// A city of the time zone database whose clocks go forward: its standard time and its rule. Of `New_York` and
    /// `Los_Angeles` the second word.
    static func city(_ word: String) -> (standard: Int, summer: SummerTime)? { cities[word] }

    private static let cities: [String: (standard: Int, summer: SummerTime)] = {
        let lines: [(Int, SummerTime, String)] = [
            (0, .europe, "london dublin belfast lisbon"),
            (
                60, .europe,
                "berlin paris brussels amsterdam luxembourg rome madrid vienna zurich prague warsaw budapest"
            ),
            (60, .europe, "copenhagen stockholm oslo belgrade zagreb ljubljana bratislava malta monaco andorra"),
            (120, .europe, "athens helsinki bucharest sofia kiev kyiv riga tallinn vilnius chisinau nicosia"),
            (-300, .northAmerica, "york detroit toronto montreal"), (-360, .northAmerica, "chicago winnipeg"),
            (-420, .northAmerica, "denver edmonton boise"), (-480, .northAmerica, "angeles vancouver tijuana"),
            (-240, .northAmerica, "halifax"),
        ]
        var table: [String: (standard: Int, summer: SummerTime)] = [:]
        for (standard, summer, names) in lines {
            for name in names.split(separator: " ") { table[String(name)] = (standard, summer) }
        }
        return table
    }()

    private static let regions = [
        "eastern": -300, "central": -360, "mountain": -420, "pacific": -480, "atlantic": -240, "alaska": -540,
        "hawaii": -600, "greenwich": 0, "european": 60, "moscow": 180, "india": 330, "china": 480, "singapore": 480,
        "japan": 540, "tokyo": 540, "korea": 540, "seoul": 540, "shanghai": 480, "beijing": 480, "peking": 480,
        "chongqing": 480, "harbin": 480, "urumqi": 480, "taipei": 480, "hongkong": 480, "macau": 480, "manila": 480,
        "kolkata": 330, "calcutta": 330, "jakarta": 420, "bangkok": 420, "dubai": 240, "karachi": 300, "kathmandu": 345,
        "istanbul": 180, "phoenix": -420, "honolulu": -600, "paulo": -180, "tashkent": 300, "singapur": 480,
    ]

    /// RFC 822's zones and those of the world's larger presses. Of names with two meanings that no zone of a source
    /// tells apart, the one that feeds use: BST is Britain's summer.
    private static let names: [String: Int] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
        "mdt": -360, "pst": -480, "pdt": -420, "et": -300, "ct": -360, "mt": -420, "pt": -480, "ast": -240, "at": -240,
        "adt": -180, "nst": -210, "ndt": -150, "akst": -540, "akdt": -480, "hst": -600, "hast": -600, "brt": -180,
        "brst": -120, "art": -180, "clt": -240, "bst": 60, "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120,
        "met": 60, "mest": 120, "bez": 60, "eet": 120, "eest": 180, "oez": 120, "oesz": 180, "sast": 120, "cat": 120,
        "eat": 180, "wat": 60, "msk": 180, "msd": 240, "мск": 180, "trt": 180, "irst": 210, "gst": 240, "samt": 240,
        "pkt": 300, "yekt": 300, "ist": 330, "npt": 345, "omst": 360, "ict": 420, "wib": 420, "novt": 420, "krat": 420,
        "bjt": 480, "bjs": 480, "hkt": 480, "sgt": 480, "myt": 480, "pht": 480, "wita": 480, "awst": 480, "irkt": 480,
        "jst": 540, "kst": 540, "wit": 540, "yakt": 540, "acst": 570, "aest": 600, "vlat": 600, "aedt": 660,
        "acdt": 630, "nzst": 720, "nzdt": 780, "nzt": 720, "idt": 180,
    ]
}
