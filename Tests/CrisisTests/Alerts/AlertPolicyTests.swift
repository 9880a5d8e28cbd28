import Crisis
import Foundation
import Testing

@Suite("An alert goes out on a change of state, once, and never on mere movement of the score")
struct AlertPolicyTests {
    private let known = FiveSFixture.known

    private func assessment(
        hours: Int64 = 0, level: Level = .orange, escalation: Int = 550, floors: [String] = [],
        checks: [CheckStanding] = []
    ) -> Assessment {
        Assessment(
            at: known + .hours(hours), ruleSet: RuleSetName(name: "5s-1", hash: "0"), likelihood: 0, impact: 0,
            parts: [], risk: .zero,
            principles: [PrincipleStanding(principle: .speed, gap: .zero, readiness: .zero, checks: checks)],
            gap: .zero, readiness: .zero, escalation: PerMille(escalation),
            floors: floors.map {
                FloorHit(rule: $0, level: .orange, reason: LocalizedText(zh: "底线", en: "floor"))
            }, indicated: level, level: level)
    }

    private func check(_ id: String, _ state: CheckStanding.State, dueAfter hours: Int64 = 4) -> CheckStanding {
        CheckStanding(
            id: CheckID(id), state: state, weight: 1, lateness: .zero, credit: .zero, started: known,
            due: known + .hours(hours))
    }

    private func policy() throws -> AlertPolicy { AlertPolicy(rules: try FiveSFixture.rules()) }

    @Test(
        "a change of level is told in both directions, at every level",
        arguments: [
            (.clear, .blue, .raise(.levelRose(from: .clear, to: .blue))),
            (.yellow, .red, .raise(.levelRose(from: .yellow, to: .red))),
            (.orange, .yellow, .raise(.levelFell(from: .orange, to: .yellow))),
            (.blue, .clear, .raise(.levelFell(from: .blue, to: .clear))),
            (.orange, .orange, .hold(.nothingChanged)),
        ] as [(Level, Level, AlertPolicy.Decision)])
    func levels(previous: Level, level: Level, decision: AlertPolicy.Decision) throws {
        var memory = AlertMemory()
        #expect(
            try policy().decide(assessment(level: level), previous: previous, evidence: [], memory: &memory)
                == [decision])
    }

    @Test("movement of the score alone is held, with the numbers")
    func movement() throws {
        var memory = AlertMemory()
        _ = try policy().decide(assessment(escalation: 550), previous: .orange, evidence: [], memory: &memory)
        let next = try policy().decide(assessment(escalation: 690), previous: .orange, evidence: [], memory: &memory)
        #expect(next == [.hold(.scoreMoved(from: PerMille(550), to: PerMille(690)))])
    }

    @Test("a floor is told when it is newly hit, and again after it was gone")
    func floors() throws {
        var memory = AlertMemory()
        let course: [([String], [AlertReason])] = [
            (["a"], [.floorHit(rule: "a")]), (["a"], []), (["a", "b"], [.floorHit(rule: "b")]), (["b"], []),
            (["a", "b"], [.floorHit(rule: "a")]),
        ]
        for (floors, raised) in course {
            let decisions = try policy().decide(
                assessment(floors: floors), previous: .orange, evidence: [], memory: &memory)
            #expect(decisions.compactMap(\.raised) == raised)
        }
    }

    @Test("a check is announced a quarter of its deadline before, then once more when it is overdue")
    func clocks() throws {
        var memory = AlertMemory()
        let due = known + .hours(4)
        let sp2 = CheckID("SP2")
        let course: [(Int64, CheckStanding.State, [AlertReason])] = [
            (2, .running, []), (3, .running, [.checkDueSoon(sp2, due: due)]), (3, .running, []),
            (4, .overdue, [.checkOverdue(sp2, due: due)]), (5, .overdue, []),
            // Met, and open again: a new period.
            (6, .met, []), (9, .overdue, [.checkOverdue(sp2, due: due)]),
        ]
        for (hours, state, raised) in course {
            let decisions = try policy().decide(
                assessment(hours: hours, checks: [check("SP2", state)]), previous: .orange, evidence: [],
                memory: &memory)
            #expect(decisions.compactMap(\.raised) == raised, "at \(hours) h")
        }
    }

    @Test("several clocks at one moment ring once, in the order of their due times")
    func grouped() throws {
        var memory = AlertMemory()
        let checks = [
            check("SP3", .overdue, dueAfter: 8), check("SP2", .overdue), check("SH1", .overdue),
            check("SI2", .running, dueAfter: 11),
            check("SH2", .running, dueAfter: 11),
        ]
        let decisions = try policy().decide(
            assessment(hours: 9, checks: checks), previous: .orange, evidence: [], memory: &memory)
        let reasons = decisions.compactMap(\.raised)
        #expect(
            reasons == [
                .checksOverdue([
                    DueCheck(CheckID("SH1"), due: known + .hours(4)), DueCheck(CheckID("SP2"), due: known + .hours(4)),
                    DueCheck(CheckID("SP3"), due: known + .hours(8)),
                ]),
                .checksDueSoon([
                    DueCheck(CheckID("SH2"), due: known + .hours(11)),
                    DueCheck(CheckID("SI2"), due: known + .hours(11)),
                ]),
            ])
        #expect(reasons.map(\.kind) == ["check_overdue", "check_due_soon"])
    }

    @Test("below the first level clocks are held, and told when it is reached")
    func firstLevel() throws {
        var memory = AlertMemory()
        let checks = [check("SP2", .overdue)]
        let low = try policy().decide(
            assessment(hours: 9, level: .blue, checks: checks), previous: .blue, evidence: [], memory: &memory)
        #expect(low == [.hold(.belowFirstLevel([CheckID("SP2")]))])
        let high = try policy().decide(
            assessment(hours: 10, level: .yellow, checks: checks), previous: .blue, evidence: [], memory: &memory)
        #expect(
            high == [
                .raise(.levelRose(from: .blue, to: .yellow)),
                .raise(.checkOverdue(CheckID("SP2"), due: known + .hours(4))),
            ])
    }

    @Test("a contradiction is told for each new fact against a duty, also one that is open already")
    func contradictions() throws {
        var memory = AlertMemory()
        let first = FiveSFixture.evidence("1", [.contradiction])
        let second = FiveSFixture.evidence("2", [.contradiction], after: .hours(1))
        let open = [check("SI3", .reopened)]
        let told = [AlertPolicy.Decision.raise(.contradiction(CheckID("SI3")))]
        for (hours, evidence, decisions) in [
            (0, [first, second], told), (0, [first, second], [.hold(.nothingChanged)]), (1, [first, second], told),
        ] as [(Int64, [Evidence], [AlertPolicy.Decision])] {
            let decided = try policy().decide(
                assessment(hours: hours, checks: open), previous: .orange, evidence: evidence, memory: &memory)
            #expect(decided == decisions)
        }
    }

    @Test("what was mended in the same moment is no contradiction")
    func mended() throws {
        var memory = AlertMemory()
        let decisions = try policy().decide(
            assessment(hours: 2, checks: [check("SI3", .met)]), previous: .orange,
            evidence: [FiveSFixture.evidence("1", [.contradiction])], memory: &memory)
        #expect(decisions == [.hold(.nothingChanged)])
    }

    @Test("a verdict is told once, and what it opens is told with it")
    func verdict() throws {
        var memory = AlertMemory()
        let verdict = FiveSFixture.verdict("1", .mixed, reopens: [CheckID("SY4")])
        for expected in [
            [
                .raise(.verdictArrived(.mixed, by: .authority)), .hold(.toldWithVerdict([CheckID("SY4")])),
            ], [.hold(.nothingChanged)],
        ] as [[AlertPolicy.Decision]] {
            let decisions = try policy().decide(
                assessment(checks: [check("SY4", .reopened)]), previous: .orange, evidence: [verdict],
                memory: &memory)
            #expect(decisions == expected)
        }
    }

    @Test("a family is told once when it goes silent, and again only after it has spoken")
    func silence() throws {
        var memory = SilenceMemory()
        let course: [(Set<SourceFamily>, [AlertReason])] = [
            ([.media], [.familySilent(.media)]), ([.media], []), ([.media, .consumers], [.familySilent(.consumers)]),
            ([], []), ([.media], [.familySilent(.media)]),
        ]
        for (silent, raised) in course {
            #expect(try policy().decide(silent: silent, memory: &memory).compactMap(\.raised) == raised)
        }
    }

    @Test("a single source is told once until it recovers, and alarms are gathered by the hour")
    func sourceAlarms() throws {
        let start = Timestamp(seconds: 1_800_000_000)
        var memory = SilenceMemory()
        let course: [(minutes: Int64, troubled: [String], raised: [String])] = [
            (0, ["b", "a"], ["a", "b"]), (1, ["a", "b"], []), (10, ["a", "b", "c"], []),
            (30, ["a", "b", "d", "c"], []),
            (60, ["a", "b", "c", "d"], ["c", "d"]), (61, ["b"], []), (121, ["a", "b"], ["a"]),
        ]
        for step in course {
            let troubled = step.troubled.map { SourceTrouble($0, .silent) }
            let decision = try policy().decide(
                troubled: troubled, at: start + .minutes(step.minutes), memory: &memory)
            let raised = step.raised.map { SourceTrouble($0, .silent) }
            #expect(decision.raised == (raised.isEmpty ? nil : .sourcesTroubled(raised)), "minute \(step.minutes)")
            memory = try JSONDecoder().decode(SilenceMemory.self, from: JSONEncoder().encode(memory))
        }
    }

    @Test("a desk that was stored and read back at any moment tells nothing twice and nothing less")
    func restart() throws {
        let told = try FiveSFixture.mengniu()
        let assessor = Assessor(rules: try FiveSFixture.rules(), tick: .hours(1))
        var steady = IncidentDesk(incident: Incident.ID("x"))
        var restarted = steady
        let start = try #require(told.facts.first?.time)
        for hour: Int64 in 0..<380 where start + .hours(hour) <= told.until {
            let now = start + .hours(hour)
            for fact in told.facts where fact.time <= now {
                steady.record(fact.evidence)
                restarted.record(fact.evidence)
            }
            if hour % 7 == 0 {
                restarted = try JSONDecoder().decode(IncidentDesk.self, from: JSONEncoder().encode(restarted))
            }
            let situation = told.situation(at: now)
            let outcome = steady.assess(situation, at: now, by: assessor)
            #expect(restarted.assess(situation, at: now, by: assessor) == outcome)
            // The same moment once more, as after a crash before the answer was heard of.
            #expect(restarted.assess(situation, at: now, by: assessor).raised == [])
        }
        #expect(restarted == steady)
    }
}

@Suite("The id of an alert is derived from what it tells")
struct AlertIDTests {
    private let incident = Incident.ID("swallow-20261122-1")

    @Test("the same alert has the same id on every machine")
    func stable() {
        let reason = AlertReason.levelRose(from: .blue, to: .orange)
        let id = Alert.ID(incident: incident, reason: reason, at: FiveSFixture.known)
        #expect(id == Alert.ID(incident: incident, reason: reason, at: FiveSFixture.known))
        #expect(id.text == "msg_zxtvw5ogrwv4v233inqbtwsxwh")
        #expect(id.text.dropFirst(4).allSatisfy { "abcdefghijklmnopqrstuvwxyz234567".contains($0) })
    }

    @Test("another incident, reason, subject or moment has another id")
    func different() {
        var ids: Set<String> = []
        var count = 0
        for incident in ["a-1", "a-2", "a-11"] {
            for moment: Int64 in 0..<500 {
                for reason in [
                    AlertReason.levelRose(from: .blue, to: .orange), .levelFell(from: .orange, to: .blue),
                    .floorHit(rule: "x"), .checkOverdue(CheckID("SH1"), due: FiveSFixture.known),
                    .checkOverdue(CheckID("SH2"), due: FiveSFixture.known), .contradiction(CheckID("SH1")),
                ] {
                    let at = FiveSFixture.known + TimeSpan(milliseconds: moment)
                    ids.insert(Alert.ID(incident: Incident.ID(incident), reason: reason, at: at).text)
                    count += 1
                }
            }
        }
        #expect(ids.count == count)
    }
}
