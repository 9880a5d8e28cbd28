/// I: how much the matter would hurt, as the sum of five parts.
struct Impact: Sendable {
    let rules: ImpactRules
    let known: KnownFacts

    private var situation: Situation { known.situation }

    /// The five parts in the order of `ScorePart`.
    var parts: [PartScore] {
        ScorePart.allCases.filter { !$0.isLikelihood }.map { part in
            known.score(part, cap: rules.caps[part] ?? 0, counted: counted(part))
        }
    }

    private func counted(_ part: ScorePart) -> KnownFacts.Points {
        switch part {
        case .harm: harm
        case .scale: scale
        case .responsibility: responsibility
        case .business: business
        default: reach
        }
    }

    private var harm: KnownFacts.Points {
        guard let harm = situation.harm else {
            return .init(points: 0, reason: .init(zh: "未述损害", en: "no harm told of"))
        }
        return .init(points: rules.harm[harm] ?? 0, reason: Wording.title(harm))
    }

    private var scale: KnownFacts.Points {
        if situation.background.nationalProduct {
            return .init(
                points: rules.nationalProduct, reason: .init(zh: "全国性产品", en: "a product of the whole country"))
        }
        let count = situation.customers
        return .init(
            points: rules.scale.step(for: count)?.points ?? 0,
            reason: .init(zh: "已知 \(count) 位客户", en: "\(count) customers heard of"))
    }

    private var responsibility: KnownFacts.Points {
        .init(
            points: rules.responsibility[situation.responsibility] ?? 0,
            reason: Wording.title(situation.responsibility))
    }

    private var business: KnownFacts.Points {
        let points: [(CriticalFact, Int)] = [
            (.orderStop, rules.orderStop), (.delisting, rules.delisting), (.sharePrice, rules.sharePrice),
        ]
        let found = points.filter { known.critical.contains($0.0) }
        guard !found.isEmpty else {
            return .init(points: 0, reason: .init(zh: "未见经营影响", en: "no effect on business seen"))
        }
        return .init(
            points: found.reduce(0) { $0 + $1.1 }, reason: Wording.list(found.map { (Wording.title($0.0), $0.1) }),
            grounds: known.grounds(of: found.map(\.0)))
    }

    private var reach: KnownFacts.Points {
        guard let tier = situation.tier else {
            return .init(points: 0, reason: .init(zh: "尚未公开", en: "not public yet"))
        }
        let title = Wording.title(tier)
        return .init(points: rules.reach[tier] ?? 0, reason: .init(zh: "到达\(title.zh)", en: "it reaches \(title.en)"))
    }
}
