import Crisis

extension PollPolicy {
    /// Reads `polling:` of `tocsin.yaml`; a tier that is not named keeps its standard range.
    static func read(_ section: ConfigSection?) -> PollPolicy {
        var policy = PollPolicy.standard
        guard let section else { return policy }
        policy.hostGap = section.timeSpan("host_gap", in: .zero ... .minutes(1), default: policy.hostGap) ?? .seconds(1)
        policy.quickensInCrisis = section.boolean("crisis", default: true)
        if let tiers = section.optionalSection("tiers") {
            for tier in Tier.allCases {
                guard let range = tiers.optionalSection(tier.rawValue) else { continue }
                policy.ranges[tier] = read(range, standard: tier.standardRange)
            }
            tiers.finish()
        }
        section.finish()
        return policy
    }

    private static func read(_ section: ConfigSection, standard: PollRange) -> PollRange? {
        let fastest = section.timeSpan("fastest", in: SourceFile.intervals, default: standard.fastest)
        let usual = section.timeSpan("usual", in: SourceFile.intervals, default: standard.usual)
        let slowest = section.timeSpan("slowest", in: SourceFile.intervals, default: standard.slowest)
        section.finish()
        guard let fastest, let usual, let slowest else { return nil }
        guard fastest <= usual, usual <= slowest else {
            section.report(
                "fastest, usual and slowest are not in this order",
                "Write them so that fastest is the shortest and slowest the longest.",
                at: section.has("usual") ? "usual" : section.has("fastest") ? "fastest" : "slowest")
            return nil
        }
        return PollRange(fastest: fastest, usual: usual, slowest: slowest)
    }
}
