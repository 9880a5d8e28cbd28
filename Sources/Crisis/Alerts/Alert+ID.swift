extension Alert.ID {
    /// The id of what is told about an incident at a moment: the same after a crash, another for anything else.
    package init(incident: Incident.ID, reason: AlertReason, at: Timestamp) {
        let told = [incident.text, reason.kind, reason.subject, String(at.milliseconds)]
        self.init(parts: told)
    }

    /// The id of an alert without an incident, such as a silent source family.
    package init(reason: AlertReason, at: Timestamp) {
        self.init(parts: ["", reason.kind, reason.subject, String(at.milliseconds)])
    }

    /// Each part is told with its length before it, so that no two lists of parts read alike.
    private init(parts: [String]) {
        let bytes = parts.flatMap { part in Array("\(part.utf8.count):".utf8) + Array(part.utf8) }
        self.init("msg_" + Fingerprint128(of: bytes).base32)
    }
}

extension AlertReason {
    /// What it is about, in one stable text.
    var subject: String {
        switch self {
        case .levelRose(let from, let to), .levelFell(let from, let to): "\(from.rawValue)>\(to.rawValue)"
        case .floorHit(let rule): rule
        case .checkDueSoon(let check, let due), .checkOverdue(let check, let due): "\(check)@\(due.milliseconds)"
        case .checksDueSoon(let checks), .checksOverdue(let checks):
            checks.map { "\($0.check)@\($0.due.milliseconds)" }.joined(separator: ",")
        case .verdictArrived(let polarity, let by): "\(polarity.rawValue) by \(by.rawValue)"
        case .contradiction(let check): check.text
        case .promisesDueSoon(let promises), .promisesBroken(let promises):
            promises.map { "\($0.promise)@\($0.due.milliseconds)" }.joined(separator: ",")
        case .familySilent(let family): family.rawValue
        case .sourcesTroubled(let sources): sources.map { "\($0.source)=\($0.health.rawValue)" }.joined(separator: ",")
        case .intake(let readings):
            readings.map { "\($0.watch) \($0.period.rawValue) \($0.series.text)" }.joined(separator: ",")
        case .surge(let notice): "\(notice.watch) \(notice.series.text)"
        }
    }
}

/// 128 bits of two independent walks over the bytes: enough that no two alerts meet by chance. Not a secret.
private struct Fingerprint128 {
    private let high: UInt64
    private let low: UInt64

    /// FNV-1a from two starting points, each finished by the mixer of SplitMix64 (Steele, Lea and Flood, 2014).
    init(of bytes: [UInt8]) {
        let prime: UInt64 = 0x100_0000_01b3
        var first: UInt64 = 0xcbf2_9ce4_8422_2325
        var second: UInt64 = 0x9e37_79b9_7f4a_7c15
        for byte in bytes {
            first = (first ^ UInt64(byte)) &* prime
            second = Fingerprint128.mix(second ^ UInt64(byte))
        }
        high = Fingerprint128.mix(first)
        low = Fingerprint128.mix(second ^ first)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9e37_79b9_7f4a_7c15
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// 26 lower-case letters and digits 2 to 7 (RFC 4648 alphabet).
    var base32: String {
        let digits = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        var high = high
        var low = low
        var text: [UInt8] = []
        for _ in 0..<26 {
            text.append(digits[Int(low & 31)])
            low = low >> 5 | high << 59
            high >>= 5
        }
        return String(decoding: text, as: UTF8.self)
    }
}
