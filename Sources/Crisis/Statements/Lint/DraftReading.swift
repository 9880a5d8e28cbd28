/// One draft while it is judged.
struct DraftReading {
    let text: NormalizedText
    let sentences: SentenceMap
    let lines: LineTable
    let words: StatementWords
    let hits: [PhraseScan.Hit]
    let signals: Signals
    let promises: [PromiseReading]
    private(set) var parts: [StatementPart] = []
    private(set) var findings: [StatementFinding] = []

    init(
        text: NormalizedText, sentences: SentenceMap, lines: LineTable, words: StatementWords, hits: [PhraseScan.Hit],
        signals: Signals, promises: [PromiseReading]
    ) {
        self.text = text
        self.sentences = sentences
        self.lines = lines
        self.words = words
        self.hits = hits
        self.signals = signals
        self.promises = promises
    }

    mutating func judge(as kind: StatementLinter.Kind, context: StatementContext?) {
        readWords(context)
        readPromises()
        if kind != .advert {
            justificationFirst()
            questionFirst()
        }
        if kind == .statement { readParts() }
    }

    mutating func add(_ finding: StatementFinding) { findings.append(finding) }

    // MARK: Words

    private mutating func readWords(_ context: StatementContext?) {
        let isSettled = context?.factsConfirmed ?? (has(.confirmed) && !speaks(of: .cercUnknown))
        for hit in hits {
            guard case .breaks(let rule) = words.groups[hit.group].role else { continue }
            if rule == .earlyJudgement, isSettled { continue }
            if rule == .liability, context?.liabilityDecided == true { continue }
            let place = lines.place(text.scalarRange(hit.range))
            if findings.contains(where: {
                $0.rule == rule && $0.place.map { $0.start < place.end && place.start < $0.end } ?? false
            }) {
                continue
            }
            findings.append(
                StatementFinding(
                    rule, phrase: text.quote(hit.range), place: place, advice: words.groups[hit.group].better,
                    words: words.groups[hit.group].id))
        }
    }

    /// A promise needs a time in its sentence, or one of the same kind in the sentence before or after.
    private mutating func readPromises() {
        let timed = promises.filter(\.hasTime)
        for promise in promises where !promise.hasTime && !promise.isOpenEnded {
            let sentence = sentenceOfScalar(promise.range.lowerBound)
            let isToldNearby = timed.contains {
                $0.kind == promise.kind && abs(sentenceOfScalar($0.range.lowerBound) - sentence) <= 1
            }
            if isToldNearby { continue }
            let missing =
                promise.hasOwner
                ? LocalizedText(zh: "承诺没有时间", en: "a promise without a time")
                : LocalizedText(zh: "承诺既没有时间，也没有负责人", en: "a promise without a time or an owner")
            findings.append(
                StatementFinding(
                    .promiseWithoutTime, phrase: promise.quote, place: lines.place(promise.range), message: missing))
        }
    }

    // MARK: Order

    private mutating func justificationFirst() {
        guard let hit = hits.first(where: { words.groups[$0.group].role == .marks(.justification) }) else { return }
        let place = text.scalarRange(hit.range)
        if let regret = firstKindWord(thanks: false), regret < place.lowerBound { return }
        findings.append(
            StatementFinding(
                .justificationFirst, phrase: text.quote(hit.range), place: lines.place(place),
                words: words.groups[hit.group].id))
    }

    private mutating func questionFirst() {
        guard let question = firstQuestion else { return }
        let place = text.scalarRange(question)
        if let kind = firstKindWord(thanks: true), kind < place.lowerBound { return }
        findings.append(StatementFinding(.questionFirst, phrase: text.quote(question), place: lines.place(place)))
    }

    /// Where thanks, regret or empathy come first, in scalars.
    private func firstKindWord(thanks: Bool) -> Int? {
        let marks: [StatementWords.Mark] = thanks ? [.regret, .empathy, .thanks] : [.regret, .empathy]
        let marked = hits.first { hit in marks.contains { words.groups[hit.group].role == .marks($0) } }
            .map { text.scalarRange($0.range).lowerBound }
        let signalled = signals.standing.first {
            $0.meaning == .statement(.regret) || $0.meaning == .statement(.cercEmpathy)
        }?.range.lowerBound
        return [marked, signalled].compactMap(\.self).min()
    }

    /// The first sentence that asks the reader something.
    private var firstQuestion: Range<Int>? {
        let asked = hits.first { words.groups[$0.group].role == .marks(.question) }?.range
        let marked = sentences.starts.indices.lazy.map(sentences.range).first { range in
            text.bytes[range].last { $0 != 0x20 && $0 != 0x0A } == UInt8(ascii: "?") && addressesReader(range)
        }
        guard let asked else { return marked }
        guard let marked else { return asked }
        return asked.lowerBound < marked.lowerBound ? asked : marked
    }

    private static let reader = WordTable("您|你|贵司|you|your", true)

    private func addressesReader(_ range: Range<Int>) -> Bool {
        let scalars = FoldedScalars(Array(text.bytes[range]))
        return (0..<scalars.count).contains { scalars.first(of: Self.reader, at: $0) != nil }
    }

    // MARK: The six parts

    private mutating func readParts() {
        for tag in StatementRule.parts {
            let range = place(of: tag)
            parts.append(
                StatementPart(
                    part: tag, present: range != nil, phrase: range.map { quote($0) },
                    place: range.map { lines.place($0) }))
            if range == nil, let rule = StatementRule(rawValue: tag.rawValue) {
                findings.append(StatementFinding(rule))
            }
        }
    }

    private func speaks(of tag: EvidenceTag) -> Bool { place(of: tag) != nil }

    private func has(_ mark: StatementWords.Mark) -> Bool {
        hits.contains { words.groups[$0.group].role == .marks(mark) }
    }

    /// The scalars that show a CERC part.
    private func place(of tag: EvidenceTag) -> Range<Int>? {
        let marks: [StatementWords.Mark] =
            switch tag {
            case .cercEmpathy: [.empathy, .regret]
            case .cercFacts: [.facts, .confirmed]
            case .cercUnknown: [.unknown]
            case .cercProcess: [.process]
            case .cercCommitment: [.commitment]
            case .cercReferral: [.referral]
            default: []
            }
        if let hit = hits.first(where: { hit in marks.contains { words.groups[hit.group].role == .marks($0) } }) {
            return text.scalarRange(hit.range)
        }
        let tags: Set<EvidenceTag> = tag == .cercEmpathy ? [tag, .regret] : [tag]
        let signal = signals.standing.first {
            if case .statement(let found) = $0.meaning { tags.contains(found) } else { false }
        }
        if let signal { return signal.range }
        switch tag {
        case .cercProcess: return promises.first { ($0.kind == .update || $0.kind == .reply) && $0.due != nil }?.range
        case .cercReferral: return firstAddress
        case .cercFacts: return firstDatedSentence
        case .cercCommitment: return promises.first { $0.due != nil }?.range
        default: return nil
        }
    }

    /// A sentence that says when or how many and promises nothing: it tells what happened.
    private var firstDatedSentence: Range<Int>? {
        let promised = Set(promises.map { sentenceOfScalar($0.range.lowerBound) })
        for sentence in sentences.starts.indices.prefix(40) where !promised.contains(sentence) {
            let scalars = FoldedScalars(Array(text.bytes[sentences.range(of: sentence)]))
            let atoms = TimeScanner(text: scalars).atoms(in: 0..<scalars.count)
            let says = atoms.contains { placed in
                switch placed.atom {
                case .clock, .date, .dayOfMonth: true
                default: false
                }
            }
            if says { return text.scalarRange(sentences.range(of: sentence)) }
        }
        return nil
    }

    /// A telephone number or a mail address: seven digits and more, with blanks and hyphens between them at the most.
    private var firstAddress: Range<Int>? {
        var digits = 0
        var start = 0
        for (place, byte) in text.bytes.enumerated() {
            switch byte {
            case 0x30...0x39:
                if digits == 0 { start = place }
                digits += 1
                if digits == 7 { return text.scalarRange(start..<(place + 1)) }
            case 0x20, 0x2D: continue
            case 0x40:
                if place > 0, place + 1 < text.bytes.count, NormalizedText.isWordByte(text.bytes[place - 1]),
                    NormalizedText.isWordByte(text.bytes[place + 1])
                {
                    return text.scalarRange(place..<(place + 1))
                }
                digits = 0
            default: digits = 0
            }
        }
        return nil
    }

    // MARK: Places

    func quote(_ scalars: Range<Int>) -> String {
        guard let first = byte(of: scalars.lowerBound), let last = byte(of: scalars.upperBound - 1) else { return "" }
        return text.quote(first..<(last + 1))
    }

    private func sentenceOfScalar(_ scalar: Int) -> Int { byte(of: scalar).map(sentences.sentence) ?? 0 }

    /// The folded byte at which a scalar of the original begins.
    private func byte(of scalar: Int) -> Int? {
        var low = 0
        var high = text.bytes.count
        while low < high {
            let middle = (low + high) / 2
            if text.scalarRange(middle..<(middle + 1)).lowerBound < scalar { low = middle + 1 } else { high = middle }
        }
        return low < text.bytes.count ? low : nil
    }

    // MARK: The list

    /// By place, what is missing last, and of each rule so many at the most.
    func listed(_ omitted: inout [String: Int]) -> [StatementFinding] {
        var counts: [StatementRule: Int] = [:]
        let ordered = findings.enumerated().sorted {
            ($0.element.place?.start ?? .max, $0.offset) < ($1.element.place?.start ?? .max, $1.offset)
        }.map(\.element)
        let kept = ordered.filter { finding in
            counts[finding.rule, default: 0] += 1
            return counts[finding.rule, default: 0] <= StatementLinter.findingsOfRule
        }
        for (rule, count) in counts where count > StatementLinter.findingsOfRule {
            omitted[rule.rawValue] = count - StatementLinter.findingsOfRule
        }
        return kept
    }
}
