/// The words in which reasons speak of the values that they rest on.
enum Wording {
    /// `3.12` of 312.
    static func hundredths(_ value: Int) -> String {
        "\(value < 0 ? "-" : "")\(value.magnitude / 100).\(Int(value.magnitude % 100).padded(2))"
    }

    /// `threat to expose 6, repeated contact 4`.
    static func list(_ points: [(LocalizedText, Int)]) -> LocalizedText {
        LocalizedText(
            zh: points.map { "\($0.0.zh) \($0.1)" }.joined(separator: "、"),
            en: points.map { "\($0.0.en) \($0.1)" }.joined(separator: ", "))
    }

    static func title(_ tier: Tier) -> LocalizedText {
        switch tier {
        case .own: LocalizedText(zh: "企业自身", en: "the company's own channels")
        case .private: LocalizedText(zh: "企业内部受理", en: "the company's own intake")
        case .platform: LocalizedText(zh: "投诉平台或消费者组织", en: "a consumer platform or association")
        case .social: LocalizedText(zh: "社交媒体", en: "social media")
        case .outlet: LocalizedText(zh: "媒体报道", en: "a news outlet")
        case .national: LocalizedText(zh: "全国性媒体", en: "national media")
        case .authority: LocalizedText(zh: "主管机关", en: "a competent authority")
        }
    }

    static func title(_ harm: HarmClass) -> LocalizedText {
        switch harm {
        case .service: LocalizedText(zh: "服务损害", en: "harm to service")
        case .property: LocalizedText(zh: "财产损害", en: "harm to property")
        case .legal: LocalizedText(zh: "违法、欺骗或个人信息", en: "breach of law, deception or personal data")
        case .health: LocalizedText(zh: "健康与人身安全", en: "health and safety")
        }
    }

    static func title(_ responsibility: Responsibility) -> LocalizedText {
        switch responsibility {
        case .victim: LocalizedText(zh: "归因：企业也是受害者", en: "taken for a victim itself")
        case .accidental: LocalizedText(zh: "归因：意外", en: "taken for an accident")
        case .preventable: LocalizedText(zh: "归因：本可避免", en: "taken for preventable")
        }
    }

    static func title(_ fact: CriticalFact) -> LocalizedText {
        switch fact {
        case .death: LocalizedText(zh: "死亡", en: "a death")
        case .injury: LocalizedText(zh: "受伤", en: "an injury")
        case .regulatorOrder: LocalizedText(zh: "监管机关的命令或正式调查", en: "a regulator's order or formal inquiry")
        case .courtFiling: LocalizedText(zh: "法院立案", en: "a court filing")
        case .dataLeak: LocalizedText(zh: "个人信息泄露", en: "a leak of personal data")
        case .orderStop: LocalizedText(zh: "停产、停售或停单", en: "an order to stop, or orders stopped")
        case .delisting: LocalizedText(zh: "渠道下架", en: "delisting by retailers")
        case .sharePrice: LocalizedText(zh: "股价大跌", en: "a fall of the share price")
        }
    }

    static func title(_ drive: Drive) -> LocalizedText {
        switch drive {
        case .revenge: LocalizedText(zh: "报复", en: "revenge")
        case .display: LocalizedText(zh: "表现", en: "display")
        case .expose: LocalizedText(zh: "扬言曝光", en: "threat to expose")
        case .sue: LocalizedText(zh: "扬言起诉", en: "threat to sue")
        case .repeated: LocalizedText(zh: "多次反映", en: "repeated contact")
        case .ignored: LocalizedText(zh: "被忽视", en: "ignored")
        case .promiseBroken: LocalizedText(zh: "承诺未兑现", en: "promise broken")
        case .compensationGap: LocalizedText(zh: "赔偿差距", en: "compensation gap")
        case .group: LocalizedText(zh: "多人聚集", en: "people joining together")
        }
    }
}
