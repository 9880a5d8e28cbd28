extension DraftReading {
    /// Compares the draft with what its incident knows: facts, earlier texts, promises that wait for an answer.
    mutating func compare(with context: StatementContext, at moment: Timestamp, reader: PromiseReader) {
        let claims = ClaimReader(offsetMinutes: reader.offsetMinutes).claims(in: text, at: moment)
        let contradictions = ContradictionFinder.contradictions(
            of: claims, from: nil, with: context.statements, evidence: context.evidence)
        let texts = Set(context.statements.map(\.id))
        for contradiction in contradictions {
            let isText = contradiction.against.fact.map(texts.contains) ?? false
            let rule: StatementRule = isText ? .contradictsStatement : .contradictsFact
            let title = contradiction.kind.title
            add(
                StatementFinding(
                    rule, phrase: contradiction.quote, place: place(of: contradiction.quote),
                    message: LocalizedText(zh: "\(rule.title.zh)：\(title.zh)", en: "\(rule.title.en): \(title.en)"),
                    against: contradiction.against))
        }
        for promise in context.openPromises where promise.due <= moment && !mentions(promise) {
            add(
                StatementFinding(
                    .promiseNotMentioned,
                    message: LocalizedText(
                        zh: "先前承诺“\(promise.quote)”已到期，文中没有交代",
                        en: "\"\(promise.quote)\" was promised, is due, and is not mentioned"),
                    against: Ground(quote: promise.quote, fact: promise.id)))
        }
    }

    /// Whether the draft speaks of what was promised: by a promise of the same kind, or a word of its deed.
    private func mentions(_ promise: Promise) -> Bool {
        let folded = FoldedScalars(text.bytes)
        return (0..<folded.count).contains { folded.first(of: PromiseVocabulary.verbs, at: $0)?.value == promise.kind }
    }

    /// Where a sentence of the draft stands, by its first words.
    private func place(of quote: String) -> TextPlace? {
        let beginning = NormalizedText(String(quote.prefix(12))).bytes
        guard !beginning.isEmpty, text.bytes.count >= beginning.count else { return nil }
        for start in 0...(text.bytes.count - beginning.count)
        where text.bytes[start] == beginning[0]
            && text.bytes[start..<(start + beginning.count)].elementsEqual(beginning)
        {
            let sentence = sentences.range(of: sentences.sentence(at: start))
            return lines.place(text.scalarRange(start..<sentence.upperBound))
        }
        return nil
    }
}
