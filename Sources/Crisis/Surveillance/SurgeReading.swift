/// How surprising the present number of mentions is, against what is usual at this hour of the week.
package struct SurgeReading: Hashable, Codable, Sendable {
    /// Mentions in the last 60 minutes.
    package var events: Int
    /// What is usual there, in hundredths of a mention.
    package var expected: Int
    /// Variance over mean, in hundredths: 100 is Poisson.
    package var dispersion: Int
    /// In hundredths of a standard deviation: 312 is 3.12 sigma. Zero where a young baseline does not bear a judgement.
    package var sigma: Int
    /// Fewer than three days have been learnt: the expectation is mostly a default.
    package var isYoung: Bool
    package var reason: LocalizedText

    package init(
        events: Int, expected: Int, dispersion: Int, sigma: Int, isYoung: Bool, reason: LocalizedText
    ) {
        self.events = events
        self.expected = expected
        self.dispersion = dispersion
        self.sigma = sigma
        self.isYoung = isYoung
        self.reason = reason
    }

    /// What a young baseline needs before it calls a surge: twice the expectation, and so many mentions above it.
    private static let youngExcess = 3.0

    /// - Parameters:
    ///   - events: Mentions in the last 60 minutes.
    ///   - mean: What is usual there.
    ///   - dispersion: Variance over mean of such a count.
    init(events: Int, mean: Double, dispersion: Double, isYoung: Bool) {
        var sigma = SurgeReading.sigma(events: Double(events), expected: mean, dispersion: dispersion)
        let excess = Double(events) - mean
        if isYoung, Double(events) < 2 * mean || excess < SurgeReading.youngExcess { sigma = min(0, sigma) }
        let hundredths = Int((min(1e12, mean) * 100).rounded())
        self.init(
            events: events, expected: hundredths, dispersion: Int((min(1e12, dispersion) * 100).rounded()),
            sigma: sigma, isYoung: isYoung,
            reason: SurgeReading.reason(events: events, expected: hundredths, sigma: sigma, isYoung: isYoung))
    }

    private static func reason(events: Int, expected: Int, sigma: Int, isYoung: Bool) -> LocalizedText {
        let usual = "\(expected / 100).\(expected % 100 / 10)"
        let size = abs(sigma)
        let distance = "\(sigma < 0 ? "-" : "")\(size / 100).\(size % 100 / 10)"
        return LocalizedText(
            zh: "近60分钟 \(events) 条，该时段通常 \(usual) 条，相差 \(distance) 个标准差" + (isYoung ? "（基线尚新，仅供参考）" : ""),
            en: "\(events) mentions in the last 60 minutes, \(usual) usual at this hour of the week, \(distance) sigma"
                + (isYoung ? " (young baseline)" : ""))
    }

    /// The part of the surge that one matter accounts for: what the reading would be had nothing but its mentions come on
    /// top of the usual, and never more than the whole.
    ///
    /// Without this, one late parcel would look like a surge while the brand burns for another reason.
    package func sigma(dueTo mentions: Int) -> Int {
        let alone = SurgeReading.sigma(
            events: Double(mentions) + Double(expected) / 100, expected: Double(expected) / 100,
            dispersion: Double(dispersion) / 100)
        return min(sigma, alone)
    }

    /// Hundredths of sigma by the variance-stabilising square root (Anscombe 1948), scaled by the dispersion.
    ///
    /// The plain distance over the standard deviation calls the second mention after a quiet month a surge; the root keeps
    /// the tails of small counts honest: 4 against 0.02 is 2.9 sigma, and 1 is 1.1.
    static func sigma(events: Double, expected: Double, dispersion: Double) -> Int {
        let distance = 2 * ((events + 0.375).squareRoot() - (expected + 0.375).squareRoot())
        let sigma = distance / max(1, dispersion).squareRoot()
        return Int((min(1e6, max(-1e6, sigma)) * 100).rounded())
    }
}
