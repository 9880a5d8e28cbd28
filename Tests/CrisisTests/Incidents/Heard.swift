import Crisis

/// Mentions and signals for the tracker's tests; each call names only what the test is about.
enum Heard {
    /// Sunday, 22 November 2026, 08:00 UTC.
    static let start = Timestamp(seconds: 1_795_334_400)

    static func mention(
        _ title: String, text: String = "", kind: MentionKind = .coverage, watch: Watch.ID = "swallow",
        source: Source.ID = "times", tier: Tier? = nil, at time: Timestamp = start, seen: Timestamp? = nil,
        id: String? = nil,
        author: String? = nil, customer: String? = nil, waybill: String? = nil
    ) -> Mention {
        let identity = id ?? "\(time.milliseconds)-\(title.hashValueOfTests)-\(customer ?? author ?? "")"
        return Mention(
            id: Mention.ID("\(source)/\(identity)@\(watch)"), watch: watch, source: source, family: .media,
            tier: tier ?? Self.tier(of: kind),
            item: Item(
                identity: identity, revision: "1", kind: kind, published: time, title: title, text: text,
                author: author,
                customer: customer, waybill: waybill),
            seen: seen ?? time)
    }

    static func signals(
        category: Crisis.Category? = nil, complaint: Int = 0, negative: Int = 0, state: EventState = .happened,
        _ meanings: Signal.Meaning..., weight: Int = 6
    ) -> Signals {
        let findings = meanings.map { meaning in
            Signal(rule: "test", meaning: meaning, quote: "“\(meaning)”", range: 0..<2, weight: weight)
        }
        return Signals(
            language: .chinese, findings: findings, negative: PerMille(negative), complaint: PerMille(complaint),
            category: category, state: state)
    }

    private static func tier(of kind: MentionKind) -> Tier {
        switch kind {
        case .complaint: .private
        case .coverage: .outlet
        case .post: .social
        case .official: .authority
        case .own: .own
        }
    }
}

extension String {
    /// A number for a text that is the same in every run.
    fileprivate var hashValueOfTests: Int { unicodeScalars.reduce(7) { ($0 &* 31 &+ Int($1.value)) & 0xffff_ffff } }
}

extension IncidentTracker {
    /// Observes at the mention's own time.
    mutating func hear(_ mention: Mention, _ signals: Signals, isDrill: Bool = false) -> IncidentChange {
        observe(mention, signals: signals, at: mention.seen, isDrill: isDrill)
    }

    func situation(of id: Incident.ID, at moment: Timestamp = Heard.start) -> Situation? {
        situation(of: id, background: Watch.Background(), surge: nil, at: moment)
    }
}
