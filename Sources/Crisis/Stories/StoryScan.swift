/// Cuts UTF-8 into the units that repeat: single characters of scripts without spaces, stemmed words of all others.
///
/// Width, case and Traditional characters are folded; punctuation, links and invisible characters are left out, because a reprint
/// changes exactly these.
struct StoryScan {
    struct Token {
        var hash: UInt32
        /// A word of a script with spaces, or a number.
        var isWord: Bool
        /// Says nothing about the matter.
        var isSilent: Bool
        /// Punctuation or space stands before it.
        var afterBreak: Bool
    }

    private(set) var tokens: [Token] = []
    private var word: [UInt8] = []
    /// Hash of a word outside of ASCII.
    private var other: UInt32 = 0
    private var isBroken = true

    static func pair(_ left: UInt32, _ right: UInt32) -> UInt32 {
        var mixed = UInt64(left) &* 0x9e37_79b9_7f4a_7c15 ^ UInt64(right)
        mixed = (mixed ^ (mixed >> 29)) &* 0xbf58_476d_1ce4_e5b9
        return UInt32(truncatingIfNeeded: mixed >> 32)
    }

    mutating func lineBreak() { finish(); isBroken = true }

    mutating func read(_ text: String, limit: Int) {
        let bytes = Array(text.utf8.prefix(limit))
        tokens.reserveCapacity(tokens.count + bytes.count / 3)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index = ascii(byte, at: index, in: bytes)
                continue
            }
            let length = UTF8Length.of(lead: byte)
            guard index + length <= bytes.count else { break }
            var value = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
            for offset in 1..<max(length, 1) { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
            wide(value)
            index += length
        }
        finish()
    }

    private mutating func ascii(_ byte: UInt8, at index: Int, in bytes: [UInt8]) -> Int {
        switch byte {
        case 0x61...0x7A, 0x30...0x39: word.append(byte)
        case 0x41...0x5A: word.append(byte + 32)
        case 0x27:
            // `Musk's` is Musk.
            finish()
            if index + 1 < bytes.count, bytes[index + 1] | 0x20 == 0x73, tokens.last?.isWord == true,
                index + 2 >= bytes.count || !NormalizedText.isWordByte(bytes[index + 2] | 0x20)
            {
                return index + 2
            }
            isBroken = true
        case 0x2E, 0x2C:
            // `1.5` and `1,500` are numbers.
            let isInside =
                index + 1 < bytes.count && word.last.map { $0 < 0x3A } == true && bytes[index + 1] < 0x3A
                && bytes[index + 1] > 0x2F
            if isInside {
                if byte == 0x2E { word.append(byte) }
            } else {
                finish()
                isBroken = true
            }
        case 0x3A where index + 2 < bytes.count && bytes[index + 1] == 0x2F && bytes[index + 2] == 0x2F:
            word.removeAll(keepingCapacity: true)
            var end = index
            while end < bytes.count, bytes[end] > 0x20, bytes[end] < 0x7F { end += 1 }
            isBroken = true
            return end
        default:
            finish()
            isBroken = true
        }
        return index + 1
    }

    private mutating func wide(_ value: UInt32) {
        if value >= 0x4E00, value <= 0x9FFF {
            finish()
            let simple = TraditionalCharacters.simplified[Int(value) - 0x4E00]
            character(simple == 0 ? value : UInt32(simple))
            return
        }
        guard let scalar = Unicode.Scalar(value) else { return }
        if value == 0x2019 {
            finish()
            isBroken = true
            return
        }
        switch FoldedScalar(scalar) {
        case .character(let folded):
            finish()
            character(folded)
        case .word(let folded) where folded < 0x80: word.append(UInt8(folded))
        case .word(let folded): other = StoryScan.pair(other, folded)
        case .separator:
            finish()
            isBroken = true
        case .invisible: return
        }
    }

    private mutating func character(_ value: UInt32) {
        tokens.append(
            Token(hash: value, isWord: false, isSilent: SilentTerms.isSilent(character: value), afterBreak: isBroken))
        isBroken = false
    }

    private mutating func finish() {
        guard !word.isEmpty || other != 0 else { return }
        var isSilent = false
        var hash: UInt32
        if other == 0 {
            isSilent = SilentTerms.isSilent(word: word)
            hash = StoryScan.hash(ofWord: word)
        } else {
            hash = StoryScan.pair(other, StoryScan.hash(ofWord: word))
        }
        if hash == 0 { hash = 1 }
        tokens.append(Token(hash: hash, isWord: true, isSilent: isSilent, afterBreak: isBroken))
        isBroken = false
        word.removeAll(keepingCapacity: true)
        other = 0
    }

    /// The hash of a folded word after its endings are taken off.
    static func hash(ofWord word: [UInt8]) -> UInt32 {
        let end = WordEnding.stem(word)
        var hash: UInt32 = 0x811c_9dc5
        for index in 0..<end { hash = (hash ^ UInt32(word[index])) &* 0x0100_0193 }
        return pair(hash, UInt32(end))
    }

    /// Hashes of the terms of a word or of Chinese characters, as they stand in texts.
    static func terms(of text: String) -> [UInt32] {
        var scan = StoryScan()
        scan.read(text, limit: 1024)
        var terms: [UInt32] = []
        var previous: Token?
        for token in scan.tokens {
            if token.isWord {
                terms.append(token.hash)
                previous = nil
            } else {
                if let previous, !token.afterBreak { terms.append(pair(previous.hash, token.hash)) }
                previous = token
            }
        }
        return terms
    }

    /// One hash for a whole name of one word or of two or three characters.
    static func name(_ text: String) -> UInt32? {
        var scan = StoryScan()
        scan.read(text, limit: 64)
        let hashes = scan.tokens.map(\.hash)
        switch hashes.count {
        case 1: return scan.tokens[0].isWord ? hashes[0] : nil
        case 2: return pair(hashes[0], hashes[1])
        case 3: return pair(pair(hashes[0], hashes[1]), hashes[2])
        default: return nil
        }
    }
}

/// English endings, taken off so that `files`, `filed` and `filing` are one term.
enum WordEnding {
    private static let ies = Array("ies".utf8)
    private static let sses = Array("sses".utf8)
    private static let plural = Array("s".utf8)
    private static let doubled = Array("ss".utf8)
    private static let us = Array("us".utf8)
    private static let `is` = Array("is".utf8)
    private static let ing = Array("ing".utf8)
    private static let ed = Array("ed".utf8)
    private static let ly = Array("ly".utf8)

    /// How many bytes of the word remain.
    static func stem(_ word: [UInt8]) -> Int {
        var end = word.count
        guard end > 3, word[0] > 0x39 else { return end }
        func ends(_ suffix: [UInt8]) -> Bool {
            guard end >= suffix.count else { return false }
            for index in suffix.indices where word[end - suffix.count + index] != suffix[index] { return false }
            return true
        }
        if ends(ies), end > 4 {
            return end - 3
        } else if ends(sses) {
            end -= 2
        } else if ends(plural), !ends(doubled), !ends(us), !ends(`is`) {
            end -= 1
        }
        if ends(ing), end > 5 {
            end -= 3
            if word[end - 1] == word[end - 2], end > 3 { end -= 1 }
        } else if ends(ed), end > 4 {
            end -= 2
            if word[end - 1] == word[end - 2], end > 3 { end -= 1 }
        } else if ends(ly), end > 5 {
            end -= 2
        }
        if end > 3, word[end - 1] == UInt8(ascii: "e") || word[end - 1] == UInt8(ascii: "y") { end -= 1 }
        return end
    }
}
