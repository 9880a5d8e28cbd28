/// A piece of a date's text.
enum DateToken: Equatable {
    case number(Int, digits: Int)
    /// Letters of an alphabet in lower case, dots between them left out: `a.m.` is `am`.
    case word(String)
    /// A Chinese, Japanese or Korean character, each on its own.
    case ideograph(Unicode.Scalar)
    case symbol(UInt8)

    /// The pieces outside of parentheses, and those within, which are comments. Blanks and tags are left out;
    /// full-width, Arabic and Persian digits and full-width signs count as the narrow ones.
    static func scan(_ text: String) -> (tokens: [DateToken], comments: [DateToken]) {
        var scanner = DateTokenScanner()
        for scalar in text.unicodeScalars { scanner.take(scalar) }
        scanner.finish()
        return (ChineseNumeral.resolved(scanner.tokens), scanner.comments)
    }
}

private struct DateTokenScanner {
    var tokens: [DateToken] = []
    var comments: [DateToken] = []
    private var value = 0
    private var digits = 0
    private var word = ""
    private var parentheses = 0
    private var isInTag = false

    mutating func take(_ original: Unicode.Scalar) {
        let scalar = original.isASCII ? original : DateTokenScanner.narrow(original)
        if scalar == "<" || scalar == ">" {
            finish()
            isInTag = scalar == "<"
        } else if isInTag {
            return
        } else if scalar == "(" || scalar == ")" || scalar == "[" || scalar == "]" {
            finish()
            parentheses = max(0, parentheses + (scalar == "(" || scalar == "[" ? 1 : -1))
        } else {
            takePlain(scalar)
        }
    }

    mutating func finish() {
        if digits > 0 { add(.number(value, digits: digits)) }
        if !word.isEmpty { add(.word(word)) }
        (value, digits, word) = (0, 0, "")
    }

    private mutating func add(_ token: DateToken) {
        if parentheses > 0 { comments.append(token) } else { tokens.append(token) }
    }

    private mutating func takePlain(_ scalar: Unicode.Scalar) {
        if scalar.value >= 0x30, scalar.value <= 0x39 {
            if digits == 0 { finish() }
            if digits < 17 { value = value * 10 + Int(scalar.value - 0x30) }
            digits += 1
        } else if scalar.isASCII {
            takeASCII(UInt8(truncatingIfNeeded: scalar.value))
        } else if DateTokenScanner.isIdeograph(scalar) {
            finish()
            add(.ideograph(scalar))
        } else if scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark {
            if digits > 0 { finish() }
            word += scalar.properties.lowercaseMapping
        } else {
            finish()
        }
    }

    private mutating func takeASCII(_ byte: UInt8) {
        if byte.isASCIILetter {
            if digits > 0 { finish() }
            word.unicodeScalars.append(Unicode.Scalar(byte.asciiLowercased))
        } else if byte != UInt8(ascii: ".") || word.isEmpty {
            finish()
            if byte > 0x20, byte < 0x7F { add(.symbol(byte)) }
        }
    }

    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x660...0x669: Unicode.Scalar(scalar.value - 0x630) ?? scalar
        case 0x6F0...0x6F9: Unicode.Scalar(scalar.value - 0x6C0) ?? scalar
        case 0x2010...0x2015, 0x2212: "-"
        case 0x2236: ":"
        default: scalar
        }
    }

    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        (0x2E80...0x9FFF).contains(scalar.value) || scalar == "○" || (0xAC00...0xD7A3).contains(scalar.value)
    }
}

/// Numbers written in characters: 二〇二六年十一月二十四日.
enum ChineseNumeral {
    private static let digits: [Unicode.Scalar: Int] = [
        "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "元": 1,
    ]
    private static let units: Set<Unicode.Scalar> = [
        "年", "月", "日", "号", "號", "时", "時", "点", "點", "分", "秒",
    ]

    /// The tokens with such numbers as numbers; only those before a unit, since 星期二 and 周二 are no numbers.
    static func resolved(_ tokens: [DateToken]) -> [DateToken] {
        guard tokens.contains(where: { isNumeral($0) }) else { return tokens }
        var result: [DateToken] = []
        var run: [Unicode.Scalar] = []
        for token in tokens {
            if case .ideograph(let scalar) = token, isNumeral(token) {
                run.append(scalar)
                continue
            }
            if !run.isEmpty {
                var follows = false
                if case .ideograph(let unit) = token { follows = units.contains(unit) }
                result += follows ? [number(run)] : run.map(DateToken.ideograph)
                run = []
            }
            result.append(token)
        }
        return result + run.map(DateToken.ideograph)
    }

    private static func isNumeral(_ token: DateToken) -> Bool {
        guard case .ideograph(let scalar) = token else { return false }
        return digits[scalar] != nil || scalar == "十" || scalar == "廿" || scalar == "卅"
    }

    /// 二〇二六 digit by digit, 二十四 by its tens.
    private static func number(_ run: [Unicode.Scalar]) -> DateToken {
        var value = 0
        var tens: Int?
        for scalar in run.prefix(6) {
            switch scalar {
            case "十": tens = max(value, 1) * 10; value = 0
            case "廿": tens = 20
            case "卅": tens = 30
            default: value = tens == nil ? value * 10 + (digits[scalar] ?? 0) : digits[scalar] ?? 0
            }
        }
        return .number((tens ?? 0) + value, digits: tens == nil ? min(run.count, 6) : 2)
    }
}
