/// Reads texts by a lexicon: the one place where words become signals.
///
/// A pure function of lexicon and text, made once for a lexicon and then used for every mention. Time and memory are
/// bounded: a text is read up to `NormalizedText.limit`, in one pass, and of each group so many findings are kept.
package struct Analyzer: Sendable {
    /// Findings that are kept of one group in one text: the first that stand and, apart, the first that are denied.
    package static let maximumFindings = 16
    /// The same for state words, which speak for others.
    private static let maximumMarkers = 64

    package let lexicon: Lexicon
    /// What the team's labels taught; nil reads by the lexicon alone.
    package let model: TextModel?
    private let scan: TermScan
    /// By group of the lexicon.
    private let traits: [TermTraits]
    private let meanings: [[Signal.Meaning]]
    private let contexts: ContextRules

    package init(lexicon: Lexicon, model: TextModel? = nil) {
        self.lexicon = lexicon
        self.model = model
        let (contexts, whole) = ContextRules.make(for: lexicon)
        self.contexts = contexts
        scan = TermScan(whole)
        traits = whole.groups.map(TermTraits.init)
        meanings = whole.groups.map(\.meanings)
    }

    /// Reads title and text as one; ranges count in `Mention.fullText`.
    package func read(title: String, text: String) -> Signals {
        read(NormalizedText(title: title, text: text))
    }

    package func read(_ text: NormalizedText) -> Signals {
        let signals = readByLexicon(text)
        return model?.read(text, signals) ?? signals
    }

    /// The same without the model.
    package func readByLexicon(_ text: NormalizedText) -> Signals {
        var findings = contexts.standing(findings(in: text), in: text)
        WorkTitles(text.bytes).apply(to: &findings, traits: traits)
        Surroundings(text: text, traits: traits).apply(to: &findings)
        findings = kept(findings)
        let state = StateReading(findings, traits: traits).apply(to: &findings)
        let tone = Tone(findings, traits: traits, state: state)
        return Signals(
            language: Analyzer.language(of: text), findings: signals(findings, in: text, state: state),
            negative: tone.negative, complaint: tone.complaint, category: category(of: findings), state: state)
    }

    private func findings(in text: NormalizedText) -> [Finding] {
        let hits = scan.hits(in: text)
        if hits.isEmpty { return [] }
        let contrasts = hits.filter { traits[$0.group].kind == .grammar(.contrast) }
        let clauses = ClauseMap(text.bytes, breaks: contrasts.map(\.range.lowerBound))
        return hits.map { hit in
            let start = hit.range.lowerBound
            return Finding(
                range: hit.range, group: hit.group, clause: clauses.clause(at: start),
                sentence: clauses.sentence(at: start), coverEnd: hit.coverEnd)
        }
    }

    /// The first findings of each group; a text that repeats a word ten thousand times is no worse for it.
    private func kept(_ findings: [Finding]) -> [Finding] {
        var counts = [Int](repeating: 0, count: traits.count * 2)
        return findings.filter { finding in
            let slot = finding.group * 2 + (finding.denied ? 1 : 0)
            counts[slot] += 1
            if traits[finding.group].kind == .meaning { return counts[slot] <= Self.maximumFindings }
            return counts[slot] <= Self.maximumMarkers
        }
    }

    /// One signal for each meaning of each finding. In a text that tells of something that happened, what a state word
    /// sets aside does not count either, except what was real and is over.
    private func signals(_ findings: [Finding], in text: NormalizedText, state: EventState) -> [Signal] {
        findings.flatMap { finding in
            if meanings[finding.group].isEmpty { return [Signal]() }
            let group = lexicon.groups[finding.group]
            let isApart = state == .happened || traits[finding.group].isFlag
            let isAside = isApart && finding.state != nil && finding.state != .resolved
            let quote = text.quote(finding.range)
            let range = text.scalarRange(finding.range)
            return meanings[finding.group].map {
                Signal(
                    rule: group.rule, meaning: $0, quote: quote, range: range, weight: group.weight,
                    negated: finding.denied || isAside)
            }
        }
    }

    /// The category with the most weight, counting each group twice at the most, and once
    /// when it rests on words beside it; at equal weight the one named first. Flags
    /// vote too: what hurts or endangers people is a matter of safety, and insults are one of attitude.
    private func category(of findings: [Finding]) -> Category? {
        var votes: [(category: Category, weight: Int)] = []
        func vote(_ category: Category, _ weight: Int) {
            if let place = votes.firstIndex(where: { $0.category == category }) {
                votes[place].weight += weight
            } else {
                votes.append((category, weight))
            }
        }
        var counts: [Int: Int] = [:]
        var flags: Set<EscalationFlag> = []
        for finding in findings where !finding.denied {
            counts[finding.group, default: 0] += 1
            let most = lexicon.groups[finding.group].with.isEmpty ? 2 : 1
            guard counts[finding.group, default: 0] <= most else { continue }
            for meaning in meanings[finding.group] {
                if case .category(let category) = meaning { vote(category, traits[finding.group].weight) }
                if case .flag(let flag) = meaning, finding.state == nil { flags.insert(flag) }
            }
        }
        if flags.contains(.injury) || flags.contains(.hazard) { vote(.safety, Self.safetyVote) }
        if flags.contains(.abuse) { vote(.attitude, Self.abuseVote) }
        if flags.contains(.fraud), votes.isEmpty { vote(.publicity, Self.abuseVote) }
        let most = votes.map(\.weight).max()
        return votes.first { $0.weight == most }?.category
    }

    private static let safetyVote = 7
    private static let abuseVote = 4

    /// Chinese when ideographs make up a fair part of the letters: a Chinese text may hold a long English name.
    static func language(of text: NormalizedText) -> Language {
        var ideographs = 0
        var letters = 0
        for byte in text.bytes {
            if (0xE4...0xE9).contains(byte) { ideographs += 1 }
            if (0x61...0x7A).contains(byte) { letters += 1 }
        }
        return ideographs > 0 && ideographs * 4 >= letters ? .chinese : .english
    }
}
