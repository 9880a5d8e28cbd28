/// Chooses the set in which a text reads best, with a preference for what the document says of itself.
struct CharsetDetection {
    /// In the order in which they count: HTTP first, then the declaration.
    let declared: [Charset]

    /// From here on a reading is right whatever else could be.
    private static let certain = 2.0

    /// Undeclared, the larger press wins a tie.
    private static let usual: [(charset: Charset, favour: Double)] = [
        (.gb18030, 0.5), (.paired(.big5), 0.2), (.paired(.shiftJIS), 0), (.paired(.eucJP), 0), (.paired(.uhc), 0),
        (.windows1252, 0.2), (.singleByte("CP1251"), 0), (.singleByte("KOI8-R"), 0), (.singleByte("CP1253"), -0.5),
        (.singleByte("CP1255"), -0.5), (.singleByte("CP1256"), -0.5), (.singleByte("CP874"), -0.5),
        (.singleByte("CP1250"), -0.5),
    ]

    /// The best reading of a sample that holds bytes beyond ASCII and is no UTF-8, and how good it is.
    func best(_ sample: [UInt8]) -> (charset: Charset, mean: Double) {
        var best: (charset: Charset, mean: Double, rank: Double)?
        func consider(_ charset: Charset, _ evidence: CharsetEvidence, favour: Double) {
            let rank = evidence.mean + favour
            if rank > best?.rank ?? -.infinity { best = (charset, evidence.mean, rank) }
        }
        for charset in declared where charset != .utf8 {
            let evidence = charset.evidence(sample)
            if !charset.isOftenWrong, evidence.mean >= CharsetDetection.certain, evidence.characters >= 8 {
                return (charset, evidence.mean)
            }
            // A short text proves little against its label.
            let trust = charset.isOftenWrong ? 0.5 : 1.5 + 2 / Double(max(evidence.characters, 1))
            consider(charset, evidence, favour: trust)
            if let sibling = charset.windowsSibling {
                consider(sibling, sibling.evidence(sample), favour: trust - 0.5)
            }
        }
        for (charset, favour) in CharsetDetection.usual where !declared.contains(charset) {
            let evidence = charset.evidence(sample)
            consider(charset, evidence, favour: favour)
            // No other text reads so well in Chinese.
            if charset == .gb18030, evidence.mean >= CharsetDetection.certain + 0.5, evidence.characters >= 32 { break }
        }
        return best.map { ($0.charset, $0.mean) } ?? (.windows1252, 0)
    }
}
