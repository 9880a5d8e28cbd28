extension Engine {
    /// What follows from a text of the company's own. That it stands there is a fact, and answers the public; what it
    /// concedes, a person confirms. What it promises is a clock from now on, and what it contradicts counts until a
    /// person says that it is none.
    mutating func hear(
        own mention: Mention, signals: Signals, text: NormalizedText, in incident: Incident.ID, at now: Timestamp
    ) -> [Evidence] {
        let reading = OwnTextReading(
            mention: mention, signals: signals, text: text, offsetMinutes: criteria.offsetMinutes)
        var file = memory.files[incident, default: IncidentFile(incident: incident)]
        let statement = reading.statement
        guard file.desk.record(statement) else { return [] }
        let ownText = reading.ownText
        let consequences = reading.consequences(for: file, ownText: ownText, at: now)
        file.keep(ownText)
        for fact in consequences { file.desk.record(fact) }
        memory.files[incident] = file
        return [statement] + consequences
    }

    /// What a draft for an incident is compared with.
    package func statementContext(of id: Incident.ID, at moment: Timestamp) -> StatementContext {
        guard let file = memory.files[id] else { return StatementContext() }
        let standing = file.desk.evidence.standing(at: moment)
        return StatementContext(
            evidence: standing, statements: file.statements,
            openPromises: standing.promises(at: moment).filter(\.isOpen).map(\.promise))
    }

    /// K and X of an incident; nil when it is not known any more.
    package func clock(of id: Incident.ID, at now: Timestamp) -> CrisisClock? {
        guard let incident = memory.tracker.incident(id) else { return nil }
        return memory.tracker.situation(
            of: id, background: criteria.watch(incident.watch)?.background ?? .init(), surge: nil, at: now)?.clock
    }

    // MARK: What people decide

    /// A person's word on what the machine found, or on what somebody recorded.
    ///
    /// A proposal is confirmed as it is, corrected, or rejected; any other fact is taken back, or replaced. The fact
    /// decided on stays in the ledger in each case.
    package mutating func decide(
        _ fact: FactID, of id: Incident.ID, as decision: EvidenceDecision, at now: Timestamp
    ) throws(ActionRefusal) -> Outcome {
        try requireOpen(id)
        var file = memory.files[id, default: IncidentFile(incident: id)]
        guard let subject = file.desk.evidence.standing(at: now).first(where: { $0.id == fact }) else {
            throw .unknownFact(fact)
        }
        var numbers = FactNumbers(file.desk.evidence)
        var facts: [Evidence] = []
        if let proposal = subject.proposal {
            facts = try decisions(on: subject, proposal, decision, at: now, &numbers)
        } else if decision.ruling == .confirmed {
            facts = [
                decision.evidence(
                    numbers.next("d"), on: subject, tags: [], bearing: .decides(proposal: fact, .confirmed), at: now)
            ]
        } else {
            let tags = decision.ruling == .rejected ? [] : decision.tags
            let due = decision.due
            if decision.ruling == .corrected, var promise = subject.promise {
                promise.id = numbers.next("p")
                promise.due = due ?? promise.due
                promise.owner = decision.owner ?? promise.owner
                facts.append(decision.evidence(promise.id, on: subject, tags: [], bearing: .promises(promise), at: now))
            }
            facts.append(
                decision.evidence(numbers.next("d"), on: subject, tags: tags, bearing: .withdraws(fact), at: now))
        }
        for fact in facts { file.desk.record(fact) }
        memory.files[id] = file
        var outcome = judged(id, at: now)
        outcome.evidence += facts.map { (id, $0) }
        return outcome
    }

    private func decisions(
        on subject: Evidence, _ proposal: Proposal, _ decision: EvidenceDecision, at now: Timestamp,
        _ numbers: inout FactNumbers
    ) throws(ActionRefusal) -> [Evidence] {
        let tags: Set<EvidenceTag> =
            switch decision.ruling {
            case .confirmed: proposal.tags
            case .corrected: decision.tags
            case .rejected: []
            }
        var facts = [
            decision.evidence(
                numbers.next("d"), on: subject, tags: tags, bearing: .decides(proposal: subject.id, decision.ruling),
                at: now)
        ]
        if let draft = proposal.promise, decision.ruling != .rejected {
            guard let due = decision.due ?? (draft.candidates.count == 1 ? draft.candidates.first : nil) else {
                throw .needsDueTime(subject.id)
            }
            let promise = Promise(
                id: numbers.next("p"), kind: draft.kind, quote: draft.quote, statement: proposal.statement,
                made: draft.made,
                due: due, owner: decision.owner)
            facts.append(decision.evidence(promise.id, on: subject, tags: [], bearing: .promises(promise), at: now))
        }
        return facts
    }

    /// A person says that a promise was kept.
    package mutating func keep(
        _ promise: FactID, of id: Incident.ID, by person: String, when moment: Timestamp, at now: Timestamp
    ) throws(ActionRefusal) -> Outcome {
        try requireOpen(id)
        guard let open = openPromises(of: id, at: now).first(where: { $0.id == promise }) else {
            throw .unknownPromise(promise)
        }
        let facts = record(kept: [open], of: id, by: person, when: max(moment, open.made), at: now)
        var outcome = judged(id, at: now)
        outcome.evidence += facts.map { (id, $0) }
        return outcome
    }

    /// A tick of an item for promises keeps those that are due by then, or else the next one.
    mutating func keepPromises(by tick: ChecklistTick, of id: Incident.ID, at now: Timestamp) -> [Evidence] {
        let open = openPromises(of: id, at: now)
        let due = open.filter { $0.due <= now }
        return record(kept: due.isEmpty ? Array(open.prefix(1)) : due, of: id, by: tick.by, when: now, at: now)
    }

    private func openPromises(of id: Incident.ID, at now: Timestamp) -> [Promise] {
        (memory.files[id]?.desk.evidence.standing(at: now) ?? []).promises(at: now).filter(\.isOpen).map(\.promise)
    }

    private mutating func record(
        kept promises: [Promise], of id: Incident.ID, by person: String, when moment: Timestamp, at now: Timestamp
    ) -> [Evidence] {
        var numbers = FactNumbers(memory.files[id]?.desk.evidence ?? [])
        let facts = promises.flatMap {
            $0.keeping(
                id: numbers.next("k"), at: moment, recorded: now, by: person, provenance: person, numbers: &numbers)
        }
        for fact in facts { memory.files[id]?.desk.record(fact) }
        return facts
    }

    /// The moments from which the times of a checklist run.
    func moments(
        of file: IncidentFile, started: Timestamp, clock: CrisisClock, at now: Timestamp
    ) -> ChecklistMoments {
        let promises = file.desk.evidence.standing(at: now).promises(at: now)
        return ChecklistMoments(
            started: started, clock: clock, promises: promises.filter(\.isOpen).map(\.promise.due),
            keptPromises: promises.compactMap { standing in
                standing.kept.map {
                    KeptPromise(due: standing.promise.due, kept: $0, by: standing.keptBy?.text ?? "")
                }
            }, ticksKeepPromises: promises.isEmpty, closed: file.closed)
    }
}

/// What a person decided on a fact.
package struct EvidenceDecision: Hashable, Codable, Sendable {
    package var ruling: Bearing.Ruling
    package var by: String
    /// What it shows, for a correction.
    package var tags: Set<EvidenceTag>
    package var portions: [EvidenceTag: PerMille]
    package var verdict: VerdictFinding?
    /// For a promise: when it is due, and the role that owes it.
    package var due: Timestamp?
    package var owner: String?
    package var note: String?

    package init(
        _ ruling: Bearing.Ruling, by: String, tags: Set<EvidenceTag> = [], portions: [EvidenceTag: PerMille] = [:],
        verdict: VerdictFinding? = nil, due: Timestamp? = nil, owner: String? = nil, note: String? = nil
    ) {
        self.ruling = ruling
        self.by = by
        self.tags = tags
        self.portions = portions
        self.verdict = verdict
        self.due = due
        self.owner = owner
        self.note = note
    }

    /// The evidence that records the decision, dated like the fact that it is about.
    func evidence(
        _ id: FactID, on subject: Evidence, tags: Set<EvidenceTag>, bearing: Bearing, at now: Timestamp
    ) -> Evidence {
        let zh = "\(by)\(ruling.title.zh) \(subject.id)：\(note ?? subject.text.zh)"
        let en = "\(by) \(ruling.title.en) \(subject.id): \(note ?? subject.text.en)"
        return Evidence(
            id: id, time: subject.time, precision: subject.precision, recorded: now, tags: tags, portions: portions,
            verdict: verdict, text: LocalizedText(zh: zh, en: en), provenance: subject.provenance, recordedBy: by,
            bearing: bearing)
    }
}

extension Bearing.Ruling {
    package var title: LocalizedText {
        switch self {
        case .confirmed: LocalizedText(zh: "确认", en: "confirmed")
        case .corrected: LocalizedText(zh: "更正", en: "corrected")
        case .rejected: LocalizedText(zh: "驳回", en: "rejected")
        }
    }
}
