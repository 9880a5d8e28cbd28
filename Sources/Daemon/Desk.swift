import Crisis
import Delivery
import Ledger
import Settings
import Status

/// Answers questions from the ledger and the engine, and takes people's actions to the pipeline.
struct Desk: ServiceDesk {
    let pipeline: Pipeline
    let ledger: any LedgerStore
    let started: Timestamp
    let processID: Int
    let now: @Sendable () -> Timestamp
    let reloader: Reloader
    /// Minutes east of UTC of the times in sentences.
    let offsetMinutes: Int

    // MARK: Questions

    func incidents(includingClosed: Bool) async throws -> IncidentList {
        let titles = await pipeline.watchTitles
        let records = try await ledger.incidents(open: !includingClosed, limit: 1000)
        let summaries = records.map { summary($0, titles: titles) }
        return IncidentList(
            incidents: summaries.sorted {
                ($1.level.rank, $1.escalation, $1.lastActivity, $0.id) < (
                    $0.level.rank, $0.escalation, $0.lastActivity, $1.id
                )
            })
    }

    func incident(_ id: Incident.ID) async throws -> IncidentReport? {
        guard let record = try await ledger.incident(id) else { return nil }
        return IncidentReport(
            incident: summary(record, titles: await pipeline.watchTitles),
            mentions: try await ledger.mentions(of: id, limit: 50).map {
                IncidentReport.MentionLine(mention: $0.mention, reason: $0.reason, model: $0.signals.model?.model)
            },
            evidence: try await ledger.evidence(of: id).map { IncidentReport.EvidenceLine($0) },
            alerts: try await ledger.alerts(of: id, limit: 50).map(line),
            actions: try await ledger.actions(of: id).map {
                IncidentReport.ActionLine(at: $0.at, by: $0.by, action: $0.action, note: $0.note)
            })
    }

    func explanation(of id: Incident.ID) async throws -> AssessmentReport? {
        guard let record = try await ledger.incident(id), let assessment = record.assessment else { return nil }
        return AssessmentReport(
            incident: record.incident, assessment: assessment, titles: await pipeline.checkTitles,
            detail: try await detail(of: assessment, incident: id))
    }

    /// What explains an assessment; nil when it was made by other rules than those in force.
    private func detail(of assessment: Assessment, incident: Incident.ID) async throws -> AssessmentDetail? {
        let rules = await pipeline.engine.criteria.rules
        guard rules.name == assessment.ruleSet else { return nil }
        let memory = await pipeline.engine.memory.files[incident]?.desk.levelMemory
        return AssessmentDetail(
            rules: rules, evidence: try await ledger.evidence(ofAllParts: incident),
            memory: memory ?? LevelMemory(level: assessment.level))
    }

    func checklist(of id: Incident.ID, withTexts: Bool) async throws -> Checklist? {
        guard var checklist = try await ledger.checklist(of: id) else { return nil }
        guard withTexts, let incident = try await ledger.incident(id)?.incident else { return checklist }
        let playbook = await pipeline.configuration.playbooks.first { $0.id == checklist.playbook }
        checklist.scenario = Checklist.Scenario(
            title: playbook?.title ?? LocalizedText(zh: checklist.playbook, en: checklist.playbook),
            matter: incident.title, isDrill: incident.isDrill, texts: playbook?.texts ?? PlaybookTexts())
        return checklist
    }

    /// Masked as alert files are: a label file is read by people and kept for long.
    func mention(_ id: Mention.ID) async throws -> MentionReport? {
        let redactor = await pipeline.configuration.delivery.fileRedactor
        return try await ledger.mention(id).map {
            MentionReport(mention: $0.row.mention, signals: $0.row.signals, redactor: redactor)
        }
    }

    func sources() async throws -> SourceList {
        let moment = now()
        let states = await pipeline.states
        let decisions = await pipeline.decisions
        let policy = await pipeline.configuration.polling
        return SourceList(
            sources: await pipeline.configuration.sources.map { source in
                let state = states[source.id]
                let diagnosis = state?.diagnosis(at: moment, interval: policy.interval(of: source))
                return SourceReport(
                    source: source, state: state, health: diagnosis?.health ?? .new, reason: diagnosis?.reason,
                    next: decisions[source.id])
            })
    }

    func source(_ id: Source.ID) async throws -> SourceHistory? {
        guard let report = try await sources().sources.first(where: { $0.id == id }) else { return nil }
        return SourceHistory(source: report, events: try await ledger.sourceEvents(of: id, limit: 200))
    }

    func alerts(limit: Int) async throws -> AlertList {
        AlertList(
            alerts: try await ledger.alerts(of: nil, limit: limit).map {
                AlertList.Entry(incident: $0.incident.id, title: $0.incident.title, alert: line($0))
            })
    }

    func outbox() async throws -> OutboxList {
        OutboxList(notifications: try await ledger.notifications(limit: 200).map { OutboxList.Entry($0) })
    }

    func lint(_ draft: StatementDraft) async throws -> StatementReport {
        let moment = draft.at ?? now()
        var context: StatementContext?
        if let id = draft.incident {
            guard try await ledger.incident(id) != nil else { throw DeskRefusal(.unknownIncident(id)) }
            context = await pipeline.engine.statementContext(of: id, at: moment)
        }
        return await pipeline.linter.report(
            draft.text, as: draft.kind ?? .statement, at: moment, incident: draft.incident, context: context)
    }

    func status() async throws -> StatusReport {
        let moment = now()
        let configuration = await pipeline.configuration
        let counts = try await ledger.counts(since: moment - .days(1))
        let all = try await ledger.incidents(open: true, limit: 10_000)
        // An exercise burns nothing: it is told apart and counts nowhere.
        let drills = all.filter(\.incident.isDrill)
        let records = all.filter { !$0.incident.isDrill }
        var levels = Dictionary(uniqueKeysWithValues: Level.allCases.map { ($0.rawValue, 0) })
        for record in records { levels[(record.assessment?.level ?? .clear).rawValue, default: 0] += 1 }
        let sources = try await sources().sources
        let problems = await problems(counts: counts, sources: sources)
        let unverified = sources.filter { $0.tlsUnverified == true }.map(\.id)
        return StatusReport(
            version: tocsinVersionNumber, now: moment, started: started, pid: processID,
            ruleSet: configuration.rules.name, health: problems.health,
            problems: problems.texts, level: records.compactMap { $0.assessment?.level }.max() ?? .clear,
            levels: levels, openIncidents: records.count, counts: totals(counts),
            sources: Dictionary(grouping: sources, by: \.health.rawValue).mapValues(\.count),
            tlsUnverified: unverified.isEmpty ? nil : unverified,
            next: try await nextDuty(of: records.map(\.incident.id), at: moment), reload: await reloader.last,
            drills: drills.isEmpty ? nil : drills.map { summary($0, titles: [:]) },
            model: configuration.model.map { StatusReport.Model($0, lexicon: configuration.lexicon.digest) },
            surveillance: await pipeline.watchCounts(at: moment))
    }

    func reload() async throws -> StatusReport.Reload { await reloader.reload() }

    // MARK: Putting together

    /// The open item that is due first over all incidents, the overdue ones before all others.
    private func nextDuty(of incidents: [Incident.ID], at moment: Timestamp) async throws -> StatusReport.Duty? {
        var next: (incident: Incident.ID, item: ChecklistItem, due: Timestamp)?
        for id in incidents {
            for item in try await ledger.checklist(of: id)?.items ?? [] where item.state != .done {
                guard let due = item.due, due < (next?.due ?? .init(milliseconds: .max)) else { continue }
                next = (id, item, due)
            }
        }
        return next.map { incident, item, due in
            StatusReport.Duty(
                incident: incident, item: item.id, text: item.text, owner: item.ownerTitle,
                people: item.people.map(\.name), due: due, isOverdue: due < moment)
        }
    }

    private func summary(_ record: IncidentRecord, titles: [Watch.ID: LocalizedText]) -> IncidentSummary {
        let watch = record.incident.watch
        return IncidentSummary(
            record: record.incident, assessment: record.assessment,
            watchTitle: titles[watch] ?? LocalizedText(zh: watch, en: watch))
    }

    private func line(_ alert: Alert) -> IncidentReport.AlertLine {
        IncidentReport.AlertLine(
            id: alert.id, at: alert.at, kind: alert.reason.kind, level: alert.assessment.level,
            sentence: alert.sentences(moments: MomentText(offsetMinutes: offsetMinutes)))
    }

    private func totals(_ counts: LedgerCounts) -> StatusReport.LedgerTotals {
        StatusReport.LedgerTotals(
            items: counts.items, itemsLastDay: counts.recentItems, mentions: counts.mentions,
            complaints: counts.complaints, unreadable: counts.unreadable, alerts: counts.alerts,
            notificationsWaiting: counts.notificationsWaiting, notificationsDead: counts.notificationsDead)
    }

    /// What is wrong with the service itself, the worst deciding its health.
    private func problems(
        counts: LedgerCounts, sources: [SourceReport]
    ) async -> (health: StatusReport.Health, texts: [LocalizedText]) {
        var health = StatusReport.Health.ok
        var texts: [LocalizedText] = []
        if let failure = await pipeline.ledgerFailure {
            health = .failing
            texts.append(LocalizedText(zh: "账本无法写入：\(failure)", en: "the ledger cannot be written: \(failure)"))
        }
        if counts.notificationsDead > 0 {
            health = .failing
            texts.append(
                LocalizedText(
                    zh: "未能送达的通知 \(counts.notificationsDead) 条，见 tocsin outbox",
                    en: "notifications that could not be delivered: \(counts.notificationsDead); see: tocsin outbox"))
        }
        let broken = sources.filter { [.failing, .blocked, .gone].contains($0.health) }
        if !broken.isEmpty {
            if health == .ok { health = .degraded }
            let names = broken.map(\.id)
            texts.append(
                LocalizedText(
                    zh: "来源失败、被拒或已撤销，见 tocsin sources：\(names.joined(separator: "、"))",
                    en: "sources that fail, are blocked or gone (see: tocsin sources): \(names.joined(separator: ", "))"
                ))
        }
        let unverified = await pipeline.configuration.sources.filter(\.trustsAnyMailServer).map(\.id)
        if !unverified.isEmpty {
            texts.append(
                LocalizedText(
                    zh: "未验证邮件服务器证书的来源（verify_certificate: false）：\(unverified.joined(separator: "、"))",
                    en:
                        "mailboxes whose server is not verified (verify_certificate: false): \(unverified.joined(separator: ", "))"
                ))
        }
        let families = await pipeline.familyWatch(at: now())
        for report in families.reports where report.condition == .dead {
            if health == .ok { health = .degraded }
            texts.append(report.reason)
        }
        if let family = families.onlyHeard {
            texts.append(
                LocalizedText(
                    zh: "三类预警来源（消费者、媒体、公众）中只听得到一类：\(family.title.zh)",
                    en: "only one of the three families of sources is heard: \(family.title.en)"))
        }
        return (health, texts)
    }
}

/// What people do.
extension Desk {
    func acknowledge(_ id: Incident.ID, by person: String, note: String?) async throws -> ActionReceipt {
        try await act(id, by: person, action: "ack", note: note) { engine, moment in
            try engine.acknowledge(id, by: person, at: moment)
        }
        return try await receipt(
            id, LocalizedText(zh: "\(person) 已认领 \(id)。", en: "\(id) is acknowledged by \(person)."))
    }

    func tick(_ item: String, of id: Incident.ID, by person: String, note: String?) async throws -> ActionReceipt {
        try await act(id, by: person, action: "tick \(item)", note: note) { engine, moment in
            try engine.tick(ChecklistTick(item: item, by: person, at: moment, note: note), of: id, at: moment)
        }
        return try await receipt(
            id, LocalizedText(zh: "\(id) 的 \(item) 已记为完成。", en: "\(item) of \(id) is marked as done."))
    }

    func follow(
        _ playbook: String, of id: Incident.ID, by person: String, note: String?
    ) async throws -> ActionReceipt {
        try await act(id, by: person, action: "playbook \(playbook)", note: note) { engine, moment in
            try engine.follow(playbook, of: id, at: moment)
        }
        return try await receipt(
            id, LocalizedText(zh: "\(id) 改用预案 \(playbook)。", en: "\(id) follows the playbook \(playbook) from now on."))
    }

    func close(_ id: Incident.ID, by person: String, note: String?) async throws -> ActionReceipt {
        try await act(id, by: person, action: "close", note: note) { engine, moment in
            try engine.close(id, by: person, at: moment)
        }
        let isClosed = try await ledger.incident(id)?.incident.status == .closed
        return try await receipt(
            id,
            isClosed
                ? LocalizedText(zh: "\(id) 已关闭。", en: "\(id) is closed.")
                : LocalizedText(
                    zh: "\(person) 同意关闭 \(id)；橙色和红色事件需要另一人再次确认。",
                    en: "\(person) agreed to close \(id); an orange or red incident needs a second person."))
    }

    func add(_ submission: EvidenceSubmission, to id: Incident.ID) async throws -> ActionReceipt {
        let evidence = try submission.evidence(at: now())
        try await requireKnown(submission.reopens)
        let sorted = evidence.tags.sorted { $0.rawValue < $1.rawValue }
        let tags = sorted.map(\.rawValue).joined(separator: ",")
        let titles = sorted.map(\.title)
        try await act(id, by: submission.by, action: "evidence \(tags)", note: submission.text) { engine, moment in
            try engine.add(evidence, to: id, at: moment)
        }
        return try await receipt(
            id,
            LocalizedText(
                zh: "已记录 \(id) 的证据：\(titles.map(\.zh).joined(separator: "、"))。",
                en: "Evidence of \(id) is recorded: \(titles.map(\.en).joined(separator: ", "))."))
    }

    /// A check that no rule knows would be kept and never reopened.
    private func requireKnown(_ checks: [CheckID]) async throws {
        let known = await pipeline.checkTitles
        for check in checks where known[check] == nil {
            let all = known.keys.map(\.text).sorted().joined(separator: ", ")
            throw DeskRefusal(
                .invalid,
                LocalizedText(
                    zh: "没有检查项 \(check)。可用：\(all)。", en: "There is no check \(check). It may be one of: \(all)."))
        }
    }

    @discardableResult
    func act(
        _ id: Incident.ID?, by person: String, action: String, note: String?,
        _ change: @escaping @Sendable (inout Engine, Timestamp) throws -> Outcome
    ) async throws -> [RecordedPlacement] {
        guard !person.isEmpty, person.count <= 100 else {
            throw DeskRefusal(.invalid, LocalizedText(zh: "请说明是谁：--by 姓名", en: "Say who acts: --by NAME"))
        }
        do {
            return try await pipeline.act(
                { RecordedAction(incident: id, at: $0, by: person, action: action, note: note) }, change)
        } catch let refusal as ActionRefusal {
            throw DeskRefusal(refusal)
        }
    }

    func receipt(_ id: Incident.ID, _ message: LocalizedText) async throws -> ActionReceipt {
        guard let record = try await ledger.incident(id) else { throw DeskRefusal(.unknownIncident(id)) }
        return ActionReceipt(incident: summary(record, titles: await pipeline.watchTitles), message: message)
    }
}

extension DeskRefusal {
    /// The engine's refusal in the desk's words.
    init(_ refusal: ActionRefusal) {
        let reason: Reason =
            switch refusal {
            case .unknownIncident: .unknownIncident
            case .closedIncident, .mergedIncident, .needsSecondPerson, .unlikeIncidents, .nothingLeft,
                .tooManyMentions:
                .notAllowed
            case .unknownItem, .unknownPlaybook, .knownEvidence, .unknownFact, .unknownPromise, .needsDueTime,
                .sameIncident,
                .unknownMention:
                .invalid
            }
        self.init(reason, refusal.message)
    }
}
