/// How what is left of an event, and what we owe about it, add up to one number.
///
/// All in whole thousandths and millionths, so that every machine gives the same bits. Each step rounds a monotone
/// function half up, and rounding keeps the order, so the laws hold for the rounded numbers too: E lies in 0 to 1000,
/// is R when nothing is done and nothing overdue, never falls when R or the gap rises, never rises with readiness.
package enum Escalation {
    /// R = L·I/100 of two scores of 0 to 100.
    package static func risk(likelihood: Int, impact: Int) -> PerMille {
        PerMille(likelihood * impact, of: 10_000)
    }

    /// E = ρ + ρ·g·(1 − ρ) with ρ = r·(1 − d·c).
    ///
    /// - Parameters:
    ///   - risk: R.
    ///   - gap: g, what our overdue duties weigh.
    ///   - readiness: c, what we have done about it.
    ///   - damping: d, the share of R that a complete answer takes away.
    package static func escalation(
        risk: PerMille, gap: PerMille, readiness: PerMille, damping: PerMille
    ) -> PerMille {
        let remaining = remainder(risk: risk, readiness: readiness, damping: damping)
        let sum = remaining * (1_000_000_000 + gap.value * (1_000_000 - remaining))
        return PerMille((2 * sum + 1_000_000_000_000) / 2_000_000_000_000)
    }

    /// ρ = r·(1 − d·c), in millionths.
    package static func remainder(risk: PerMille, readiness: PerMille, damping: PerMille) -> Int {
        (2 * risk.value * (1_000_000 - damping.value * readiness.value) + 1000) / 2000
    }

    /// Σ w·v / Σ w, rounded half up; zero when nothing weighs.
    static func mean(_ values: some Sequence<(weight: Int, value: PerMille)>) -> PerMille {
        var weights = 0
        var sum = 0
        for (weight, value) in values {
            weights += weight
            sum += weight * value.value
        }
        return PerMille(sum, of: weights * 1000)
    }
}
