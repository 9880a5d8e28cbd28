import Crisis
import Testing

@Suite("An item closes by acknowledgement, by checks that are met, or by a person's tick")
struct ChecklistClosingTests {
    private let builder: ChecklistBuilder
    private let later = ChecklistFixture.alert + .hours(3)

    init() throws {
        builder = ChecklistBuilder(playbooks: try ChecklistFixture.shippedPlaybooks(), roster: ChecklistFixture.roster)
    }

    private func item(
        _ id: String, incident: Incident = ChecklistFixture.incident(),
        moments: ChecklistMoments = ChecklistFixture.moments(), checks: [CheckStanding] = [],
        evidence: [Evidence] = [], ticks: [ChecklistTick] = [], at moment: Timestamp? = nil
    ) throws -> ChecklistItem {
        let list = builder.checklist(
            for: incident, moments: moments, assessment: ChecklistFixture.assessment(checks), evidence: evidence,
            ticks: ticks, at: moment ?? later)
        return try #require(list?.items.first { $0.id == id })
    }

    @Test("the acknowledgement closes C01 and says who")
    func acknowledgement() throws {
        let moment = ChecklistFixture.alert + .minutes(4)
        let incident = ChecklistFixture.incident(acknowledgement: .init(by: "林晓", at: moment))
        let done = try item("C01", incident: incident)
        #expect(done.state == .done)
        #expect(done.done == moment)
        #expect(done.closedBy == "林晓")
        #expect(try item("C01", incident: incident, at: moment - .minutes(1)).state == .open)
    }

    @Test(
        "the check that is met closes its item",
        arguments: [
            ("C05", ["SP2"]), ("C06", ["SI1"]), ("C09", ["SH3"]), ("C10", ["SY2"]), ("C11", ["SP2"]),
            ("C12", ["SY3", "ST1"]), ("C13", ["SI2"]), ("C14", ["SH2"]), ("C17", ["ST2"]),
        ])
    func checks(id: String, checks: [String]) throws {
        let moment = ChecklistFixture.alert + .minutes(30)
        let standings = checks.map { ChecklistFixture.check($0, .met, evidence: ["e8"]) }
        let facts = [ChecklistFixture.evidence("e8", at: moment)]
        let done = try item(id, checks: standings, evidence: facts)
        #expect(done.state == .done)
        #expect(done.done == moment)
        #expect(done.closedBy == checks.map { "\($0) (e8)" }.joined(separator: ", "))
        let open = try item(id, checks: standings.dropLast() + [ChecklistFixture.check(checks.last ?? "", .running)])
        #expect(open.state != .done)
    }

    @Test("every other item waits for a person", arguments: ["C02", "C03", "C04", "C07", "C08", "C15", "C20"])
    func ticks(id: String) throws {
        let everything = ["SH1", "SH2", "SH3", "SI1", "SI2", "SP1", "SP2", "SY1", "SY2", "SY3", "SY4", "ST1", "ST2"]
        let met = everything.map { ChecklistFixture.check($0, .met) }
        #expect(try item(id, checks: met).state != .done)
        let done = try item(id, checks: met, ticks: [ChecklistFixture.tick(id, at: later, by: "周宁")])
        #expect(done.state == .done)
        #expect(done.closedBy == "周宁")
    }

    @Test("a check that was met late closes its item at the time at which it was met")
    func late() throws {
        let due = ChecklistFixture.alert + .hours(1)
        let standing = ChecklistFixture.check("SP2", .met, due: due, lateBy: .minutes(30))
        #expect(try item("C05", checks: [standing]).done == due + .minutes(30))
    }

    @Test("a later statement does not move the time at which a check was met in time")
    func laterStatement() throws {
        let due = ChecklistFixture.alert + .hours(1)
        let facts = [
            ChecklistFixture.evidence("e1", at: due - .minutes(20)), ChecklistFixture.evidence("e2", at: later),
        ]
        let standing = ChecklistFixture.check("SP2", .met, due: due, evidence: ["e1", "e2"])
        #expect(try item("C05", checks: [standing], evidence: facts).done == due - .minutes(20))
    }

    @Test("a check that does not apply asks for nothing: its item waits without a due time")
    func notApplicable() throws {
        let none = ChecklistFixture.check("ST2", .notApplicable)
        let waiting = try item("C17", checks: [none])
        #expect(waiting.state == .waiting)
        #expect(waiting.due == nil)
    }

    @Test("of two checks only the one that applies must be met")
    func partlyApplicable() throws {
        let checks = [ChecklistFixture.check("SY3", .met), ChecklistFixture.check("ST1", .notApplicable)]
        #expect(try item("C12", checks: checks).state == .done)
    }

    @Test("evidence that reopens a check takes back the tick before it, not the one after it")
    func reopened() throws {
        let refusal = ChecklistFixture.evidence("e14", at: ChecklistFixture.alert + .hours(2), tags: [.remedyRefused])
        let check = ChecklistFixture.check("SH2", .reopened, evidence: ["e14"])
        let before = ChecklistFixture.tick("C14", at: ChecklistFixture.alert + .hours(1))
        let after = ChecklistFixture.tick("C14", at: later)
        #expect(try item("C14", checks: [check], evidence: [refusal], ticks: [before]).state == .open)
        #expect(try item("C14", checks: [check], evidence: [refusal], ticks: [before, after]).done == later)
    }

    @Test("a newer verdict asks for a new answer")
    func newVerdict() throws {
        let first = ChecklistFixture.evidence("v1", at: ChecklistFixture.alert, tags: [.verdict])
        let second = ChecklistFixture.evidence("v2", at: ChecklistFixture.alert + .hours(2), tags: [.verdict])
        let tick = ChecklistFixture.tick("C18", at: ChecklistFixture.alert + .hours(1))
        #expect(try item("C18", evidence: [first], ticks: [tick]).state == .done)
        let open = try item("C18", evidence: [first, second], ticks: [tick])
        #expect(open.state == .overdue)
        #expect(open.due == second.time)
    }

    @Test("a verdict that became known later starts its duty when it became known")
    func recordedLater() throws {
        let verdict = ChecklistFixture.evidence("v1", at: ChecklistFixture.alert, recorded: later, tags: [.verdict])
        #expect(try item("C18", evidence: [verdict]).due == later)
        #expect(try item("C18", evidence: [verdict], at: later - .minutes(1)).state == .waiting)
    }

    @Test("closing takes two different people")
    func fourEyes() throws {
        let moments = ChecklistFixture.moments(closed: later)
        let one = ChecklistFixture.tick("C21", at: later - .minutes(2), by: "林晓")
        let again = ChecklistFixture.tick("C21", at: later - .minutes(1), by: "林晓")
        let other = ChecklistFixture.tick("C21", at: later, by: "周宁")
        #expect(try item("C21", moments: moments, ticks: [one, again]).state == .open)
        let done = try item("C21", moments: moments, ticks: [other, again, one])
        #expect(done.state == .done)
        #expect(done.closedBy == "林晓, 周宁")
    }

    @Test("ticks and evidence from after the moment do not count")
    func future() throws {
        #expect(try item("C02", ticks: [ChecklistFixture.tick("C02", at: later + .hours(1))]).state == .overdue)
    }

    @Test("owners come from the roster, and a role without people keeps its name")
    func owners() throws {
        let first = try item("C01")
        #expect(first.ownerTitle == LocalizedText(zh: "值班", en: "on duty"))
        #expect(first.people.map(\.name) == ["林晓", "周宁"])
        let unnamed = try item("C05")
        #expect(unnamed.ownerTitle.zh == "pr_lead")
        #expect(unnamed.people.isEmpty)
    }
}
