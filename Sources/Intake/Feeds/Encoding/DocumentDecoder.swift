/// A document in UTF-8, with what its label got wrong.
struct DecodedDocument: Equatable {
    /// Valid UTF-8 without a byte order mark.
    var bytes: [UInt8]
    var charset: Charset
    /// Bytes that were no character and became U+FFFD.
    var replacements = 0
    /// What was wrong with the encoding; nil when nothing.
    var flaw: String?
}

/// Brings a document of any encoding to UTF-8.
///
/// What decides, in this order: byte order mark or the pattern of UTF-16 and UTF-32; escape sequences; bytes that are
/// valid UTF-8, whatever the label; the set in which the text reads best, where the sets of HTTP and of the XML
/// declaration count for more than others. A bad byte becomes U+FFFD and never changes the set, and what another
/// program has put in between in another set is read in that.
struct DocumentDecoder {
    private let bytes: [UInt8]
    private let declared: [Charset]

    /// Bytes of text that are looked at to choose a set.
    private static let sampleSize = 8 * 1024

    static func decode(_ bytes: [UInt8], contentType: String?) -> DecodedDocument {
        if let wide = WideDecoder.decode(bytes) { return wide }
        let mark = markLength(bytes)
        let body = mark > 0 ? Array(bytes.dropFirst(mark)) : bytes
        let labels = [DeclaredCharset.inContentType(contentType), DeclaredCharset.inProlog(body)]
        let declared = (mark >= 3 ? [.utf8] : []) + labels.compactMap { $0.flatMap(Charset.init(label:)) }
        return DocumentDecoder(bytes: body, declared: declared).decode()
    }

    /// UTF-8's mark, also twice, where two programs added it; or that of UTF-16 before what is none.
    private static func markLength(_ bytes: [UInt8]) -> Int {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return 2 }
        var length = 0
        while bytes.dropFirst(length).starts(with: [0xEF, 0xBB, 0xBF]) { length += 3 }
        return length
    }

    private func decode() -> DecodedDocument {
        switch validity {
        case .ascii:
            guard let set = SevenBitSets.found(in: bytes, declared: declared) else { break }
            return noting(SevenBitSets.decode(bytes, as: set), .paired(set))
        case .utf8:
            if let accident = AccidentalUTF8.charset(of: bytes, declared: declared) { return read(accident) }
            if let repaired = DoubleEncoding.repaired(bytes) {
                return DecodedDocument(bytes: repaired, charset: .utf8, flaw: "parts were encoded twice")
            }
        case .other: return decodeOther()
        }
        return DecodedDocument(bytes: bytes, charset: .utf8)
    }

    private enum Validity { case ascii, utf8, other }

    private var validity: Validity {
        do throws(UTF8.ValidationError) {
            return try UTF8Span(validating: bytes.span).isKnownASCII ? .ascii : .utf8
        } catch {
            return .other
        }
    }

    /// What is not valid UTF-8: a sound set with its label right or wrong, UTF-8 with faults, or a mixture.
    private func decodeOther() -> DecodedDocument {
        let stretches = TextStretch.all(of: bytes)
        let faulty = stretches.filter { !$0.tally.isValid }
        guard !faulty.isEmpty else { return read(.utf8) }
        let tally = stretches.reduce(UTF8Tally.nothing) { $0 + $1.tally }
        let telling = faulty.filter { !$0.isMostlyUTF8 }
        let (charset, mean) = CharsetDetection(declared: declared).best(sample(telling.isEmpty ? faulty : telling))
        let isOneSet = !stretches.contains { $0.isSurelyUTF8 || $0.isMostlyUTF8 }
        if isOneSet, mean >= DocumentDecoder.convincing, tally.invalid >= 16 {
            return noting(charset.decode(bytes), charset)
        }
        let foreign = stretches.filter { isForeign($0, charset) }
        if mean < DocumentDecoder.convincing || foreign.allSatisfy(\.tally.isValid) {
            return isUTF8(tally) ? read(.utf8) : noting(charset.decode(bytes), charset)
        }
        let others = Set(foreign.map(\.range.lowerBound))
        let isMixed = stretches.contains {
            $0.isSurelyUTF8 || ($0.isMostlyUTF8 && !others.contains($0.range.lowerBound))
        }
        return isMixed ? mixture(foreign, charset) : noting(charset.decode(bytes), charset)
    }

    /// From this average on a reading may speak against UTF-8.
    private static let convincing = 1.5

    /// Whether the document as a whole is UTF-8 with some faults.
    private func isUTF8(_ tally: UTF8Tally) -> Bool {
        let isSound = 3 * tally.long + 2 * tally.short >= 2 * tally.invalid
        if isSound, tally.long >= tally.invalid || tally.short >= 4 * tally.invalid { return true }
        guard declared.contains(.utf8), declared.allSatisfy(\.isOftenWrong) else { return false }
        return tally.invalid == 1 || (tally.long > 0 && 3 * tally.long >= tally.invalid)
    }

    /// A piece that another program than one of UTF-8 wrote: it reads well in the other set, and better than as UTF-8.
    ///
    /// One bad byte is a fault of UTF-8, unless the rest of its piece is no UTF-8 either.
    private func isForeign(_ stretch: TextStretch, _ charset: Charset) -> Bool {
        guard !stretch.isSurelyUTF8 else { return false }
        let piece = Array(bytes[stretch.range].prefix(DocumentDecoder.sampleSize))
        let evidence = charset.evidence(piece)
        var isPaired = false
        if case .paired = charset { isPaired = true }
        if stretch.tally.isValid { return isPaired && stretch.tally.short >= 2 && evidence.mean >= 2.5 }
        guard evidence.mean >= DocumentDecoder.convincing, evidence.mean > UTF8Tally.evidence(piece).mean else {
            return false
        }
        return stretch.tally.invalid >= 2 || (isPaired && evidence.bad == 0)
    }

    private func sample(_ stretches: [TextStretch]) -> [UInt8] {
        var sample: [UInt8] = []
        sample.reserveCapacity(DocumentDecoder.sampleSize)
        for stretch in stretches where sample.count < DocumentDecoder.sampleSize {
            sample += bytes[stretch.range].prefix(DocumentDecoder.sampleSize)
            sample.append(0x0A)
        }
        return sample
    }

    /// UTF-8 and another set, piece by piece.
    private func mixture(_ foreign: [TextStretch], _ charset: Charset) -> DecodedDocument {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 5 / 4)
        var replacements = 0
        var index = 0
        for stretch in foreign {
            for (range, set) in [(index..<stretch.range.lowerBound, Charset.utf8), (stretch.range, charset)] {
                let (text, bad) = set.decode(Array(bytes[range]))
                output += text
                replacements += bad
            }
            index = stretch.range.upperBound
        }
        let (text, bad) = LossyUTF8.decode(Array(bytes[index...]))
        return DecodedDocument(
            bytes: output + text, charset: .utf8, replacements: replacements + bad,
            flaw: "UTF-8 and \(charset.name) are mixed")
    }

    private func read(_ charset: Charset) -> DecodedDocument {
        let (text, replacements) = charset.decode(bytes)
        let flaw = replacements == 0 ? "the last character is cut" : "\(replacements) bytes are no \(charset.name)"
        return DecodedDocument(
            bytes: text, charset: charset, replacements: replacements,
            flaw: replacements == 0 && charset != .utf8 ? nil : flaw)
    }

    /// Says that the label was wrong, when there was one, or what else was wrong.
    private func noting(_ decoded: (text: [UInt8], replacements: Int), _ charset: Charset) -> DecodedDocument {
        var document = DecodedDocument(bytes: decoded.text, charset: charset, replacements: decoded.replacements)
        if decoded.replacements > 0 { document.flaw = "\(decoded.replacements) bytes are no \(charset.name)" }
        let isKnown = declared.contains { $0 == charset || $0.windowsSibling == charset || $0 == .hz }
        if let label = declared.first, !isKnown { document.flaw = "declared \(label.name), read as \(charset.name)" }
        return document
    }
}
