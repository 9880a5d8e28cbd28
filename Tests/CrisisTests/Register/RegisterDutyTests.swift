import Crisis
import Testing

@Suite("Each complaint has its clocks")
struct RegisterDutyTests {
    private let rules = RegisterRules()

    @Test("first response, facts report and the seven-day window run from the complaint")
    func windows() {
        let duties = rules.duties(of: RegisterFixture.registration(), calendar: .weekends, offsetMinutes: 480)
        #expect(duties.map(\.kind) == [.firstResponse, .factsReport, .platformWindow])
        #expect(duties.map { $0.due - RegisterFixture.received } == [.hours(24), .hours(48), .days(7)])
        #expect(duties.allSatisfy { $0.met == nil })
    }

    @Test("the regulator's thirty days run from the day it has the complaint")
    func regulator() throws {
        let registration = RegisterFixture.registration([.externalSince: "2026-11-25T00:00:00Z"])
        let duty = try #require(
            rules.duties(of: registration, calendar: .weekends, offsetMinutes: 480).last)
        #expect(duty.kind == .regulatorWindow)
        #expect(duty.due == RegisterFixture.moment("2026-12-25T00:00:00Z"))
    }

    @Test("an answer stops the first clock and the seven-day window")
    func answered() throws {
        let state = try RegisterFixture.after(
            [(.reply(text: "致歉", channel: .phone, refuses: false, alternative: nil), "王静")])
        let open = rules.duties(of: state, calendar: .weekends, offsetMinutes: 480).filter { $0.met == nil }
        #expect(open.map(\.kind) == [.factsReport])
    }

    @Test("days of rest do not count when the clocks run on working days")
    func workingDays() {
        // Friday 20 November 2026, 18:00 in China; 24 hours of working days end on Monday at 18:00.
        let friday = RegisterFixture.moment("2026-11-20T10:00:00Z")
        let due = WorkCalendar.weekends.later(friday, by: .hours(24), offsetMinutes: 480)
        #expect(due == RegisterFixture.moment("2026-11-23T10:00:00Z"))
    }

    @Test("a span that ends at midnight ends on the working day")
    func midnight() {
        let friday = RegisterFixture.moment("2026-11-20T10:00:00Z")
        let due = WorkCalendar.weekends.later(friday, by: .hours(6), offsetMinutes: 480)
        #expect(due == RegisterFixture.moment("2026-11-20T16:00:00Z"))
    }
}

@Suite("Severity comes from what happened, never from who complains")
struct SeverityGradingTests {
    private func grade(
        harm: HarmClass? = nil, facts: Set<CriticalFact> = [], drives: Set<Drive> = [],
        rung: Registration.Rung = .private, claimed: Int64? = nil
    ) -> Registration.Severity {
        SeverityGrading.grade(harm: harm, facts: facts, drives: drives, rung: rung, claimed: claimed).severity
    }

    @Test("the four colours")
    func colours() {
        #expect(grade() == .blue)
        #expect(grade(rung: .platform) == .yellow)
        #expect(grade(harm: .health) == .orange)
        #expect(grade(facts: [.injury]) == .orange)
        #expect(grade(facts: [.death]) == .red)
        #expect(grade(rung: .court) == .orange)
        #expect(grade(claimed: 500_000) == .yellow)
        #expect(grade(claimed: 499_999) == .blue)
    }

    @Test("more facts never lower it")
    func monotone() {
        let drives = Drive.allCases
        for rung in Registration.Rung.allCases {
            for count in 0..<drives.count {
                let few = grade(drives: Set(drives.prefix(count)), rung: rung)
                let more = grade(harm: .health, drives: Set(drives.prefix(count + 1)), rung: rung)
                #expect(more >= few)
            }
        }
    }

    @Test("the proposition of loss, benefit and cost is as the source has it")
    func propensity() {
        #expect(!ComplaintPropensity(loss: 10, benefit: 20, cost: 5).staysSilent)
        #expect(ComplaintPropensity(loss: 10, benefit: 20, cost: 15).staysSilent)
        #expect(ComplaintPropensity(loss: 30, benefit: 20, cost: 5).staysSilent)
        #expect(ComplaintPropensity(loss: 30, benefit: 10, cost: 20).goesPublic)
    }
}
