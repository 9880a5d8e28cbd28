/// A piece of a date's text.
enum DateToken: Equatable {
    case number(Int, digits: Int)
    /// Letters of an alphabet in lower case, dots between them left out: `a.m.` is `am`.
    case word(String)
    /// A Chinese, Japanese or Korean character, each on its own.
    case ideograph(Unicode.Scalar)
    case symbol(UInt8)

    /// Comments in parentheses and blanks are left out; full-width digits and signs count as the narrow ones.
    static func scan(_ text: String) -> [DateToken] {
        var scanner = DateTokenScanner()
        for scalar in text.unicodeScalars { scanner.take(scalar) }
        scanner.finish()
        return scanner.tokens
    }
}

private struct DateTokenScanner {
    var tokens: [DateToken] = []
    private var value = 0
    private var digits = 0
    private var word = ""
    private var parentheses = 0

    mutating func take(_ original: Unicode.Scalar) {
        let scalar = original.isASCII ? original : DateTokenScanner.narrow(original)
        if scalar == "(" || scalar == ")" {
            finish()
            parentheses = max(0, parentheses + (scalar == "(" ? 1 : -1))
        } else if parentheses == 0 {
            takeUncommented(scalar)
        }
    }

    mutating func finish() {
        if digits > 0 { tokens.append(.number(value, digits: digits)) }
        if !word.isEmpty { tokens.append(.word(word)) }
        (value, digits, word) = (0, 0, "")
    }

    private mutating func takeUncommented(_ scalar: Unicode.Scalar) {
        if scalar.value >= 0x30, scalar.value <= 0x39 {
            if digits == 0 { finish() }
            if digits < 17 { value = value * 10 + Int(scalar.value - 0x30) }
            digits += 1
        } else if scalar.isASCII {
            takeASCII(UInt8(truncatingIfNeeded: scalar.value))
        } else if DateTokenScanner.isIdeograph(scalar) {
            finish()
            tokens.append(.ideograph(scalar))
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
            if byte > 0x20, byte < 0x7F { tokens.append(.symbol(byte)) }
        }
    }

    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x2010...0x2015, 0x2212: "-"
        default: scalar
        }
    }

    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        (0x2E80...0x9FFF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
    }
}
