import Crisis
import Status

extension EvidenceSubmission {
    /// The evidence as it is kept; what contradicts itself is refused with the way to mend it.
    ///
    /// Its id is empty: the engine gives it one of its own within the incident.
    func evidence(at now: Timestamp) throws -> Evidence {
        let moment = at ?? now
        if moment > now + .minutes(1) {
            throw DeskRefusal(
                .invalid,
                LocalizedText(
                    zh: "证据时间 \(moment) 在将来。请改用已发生的时间。",
                    en: "The evidence is dated \(moment), in the future. Give the time at which it happened."))
        }
        if tags.isEmpty {
            throw DeskRefusal(
                .invalid,
                LocalizedText(zh: "请用 --tag 说明它证明什么。", en: "Say what it shows with --tag."))
        }
        if tags.contains(.verdict) != (polarity != nil && verdictBy != nil) {
            throw DeskRefusal(
                .invalid,
                LocalizedText(
                    zh: "结论需要同时给出 --verdict 和 --verdict-by。",
                    en: "A verdict needs both --verdict and --verdict-by."))
        }
        if let percent, !(1...100).contains(percent) {
            throw DeskRefusal(
                .invalid, LocalizedText(zh: "--percent 取 1 到 100。", en: "--percent takes 1 to 100."))
        }
        let portion = percent.map { PerMille($0 * 10) }
        let findings = reopens.map {
            VerdictFinding.SubFinding(text: LocalizedText(zh: text, en: text), polarity: .adverse, reopens: [$0])
        }
        return Evidence(
            id: FactID(""), time: moment, recorded: now, tags: Set(tags),
            portions: portion.map { value in Dictionary(tags.map { ($0, value) }) { first, _ in first } } ?? [:],
            verdict: polarity.flatMap { polarity in
                verdictBy.map { VerdictFinding(by: $0, polarity: polarity, findings: findings) }
            },
            text: LocalizedText(zh: text, en: text), provenance: provenance ?? by, recordedBy: by)
    }
}
