// What people call the values of the core, in both languages.

extension Category {
    package var title: LocalizedText {
        switch self {
        case .late: LocalizedText(zh: "延误", en: "delay")
        case .lost: LocalizedText(zh: "丢失", en: "loss")
        case .short: LocalizedText(zh: "内件短少", en: "contents short")
        case .damaged: LocalizedText(zh: "损毁", en: "damage")
        case .falseDelivery: LocalizedText(zh: "虚假签收", en: "false delivery")
        case .signFirst: LocalizedText(zh: "先签字后验货", en: "signing before inspection")
        case .attitude: LocalizedText(zh: "服务态度", en: "attitude")
        case .doorService: LocalizedText(zh: "上门服务", en: "door service")
        case .price: LocalizedText(zh: "价格", en: "price")
        case .compensation: LocalizedText(zh: "赔偿", en: "compensation")
        case .promiseBroken: LocalizedText(zh: "承诺未兑现", en: "broken promise")
        case .channelDead: LocalizedText(zh: "投诉渠道失灵", en: "dead complaint channel")
        case .tracking: LocalizedText(zh: "物流跟踪", en: "tracking")
        case .packaging: LocalizedText(zh: "包装", en: "packaging")
        case .privacy: LocalizedText(zh: "个人信息", en: "personal data")
        case .safety: LocalizedText(zh: "安全", en: "safety")
        case .publicity: LocalizedText(zh: "宣传误导", en: "misleading publicity")
        case .labour: LocalizedText(zh: "用工", en: "labour")
        case .quality: LocalizedText(zh: "质量", en: "quality")
        case .wrongItem: LocalizedText(zh: "发错货", en: "wrong item")
        case .billingWeight: LocalizedText(zh: "计费重量", en: "billed weight")
        case .priceMismatch: LocalizedText(zh: "价格不符", en: "charged otherwise than quoted")
        case .cancelled: LocalizedText(zh: "取消", en: "cancellation")
        case .booking: LocalizedText(zh: "下单与预订", en: "booking and ordering")
        case .other: LocalizedText(zh: "其他", en: "other")
        }
    }
}

extension Tier {
    package var title: LocalizedText {
        switch self {
        case .own: LocalizedText(zh: "本公司", en: "own")
        case .private: LocalizedText(zh: "内部受理", en: "own intake")
        case .platform: LocalizedText(zh: "投诉平台", en: "complaint platform")
        case .social: LocalizedText(zh: "社交媒体", en: "social media")
        case .outlet: LocalizedText(zh: "媒体", en: "news outlet")
        case .national: LocalizedText(zh: "全国性媒体", en: "national media")
        case .authority: LocalizedText(zh: "主管机关", en: "authority")
        }
    }
}

extension SourceFamily {
    package var title: LocalizedText {
        switch self {
        case .consumers: LocalizedText(zh: "消费者", en: "consumers")
        case .media: LocalizedText(zh: "媒体", en: "media")
        case .public: LocalizedText(zh: "公众", en: "public")
        }
    }
}

extension Incident.Status {
    package var title: LocalizedText {
        switch self {
        case .open: LocalizedText(zh: "未确认", en: "open, nobody has it")
        case .acknowledged: LocalizedText(zh: "已确认", en: "acknowledged")
        case .contained: LocalizedText(zh: "已控制", en: "contained")
        case .closed: LocalizedText(zh: "已结案", en: "closed")
        }
    }
}

extension CheckStanding.State {
    package var title: LocalizedText {
        switch self {
        case .waiting: LocalizedText(zh: "未起算", en: "clock not started")
        case .running: LocalizedText(zh: "计时中", en: "running")
        case .overdue: LocalizedText(zh: "逾期", en: "overdue")
        case .met: LocalizedText(zh: "已完成", en: "met")
        case .reopened: LocalizedText(zh: "重新打开", en: "reopened")
        case .notApplicable: LocalizedText(zh: "不适用", en: "does not apply")
        }
    }
}

extension ChecklistItem.State {
    package var title: LocalizedText {
        switch self {
        case .waiting: LocalizedText(zh: "未起算", en: "clock not started")
        case .open: LocalizedText(zh: "待办", en: "open")
        case .overdue: LocalizedText(zh: "逾期", en: "overdue")
        case .done: LocalizedText(zh: "已完成", en: "done")
        }
    }
}

extension ScorePart {
    package var title: LocalizedText {
        switch self {
        case .volume: LocalizedText(zh: "声量", en: "volume")
        case .rung: LocalizedText(zh: "升级阶梯", en: "ladder rung")
        case .breadth: LocalizedText(zh: "广度", en: "breadth")
        case .drive: LocalizedText(zh: "动机", en: "drive")
        case .intensifier: LocalizedText(zh: "加重因素", en: "intensifier")
        case .timing: LocalizedText(zh: "时机", en: "timing")
        case .acceleration: LocalizedText(zh: "加速", en: "acceleration")
        case .harm: LocalizedText(zh: "伤害类别", en: "harm class")
        case .scale: LocalizedText(zh: "规模", en: "scale")
        case .responsibility: LocalizedText(zh: "责任", en: "responsibility")
        case .business: LocalizedText(zh: "经营影响", en: "business effect")
        case .reach: LocalizedText(zh: "传播范围", en: "reach")
        }
    }
}

extension Polarity {
    package var title: LocalizedText {
        switch self {
        case .favourable: LocalizedText(zh: "有利", en: "favourable")
        case .mixed: LocalizedText(zh: "混合（部分有利，部分不利）", en: "mixed")
        case .adverse: LocalizedText(zh: "不利", en: "adverse")
        }
    }
}

extension VerdictClass {
    package var title: LocalizedText {
        switch self {
        case .consumerRepresentative: LocalizedText(zh: "消费者代表", en: "consumer representatives")
        case .authoritativeMedia: LocalizedText(zh: "权威媒体", en: "authoritative media")
        case .expert: LocalizedText(zh: "独立专家或机构", en: "independent experts")
        case .authority: LocalizedText(zh: "主管机关", en: "the competent authority")
        }
    }
}

extension MentionKind {
    package var title: LocalizedText {
        switch self {
        case .complaint: LocalizedText(zh: "投诉", en: "complaint")
        case .coverage: LocalizedText(zh: "报道", en: "coverage")
        case .post: LocalizedText(zh: "网帖", en: "post")
        case .official: LocalizedText(zh: "官方信息", en: "official text")
        case .own: LocalizedText(zh: "本公司发布", en: "own text")
        }
    }
}

extension SourceHealth {
    package var title: LocalizedText {
        switch self {
        case .new: LocalizedText(zh: "未轮询", en: "new")
        case .fresh: LocalizedText(zh: "正常", en: "fresh")
        case .late: LocalizedText(zh: "迟到", en: "late")
        case .silent: LocalizedText(zh: "沉默", en: "silent")
        case .failing: LocalizedText(zh: "失败", en: "failing")
        case .blocked: LocalizedText(zh: "被拒", en: "blocked")
        case .gone: LocalizedText(zh: "已撤销", en: "gone")
        }
    }
}

extension Notification.State {
    package var title: LocalizedText {
        switch self {
        case .waiting: LocalizedText(zh: "待发", en: "waiting")
        case .delivered: LocalizedText(zh: "已送达", en: "delivered")
        case .dead: LocalizedText(zh: "未能送达", en: "undeliverable")
        }
    }
}
