/// Finds phones, identity numbers, bank cards and waybills among the numbers of a text.
enum NumberScan {
    /// Digits of one number at the most: an identity number and a card have 18 and 19.
    private static let longest = 24
    /// Characters before a number in which a word such as 单号 tells what it is.
    private static let contextLength = 12

    static func findings(in scalars: [Unicode.Scalar]) -> [Redactor.Finding] {
        var found: [Redactor.Finding] = []
        var index = 0
        while index < scalars.count {
            guard scalars[index].digit != nil else {
                index += 1
                continue
            }
            let number = WrittenNumber(scalars, from: index)
            index = number.range.upperBound
            if let finding = finding(number, in: scalars) { found.append(finding) }
        }
        return found
    }

    private static func finding(_ number: WrittenNumber, in scalars: [Unicode.Scalar]) -> Redactor.Finding? {
        let digits = number.digits
        guard digits.count >= 5, digits.count <= longest, number.isPlain else { return nil }
        let lettered = number.range.lowerBound - number.letters.count..<number.range.upperBound
        if let end = identityEnd(number, scalars) {
            return Redactor.Finding(kind: .identity, range: number.range.lowerBound..<end, mask: "****")
        }
        if number.letters.isEmpty {
            if let mask = phoneMask(number) { return Redactor.Finding(kind: .phone, range: number.range, mask: mask) }
            if isBankCard(digits) {
                return Redactor.Finding(kind: .bankCard, range: number.range, mask: "****" + tail(digits))
            }
        }
        guard isWaybill(number, scalars) else {
            let isPassport = number.letters.count == 1 && "EGDPK".utf8.contains(number.letters[0]) && digits.count == 8
            return isPassport ? Redactor.Finding(kind: .identity, range: lettered, mask: "****") : nil
        }
        let letters = String(decoding: number.letters, as: UTF8.self)
        return Redactor.Finding(kind: .waybill, range: lettered, mask: letters + "****" + tail(digits))
    }

    private static func tail(_ digits: [UInt8]) -> String {
        String(decoding: digits.suffix(4).map { $0 + 0x30 }, as: UTF8.self)
    }

    // MARK: Phones

    /// A mobile keeps its first three and last four digits, as the field writes them; other lines their last two.
    private static func phoneMask(_ number: WrittenNumber) -> String? {
        var digits = number.digits[...]
        var prefix = ""
        for code in [[0, 0, 8, 6], [8, 6]] as [[UInt8]]
        where digits.starts(with: code) && digits.count == 11 + code.count {
            digits = digits.dropFirst(code.count)
            prefix = "86 "
        }
        if digits.count == 11, digits.starts(with: [1]), digits.dropFirst().first.map({ $0 >= 3 }) ?? false {
            let all = Array(digits).map { $0 + 0x30 }
            return prefix + String(decoding: all.prefix(3), as: UTF8.self) + "****"
                + String(decoding: all.suffix(4), as: UTF8.self)
        }
        guard isFixedLine(number) || isForeign(number) else { return nil }
        return "****" + String(decoding: number.digits.suffix(2).map { $0 + 0x30 }, as: UTF8.self)
    }

    /// An area code with its zero and seven or eight digits, GB numbering: 010, 02x and 0xxx.
    private static func isFixedLine(_ number: WrittenNumber) -> Bool {
        let digits = number.digits
        guard digits[0] == 0, digits.count >= 10, digits.count <= 12, digits[1] > 0 else { return false }
        let area = digits[1] <= 2 ? 3 : 4
        return (7...8).contains(digits.count - area)
    }

    /// `+44 20 7946 0000`, `(212) 555-0142` and their like.
    private static func isForeign(_ number: WrittenNumber) -> Bool {
        let count = number.digits.count
        if number.hasPlus { return (8...15).contains(count) }
        guard number.groups == [3, 3, 4] || number.groups == [1, 3, 3, 4] else { return false }
        return ![[4, 0, 0], [8, 0, 0]].contains(Array(number.digits.suffix(10).prefix(3)))
    }

    // MARK: Identity numbers and cards

    /// Where an 18-digit identity number ends, its check character included; nil when it is none.
    private static func identityEnd(_ number: WrittenNumber, _ scalars: [Unicode.Scalar]) -> Int? {
        let digits = number.digits
        let end = number.range.upperBound
        let endsWithX = digits.count == 17 && end < scalars.count && scalars[end].letter == UInt8(ascii: "X")
        guard digits.count == 18 || endsWithX, (1...8).contains(digits[0]) else { return nil }
        let date = digits[6..<14].map(Int.init)
        let year = date[0] * 1000 + date[1] * 100 + date[2] * 10 + date[3]
        guard (1900...2100).contains(year), (1...12).contains(date[4] * 10 + date[5]),
            (1...31).contains(date[6] * 10 + date[7])
        else { return nil }
        return endsWithX ? end + 1 : end
    }

    /// 13 to 19 digits of a card's range whose check digit is right (ISO/IEC 7812, Luhn).
    private static func isBankCard(_ digits: [UInt8]) -> Bool {
        guard (13...19).contains(digits.count), (3...6).contains(digits[0]) else { return false }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = place % 2 == 1 ? Int(digit) * 2 : Int(digit)
            sum += value > 9 ? value - 9 : value
        }
        return sum % 10 == 0
    }

    // MARK: Waybills

    private static func isWaybill(_ number: WrittenNumber, _ scalars: [Unicode.Scalar]) -> Bool {
        let count = number.digits.count
        if !number.letters.isEmpty {
            return (8...18).contains(count) && (2...6).contains(number.letters.count)
        }
        if (12...18).contains(count), !isMoment(number.digits) { return true }
        guard (6...18).contains(count) else { return false }
        let before = scalars[max(0, number.range.lowerBound - contextLength)..<number.range.lowerBound]
        let words = String(String.UnicodeScalarView(before)).lowercased()
        return contexts.contains { words.contains($0) }
    }

    private static let contexts = [
        "单号", "运单", "快递号", "快件号", "邮件号", "订单号", "编号", "waybill", "tracking", "order no", "parcel no", "awb",
    ]

    /// 202611241505 and 20261124150533 are moments.
    private static func isMoment(_ digits: [UInt8]) -> Bool {
        guard digits.count == 12 || digits.count == 14, digits.starts(with: [2, 0]) || digits.starts(with: [1, 9])
        else {
            return false
        }
        let pairs = stride(from: 4, to: digits.count, by: 2).map { digits[$0] * 10 + digits[$0 + 1] }
        return (1...12).contains(pairs[0]) && (1...31).contains(pairs[1]) && pairs[2] < 24 && pairs[3] < 60
    }
}

/// A number as it is written: digits, single separators between them, and what stands around it.
struct WrittenNumber {
    /// From the first digit to the last.
    let range: Range<Int>
    let digits: [UInt8]
    /// Digits between separators.
    let groups: [Int]
    /// ASCII letters right before it, in upper case; at most eight.
    let letters: [UInt8]
    let hasPlus: Bool
    /// Whether it is no part of something longer: a decimal, a price, a word.
    let isPlain: Bool

    init(_ scalars: [Unicode.Scalar], from start: Int) {
        var digits: [UInt8] = []
        var groups = [0]
        var index = start
        var figures = 0
        var end = start
        while index < scalars.count {
            if let digit = scalars[index].digit {
                digits.append(digit)
                figures += scalars[index].isFigure ? 1 : 0
                groups[groups.count - 1] += 1
                index += 1
                end = index
            } else if let length = WrittenNumber.separator(scalars, index), groups.last != 0 {
                groups.append(0)
                index += length
            } else {
                break
            }
        }
        if groups.last == 0 { groups.removeLast() }
        range = start..<end
        self.digits = digits
        self.groups = groups
        var letters: [UInt8] = []
        var before = start - 1
        while before >= 0, let letter = scalars[before].letter, letters.count < 8 {
            letters.insert(letter, at: 0)
            before -= 1
        }
        self.letters = letters
        hasPlus = start > 0 && "+\u{FF0B}".unicodeScalars.contains(scalars[start - 1])
        // Numbers spelt out with a few characters are words: 一二三四五 is masked from the length of a phone on.
        let isSpeltShort = figures < digits.count && digits.count < 7
        let isDecimal = end + 1 < scalars.count && scalars[end] == "." && scalars[end + 1].isFigure
        let isPrice = start > 0 && "¥$€£￥.".unicodeScalars.contains(scalars[start - 1])
        let isAmount = end < scalars.count && "元万亿%件票单名人".unicodeScalars.contains(scalars[end])
        isPlain = !isSpeltShort && !isDecimal && !isPrice && !isAmount
    }

    /// The length of what stands between two digits of one number: a blank, dash, dot or bracket, or `) `; nil for anything
    /// else.
    private static func separator(_ scalars: [Unicode.Scalar], _ index: Int) -> Int? {
        guard " -\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{FF0D}·.()".unicodeScalars.contains(scalars[index]) else {
            return nil
        }
        let length = scalars[index] == ")" && index + 1 < scalars.count && scalars[index + 1] == " " ? 2 : 1
        let next = index + length
        return next < scalars.count && scalars[next].isFigure ? length : nil
    }
}
