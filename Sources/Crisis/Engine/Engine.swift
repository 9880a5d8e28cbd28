/// The judgement of the whole service as one value: what arrives goes in with its time, what follows from it comes out.
///
/// It reads no clock, no file and no network. Live service, replay and drill run this same value; they differ only in
/// where arrivals and time come from.
package struct Engine: Sendable {
    package private(set) var criteria: Criteria
    package internal(set) var memory: EngineMemory

    package init(criteria: Criteria, memory: EngineMemory = EngineMemory()) {
        self.criteria = criteria
        self.memory = memory
        introduceWatches()
    }

    // MARK: What arrives

    /// Takes new items, in the order of their publication, and judges the incidents that they touch.
    package mutating func observe(_ arrivals: [Arrival], at now: Timestamp) -> Outcome {
        var outcome = Outcome()
        var touched: Set<Incident.ID> = []
        let ordered = arrivals.enumerated().sorted {
            ($0.element.item.published ?? now, $0.offset) < ($1.element.item.published ?? now, $1.offset)
        }
        for (_, arrival) in ordered {
            let reading = read(arrival, at: now, evidence: &outcome.evidence)
            touched.formUnion(reading.mentions.compactMap(\.incident))
            touched.formUnion(merge(at: now))
            outcome.readings.append(reading)
        }
        let surges = closeBins(at: now)
        judge(touched.union(surges.compactMap(\.incident)), at: now, isNews: true, into: &outcome)
        tell(surges, at: now, in: &outcome)
        return outcome
    }

    private mutating func read(
        _ arrival: Arrival, at now: Timestamp, evidence: inout [(incident: Incident.ID, evidence: Evidence)]
    ) -> Outcome.Reading {
        let (source, item) = (arrival.source, arrival.item)
        let text = NormalizedText(title: item.title, text: item.text)
        let watches = criteria.watches(of: item, from: source, matching: text)
        guard !watches.isEmpty else { return Outcome.Reading(arrival: arrival, mentions: []) }
        let signals = criteria.analyzer.read(text)
        let mentions = watches.map { watch in
            let mention = Mention(
                id: Mention.ID("\(source.id)/\(item.identity)@\(watch.id)"), watch: watch.id, source: source.id,
                family: source.family, tier: source.tier, item: item, seen: now)
            let (incident, reason) = place(mention, signals: signals, at: now)
            if let incident, source.tier == .own {
                evidence += hear(own: mention, signals: signals, text: text, in: incident, at: now).map {
                    (incident, $0)
                }
            }
            return Outcome.MentionReading(mention: mention, signals: signals, incident: incident, reason: reason)
        }
        return Outcome.Reading(arrival: arrival, mentions: mentions)
    }

    /// Hands what is kept of an incident that another one took in over to that one.
    mutating func merge(at now: Timestamp) -> [Incident.ID] {
        memory.tracker.takeMergers().map { merger in
            var file = memory.files[merger.from, default: IncidentFile(incident: merger.from)]
            memory.files[merger.into, default: IncidentFile(incident: merger.into)].take(file)
            file.closed = now
            memory.files[merger.from] = file
            return merger.from
        }
    }

    /// The incident that a mention joins, and why.
    private mutating func place(
        _ mention: Mention, signals: Signals, at now: Timestamp
    ) -> (incident: Incident.ID?, reason: LocalizedText) {
        count(mention, signals: signals, at: now)
        let change = memory.tracker.observe(mention, signals: signals, at: now)
        if case .reopened(let incident, _) = change { memory.files[incident.id]?.reopen() }
        if let incident = change.incident {
            memory.files[incident, default: IncidentFile(incident: incident)].show(mention, signals: signals)
        }
        return (change.incident, change.reason)
    }

    // MARK: What time brings

    /// Judges every open incident without any news, and closes those that nobody has spoken of for long.
    package mutating func tick(at now: Timestamp) -> Outcome {
        var outcome = Outcome()
        // Silence counts too: it teaches each watch what is usual.
        let surges = closeBins(at: now)
        let told = tellDrills(at: now, into: &outcome)
        let open = Set(memory.tracker.openIncidents.map(\.id)).subtracting(told)
        judge(open, at: now, isNews: false, into: &outcome)
        tell(surges, at: now, in: &outcome)
        outcome.alerts += closeDays(at: now)
        for incident in memory.tracker.stale(at: now) where level(of: incident) < .yellow {
            _ = memory.tracker.close(incident, at: now)
            memory.files[incident]?.closed = now
            judge([incident], at: now, isNews: true, into: &outcome)
        }
        memory.forgetClosed()
        return outcome
    }

    /// The next moment at which a clock of an open incident changes something.
    package func nextMoment(after now: Timestamp) -> Timestamp? {
        let files = memory.tracker.openIncidents.compactMap { memory.files[$0.id] }
        let moments = files.compactMap(\.nextMoment) + files.compactMap { $0.drill?.nextMoment(after: now) }
        return moments.filter { $0 > now }.min()
    }

    package func level(of incident: Incident.ID) -> Level { memory.files[incident]?.desk.level ?? .clear }

    // MARK: What people do

    /// - Throws: `ActionRefusal` when the incident is unknown or closed.
    package mutating func acknowledge(
        _ id: Incident.ID, by person: String, at now: Timestamp
    ) throws(ActionRefusal) -> Outcome {
        try requireOpen(id)
        memory.tracker.acknowledge(id, by: person, at: now)
        return judged(id, at: now)
    }

    /// Records evidence, with an id of its own within the incident when it has none.
    package mutating func add(
        _ evidence: Evidence, to id: Incident.ID, at now: Timestamp
    ) throws(ActionRefusal) -> Outcome {
        try requireOpen(id)
        var evidence = evidence
        if evidence.id.text.isEmpty {
            evidence.id = FactNumbers(memory.files[id]?.desk.evidence ?? []).peek("e")
        }
        guard memory.files[id, default: IncidentFile(incident: id)].desk.record(evidence) else {
            throw .knownEvidence(evidence.id)
        }
        memory.tracker.record(evidence, for: id)
        if evidence.tags.contains(.complaintValid) { countValid(id, at: now) }
        var outcome = judged(id, at: now)
        outcome.evidence.append((id, evidence))
        return outcome
    }

    /// Marks an item of the checklist as done.
    package mutating func tick(
        _ tick: ChecklistTick, of id: Incident.ID, at now: Timestamp
    ) throws(ActionRefusal) -> Outcome {
        try requireOpen(id)
        guard let item = playbook(of: id, at: now)?.items.first(where: { $0.id == tick.item }) else {
            throw .unknownItem(tick.item)
        }
        memory.files[id]?.ticks.append(tick)
        let keeps = item.clock == .promise ? keepPromises(by: tick, of: id, at: now) : []
        var outcome = judged(id, at: now)
        outcome.evidence += keeps.map { (id, $0) }
        return outcome
    }

    /// Closes an incident; while it is orange or red, two persons must say so.
    package mutating func close(
        _ id: Incident.ID, by person: String, at now: Timestamp
    ) throws(ActionRefusal) -> Outcome {
        try requireOpen(id)
        var file = memory.files[id, default: IncidentFile(incident: id)]
        if file.drill != nil { return try stopDrill(id, at: now) }
        guard !file.closers.contains(person) else { throw .needsSecondPerson(person) }
        file.closers.append(person)
        if file.desk.level < .orange || file.closers.count > 1 {
            file.closed = now
            memory.tracker.close(id, at: now)
        }
        memory.files[id] = file
        return judged(id, at: now)
    }

    func requireOpen(_ id: Incident.ID) throws(ActionRefusal) {
        guard let incident = memory.tracker.incident(id) else { throw .unknownIncident(id) }
        if let other = incident.mergedInto { throw .mergedIncident(id, into: other) }
        guard incident.status != .closed else { throw .closedIncident(id) }
    }

    // MARK: What if

    /// What a supposition would change about an incident; nothing of it is remembered.
    ///
    /// - Parameter rules: other rules that are supposed; nil for those in force.
    /// - Returns: nil when the incident is not known or was never judged.
    package func suppose(
        _ supposition: Supposition, of id: Incident.ID, rules: RuleSet? = nil, at now: Timestamp
    ) throws(Supposition.Refusal) -> Hypothesis? {
        guard let incident = memory.tracker.incident(id), let desk = memory.files[id]?.desk,
            let situation = situation(of: incident, at: now)
        else { return nil }
        guard supposition.at >= now else { throw .outside(supposition.at, from: now, to: nil) }
        return try Hypothesis(
            supposition, situation: situation, evidence: desk.evidence, memory: desk.levelMemory,
            assessor: criteria.assessor(for: memory.files[id]?.drill), rules: rules)
    }

    // MARK: The source families

    /// Tells each family of sources once when it falls silent, and again only after it has spoken.
    package mutating func hear(silent families: Set<SourceFamily>, at now: Timestamp) -> [Alert] {
        let decisions = AlertPolicy(rules: criteria.rules).decide(silent: families, memory: &memory.silence)
        return decisions.compactMap(\.raised).map { Alert(silence: $0, rules: criteria.rules.name, at: now) }
    }

    /// Tells of single sources that are silent, gone or failing; see `AlertPolicy.decide(troubled:at:memory:)`.
    package mutating func hear(troubled: [SourceTrouble], at now: Timestamp) -> [Alert] {
        let decision = AlertPolicy(rules: criteria.rules).decide(troubled: troubled, at: now, memory: &memory.silence)
        return decision.raised.map { [Alert(silence: $0, rules: criteria.rules.name, at: now)] } ?? []
    }

    /// The parts of the tracker's memory that changed since they were last taken: what the ledger is owed.
    package mutating func takeTrackerChanges() -> [TrackerPart] { memory.tracker.takeChanges() }

    /// Puts new criteria in place of the old; what is remembered stays.
    package mutating func adopt(_ criteria: Criteria) {
        self.criteria = criteria
        introduceWatches()
    }

    private mutating func introduceWatches() {
        memory.tracker.rules = criteria.tracking
        for watch in criteria.watches { memory.tracker.introduce(watch.id, brands: watch.brands) }
    }

    // MARK: Judging

    mutating func judged(_ id: Incident.ID, at now: Timestamp) -> Outcome {
        var outcome = Outcome()
        judge([id], at: now, isNews: true, into: &outcome)
        return outcome
    }

    mutating func judge(
        _ incidents: Set<Incident.ID>, at now: Timestamp, isNews: Bool, into outcome: inout Outcome
    ) {
        for id in incidents.sorted() { judge(id, at: now, isNews: isNews, into: &outcome) }
    }

    private mutating func judge(
        _ id: Incident.ID, at now: Timestamp, isNews: Bool, into outcome: inout Outcome
    ) {
        guard let incident = memory.tracker.incident(id), let situation = situation(of: incident, at: now)
        else { return }
        var file = memory.files[id, default: IncidentFile(incident: id)]
        let assessor = criteria.assessor(for: file.drill)
        let step = file.desk.assess(situation, at: now, by: assessor)
        let raised = incident.status == .closed ? [] : step.raised
        file.assessment = step.assessment
        file.nextMoment = step.nextMoment
        if !raised.isEmpty, file.checklistStarted == nil, step.assessment.level >= criteria.rules.notify.fromLevel {
            file.checklistStarted = now
        }
        if raised.contains(where: \.isLouder) { file.lastRose = now }
        memory.files[id] = file
        let matter = matter(of: incident, situation: situation, file: file, at: now)
        let checklist = checklist(of: id, matter: matter, clock: situation.clock, at: now)
        if checklist != nil {
            memory.files[id]?.playbook = criteria.checklists.followed(for: matter, kept: file.playbook)?.id
        }
        outcome.judged.append(
            Outcome.Judgement(
                incident: incident, assessment: step.assessment, basis: step.basis, checklist: checklist,
                otherRules: file.drill.map { _ in assessor.rules }, isNews: isNews || !raised.isEmpty))
        if let reason = raised.first {
            outcome.alerts.append(
                Alert(
                    id: Alert.ID(incident: id, reason: reason, at: now), at: now, reason: reason,
                    alsoFor: Array(raised.dropFirst()), incident: incident, previousLevel: step.previousLevel,
                    assessment: step.assessment, highlights: file.highlights, checklist: checklist,
                    clock: situation.clock, names: criteria.names(for: incident)))
        }
    }

    /// What is counted around an incident at a moment.
    func situation(of incident: Incident, at now: Timestamp) -> Situation? {
        if let drill = memory.files[incident.id]?.drill { return drill.script.situation(at: now) }
        return memory.tracker.situation(
            of: incident.id, background: criteria.watch(incident.watch)?.background ?? .init(),
            surge: surge(of: incident.watch, at: now), at: now)
    }
}

extension Criteria {
    /// What people call the watch and the checks.
    func names(for incident: Incident) -> Alert.Names {
        Alert.Names(
            watch: watch(incident.watch)?.title ?? LocalizedText(zh: incident.watch, en: incident.watch),
            checks: rules.checks.map { Alert.Names.CheckName(id: $0.id, title: $0.title) })
    }
}

/// Why a person's action was not taken.
package enum ActionRefusal: Error, Hashable, Sendable {
    case unknownIncident(Incident.ID)
    case closedIncident(Incident.ID)
    case mergedIncident(Incident.ID, into: Incident.ID)
    case sameIncident(Incident.ID)
    /// The two are of different watches, or one is a drill.
    case unlikeIncidents(Incident.ID, Incident.ID)
    /// All mentions of the incident were named.
    case nothingLeft(Incident.ID)
    case unknownMention(String)
    /// More mentions than can be told apart at once.
    case tooManyMentions(Incident.ID, limit: Int)
    case unknownItem(String)
    case unknownPlaybook(String, known: [String])
    case knownEvidence(FactID)
    case needsSecondPerson(String)
    /// Nothing of that name can be decided or taken back here.
    case unknownFact(FactID)
    case unknownPromise(FactID)
    /// A promise needs one of the times that its words can mean, or another one.
    case needsDueTime(FactID)

    package var message: LocalizedText {
        switch self {
        case .unknownIncident(let id):
            LocalizedText(
                zh: "没有名为 \(id) 的事件。用 tocsin incidents --all 查看全部。",
                en: "There is no incident \(id). See all with: tocsin incidents --all")
        case .closedIncident(let id):
            LocalizedText(
                zh: "\(id) 已关闭；同一事由的新投诉或新报道会重新打开它。",
                en: "\(id) is closed; a new complaint or report of the same matter opens it again.")
        case .mergedIncident(let id, let other):
            LocalizedText(
                zh: "\(id) 已并入 \(other)，不会单独重开。请对 \(other) 操作。",
                en: "\(id) is part of \(other) and does not open again by itself. Act on \(other).")
        case .sameIncident(let id):
            LocalizedText(zh: "\(id) 不能并入自身，也不能移到自身。", en: "\(id) cannot be merged with itself or moved to itself.")
        case .unlikeIncidents(let one, let two):
            LocalizedText(
                zh: "\(one) 与 \(two) 属于不同的监测对象，或其一为演练，不能合为一件。",
                en: "\(one) and \(two) belong to different watches, or one is a drill; they cannot be one.")
        case .nothingLeft(let id):
            LocalizedText(
                zh: "\(id) 的全部提及都被选中，拆分后将为空。要合并请用 tocsin incident merge。",
                en:
                    "All mentions of \(id) are named, nothing would be left. To join it to another: tocsin incident merge"
            )
        case .unknownMention(let mention):
            LocalizedText(
                zh: "没有编号为 \(mention) 的提及。用 tocsin show 事件编号 --json 查看编号。",
                en: "There is no mention \(mention). See the ids with: tocsin show ID --json")
        case .tooManyMentions(let id, let limit):
            LocalizedText(
                zh: "\(id) 的提及超过 \(limit) 条，无法拆分。", en: "\(id) has more than \(limit) mentions and cannot be split.")
        case .unknownItem(let item):
            LocalizedText(
                zh: "清单里没有 \(item)。用 tocsin checklist 查看编号。",
                en: "The checklist has no item \(item). See the numbers with: tocsin checklist")
        case .unknownPlaybook(let name, let known):
            LocalizedText(
                zh: "没有名为 \(name) 的预案。可用：\(known.joined(separator: "、"))。",
                en: "There is no playbook \(name). Write one of: \(known.joined(separator: ", ")).")
        case .unknownFact(let id):
            LocalizedText(
                zh: "没有可以确认、更正或驳回的证据 \(id)。用 tocsin evidence list 查看。",
                en: "There is no evidence \(id) to confirm, correct or reject. See: tocsin evidence list")
        case .unknownPromise(let id):
            LocalizedText(
                zh: "没有未了结的承诺 \(id)。用 tocsin promises 查看。",
                en: "There is no open promise \(id). See: tocsin promises")
        case .needsDueTime(let id):
            LocalizedText(
                zh: "承诺 \(id) 的时间不明确，请用 --due 写明。",
                en: "The time of the promise \(id) is unclear. Say when it is due with --due.")
        case .knownEvidence(let id):
            LocalizedText(zh: "证据 \(id) 已经记录过。", en: "Evidence \(id) is recorded already.")
        case .needsSecondPerson(let person):
            LocalizedText(
                zh: "\(person) 已同意关闭；橙色和红色事件需要另一个人。",
                en: "\(person) has agreed already; an orange or red incident needs another person.")
        }
    }
}
