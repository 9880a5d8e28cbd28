import Crisis

extension AlertDocument {
    /// Foreign texts are cut at this many characters; everything else is the alert's own.
    private static let longestText = 2000

    init(_ alert: Alert, moments: MomentText) {
        let assessment = alert.assessment
        id = alert.id.text
        time = alert.at
        kind = alert.reason.kind
        drill = alert.incident.isDrill
        headline = LocalizedText(
            zh: AlertDocument.cut(alert.headline(in: .chinese).joined(separator: " · ")),
            en: AlertDocument.cut(alert.headline(in: .english).joined(separator: " · ")))
        reason = Reason(alert.reason, sentence: alert.sentence(moments: moments))
        also = alert.alsoFor.map { other in
            AlsoReason(
                kind: other.kind,
                reason: Reason(other, sentence: alert.sentence(of: other, moments: moments)))
        }
        level = assessment.level
        previousLevel = alert.previousLevel
        indicatedLevel = assessment.indicated
        escalation = assessment.escalation.points
        risk = assessment.risk.points
        likelihood = assessment.likelihood
        impact = assessment.impact
        gap = assessment.gap.points
        readiness = assessment.readiness.points
        assessed = assessment.at
        ruleSet = assessment.ruleSet
        clock = alert.clock
        incident = IncidentPart(alert.incident, names: alert.names)
        principles = assessment.principles.map { PrinciplePart($0, names: alert.names) }
        parts = assessment.parts.map { Part($0) }
        floors = assessment.floors.map {
            Floor(rule: $0.rule, level: $0.level, reason: $0.reason, grounds: $0.grounds.map { GroundPart($0) })
        }
        highlights = alert.highlights.map { HighlightPart($0) }
        checklist = alert.checklist.map { ChecklistPart($0) }
    }

    static func cut(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: longestText, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return text }
        return String(scalars[..<end]) + "…"
    }
}

extension AlertDocument.Reason {
    init(_ reason: AlertReason, sentence: LocalizedText) {
        self.sentence = LocalizedText(zh: AlertDocument.cut(sentence.zh), en: AlertDocument.cut(sentence.en))
        switch reason {
        case .levelRose(let from, let to), .levelFell(let from, let to):
            self.from = from
            self.to = to
        case .floorHit(let rule):
            self.rule = rule
        case .checkDueSoon(let check, let due), .checkOverdue(let check, let due):
            self.check = check
            self.due = due
        case .checksDueSoon(let checks), .checksOverdue(let checks):
            self.checks = checks
        case .verdictArrived(let polarity, let by):
            self.polarity = polarity
            self.by = by
        case .contradiction(let check):
            self.check = check
        case .promisesDueSoon(let promises), .promisesBroken(let promises):
            self.promises = promises
        case .familySilent(let family):
            self.family = family
        case .sourcesTroubled(let sources):
            self.sources = sources
        case .intake(let readings):
            intake = readings.prefix(50).map { reading in
                AlertDocument.Intake(
                    period: reading.period.rawValue, category: reading.series.category,
                    region: reading.series.region.map(AlertDocument.cut), count: reading.count,
                    expected: Double(reading.expected) / 100, bound: Double(reading.bound) / 100,
                    method: reading.method.rawValue)
            }
        case .surge(let notice):
            surge = AlertDocument.Surge(
                series: notice.series.text, minutes: notice.minutes, count: notice.count,
                expected: Double(notice.expected) / 100, weeks: Double(notice.weeks) / 10,
                youngBaseline: notice.isYoung)
        }
    }
}

extension AlertDocument.IncidentPart {
    init(_ incident: Incident, names: Alert.Names?) {
        id = incident.id
        watch = incident.watch
        watchTitle = names?.watch
        title = AlertDocument.cut(incident.title)
        category = incident.category
        categoryTitle = incident.category.title
        status = incident.status
        opened = incident.opened
        lastActivity = incident.lastActivity
        acknowledgedBy = incident.acknowledgement?.by
        acknowledged = incident.acknowledgement?.at
        mentions = incident.mentions
        complaints = incident.complaints
        stories = incident.stories
    }
}

extension AlertDocument.PrinciplePart {
    init(_ standing: PrincipleStanding, names: Alert.Names?) {
        id = standing.principle
        title = standing.principle.title
        gap = standing.gap.points
        readiness = standing.readiness.points
        checks = standing.checks.map { check in
            AlertDocument.Check(
                id: check.id, title: names?[check.id], state: check.state, weight: check.weight,
                lateness: Double(check.lateness.value) / 1000, credit: Double(check.credit.value) / 1000,
                due: check.due, lateBySeconds: check.lateBy?.seconds, evidence: check.evidence)
        }
    }
}

extension AlertDocument.Part {
    init(_ score: PartScore) {
        part = score.part
        title = score.part.title
        points = score.points
        cap = score.cap
        reason = score.reason
        grounds = score.grounds.map { AlertDocument.GroundPart($0) }
    }
}

extension AlertDocument.GroundPart {
    init(_ ground: Ground) {
        quote = AlertDocument.cut(ground.quote)
        fact = ground.fact
    }
}

extension AlertDocument.HighlightPart {
    init(_ highlight: Alert.Highlight) {
        fact = highlight.fact
        time = highlight.at
        source = highlight.source
        tier = highlight.tier
        title = AlertDocument.cut(highlight.title)
        quote = AlertDocument.cut(highlight.quote)
        url = highlight.url.map(AlertDocument.cut)
    }
}

extension AlertDocument.ChecklistPart {
    init(_ checklist: Checklist) {
        playbook = checklist.playbook
        started = checklist.started
        items = checklist.items.map { item in
            Item(
                id: item.id, text: item.text, closesOn: item.closesOn, principle: item.principle, owner: item.owner,
                ownerTitle: item.ownerTitle, people: item.people, due: item.due, state: item.state, done: item.done,
                closedBy: item.closedBy)
        }
    }
}
