extension CrisisCase {
    /// What could be counted around the case at a moment, from its facts up to then.
    ///
    /// What no fact of an old case carries (volume, acceleration and the like) stands in its facts as observations,
    /// which the assessor reads itself.
    package func situation(at moment: Timestamp) -> Situation {
        let facts = facts.filter { $0.time <= moment }
        let mentions = facts.filter { $0.mention != nil }
        let tiers = mentions.compactMap(\.mention?.tier)
        return Situation(
            clock: clock(of: facts), tier: Tier.allCases.last(where: tiers.contains),
            independentSources: mentions.count { $0.mention?.tier.isPublic ?? false },
            drives: facts.reduce(into: []) { $0.formUnion($1.drives) }, background: background,
            harm: facts.compactMap(\.harm).max(), customers: facts.compactMap(\.customers).max() ?? 0,
            responsibility: facts.compactMap(\.responsibility).last ?? .accidental, category: category,
            needsAuthority: needsAuthority, grounds: grounds(of: facts))
    }

    /// K and X: as the facts say, else the first fact and the first one that the public could read.
    private func clock(of facts: [CaseFact]) -> CrisisClock {
        let known = facts.first { $0.clock == .known } ?? facts.first
        let exposed = facts.first { $0.clock == .exposed } ?? facts.first { $0.mention?.tier.isPublic ?? false }
        return CrisisClock(known: known?.time ?? self.facts.first?.time ?? until, exposed: exposed?.time)
    }

    private func grounds(of facts: [CaseFact]) -> [ScorePart: [Ground]] {
        var grounds: [ScorePart: [Ground]] = [:]
        for fact in facts {
            let ground = Ground(quote: fact.mention?.title ?? fact.evidence.text.zh, fact: fact.id)
            if fact.harm != nil { grounds[.harm, default: []].append(ground) }
            if fact.responsibility != nil { grounds[.responsibility, default: []].append(ground) }
            if fact.customers != nil { grounds[.scale, default: []].append(ground) }
            if !fact.drives.isEmpty { grounds[.drive, default: []].append(ground) }
            guard fact.mention != nil else { continue }
            for part in [ScorePart.rung, .breadth, .reach] { grounds[part, default: []].append(ground) }
        }
        return grounds
    }
}
