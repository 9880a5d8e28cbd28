/// The encoding of a text file, found out from its beginning.
struct TextEncoding {
    enum Form: Hashable {
        case utf16(isLittle: Bool)
        /// ASCII's bytes mean ASCII.
        case bytes(Charset)
    }

    let form: Form
    /// Bytes of the byte order mark.
    let markBytes: Int

    /// - Parameter isWhole: Whether the sample is all there is; else its last line may be cut.
    init(sample: [UInt8], isWhole: Bool) {
        if sample.starts(with: [0xFF, 0xFE]) {
            (form, markBytes) = (.utf16(isLittle: true), 2)
        } else if sample.starts(with: [0xFE, 0xFF]) {
            (form, markBytes) = (.utf16(isLittle: false), 2)
        } else if sample.starts(with: [0xEF, 0xBB, 0xBF]) {
            (form, markBytes) = (.bytes(.utf8), 3)
        } else if let isLittle = TextEncoding.zeros(in: sample) {
            (form, markBytes) = (.utf16(isLittle: isLittle), 0)
        } else {
            let end = isWhole ? sample.count : (sample.lastIndex { $0 < 0x30 } ?? sample.count)
            (form, markBytes) = (.bytes(DocumentDecoder.decode(Array(sample[..<end]), contentType: nil).charset), 0)
        }
    }

    /// Whether the zeros lie as in UTF-16 without a mark: all on one side. Nil when there are too few.
    private static func zeros(in sample: [UInt8]) -> Bool? {
        var counts = [0, 0]
        for (index, byte) in sample.enumerated() where byte == 0 { counts[index % 2] += 1 }
        let (even, odd) = (counts[0], counts[1])
        guard sample.count >= 4, max(even, odd) * 20 >= sample.count, min(even, odd) * 10 <= max(even, odd) else {
            return nil
        }
        return odd > even
    }

    /// The text of some bytes, cut where no character is; nil when they are no text.
    func text(of bytes: [UInt8]) -> String? {
        switch form {
        case .utf16(let isLittle):
            let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
                let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
                return isLittle ? second << 8 | first : first << 8 | second
            }
            return String(decoding: units, as: UTF16.self)
        case .bytes(.utf8): return ComplaintText.decode(bytes)
        // Too few bytes to tell: Chinese is likelier here than the letters of Western Europe.
        case .bytes(.windows1252): return ComplaintText.decode(bytes) ?? converted(bytes, from: .windows1252)
        case .bytes(let charset):
            // HZ and ISO 2022 write Chinese in ASCII's bytes, behind a tilde or an escape.
            if charset != .hz, bytes.allSatisfy({ $0 < 0x80 && $0 != 0x1B }) {
                return String(decoding: bytes, as: UTF8.self)
            }
            return converted(bytes, from: charset)
        }
    }

    /// The text of a line that stands for itself, as in files that several programs append to: valid UTF-8 wins.
    func lineText(of bytes: [UInt8]) -> String? {
        switch form {
        case .bytes(.utf8), .bytes(.gb18030), .bytes(.windows1252): ComplaintText.decode(bytes)
        case .bytes, .utf16: text(of: bytes)
        }
    }

    private func converted(_ bytes: [UInt8], from charset: Charset) -> String? {
        let (text, replacements) = charset.decode(bytes)
        if replacements > 0, let valid = String(validating: bytes, as: UTF8.self) { return valid }
        return String(decoding: text, as: UTF8.self)
    }
}
