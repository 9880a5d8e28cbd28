/// Which styles of a workbook are dates, and how their numbers read.
struct SheetDates {
    private var isDate: [Bool] = []
    /// Days are counted from 1904-01-01, as on old Macs.
    private let is1904: Bool

    /// - Parameter styles: The part `styles.xml`; nil when there is none.
    init(styles: [UInt8]?, is1904: Bool) {
        self.is1904 = is1904
        guard let styles else { return }
        let list = ElementList(["numfmt", "xf"])
        WorkbookPart.read(styles, list)
        var formats: [Int: Bool] = [:]
        for element in list.elements where element.name == "numfmt" {
            guard let id = element.attributes["numfmtid"].flatMap({ Int($0) }) else { continue }
            formats[id] = SheetDates.isDateFormat(element.attributes["formatcode"] ?? "")
        }
        for element in list.elements where element.name == "xf" && element.parent == "cellxfs" {
            let id = element.attributes["numfmtid"].flatMap { Int($0) } ?? 0
            isDate.append(formats[id] ?? SheetDates.builtIn.contains(id))
        }
    }

    /// The formats of dates that need no code (ECMA-376 part 1, 18.8.30), with those of the Chinese and Japanese versions.
    private static let builtIn: Set<Int> = Set(14...22).union(27...36).union(45...47).union(50...58)

    /// Whether a format's code has a letter of dates outside of quotes, brackets and escapes.
    static func isDateFormat(_ code: String) -> Bool {
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for character in code.lowercased() {
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                if character == "\"" { isQuoted = false }
            } else if isBracketed {
                if character == "]" { isBracketed = false }
            } else {
                switch character {
                case "\\", "_", "*": isEscaped = true
                case "\"": isQuoted = true
                case "[": isBracketed = true
                case "y", "d", "h", "年", "月", "日": return true
                case "m" where code.contains(":"), "s" where code.contains(":"): return true
                case "e" where code.lowercased().contains("m"): return true
                default: break
                }
            }
        }
        return false
    }

    /// The number as `yyyy-MM-dd HH:mm:ss` when its style is a date; else nil.
    func text(of number: String, style: Int?) -> String? {
        guard let style, isDate.indices.contains(style), isDate[style], let days = Double(number),
            (1..<2_958_466).contains(days)
        else { return nil }
        // 1900 was no leap year, but spreadsheets think so: before March of it they are a day ahead.
        let shifted = is1904 ? days + 1462 : (days < 60 ? days + 1 : days)
        let seconds = Int64((shifted * 86_400).rounded()) - 25_569 * 86_400
        return SheetDates.text(ofLocal: seconds)
    }
}
