/// What trade a category belongs to: the nine topics that shops, airlines and couriers have in common.
package enum Topic: String, Codable, CaseIterable, Sendable {
    case late
    case lostMissing = "lost_missing"
    case damaged
    case wrongItem = "wrong_item"
    case serviceAttitude = "service_attitude"
    case refundPrice = "refund_price"
    case quality, safety, other
}

/// The classes in which the State Post Bureau counts complaints about express delivery (邮政业用户申诉).
package enum PostalClass: String, Codable, CaseIterable, Sendable {
    /// 投递服务.
    case delivery
    /// 延误.
    case delay
    /// 丢失短少.
    case loss
    /// 损毁.
    case damage
    /// 收寄服务.
    case acceptance
    /// 代收货款、违规收费等.
    case charging
    case other
}

extension Category {
    package var topic: Topic {
        switch self {
        case .late, .tracking: .late
        case .lost, .short, .falseDelivery: .lostMissing
        case .damaged, .packaging: .damaged
        case .wrongItem: .wrongItem
        case .attitude, .doorService, .channelDead, .signFirst: .serviceAttitude
        case .price, .compensation, .billingWeight, .priceMismatch: .refundPrice
        case .quality, .publicity: .quality
        case .safety: .safety
        case .promiseBroken, .cancelled, .booking, .privacy, .labour, .other: .other
        }
    }

    /// The regulator's class of a complaint about a parcel; nil for what is no matter of delivery.
    package var postalClass: PostalClass? {
        switch self {
        case .late, .tracking: .delay
        case .lost, .short, .wrongItem: .loss
        case .damaged, .packaging: .damage
        case .falseDelivery, .doorService, .attitude, .channelDead, .signFirst: .delivery
        case .billingWeight, .priceMismatch, .promiseBroken, .cancelled: .acceptance
        case .price, .compensation: .charging
        case .booking, .privacy, .safety, .publicity, .labour, .quality, .other: nil
        }
    }

    var cause: Cause? {
        switch self {
        case .quality, .safety: .product
        case .publicity: .publicity
        case .labour, .privacy, .price, .billingWeight, .priceMismatch: .management
        case .late, .lost, .short, .wrongItem, .damaged, .falseDelivery, .signFirst, .attitude, .doorService,
            .compensation, .promiseBroken, .channelDead, .tracking, .packaging, .cancelled, .booking:
            .service
        case .other: nil
        }
    }

    var element: ServiceElement? {
        switch self {
        case .late, .lost, .short, .wrongItem, .damaged, .falseDelivery, .promiseBroken, .cancelled: .reliability
        case .channelDead, .tracking, .compensation, .booking: .responsiveness
        case .privacy, .publicity, .signFirst, .price, .billingWeight, .priceMismatch: .assurance
        case .attitude, .doorService: .empathy
        case .quality, .packaging: .tangibles
        case .safety, .labour, .other: nil
        }
    }
}
