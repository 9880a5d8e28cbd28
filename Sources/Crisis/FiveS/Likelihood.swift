/// L: how likely the matter is to spread, as the sum of seven capped parts.
struct Likelihood: Sendable {
    let rules: LikelihoodRules
    let known: KnownFacts

    private var situation: Situation { known.situation }

    /// The seven parts in the order of `ScorePart`.
    var parts: [PartScore] {
        ScorePart.allCases.filter(\.isLikelihood).map { part in
            known.score(part, cap: rules.caps[part] ?? 0, counted: counted(part))
        }
    }

    private func counted(_ part: ScorePart) -> KnownFacts.Points {
        switch part {
        case .volume: volume
        case .rung: rung
        case .breadth: breadth
        case .drive: drive
        case .intensifier: intensifier
        case .timing: timing
        default: acceleration
        }
    }

    private var volume: KnownFacts.Points {
        guard let surge = situation.surge else {
            return .init(points: 0, reason: .init(zh: "尚无自身基线可比", en: "no baseline of its own to compare with yet"))
        }
        let sigma = Wording.hundredths(surge)
        let least = rules.volumeMinimumEvents
        guard situation.events >= least else {
            return .init(
                points: 0,
                reason: .init(
                    zh: "本时段 \(situation.events) 条，不足 \(least) 条不计突增（\(sigma)σ）",
                    en:
                        "\(situation.events) in this period, fewer than \(least): a surge of \(sigma) sigma does not count"
                ))
        }
        let step = rules.volume.step(for: surge)
        let reached = Wording.hundredths(step?.from ?? rules.volume.first?.from ?? 0)
        return .init(
            points: step?.points ?? 0,
            reason: .init(
                zh: "\(situation.events) 条，比自身同一时段基线高 \(sigma)σ，\(step == nil ? "未达" : "达到") \(reached)σ",
                en: "\(situation.events) mentions, \(sigma) sigma above its own hour of the week, "
                    + "\(step == nil ? "below" : "at least") \(reached)"))
    }

    private var rung: KnownFacts.Points {
        let byTier = situation.tier.flatMap { rules.rung[$0] } ?? 0
        let orders: [CriticalFact] = [.regulatorOrder, .courtFiling]
        let found = orders.filter(known.critical.contains)
        if let fact = found.first, rules.rungOfOrder >= byTier {
            let title = Wording.title(fact)
            return .init(
                points: rules.rungOfOrder,
                reason: .init(zh: "已有\(title.zh)", en: "there is \(title.en)"), grounds: known.grounds(of: found))
        }
        guard let tier = situation.tier else {
            return .init(points: 0, reason: .init(zh: "尚无外部发声", en: "nobody outside has spoken"))
        }
        let title = Wording.title(tier)
        return .init(
            points: byTier, reason: .init(zh: "最高已到\(title.zh)一级", en: "it has reached \(title.en)"))
    }

    private var breadth: KnownFacts.Points {
        let count = situation.independentSources
        return .init(
            points: rules.breadth.step(for: count)?.points ?? 0,
            reason: .init(
                zh: "\(count) 个独立来源（转载只计一次）", en: "\(count) independent sources, reposts counted once"))
    }

    private var drive: KnownFacts.Points {
        let drives = Drive.allCases.filter(situation.drives.contains)
        guard !drives.isEmpty else {
            return .init(points: 0, reason: .init(zh: "未见升级动机", en: "nothing drives it outside"))
        }
        let points = drives.reduce(0) { $0 + (rules.drive[$1] ?? 0) }
        return .init(points: points, reason: Wording.list(drives.map { (Wording.title($0), rules.drive[$0] ?? 0) }))
    }

    private var intensifier: KnownFacts.Points {
        let background = situation.background
        let found: [(LocalizedText, Int)] = [
            (
                background.sameKindHistory, LocalizedText(zh: "同类前科", en: "the same happened before"),
                rules.sameKindHistory
            ),
            (background.badReputation, LocalizedText(zh: "口碑不佳", en: "bad prior reputation"), rules.badReputation),
            (
                background.sectorShadow, LocalizedText(zh: "行业阴影", en: "the sector is under suspicion"),
                rules.sectorShadow
            ),
        ].compactMap { $0.0 ? ($0.1, $0.2) : nil }
        guard !found.isEmpty else {
            return .init(points: 0, reason: .init(zh: "无加重背景", en: "nothing in its background weighs more"))
        }
        return .init(points: found.reduce(0) { $0 + $1.1 }, reason: Wording.list(found))
    }

    private var timing: KnownFacts.Points {
        guard let time = rules.sensitiveTimes.first(where: { $0.contains(known.at) }) else {
            return .init(points: 0, reason: .init(zh: "非敏感时点", en: "not a sensitive time"))
        }
        return .init(
            points: rules.timing,
            reason: .init(zh: "敏感时点：\(time.title.zh)", en: "a sensitive time: \(time.title.en)"))
    }

    /// Growth of growth: the last two hours against the two before, and those against the two before them.
    private var acceleration: KnownFacts.Points {
        let hours = situation.hourly.suffix(6)
        guard hours.count == 6 else {
            return .init(points: 0, reason: .init(zh: "不足六小时，增速未知", en: "fewer than six hours: growth unknown"))
        }
        let counts = Array(hours)
        let blocks = [counts[0] + counts[1], counts[2] + counts[3], counts[4] + counts[5]]
        let growth = blocks[2] - blocks[1]
        let gain = growth - (blocks[1] - blocks[0])
        let points = growth > 0 ? rules.acceleration.step(for: gain)?.points ?? 0 : 0
        let series = blocks.map(String.init).joined(separator: " → ")
        return .init(
            points: points,
            reason: .init(
                zh: "每两小时 \(series) 条，增量变化 \(gain)", en: "\(series) per two hours, growth changed by \(gain)"))
    }
}

extension [LikelihoodRules.Step] {
    /// The highest step that `value` reaches.
    func step(for value: Int) -> LikelihoodRules.Step? { last { $0.from <= value } }
}
