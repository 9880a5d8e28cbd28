import Crisis
import Testing

@Suite("Times that are known to the day only give an interval")
struct CasePrecisionTests {
    @Test("the two tellings keep the order of the facts and stay within what each time may mean")
    func edges() throws {
        let told = try FiveSFixture.mengniu()
        for edge in CrisisCase.Edge.allCases {
            let moved = told.told(at: edge)
            #expect(moved.facts.map(\.id) == told.facts.map(\.id))
            #expect(zip(moved.facts, moved.facts.dropFirst()).allSatisfy { $0.time <= $1.time })
            for (old, new) in zip(told.facts, moved.facts) {
                let limit: TimeSpan = old.evidence.precision == .minute ? .zero : .days(1)
                #expect(abs((new.time - old.time).milliseconds) <= limit.milliseconds)
                let day = { CivilTime($0, offsetMinutes: told.offsetMinutes).day }
                #expect(day(old.time) == day(new.time))
                #expect(edge == .earliest ? new.time <= old.time : new.time >= old.time)
            }
        }
    }

    @Test("a case with certain times only has no interval")
    func certain() throws {
        var told = try FiveSFixture.mengniu()
        for index in told.facts.indices { told.facts[index].evidence.precision = .minute }
        #expect(!told.isUncertain)
        let summary = CaseSummary(told, rules: try FiveSFixture.rules())
        #expect(summary.points.allSatisfy { $0.range.low == $0.range.high })
        #expect(summary.leadRange.map { $0.low == $0.high } ?? true)
    }

    @Test("the summary of the worked case: lead of nine days, red at its height, Shouldering never closed")
    func summary() throws {
        let summary = CaseSummary(try FiveSFixture.mengniu(), rules: try FiveSFixture.rules())
        #expect(summary.lead == .hours(215))
        let range = try #require(summary.leadRange)
        #expect(range.low <= .hours(215) && .hours(215) <= range.high)
        #expect(summary.peakLevel == .red)
        #expect(summary.levels.map(\.level) == [.orange, .red, .orange])
        #expect(Set(["SH1", "SH2", "SH4", "SY4"].map { CheckID($0) }).isSubset(of: summary.neverClosed))
        for point in summary.points {
            #expect(point.range.low <= point.escalation && point.escalation <= point.range.high)
        }
    }
}
