import Crisis
import Ledger

extension Dice {
    mutating func sourceState() -> SourceState {
        SourceState(
            id: word() + text(), etag: maybe { $0.text() }, lastModified: maybe { $0.text() },
            cursor: maybe { $0.text() }, nextDue: moment(), lastAttempt: maybe { $0.moment() },
            lastSuccess: maybe { $0.moment() }, lastStatus: maybe { $0.upTo(599) }, lastError: maybe { $0.text() },
            failures: upTo(9), requests: upTo(9999), notModified: upTo(99), items: upTo(99), unreadable: upTo(9),
            bytes: upTo(1 << 40), lastItem: maybe { $0.moment() },
            gaps: some(64) { Int64($0.upTo(1 << 40)) }, isGone: flip())
    }

    mutating func incident() throws -> Incident {
        Incident(
            id: Incident.ID(word()), watch: text(), title: text(), category: try one(of: Category.allCases),
            status: try one(of: Incident.Status.allCases), opened: moment(), lastActivity: moment(),
            acknowledgement: maybe { Incident.Acknowledgement(by: $0.text(), at: $0.moment()) }, isDrill: flip(),
            mentions: upTo(999), complaints: upTo(99), stories: upTo(99))
    }

    mutating func grounds() -> [Ground] {
        some(2) { dice in Ground(quote: dice.text(), fact: dice.maybe { FactID($0.text()) }) }
    }

    mutating func assessment() throws -> Assessment {
        Assessment(
            at: moment(), ruleSet: RuleSetName(name: text(), hash: text()), likelihood: upTo(100), impact: upTo(100),
            parts: ScorePart.allCases.map { part in
                PartScore(part: part, points: upTo(20), cap: 20, reason: names(), grounds: grounds())
            }, risk: perMille(), principles: try Principle.allCases.map { try standing(of: $0) }, gap: perMille(),
            readiness: perMille(), escalation: perMille(),
            floors: try some(2) { dice in
                FloorHit(
                    rule: dice.text(), level: try dice.one(of: Level.allCases), reason: dice.names(),
                    grounds: dice.grounds())
            }, indicated: try one(of: Level.allCases), level: try one(of: Level.allCases))
    }

    private mutating func standing(of principle: Principle) throws -> PrincipleStanding {
        let states: [CheckStanding.State] = [.waiting, .running, .overdue, .met, .reopened, .notApplicable]
        return PrincipleStanding(
            principle: principle, gap: perMille(), readiness: perMille(),
            checks: try some(4) { dice in
                CheckStanding(
                    id: CheckID(dice.text()), state: try dice.one(of: states), weight: dice.upTo(40),
                    lateness: dice.perMille(), credit: dice.perMille(), due: dice.maybe { $0.moment() },
                    lateBy: dice.maybe { .seconds(Int64($0.upTo(1_000_000))) },
                    evidence: dice.some(2) { FactID($0.text()) })
            })
    }

    mutating func checklist(incident: Incident.ID) throws -> Checklist {
        Checklist(
            incident: incident, playbook: text(), started: moment(),
            items: try some(5) { dice in
                ChecklistItem(
                    id: dice.text(), text: dice.names(), closesOn: dice.names(),
                    principle: try dice.maybe { try $0.one(of: Principle.allCases) }, owner: dice.text(),
                    ownerTitle: dice.names(),
                    people: dice.some(2) { Roster.Person(name: $0.text(), contact: $0.maybe { $0.text() }) },
                    due: dice.maybe { $0.moment() }, state: try dice.one(of: ChecklistItem.State.allCases),
                    done: dice.maybe { $0.moment() }, closedBy: dice.maybe { $0.text() })
            })
    }

    mutating func alert(of incident: Incident) throws -> Alert {
        let reasons: [AlertReason] = [
            .levelRose(from: .blue, to: .red), .levelFell(from: .red, to: .clear), .floorHit(rule: text()),
            .checkDueSoon(CheckID(text()), due: moment()), .checkOverdue(CheckID(text()), due: moment()),
            .verdictArrived(.mixed, by: .authority), .contradiction(CheckID(text())), .familySilent(.media),
            .surge(
                SurgeNotice(
                    watch: text(), series: SeriesKey(.posts, .late), at: moment(), minutes: 15, count: upTo(99),
                    expected: upTo(999), weeks: upTo(99_999), isYoung: true)),
        ]
        return Alert(
            id: Alert.ID("msg_" + word()), at: moment(), reason: try one(of: reasons), incident: incident,
            previousLevel: try one(of: Level.allCases), assessment: try assessment(),
            highlights: try some(3) { dice in
                Alert.Highlight(
                    fact: FactID(dice.text()), at: dice.moment(), source: dice.text(),
                    tier: try dice.one(of: Tier.allCases), title: dice.text(), quote: dice.text(),
                    url: dice.maybe { $0.text() })
            }, checklist: try maybe { try $0.checklist(incident: incident.id) })
    }

    mutating func notification(of alert: Alert.ID) throws -> Crisis.Notification {
        let channel = word() + text()
        return Crisis.Notification(
            id: "\(alert.text)/\(channel)", alert: alert, channel: channel,
            state: try one(of: Crisis.Notification.State.allCases), attempts: upTo(9), nextAttempt: moment(),
            lastError: maybe { $0.text() }, delivered: maybe { $0.moment() }, payload: bytes(200))
    }

    mutating func bytes(_ bound: Int) -> [UInt8] { some(bound) { UInt8($0.upTo(255)) } }

    /// A batch with something in each of its lists, all about one incident.
    mutating func batch() throws -> LedgerBatch {
        let incident = try incident()
        var batch = LedgerBatch(at: moment())
        batch.items = try (0..<4).map { _ in try recorded(incident: incident.id) }
        batch.unreadable = [unreadable(), unreadable()]
        batch.evidence = [RecordedEvidence(incident: incident.id, evidence: try evidence())]
        batch.actions = [action(incident: incident.id), action(incident: nil)]
        batch.sources = [sourceState()]
        batch.incidents = [IncidentRecord(incident: incident, assessment: try maybe { try $0.assessment() })]
        batch.states = [DerivedState(kind: text(), key: word(), json: bytes(300))]
        batch.checklists = [try checklist(incident: incident.id)]
        batch.assessments = [RecordedAssessment(incident: incident.id, assessment: try assessment())]
        let alert = try alert(of: incident)
        batch.alerts = [alert]
        batch.notifications = [try notification(of: alert.id), try notification(of: alert.id)]
        return batch
    }
}
