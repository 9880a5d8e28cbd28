/// What the program fills in of the form when a complaint arrives: proposals that a person may correct.
package struct RegistrationDraft: Hashable, Codable, Sendable {
    package var source: Source.ID
    package var identity: String
    package var received: Timestamp
    package var values: [RegistrationField: String]

    package init(source: Source.ID, identity: String, received: Timestamp, values: [RegistrationField: String]) {
        self.source = source
        self.identity = identity
        self.received = received
        self.values = values
    }

    /// Reads a complaint's record.
    ///
    /// - Parameters:
    ///   - signals: What the analysis found in its text.
    ///   - brand: The watch that it matched; nil when it matched none, which is no reason to leave it out.
    ///   - pseudonym: The complainant's, made with the key of the installation; nil when the record names nobody.
    package init(
        _ item: Item, from source: Source, signals: Signals, brand: Watch.ID?, incident: Incident.ID?,
        pseudonym: String?, rules: RegisterRules, seen: Timestamp
    ) {
        self.source = source.id
        identity = item.identity
        received = min(item.published ?? seen, seen)
        values = [:]
        put(.externalNumber, item.identity)
        put(.brand, brand ?? "")
        put(.region, item.region ?? "")
        put(.channel, item.channel ?? source.tier.title.zh)
        put(.complainant, pseudonym ?? "")
        put(.waybill, item.waybill ?? "")
        put(.incident, incident?.text ?? "")
        takeDetails(of: item, rules: rules, offsetMinutes: 0)
        classify(signals)
        put(.rung, Registration.Rung(source.tier, signals: signals).rawValue)
        takeOutsideBody(item, source, rules)
        grade(signals)
        put(.ownerRole, RegisterRole.service.rawValue)
        put(.route, Registration.Route.complaint.rawValue)
        put(.validity, Registration.Validity(item.validity).rawValue)
    }

    /// What does not fit a field is left out: the record itself keeps it.
    private mutating func put(_ field: RegistrationField, _ text: String) {
        guard let value = try? field.canonical(text, offsetMinutes: 0), !value.isEmpty else { return }
        values[field] = value
    }

    private mutating func takeDetails(of item: Item, rules: RegisterRules, offsetMinutes: Int) {
        for detail in item.details {
            guard let field = rules.labels[ComplaintColumns.folded(detail.label)], values[field] == nil else {
                continue
            }
            put(field, detail.value)
        }
    }

    private mutating func classify(_ signals: Signals) {
        let category = signals.category ?? .other
        put(.category, category.rawValue)
        put(.content, Registration.Content(category).rawValue)
        put(.serviceElement, signals.elements.first?.rawValue ?? "")
        put(.cause, Registration.Cause(signals)?.rawValue ?? "")
        put(.aim, Aim.proposed(for: signals, remedy: values[.remedy] ?? "").map(\.rawValue).joined(separator: ";"))
        put(.psychology, Psychology.proposed(for: signals).map(\.rawValue).joined(separator: ";"))
    }

    private mutating func takeOutsideBody(_ item: Item, _ source: Source, _ rules: RegisterRules) {
        let place = "\(source.id) \(item.channel ?? "")".lowercased()
        guard let body = rules.externalBodies.first(where: { place.contains($0.lowercased()) }) else { return }
        put(.externalBody, body)
        put(.externalReference, item.identity)
        put(.externalSince, received.rfc3339)
    }

    private mutating func grade(_ signals: Signals) {
        let grade = SeverityGrading.grade(
            harm: signals.harm, facts: signals.facts, drives: signals.drives,
            rung: Registration.Rung(rawValue: values[.rung] ?? "") ?? .private,
            claimed: values[.claimed].flatMap(Int64.init))
        put(.severity, grade.severity.rawValue)
        put(.severityReasons, grade.reasons.map(\.zh).joined(separator: "；"))
    }
}

extension Registration.Rung {
    /// The rung that a source and what the text tells of put a complaint on.
    init(_ tier: Tier, signals: Signals) {
        let byTier: Registration.Rung =
            switch tier {
            case .own, .private: .private
            case .platform: .platform
            case .social: .social
            case .outlet: .outlet
            case .national: .national
            case .authority: .platform
            }
        self = signals.facts.contains(.courtFiling) ? .court : byTier
    }
}

extension Registration.Validity {
    /// What the source says of it; unknown where it says nothing.
    init(_ found: ComplaintValidity?) {
        switch found {
        case .valid: self = .valid
        case .invalid: self = .invalid
        case nil: self = .unknown
        }
    }
}

extension Registration.Content {
    /// The content that a category belongs to.
    init(_ category: Category) {
        switch category {
        case .late, .lost, .short, .wrongItem, .damaged, .packaging, .tracking: self = .transport
        case .price, .billingWeight, .priceMismatch, .compensation, .promiseBroken, .publicity, .cancelled, .booking:
            self = .contract
        case .quality, .safety: self = .product
        case .falseDelivery, .signFirst, .attitude, .doorService, .channelDead, .privacy, .labour, .other:
            self = .service
        }
    }
}

extension Registration.Cause {
    /// The cause that a text names, or its category suggests; nil where only an investigation can tell.
    init?(_ signals: Signals) {
        if signals.category == .promiseBroken || signals.expectations.contains(.promise) {
            self = .promiseBroken
            return
        }
        guard let cause = signals.causes.first else { return nil }
        switch cause {
        case .product: self = .product
        case .service: self = .service
        case .publicity: self = .publicity
        case .management: self = .management
        case .misunderstanding: self = .misunderstanding
        }
    }
}

extension Aim {
    /// The aims that the text and its details tell of; being heard is always one.
    static func proposed(for signals: Signals, remedy: String) -> [Aim] {
        var aims = Set(signals.aims)
        aims.insert(.heard)
        if signals.drives.contains(.ignored) || signals.category == .attitude { aims.insert(.respect) }
        if signals.drives.contains(.compensationGap) || signals.category == .compensation { aims.insert(.compensation) }
        let words = remedy.lowercased()
        if ["赔", "补偿", "compens", "damages"].contains(where: words.contains) { aims.insert(.compensation) }
        if ["道歉", "apolog"].contains(where: words.contains) { aims.insert(.respect) }
        if signals.category != nil || !words.isEmpty { aims.insert(.resolution) }
        return allCases.filter(aims.contains)
    }
}

extension Psychology {
    /// The psychologies that the words and the drives tell of.
    static func proposed(for signals: Signals) -> [Psychology] {
        var found = Set(signals.psychology)
        let drives = signals.drives
        if drives.contains(.revenge) { found.insert(.revenge) }
        if drives.contains(.display) || drives.contains(.expose) { found.insert(.display) }
        if drives.contains(.ignored) { found.insert(.respect) }
        if drives.contains(.compensationGap) || drives.contains(.promiseBroken) { found.insert(.remedy) }
        if found.isEmpty, signals.negative.value >= 800 { found.insert(.vent) }
        return allCases.filter(found.contains)
    }
}
