/// Hashes in the engine's stored memory: one string of hexadecimal digits, a third of the size of a list of numbers,
/// and safe from readers that take every JSON number for a floating-point one.
struct HexWords<Word: FixedWidthInteger & UnsignedInteger & Sendable>: Codable, Sendable {
    var words: [Word]

    init(_ words: [Word]) { self.words = words }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let digits = Array(try container.decode(String.self).utf8)
        let width = Word.bitWidth / 4
        words = []
        for start in stride(from: 0, to: digits.count, by: width) {
            let chunk = digits[start..<min(start + width, digits.count)]
            guard chunk.count == width, let word = Word(String(decoding: chunk, as: UTF8.self), radix: 16) else {
                throw DecodingError.dataCorruptedError(
                    in: container, debugDescription: "a string of \(width)-digit hexadecimal numbers is needed here")
            }
            words.append(word)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var text = ""
        for word in words {
            let digits = String(word, radix: 16)
            text += String(repeating: "0", count: Word.bitWidth / 4 - digits.count) + digits
        }
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
