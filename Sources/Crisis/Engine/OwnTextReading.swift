/// What follows from a new text of the company: proposals for a person, promises, contradictions, promises that it keeps.
///
/// A plain function; the engine records what it returns.
struct OwnTextReading: Sendable {
    let mention: Mention
    let signals: Signals
    let text: NormalizedText
    let offsetMinutes: Int

    /// The evidence that the text was published at all.
    var statement: Evidence {
        let title = String(mention.item.title.prefix(120))
        return Evidence(
            id: FactID("own:\(mention.id)"), time: mention.time, recorded: mention.seen, tags: [.ownStatement],
            text: LocalizedText(zh: "公司发布：\(title)", en: "The company published: \(title)"),
            provenance: mention.item.url ?? mention.id.text)
    }

    var ownText: OwnText {
        OwnText(
            id: statement.id, source: mention.source, time: mention.time,
            claims: ClaimReader(offsetMinutes: offsetMinutes).claims(in: text, at: mention.time))
    }

    /// - Parameters:
    ///   - file: what is known of the incident, the statement itself included.
    ///   - now: when it is read.
    /// - Returns: what to record, with ids that are free in the file.
    func consequences(for file: IncidentFile, ownText: OwnText, at now: Timestamp) -> [Evidence] {
        var numbers = FactNumbers(file.desk.evidence)
        let standing = file.desk.evidence.standing(at: max(now, mention.time))
        var found = kept(standing, now: now, &numbers)
        if let proposal {
            found.append(self.fact(numbers.next("s"), bearing: .proposes(proposal), now: now, about(proposal)))
        }
        for reading in PromiseReader(offsetMinutes: offsetMinutes).promises(in: text, at: mention.time) {
            if let promise = promise(reading, &numbers, now: now) { found.append(promise) }
        }
        found += contradictions(ownText, file: file, standing: standing, now: now, &numbers)
        return found
    }

    private func fact(
        _ id: FactID, tags: Set<EvidenceTag> = [], bearing: Bearing? = nil, now: Timestamp, _ text: LocalizedText
    ) -> Evidence {
        Evidence(
            id: id, time: mention.time, recorded: now, tags: tags, text: text,
            provenance: mention.item.url ?? mention.id.text, bearing: bearing)
    }

    // MARK: Proposals

    private var proposal: Proposal? {
        let markers = Proposal.markers(in: signals)
        return markers.isEmpty ? nil : Proposal(statement: statement.id, markers: markers)
    }

    private func about(_ proposal: Proposal) -> LocalizedText {
        let zh = proposal.markers.map { "\($0.tag.title.zh)“\($0.quotes.joined(separator: "”“"))”" }
        let en = proposal.markers.map { "\($0.tag.title.en) \"\($0.quotes.joined(separator: "\", \""))\"" }
        return LocalizedText(
            zh: "待确认：\(zh.joined(separator: "；"))", en: "To be confirmed: \(en.joined(separator: "; "))")
    }

    // MARK: Promises

    /// A promise with a certain time is one; with a doubtful time it is a proposal; without a time it is none.
    private func promise(_ reading: PromiseReading, _ numbers: inout FactNumbers, now: Timestamp) -> Evidence? {
        let quote = String(reading.quote.prefix(160))
        switch reading.due {
        case .at(let due):
            let promise = Promise(
                id: numbers.next("p"), kind: reading.kind, quote: quote, statement: statement.id, made: mention.time,
                due: due)
            return fact(promise.id, bearing: .promises(promise), now: now, promise.text)
        case .every(let first, let minutes):
            let promise = Promise(
                id: numbers.next("p"), kind: reading.kind, quote: quote, statement: statement.id, made: mention.time,
                due: first, every: minutes)
            return fact(promise.id, bearing: .promises(promise), now: now, promise.text)
        case .unclear(let candidates):
            let draft = Proposal.PromiseDraft(
                kind: reading.kind, quote: quote, made: mention.time, candidates: candidates)
            return fact(
                numbers.next("s"), bearing: .proposes(Proposal(statement: statement.id, promise: draft)), now: now,
                LocalizedText(zh: "待确认的承诺时间：“\(quote)”", en: "A promise whose time is to be confirmed: \"\(quote)\""))
        case nil: return nil
        }
    }

    /// A text that comes when an update is nearly due, or late, is that update: nobody can say more than that it came.
    private func kept(_ standing: [Evidence], now: Timestamp, _ numbers: inout FactNumbers) -> [Evidence] {
        standing.promises(at: mention.time).filter { $0.isOpen && $0.promise.kind == .update }.flatMap { open in
            let promise = open.promise
            let span = (promise.due - promise.made).milliseconds
            let early = TimeSpan(milliseconds: max(TimeSpan.minutes(30).milliseconds, span / 4))
            guard mention.time > promise.made, mention.time + early >= promise.due else { return [Evidence]() }
            return promise.keeping(
                id: numbers.next("k"), at: mention.time, recorded: now, by: nil, provenance: mention.id.text,
                numbers: &numbers)
        }
    }

    // MARK: Contradictions

    private func contradictions(
        _ ownText: OwnText, file: IncidentFile, standing: [Evidence], now: Timestamp, _ numbers: inout FactNumbers
    ) -> [Evidence] {
        ContradictionFinder.contradictions(
            of: ownText.claims, from: mention.source, with: file.statements, evidence: standing
        ).map { fact(numbers.next("x"), tags: [$0.tag], now: now, $0.text) }
    }
}

/// Numbers of facts within one incident: s for proposals, p for promises, x for contradictions, e for what people record.
struct FactNumbers {
    private var used: Set<String>

    init(_ evidence: [Evidence]) { used = Set(evidence.map(\.id.text)) }

    mutating func next(_ letter: String) -> FactID {
        let id = peek(letter)
        used.insert(id.text)
        return id
    }

    func peek(_ letter: String) -> FactID {
        var number = 1
        while used.contains("\(letter)\(number)") { number += 1 }
        return FactID("\(letter)\(number)")
    }
}

extension Promise {
    package var text: LocalizedText {
        LocalizedText(zh: "承诺（\(kind.title.zh)）：“\(quote)”", en: "Promise (\(kind.title.en)): \"\(quote)\"")
    }

    /// The facts that record its being kept; what is promised again and again is due anew.
    func keeping(
        id: FactID, at moment: Timestamp, recorded: Timestamp, by person: String?, provenance: String,
        numbers: inout FactNumbers
    ) -> [Evidence] {
        var facts = [
            Evidence(
                id: id, time: moment, recorded: recorded, tags: [],
                text: LocalizedText(zh: "承诺已兑现：“\(quote)”", en: "Promise kept: \"\(quote)\""), provenance: provenance,
                recordedBy: person, bearing: .keeps(self.id))
        ]
        guard let every, every > 0 else { return facts }
        var again = self
        again.id = numbers.next("p")
        again.made = moment
        again.due += .minutes(Int64(every))
        while again.due <= moment { again.due += .minutes(Int64(every)) }
        facts.append(
            Evidence(
                id: again.id, time: moment, recorded: recorded, tags: [], text: again.text, provenance: provenance,
                bearing: .promises(again)))
        return facts
    }
}

extension Contradiction {
    /// Both quotes in one sentence.
    var text: LocalizedText {
        let fact = against.fact?.text ?? ""
        return LocalizedText(
            zh: "\(kind.title.zh)：“\(quote)”对“\(against.quote)”（\(fact)）",
            en: "\(kind.title.en): \"\(quote)\" against \"\(against.quote)\" (\(fact))")
    }
}
