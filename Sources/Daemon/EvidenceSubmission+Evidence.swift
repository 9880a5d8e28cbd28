import Crisis
import Status

extension EvidenceSubmission {
    /// The evidence as it is kept; what contradicts itself is refused with the way to mend it.
    ///
    /// Its id is empty: the engine gives it one of its own within the incident.
    func evidence(at now: Timestamp) throws -> Evidence {
        let moment = at ?? now
        if let refusal = refusal(moment: moment, now: now) { throw refusal }
        let portion = percent.map { PerMille($0 * 10) }
        let findings = reopens.map {
            VerdictFinding.SubFinding(text: LocalizedText(zh: text, en: text), polarity: .adverse, reopens: [$0])
        }
        return Evidence(
            id: FactID(""), time: min(moment, now), recorded: now, tags: Set(tags),
            portions: portion.map { value in Dictionary(tags.map { ($0, value) }) { first, _ in first } } ?? [:],
            verdict: polarity.flatMap { polarity in
                verdictBy.map { VerdictFinding(by: $0, polarity: polarity, findings: findings) }
            },
            text: LocalizedText(zh: text, en: text), provenance: provenance ?? by, recordedBy: by)
    }

    /// What contradicts itself, the first of it; nil when it may be kept.
    private func refusal(moment: Timestamp, now: Timestamp) -> DeskRefusal? {
        let message: LocalizedText
        if moment > now + .minutes(1) {
            message = LocalizedText(
                zh: "证据时间 \(moment) 在将来。请改用已发生的时间。",
                en: "The evidence is dated \(moment), in the future. Give the time at which it happened.")
        } else if text.allSatisfy(\.isWhitespace) {
            message = LocalizedText(zh: "请用 --text 写明内容。", en: "Say what it is with --text.")
        } else if tags.isEmpty {
            message = LocalizedText(zh: "请用 --tag 说明它证明什么。", en: "Say what it shows with --tag.")
        } else if speaksOfVerdict && !isWholeVerdict {
            message = LocalizedText(
                zh: "结论需要同时给出 --verdict 和 --verdict-by。", en: "A verdict needs both --verdict and --verdict-by.")
        } else if let percent, !(1...100).contains(percent) {
            message = LocalizedText(
                zh: "--percent 取 1 到 100，不能是 \(percent)。", en: "--percent takes 1 to 100, not \(percent).")
        } else {
            return nil
        }
        return DeskRefusal(.invalid, message)
    }

    private var speaksOfVerdict: Bool {
        tags.contains(.verdict) || polarity != nil || verdictBy != nil || !reopens.isEmpty
    }

    private var isWholeVerdict: Bool { tags.contains(.verdict) && polarity != nil && verdictBy != nil }
}
