/// A character set that a feed may be written in.
enum Charset: Hashable {
    case utf8
    /// GB 2312 in seven bits (RFC 1843).
    case hz
    case paired(PairedSet)
    /// By the name under which `iconv` knows it.
    case singleByte(String)
    /// One that is rare enough to leave it all to `iconv`: EUC-TW, Johab.
    case multiByte(String)

    /// Stands for GB 2312 and GBK too: both are subsets, and feeds that declare them use the superset's characters.
    static let gb18030 = Charset.paired(.gb18030)
    /// Stands for US-ASCII and ISO 8859-1 too, as browsers hold it (WHATWG Encoding Standard).
    static let windows1252 = Charset.singleByte("CP1252")

    /// For messages.
    var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .hz: "HZ"
        case .paired(let set): set.name
        case .singleByte(let name), .multiByte(let name): name
        }
    }

    /// Whether a server or a template puts this label on without looking, so that the bytes may overrule it.
    var isOftenWrong: Bool { self == .utf8 || self == .windows1252 }

    /// What Windows programs write under the label of a standard set: the same letters, and signs where the standard
    /// has control characters.
    var windowsSibling: Charset? {
        guard case .singleByte(let name) = self else { return nil }
        return Charset.siblings[name].map(Charset.singleByte)
    }

    /// Decodes the whole document; bytes that are no character become U+FFFD.
    func decode(_ bytes: [UInt8]) -> (text: [UInt8], replacements: Int) {
        switch self {
        case .utf8: LossyUTF8.decode(bytes)
        case .hz: SevenBitSets.decode(bytes, as: .gb18030)
        case .paired(let set): PairDecoder.decode(bytes, as: set)
        case .singleByte(let name): SingleByteTable.named(name)?.decode(bytes) ?? LossyUTF8.decode(bytes)
        case .multiByte(let name): Iconv(from: name)?.decode(bytes) ?? LossyUTF8.decode(bytes)
        }
    }

    /// How well a sample of a text reads in this set.
    func evidence(_ sample: [UInt8]) -> CharsetEvidence {
        switch self {
        case .utf8: return CharsetEvidence()
        case .hz: return PairedSet.gb18030.evidence(sample)
        case .paired(let set): return set.evidence(sample)
        case .singleByte(let name): return SingleByteTable.named(name)?.evidence(sample) ?? CharsetEvidence()
        case .multiByte:
            var evidence = CharsetEvidence()
            for scalar in String(decoding: decode(sample).text, as: UTF8.self).unicodeScalars where !scalar.isASCII {
                evidence.add(points: scalar == "\u{FFFD}" ? PairTable.badPoints : Int(PairTable.points(scalar)))
            }
            return evidence
        }
    }

    private static let siblings = [
        "ISO-8859-2": "CP1250", "ISO-8859-5": "CP1251", "ISO-8859-6": "CP1256", "ISO-8859-7": "CP1253",
        "ISO-8859-8": "CP1255", "ISO-8859-4": "CP1257", "ISO-8859-13": "CP1257", "ISO-8859-15": "CP1252",
    ]
}

extension PairedSet {
    /// How well a sample reads in this set.
    func evidence(_ sample: [UInt8]) -> CharsetEvidence {
        let reader = PairReader(self, sample)
        var evidence = CharsetEvidence()
        var index = 0
        while index < sample.count {
            guard sample[index] >= 0x80 else {
                index += 1
                continue
            }
            let character = reader.character(at: index)
            guard character.length > 0 else { break }
            evidence.add(points: character.points)
            index += character.length
        }
        let isNearlySound = evidence.bad > 0 && evidence.bad <= 2 + evidence.characters / 16
        return isNearlySound ? repairedEvidence(sample) : evidence
    }

    /// One bad byte spoils a naive reading up to the next Latin letter; in a short text that is all of it.
    private func repairedEvidence(_ sample: [UInt8]) -> CharsetEvidence {
        var evidence = CharsetEvidence()
        for scalar in String(decoding: PairDecoder.decode(sample, as: self).text, as: UTF8.self).unicodeScalars
        where !scalar.isASCII {
            evidence.add(points: scalar == "\u{FFFD}" ? PairTable.badPoints : Int(PairTable.points(scalar)))
        }
        return evidence
    }
}
