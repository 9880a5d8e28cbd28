import Testing

@testable import Crisis

@Suite("A period's complaints are counted once each")
struct RegisterCountsTests {
    private let period = ReportPeriod(
        .weekly, before: RegisterFixture.moment("2026-12-01T00:00:00Z"), offsetMinutes: 480)
    private let now = RegisterFixture.moment("2026-12-01T00:00:00Z")
    private let rules = RegisterRules()

    private func counts(_ registrations: [Registration]) -> RegisterCounts {
        var counts = RegisterCounts()
        for registration in registrations { counts.add(registration, rules: rules, period: period, now: now) }
        return counts
    }

    @Test("a week is Monday to Sunday in the zone of the service, and the one before has the same length")
    func week() {
        #expect(period.from == RegisterFixture.moment("2026-11-22T16:00:00Z"))
        #expect(period.until == RegisterFixture.moment("2026-11-29T16:00:00Z"))
        #expect(period.previous.until == period.from && period.previous.length == period.length)
        #expect(period.text(offsetMinutes: 480) == "2026-11-23 – 2026-11-29")
    }

    @Test(
        "a moment belongs to the week that it is in, at its very edges too",
        arguments: [
            ("2026-11-22T15:59:59Z", false), ("2026-11-22T16:00:00Z", true), ("2026-11-29T15:59:59Z", true),
            ("2026-11-29T16:00:00Z", false),
        ])
    func edges(moment: String, isIn: Bool) { #expect(period.contains(RegisterFixture.moment(moment)) == isIn) }

    @Test("valid ones are counted apart, and every group adds up to what came in")
    func sums() {
        let counts = counts([
            RegisterFixture.registration([.validity: "valid", .brand: "swallow", .cause: "service"]),
            RegisterFixture.registration([.validity: "invalid", .category: "lost"]),
            RegisterFixture.registration([.brand: "heron", .rung: "platform"]),
        ])
        #expect(counts.total == .init(raw: 3, valid: 1))
        #expect(counts.invalid == 1 && counts.foundOutside == 1)
        for groups in [counts.byCategory, counts.byBrand, counts.byRegion] {
            #expect(groups.values.reduce(0) { $0 + $1.raw } == 3)
            #expect(groups.values.reduce(0) { $0 + $1.valid } == 1)
        }
        #expect(counts.byDay.values.reduce(0) { $0 + $1.raw } == 3)
        #expect(counts.byCause == ["service": 1, "": 2])
    }

    @Test("an answer is in time, late, or owed")
    func answers() throws {
        let prompt = try RegisterFixture.after([
            (.reply(text: "已致歉", channel: .phone, refuses: false, alternative: nil), "王静")
        ])
        var slow = prompt
        slow.answered = RegisterFixture.received + .days(3)
        let counts = counts([prompt, slow, RegisterFixture.registration()])
        #expect(counts.answered == 2 && counts.answeredInTime == 1 && counts.answeredLate == 2)
    }

    @Test("promises are kept, late, broken or open")
    func promises() {
        var registration = RegisterFixture.registration()
        func promise(due: String, kept: String?) -> Registration.Promise {
            Registration.Promise(
                text: "退款", due: RegisterFixture.moment(due), by: "王静", kept: kept.map(RegisterFixture.moment))
        }
        registration.promises = [
            promise(due: "2026-11-25T00:00:00Z", kept: "2026-11-24T12:00:00Z"),
            promise(due: "2026-11-25T00:00:00Z", kept: "2026-11-26T00:00:00Z"),
            promise(due: "2026-11-25T00:00:00Z", kept: nil), promise(due: "2026-12-25T00:00:00Z", kept: nil),
        ]
        let promises = counts([registration]).promises
        #expect(promises.kept == 1 && promises.late == 1 && promises.broken == 1 && promises.open == 1)
    }

    @Test("more names than can be told apart are counted together, and none is lost")
    func manyNames() {
        let counts = counts((0..<700).map { RegisterFixture.registration([.region: "区\($0)"]) })
        #expect(counts.byRegion.count == RegisterCounts.mostNames + 1)
        #expect(counts.byRegion[RegisterCounts.others]?.raw == 200)
        #expect(counts.byRegion.values.reduce(0) { $0 + $1.raw } == 700)
    }
}
