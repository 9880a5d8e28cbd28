/// What tells of a person and has no business in a chat or a webhook.
package enum PersonalData: String, Codable, CaseIterable, Sendable {
    /// Mobile and fixed lines; a company's 400, 800 and 95xxx hotlines are nobody's own.
    case phone
    /// A resident identity number (GB 11643) or one of a passport.
    case identity
    case bankCard = "bank_card"
    /// A courier's waybill or order number: it leads to name and address.
    case waybill
    /// A number plate (GA 36).
    case plate
    case email
    /// Street and house; town and district stay.
    case address
    /// A WeChat or QQ account.
    case account
}

/// Takes personal data out of what leaves the ledger.
///
/// It errs on the side of taking out: a number that may be a waybill is masked. Amounts, dates, times and hotlines stay,
/// since an alert without them says nothing.
package struct Redactor: Hashable, Sendable {
    /// What is taken out; nothing else is touched.
    package var kinds: Set<PersonalData>

    package init(_ kinds: Set<PersonalData> = Set(PersonalData.allCases)) { self.kinds = kinds }

    /// A piece of personal data: its place in Unicode scalars of the text, and what stands there instead.
    package struct Finding: Hashable, Sendable {
        package var kind: PersonalData
        package var range: Range<Int>
        package var mask: String
    }

    /// The text with every finding masked.
    package func redact(_ text: String) -> String {
        // Nothing of all this does without a digit or an @; most texts end here.
        guard !kinds.isEmpty, text.unicodeScalars.contains(where: Redactor.mayMatter) else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var place = 0
        for finding in findings(in: scalars) {
            result.append(contentsOf: scalars[place..<finding.range.lowerBound])
            result.append(contentsOf: finding.mask.unicodeScalars)
            place = finding.range.upperBound
        }
        result.append(contentsOf: scalars[place...])
        return String(result)
    }

    /// What would be masked, in the order of the text; no two overlap.
    package func findings(in text: String) -> [Finding] { findings(in: Array(text.unicodeScalars)) }

    private func findings(in scalars: [Unicode.Scalar]) -> [Finding] {
        var found: [Finding] = []
        if kinds.contains(.email) { found += EmailScan.findings(in: scalars) }
        if kinds.contains(.account) { found += AccountScan.findings(in: scalars) }
        if kinds.contains(.plate) { found += PlateScan.findings(in: scalars) }
        if kinds.contains(.address) { found += AddressScan.findings(in: scalars) }
        found += NumberScan.findings(in: scalars).filter { kinds.contains($0.kind) }
        // The one that begins first wins, and of two that begin together the longer.
        found.sort { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }
        var kept: [Finding] = []
        for finding in found where kept.last.map({ $0.range.upperBound <= finding.range.lowerBound }) ?? true {
            kept.append(finding)
        }
        return kept
    }

    private static func mayMatter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.digit != nil || scalar == "@" || scalar == "\u{FF20}"
    }
}

extension Unicode.Scalar {
    /// The digit that it writes: ASCII, full-width, or one of 〇零一二三四五六七八九幺 as numbers are spelt out to hide them.
    var digit: UInt8? {
        switch value {
        case 0x30...0x39: UInt8(value - 0x30)
        case 0xFF10...0xFF19: UInt8(value - 0xFF10)
        default: Unicode.Scalar.spelt[self]
        }
    }

    /// Whether it is a digit proper, and no character that writes one.
    var isFigure: Bool { (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value) }

    /// An ASCII or full-width letter, in upper case.
    var letter: UInt8? {
        switch value {
        case 0x41...0x5A: UInt8(value)
        case 0x61...0x7A: UInt8(value - 0x20)
        case 0xFF21...0xFF3A: UInt8(value - 0xFF21 + 0x41)
        case 0xFF41...0xFF5A: UInt8(value - 0xFF41 + 0x41)
        default: nil
        }
    }

    private static let spelt: [Unicode.Scalar: UInt8] = [
        "〇": 0, "零": 0, "一": 1, "幺": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
}
