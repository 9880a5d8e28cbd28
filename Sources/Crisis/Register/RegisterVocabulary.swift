extension Registration {
    /// The four contents of a complaint.
    package enum Content: String, RegisterWord {
        case contract, product, transport, service

        package var title: LocalizedText {
            switch self {
            case .contract: LocalizedText(zh: "购销合同", en: "contract of sale")
            case .product: LocalizedText(zh: "产品质量", en: "product quality")
            case .transport: LocalizedText(zh: "货物运输", en: "transport of goods")
            case .service: LocalizedText(zh: "服务", en: "service")
            }
        }
    }

    /// Why it came to the complaint: the enterprise's side, the customer's, and what lies outside both.
    package enum Cause: String, RegisterWord {
        case product, service, publicity, management
        case promiseBroken = "promise_broken"
        case misunderstanding, customer, outside

        package var title: LocalizedText {
            switch self {
            case .product: LocalizedText(zh: "产品质量", en: "product")
            case .service: LocalizedText(zh: "服务不到位", en: "service fell short")
            case .publicity: LocalizedText(zh: "宣传误导", en: "misleading publicity")
            case .management: LocalizedText(zh: "管理不善", en: "management")
            case .promiseBroken: LocalizedText(zh: "承诺未兑现", en: "promise not kept")
            case .misunderstanding: LocalizedText(zh: "误解或沟通不到位", en: "misunderstanding")
            case .customer: LocalizedText(zh: "客户原因", en: "the customer's side")
            case .outside: LocalizedText(zh: "外部原因", en: "outside causes")
            }
        }
    }

    /// Whether facts and law bear the complaint out. Validity is no condition for taking it in.
    package enum Validity: String, RegisterWord {
        case unknown, valid, invalid

        package var title: LocalizedText {
            switch self {
            case .unknown: LocalizedText(zh: "未定", en: "unknown")
            case .valid: LocalizedText(zh: "有效", en: "valid")
            case .invalid: LocalizedText(zh: "无效", en: "not valid")
            }
        }
    }

    /// Who is responsible in the end.
    package enum ResponsibleParty: String, RegisterWord {
        case company, branch, producer, seller, carrier, customer, other

        package var title: LocalizedText {
            switch self {
            case .company: LocalizedText(zh: "本公司", en: "the company")
            case .branch: LocalizedText(zh: "网点或门店", en: "a branch")
            case .producer: LocalizedText(zh: "生产者", en: "the producer")
            case .seller: LocalizedText(zh: "销售者", en: "the seller")
            case .carrier: LocalizedText(zh: "承运方", en: "a carrier")
            case .customer: LocalizedText(zh: "客户使用不当", en: "the customer's use")
            case .other: LocalizedText(zh: "其他", en: "others")
            }
        }
    }

    /// Whether it counts for crisis scoring. Only a person routes one out, never the machine.
    package enum Route: String, RegisterWord {
        case complaint
        case salesObjection = "sales_objection"
        case customerCaused = "customer_caused"

        package var title: LocalizedText {
            switch self {
            case .complaint: LocalizedText(zh: "投诉", en: "complaint")
            case .salesObjection: LocalizedText(zh: "销售异议", en: "sales objection")
            case .customerCaused: LocalizedText(zh: "客户自身原因", en: "caused by the customer")
            }
        }
    }

    /// How grave it is, by the four colours of Chinese emergency law.
    package enum Severity: String, RegisterWord, Comparable {
        case blue, yellow, orange, red

        package var title: LocalizedText {
            switch self {
            case .blue: LocalizedText(zh: "蓝色", en: "blue")
            case .yellow: LocalizedText(zh: "黄色", en: "yellow")
            case .orange: LocalizedText(zh: "橙色", en: "orange")
            case .red: LocalizedText(zh: "红色", en: "red")
            }
        }

        private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }

        package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

        /// Two different persons must agree to close it.
        package var needsTwoToClose: Bool { self >= .orange }
    }

    /// How far it has gone: the ladder from a private word to the court.
    package enum Rung: String, RegisterWord, Comparable {
        case `private`, platform, social, outlet, national, court

        package var title: LocalizedText {
            switch self {
            case .private: LocalizedText(zh: "仅向本公司", en: "with us only")
            case .platform: LocalizedText(zh: "平台、消协或监管申诉", en: "platform, association or regulator")
            case .social: LocalizedText(zh: "社交媒体", en: "social media")
            case .outlet: LocalizedText(zh: "媒体", en: "a news outlet")
            case .national: LocalizedText(zh: "全国性媒体", en: "national media")
            case .court: LocalizedText(zh: "仲裁或法院", en: "arbitration or court")
            }
        }

        private var rank: Int { Rung.allCases.firstIndex(of: self) ?? 0 }

        package static func < (left: Rung, right: Rung) -> Bool { left.rank < right.rank }
    }
}

extension Aim: RegisterWord {
    package var title: LocalizedText {
        switch self {
        case .heard: LocalizedText(zh: "求倾诉", en: "to be heard")
        case .respect: LocalizedText(zh: "求重视", en: "to be respected")
        case .resolution: LocalizedText(zh: "求处理", en: "to have it resolved")
        case .compensation: LocalizedText(zh: "求赔偿", en: "to be compensated")
        }
    }
}

extension Psychology: RegisterWord {
    package var title: LocalizedText {
        switch self {
        case .vent: LocalizedText(zh: "发泄", en: "to vent")
        case .respect: LocalizedText(zh: "求尊重", en: "respect")
        case .remedy: LocalizedText(zh: "求补救", en: "remedy")
        case .recognition: LocalizedText(zh: "求认同", en: "recognition")
        case .display: LocalizedText(zh: "表现", en: "display")
        case .revenge: LocalizedText(zh: "报复", en: "revenge")
        }
    }
}

extension ServiceElement: RegisterWord {
    package var title: LocalizedText {
        switch self {
        case .reliability: LocalizedText(zh: "可靠", en: "reliability")
        case .responsiveness: LocalizedText(zh: "反应", en: "responsiveness")
        case .assurance: LocalizedText(zh: "可信", en: "assurance")
        case .empathy: LocalizedText(zh: "同理", en: "empathy")
        case .tangibles: LocalizedText(zh: "有形", en: "tangibles")
        }
    }
}
