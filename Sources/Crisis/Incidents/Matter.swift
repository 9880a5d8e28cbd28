/// What the tracker knows of categories: their names in its reasons, which are neighbours, and whose doing the public takes
/// them for.
extension Category {
    /// Its name in a reason.
    var matter: LocalizedText {
        switch self {
        case .late: LocalizedText(zh: "延误", en: "late")
        case .lost: LocalizedText(zh: "丢失", en: "lost")
        case .short: LocalizedText(zh: "内件短少", en: "contents short")
        case .damaged: LocalizedText(zh: "损毁", en: "damaged")
        case .falseDelivery: LocalizedText(zh: "虚假签收", en: "false delivery")
        case .signFirst: LocalizedText(zh: "先签字后验货", en: "signed before inspection")
        case .attitude: LocalizedText(zh: "服务态度", en: "attitude")
        case .doorService: LocalizedText(zh: "上门服务", en: "door service")
        case .price: LocalizedText(zh: "价格", en: "price")
        case .compensation: LocalizedText(zh: "赔偿", en: "compensation")
        case .promiseBroken: LocalizedText(zh: "未兑现承诺", en: "broken promise")
        case .channelDead: LocalizedText(zh: "投诉无门", en: "no way to complain")
        case .tracking: LocalizedText(zh: "物流信息", en: "tracking")
        case .packaging: LocalizedText(zh: "包装", en: "packaging")
        case .privacy: LocalizedText(zh: "个人信息", en: "privacy")
        case .safety: LocalizedText(zh: "安全", en: "safety")
        case .publicity: LocalizedText(zh: "宣传误导", en: "misleading publicity")
        case .labour: LocalizedText(zh: "劳动用工", en: "labour")
        case .quality: LocalizedText(zh: "产品质量", en: "quality")
        case .wrongItem: LocalizedText(zh: "发错货", en: "wrong item")
        case .billingWeight: LocalizedText(zh: "计费重量", en: "billed weight")
        case .priceMismatch: LocalizedText(zh: "价格不符", en: "charged otherwise than quoted")
        case .cancelled: LocalizedText(zh: "取消", en: "cancelled")
        case .booking: LocalizedText(zh: "下单与预订", en: "booking and ordering")
        case .other: LocalizedText(zh: "其他", en: "other")
        }
    }

    private enum Neighbourhood { case transit, loss, damage, service, money, data, product, publicity, labour, unknown }

    private var neighbourhood: Neighbourhood {
        switch self {
        case .late, .tracking: .transit
        case .lost, .short, .wrongItem, .falseDelivery, .signFirst: .loss
        case .damaged, .packaging: .damage
        case .attitude, .doorService, .channelDead, .cancelled, .booking: .service
        case .price, .billingWeight, .priceMismatch, .compensation, .promiseBroken: .money
        case .privacy: .data
        case .safety, .quality: .product
        case .publicity: .publicity
        case .labour: .labour
        case .other: .unknown
        }
    }

    /// Said of every parcel that went wrong, whatever went wrong first: nobody answers, nobody pays.
    private var isCompanion: Bool {
        switch neighbourhood {
        case .service, .money: true
        case .transit, .loss, .damage, .data, .product, .publicity, .labour, .unknown: false
        }
    }

    private var isParcelMatter: Bool {
        switch neighbourhood {
        case .transit, .loss, .damage, .service, .money: true
        case .data, .product, .publicity, .labour, .unknown: false
        }
    }

    /// How the category of a text stands to that of an incident.
    enum Relation { case same, related, unknown, conflicting }

    static func relation(_ text: Category?, _ incident: Category) -> Relation {
        guard let text, text != .other, incident != .other else { return .unknown }
        if text == incident { return .same }
        if text.neighbourhood == incident.neighbourhood { return .related }
        let isAlongside = text.isCompanion || incident.isCompanion
        return isAlongside && text.isParcelMatter && incident.isParcelMatter ? .related : .conflicting
    }

    /// Whose doing the public takes it for (SCCT clusters), before any finding: what somebody did on purpose or failed to do is
    /// preventable, what goes wrong in transit or in a product is accidental.
    var responsibility: Responsibility {
        switch self {
        case .falseDelivery, .signFirst, .attitude, .price, .billingWeight, .priceMismatch, .compensation,
            .promiseBroken, .channelDead, .cancelled, .privacy, .publicity, .labour:
            .preventable
        case .late, .lost, .short, .wrongItem, .damaged, .doorService, .booking, .tracking, .packaging, .safety,
            .quality,
            .other:
            .accidental
        }
    }

    /// Whether an authority's verdict can matter; for a rude courier it cannot.
    var needsAuthority: Bool {
        switch self {
        case .safety, .quality, .privacy, .publicity: true
        case .late, .lost, .short, .wrongItem, .damaged, .falseDelivery, .signFirst, .attitude, .doorService, .price,
            .billingWeight, .priceMismatch, .compensation, .promiseBroken, .channelDead, .cancelled, .booking,
            .tracking, .packaging, .labour, .other:
            false
        }
    }
}

extension HarmClass {
    var words: LocalizedText {
        switch self {
        case .service: LocalizedText(zh: "服务", en: "service")
        case .property: LocalizedText(zh: "财产", en: "property")
        case .legal: LocalizedText(zh: "违法、欺骗或个人信息", en: "law, deception or personal data")
        case .health: LocalizedText(zh: "健康与安全", en: "health and safety")
        }
    }

    /// 0 for service to 3 for health.
    var severity: Int {
        switch self {
        case .service: 0
        case .property: 1
        case .legal: 2
        case .health: 3
        }
    }
}

extension CriticalFact {
    /// The part whose points a mention that tells of it explains; harm is explained by the words for harm.
    var part: ScorePart? {
        switch self {
        case .regulatorOrder, .courtFiling: .rung
        case .death, .injury, .dataLeak: nil
        case .orderStop, .delisting, .sharePrice: .business
        }
    }

    /// Whether somebody came to harm.
    var isAboutHealth: Bool { self == .death || self == .injury }

    var words: LocalizedText {
        switch self {
        case .death: LocalizedText(zh: "死亡", en: "death")
        case .injury: LocalizedText(zh: "受伤", en: "injury")
        case .regulatorOrder: LocalizedText(zh: "监管部门责令或调查", en: "regulator's order or inquiry")
        case .courtFiling: LocalizedText(zh: "起诉", en: "court filing")
        case .dataLeak: LocalizedText(zh: "个人信息泄露", en: "leak of personal data")
        case .orderStop: LocalizedText(zh: "停止接单或停产", en: "orders or production stopped")
        case .delisting: LocalizedText(zh: "下架", en: "delisting")
        case .sharePrice: LocalizedText(zh: "股价下跌", en: "fall of the share price")
        }
    }
}

extension EventState {
    var words: LocalizedText {
        switch self {
        case .happened: LocalizedText(zh: "已发生", en: "happened")
        case .drill: LocalizedText(zh: "演练", en: "a drill")
        case .prevention: LocalizedText(zh: "预防宣传", en: "prevention")
        case .resolved: LocalizedText(zh: "已解决", en: "resolved")
        case .hypothetical: LocalizedText(zh: "假设", en: "hypothetical")
        case .elsewhere: LocalizedText(zh: "他处事件", en: "news about others")
        }
    }
}

extension Tier {
    /// How far it reaches: 0 for the company's own word to 6 for an authority.
    var reach: Int { Tier.allCases.firstIndex(of: self) ?? 0 }
}
