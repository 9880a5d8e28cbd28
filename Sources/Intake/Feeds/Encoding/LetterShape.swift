/// What a character of an alphabet is, as far as its neighbours may tell a right reading from a wrong one.
struct LetterShape {
    enum Script {
        case none, latin, cyrillic, greek, hebrew, arabic, thai
        /// Quotation marks, dashes, the euro, which stand alone.
        case sign
        case otherSign, control, missing
    }

    var script: Script
    var isCapital = false
    /// Of ASCII.
    var isPlain = false
    /// Among the letters that make up most of any text in its script.
    var isCommon = false
    /// Outside of what the largest languages of its script need.
    var isRare = false

    static let none = LetterShape(script: .none)

    init(script: Script, isCapital: Bool = false, isPlain: Bool = false) {
        (self.script, self.isCapital, self.isPlain) = (script, isCapital, isPlain)
    }

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0: script = .missing
        case 0x80...0x9F: script = .control
        case 0xA0, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB, 0xBF, 0xA1, 0xA3, 0x2013...0x201E, 0x2020...0x2026,
            0x20AC, 0x2116, 0x2122, 0x2030:
            script = .sign
        case 0xD7, 0xF7: script = .otherSign
        case 0xC0...0x24F:
            script = .latin
            isRare = scalar.value > 0xFF || [0xD0, 0xDD, 0xDE, 0xF0, 0xFD, 0xFE].contains(scalar.value)
        case 0x370...0x3FF: script = .greek
        case 0x400...0x4FF:
            script = .cyrillic
        case 0x5D0...0x5EA: script = .hebrew
        case 0x60C...0x6D5: script = .arabic
        case 0xE01...0xE5B: script = .thai
        default: script = .otherSign
        }
        isCapital = scalar.properties.isUppercase
        isCommon = LetterShape.commonLetters.contains(scalar.value)
    }

    private static let commonLetters = Set(
        ("оеаинтсрвлкОЕАИНТСРВЛК" + "αοιετνσηρπκςάίόήέΑΟΙΕΤΝΣΗΡΠΚ" + "יהולאתרבמשנ" + "اليمنورتبةعد" + "านรอกเงมยลวดทส่้ีั")
            .unicodeScalars.map(\.value))

    func points(after left: LetterShape, before right: LetterShape) -> Int {
        switch script {
        case .missing: return PairTable.badPoints
        case .control: return -6
        case .sign: return left.script == .sign && right.script == .sign ? -2 : 1
        case .otherSign, .none: return -2
        case .latin: return latinPoints(left, right)
        case .cyrillic, .greek, .hebrew, .arabic, .thai: return ownPoints(left, right)
        }
    }

    /// A letter with an accent stands among plain ones; two of them side by side are few.
    private func latinPoints(_ left: LetterShape, _ right: LetterShape) -> Int {
        if isCapital, left.script == .latin, !left.isCapital { return -3 }
        let isAmongPlain = (left.script == .latin && left.isPlain) || (right.script == .latin && right.isPlain)
        if isAmongPlain { return isRare ? 2 : 3 }
        return left.script == .none && right.script == .none ? 1 : -2
    }

    /// The letters of other alphabets stand among their own, and capitals only in front.
    private func ownPoints(_ left: LetterShape, _ right: LetterShape) -> Int {
        if left.script == .latin || right.script == .latin { return -2 }
        if left.script != script, right.script != script { return left.script == .none ? 0 : -1 }
        if isCapital, left.script == script, !left.isCapital { return -4 }
        if isCapital, left.script == script { return isCommon ? 1 : -1 }
        return isCommon ? 3 : 1
    }
}
