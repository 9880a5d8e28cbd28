/// A text cut into the units that repeat: single characters of scripts without spaces, words of all others.
///
/// Width and case are folded; punctuation, emoji, links and invisible characters are left out, because a reprint
/// changes exactly these.
struct TextTokens {
    struct Token: Equatable {
        /// Hash of the folded character or word.
        var hash: UInt64
        /// A word of a script with spaces, or a number.
        var isWord: Bool
        /// Punctuation or space stands before it.
        var afterBreak: Bool
    }

    private(set) var tokens: [Token] = []

    /// Reads at most `limit` tokens.
    init(_ scalars: some Sequence<Unicode.Scalar>, limit: Int) {
        var word: StableHash?
        var isBroken = true
        var link = LinkSkipper()
        for scalar in scalars {
            guard tokens.count < limit else { return }
            let folded = link.skips(scalar) ? .separator : FoldedScalar(scalar)
            switch folded {
            case .invisible: continue
            case .word(let value):
                if word == nil { word = StableHash() }
                word?.combine(value)
                continue
            case .character, .separator: finish(&word, &isBroken)
            }
            if case .character(let value) = folded {
                var hash = StableHash()
                hash.combine(value)
                tokens.append(Token(hash: hash.value, isWord: false, afterBreak: isBroken))
                isBroken = false
            } else {
                isBroken = true
            }
        }
        if tokens.count < limit { finish(&word, &isBroken) }
    }

    private mutating func finish(_ word: inout StableHash?, _ isBroken: inout Bool) {
        guard let finished = word else { return }
        tokens.append(Token(hash: finished.value, isWord: true, afterBreak: isBroken))
        word = nil
        isBroken = false
    }
}

/// A character after folding of width and case.
enum FoldedScalar: Equatable {
    /// A character of a script that is written without spaces.
    case character(UInt32)
    /// Part of a word or of a number.
    case word(UInt32)
    case separator
    /// Zero-width and bidirectional marks and accents, which must not split a word.
    case invisible

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7a: self = .word(scalar.value)
        case 0x41...0x5a: self = .word(scalar.value + 32)
        case 0..<0x80: self = .separator
        case 0xff10...0xff19, 0xff41...0xff5a: self = .word(scalar.value - 0xfee0)
        case 0xff21...0xff3a: self = .word(scalar.value - 0xfee0 + 32)
        case 0x3400...0x9fff, 0xf900...0xfaff, 0x20000...0x3ffff, 0x3041...0x30ff, 0xac00...0xd7af, 0xe01...0xe5b:
            self = .character(scalar.value)
        case 0xad, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x2064, 0xfe00...0xfe0f, 0xfeff, 0x300...0x36f:
            self = .invisible
        case 0x2000...0x303f, 0xff00...0xffef: self = .separator
        default: self = FoldedScalar.letter(scalar)
        }
    }

    /// Scripts without a range of their own above.
    private static func letter(_ scalar: Unicode.Scalar) -> FoldedScalar {
        guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return .separator }
        return .word(scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value)
    }
}

/// Leaves out `http://…` up to the next space, quote or character outside of ASCII.
private struct LinkSkipper {
    private static let start = Array("://".unicodeScalars)
    private var matched = 0
    private var isInside = false

    /// Everything from `://` on; the scheme before it stays and is the same in every copy.
    mutating func skips(_ scalar: Unicode.Scalar) -> Bool {
        if isInside {
            isInside = scalar.value > 0x20 && scalar.value < 0x7f && scalar != "\"" && scalar != "<" && scalar != ">"
            return isInside
        }
        matched = scalar == LinkSkipper.start[matched] ? matched + 1 : (scalar == LinkSkipper.start[0] ? 1 : 0)
        guard matched == LinkSkipper.start.count else { return false }
        matched = 0
        isInside = true
        return true
    }
}

/// Title and body of a mention as tokens, without the wrapping of reposts; worked out once for all that compare.
struct MentionTokens {
    let title: [TextTokens.Token]
    let body: [TextTokens.Token]

    init(title: String, text: String) {
        self.title = TextTokens(ReprintText.title(title), limit: Fingerprint.tokenLimit).tokens
        body = TextTokens(ReprintText.body(text), limit: Fingerprint.tokenLimit).tokens
    }
}
