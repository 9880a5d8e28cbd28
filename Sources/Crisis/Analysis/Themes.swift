/// What makes one complaint more dangerous than another, whatever it is about: the ten escalation flags.
package enum EscalationFlag: String, Codable, CaseIterable, Sendable {
    /// Courts, lawyers, the police.
    case legal
    /// An authority or a consumer body hears of it.
    case regulator
    /// The press, a platform's audience, an exposure in public.
    case media
    /// Many people have the same trouble, or act together.
    case group
    /// Somebody came to harm.
    case injury
    /// A thing or place endangers people: fire, foreign bodies, spoilt food, failing brakes, a recall.
    case hazard
    /// The writer threatens to do harm.
    case revenge
    /// Somebody was insulted, beaten, harassed or discriminated against.
    case abuse
    /// Deceit: counterfeits, false claims, stolen money, bought reviews.
    case fraud
    /// The customer leaves.
    case churn

    /// Whether one of these is worth a look at once; leaving customers are counted instead.
    package var isCritical: Bool { self != .churn }

    /// Whether it speaks of what somebody is going to do: an "if" in front takes nothing back.
    var isAnnounced: Bool {
        switch self {
        case .legal, .regulator, .media, .revenge, .churn: true
        case .group, .injury, .hazard, .abuse, .fraud: false
        }
    }
}

/// The four aims of a complainant (求倾诉、求重视、求处理、求赔偿).
package enum Aim: String, Codable, CaseIterable, Sendable {
    case heard, respect, resolution, compensation
}

/// The six psychologies of a complainant (发泄、尊重、补救、认同、表现、报复).
package enum Psychology: String, Codable, CaseIterable, Sendable {
    case vent, respect, remedy, recognition, display, revenge
}

/// On whose side the cause lies (产品、服务、宣传、管理、误解). That a demand is unreasonable is for a person to say.
package enum Cause: String, Codable, CaseIterable, Sendable {
    case product, service, publicity, management, misunderstanding
}

/// The five elements of service quality (SERVQUAL: 可靠、反应、可信、同理、有形), Parasuraman, Zeithaml and Berry 1988.
package enum ServiceElement: String, Codable, CaseIterable, Sendable {
    case reliability, responsiveness, assurance, empathy, tangibles
}

/// Why somebody complains: the gap between what was expected and what came.
package enum ExpectationGap: String, Codable, CaseIterable, Sendable {
    /// 期待未满足.
    case unmet
    /// 感受被忽略.
    case ignored
    /// 不符合要求.
    case standard
    /// 承诺未兑现.
    case promise
}

extension Signals {
    /// The escalation flags in their fixed order. Each finding stands for itself: what is denied, drilled, feared or told of
    /// others does not count.
    package var flags: [EscalationFlag] { named { if case .flag(let value) = $0 { value } else { nil } } }

    package var aims: [Aim] { named { if case .aim(let value) = $0 { value } else { nil } } }

    package var psychology: [Psychology] { named { if case .psychology(let value) = $0 { value } else { nil } } }

    /// Named causes; when the words name none, the one that goes with the category.
    package var causes: [Cause] {
        let found: [Cause] = named { if case .cause(let value) = $0 { value } else { nil } }
        return found.isEmpty ? category.flatMap(\.cause).map { [$0] } ?? [] : found
    }

    /// Named elements of service quality; when the words name none, the one that goes with the category.
    package var elements: [ServiceElement] {
        let found: [ServiceElement] = named { if case .element(let value) = $0 { value } else { nil } }
        return found.isEmpty ? category.flatMap(\.element).map { [$0] } ?? [] : found
    }

    package var expectations: [ExpectationGap] {
        named { if case .expectation(let value) = $0 { value } else { nil } }
    }

    private func named<Value: CaseIterable & Hashable>(_ value: (Signal.Meaning) -> Value?) -> [Value] {
        var found: Set<Value> = []
        for meaning in meaningsThatStand { if let value = value(meaning) { found.insert(value) } }
        return found.isEmpty ? [] : Value.allCases.filter(found.contains)
    }
}
