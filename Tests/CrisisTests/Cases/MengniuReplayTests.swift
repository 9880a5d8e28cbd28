import Crisis
import Foundation
import Testing

@Suite("The worked case, Mengniu and OMP in February 2009, lands where it was worked by hand")
struct MengniuReplayTests {
    /// One row of the worked table; scores in points.
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var variant: String?
        var likelihood: [Int]
        var impact: [Int]
        var risk: Double
        var gaps: [Double]
        var readiness: [Double]
        var escalation: Double
        var indicated: Level
        var level: Level
        var testDescription: String { name }
    }

    static let rows: [Row] = [
        Row(
            name: "A", likelihood: [0, 20, 0, 0, 15, 0, 0], impact: [40, 20, 15, 8, 0], risk: 29.1,
            gaps: [0, 0, 0, 9.4, 9.4], readiness: [20, 0, 0, 0, 0], escalation: 29.4, indicated: .orange,
            level: .orange),
        Row(
            name: "B", likelihood: [0, 20, 0, 0, 15, 0, 0], impact: [40, 20, 15, 8, 0], risk: 29.1,
            gaps: [0, 0, 0, 25, 25], readiness: [20, 0, 0, 0, 0], escalation: 30.7, indicated: .orange,
            level: .orange),
        Row(
            name: "C", likelihood: [20, 20, 15, 10, 15, 0, 10], impact: [40, 20, 15, 15, 10], risk: 90,
            gaps: [40.4, 46.2, 76.2, 5.2, 3.5], readiness: [20, 0, 0, 25, 50], escalation: 88.0, indicated: .red,
            level: .red),
        Row(
            name: "D", likelihood: [20, 20, 15, 10, 15, 0, 10], impact: [40, 20, 15, 15, 10], risk: 90,
            gaps: [55, 41.7, 15, 12.5, 8.3], readiness: [20, 43.3, 70, 75, 50], escalation: 76.8, indicated: .red,
            level: .red),
        Row(
            name: "E", likelihood: [20, 20, 15, 10, 15, 0, 10], impact: [40, 20, 15, 15, 10], risk: 90,
            gaps: [80, 56.7, 30, 25, 25], readiness: [20, 43.3, 70, 75, 50], escalation: 80.2, indicated: .red,
            level: .red),
        Row(
            name: "F-", likelihood: [20, 20, 15, 10, 15, 0, 10], impact: [40, 20, 15, 15, 10], risk: 90,
            gaps: [80, 56.7, 30, 25, 42.4], readiness: [20, 43.3, 70, 75, 50], escalation: 81.0, indicated: .red,
            level: .red),
        Row(
            name: "F", likelihood: [20, 20, 15, 10, 15, 0, 5], impact: [25, 20, 15, 15, 10], risk: 72.3,
            gaps: [80, 86.7, 30, 50, 25], readiness: [20, 13.3, 70, 50, 75], escalation: 72.2, indicated: .red,
            level: .red),
        Row(
            name: "G", likelihood: [14, 20, 15, 10, 15, 0, 0], impact: [25, 20, 15, 15, 10], risk: 62.9,
            gaps: [80, 50, 0, 37.5, 25], readiness: [20, 50, 100, 62.5, 75], escalation: 57.0, indicated: .orange,
            level: .orange),
        Row(
            name: "G′", variant: "favourable", likelihood: [14, 20, 15, 10, 15, 0, 0], impact: [10, 20, 8, 15, 10],
            risk: 46.6, gaps: [80, 20, 0, 0, 0], readiness: [20, 80, 100, 100, 100], escalation: 36.0,
            indicated: .yellow, level: .yellow),
        Row(
            name: "G″", variant: "complete", likelihood: [8, 20, 10, 0, 15, 0, 0], impact: [10, 20, 8, 8, 10],
            risk: 29.7, gaps: [0, 0, 0, 0, 0], readiness: [100, 100, 100, 100, 100], escalation: 17.8,
            indicated: .blue, level: .blue),
    ]

    @Test("each named point has the parts, gaps, readiness, E and level of the table", arguments: rows)
    func table(row: Row) throws {
        let points = try FiveSFixture.replay(row.variant)
        let assessment = try #require(points.first { $0.names.contains(row.name) }).assessment
        #expect(assessment.parts.filter { $0.part.isLikelihood }.map(\.points) == row.likelihood)
        #expect(assessment.parts.filter { !$0.part.isLikelihood }.map(\.points) == row.impact)
        #expect(assessment.likelihood == row.likelihood.reduce(0, +))
        #expect(assessment.impact == row.impact.reduce(0, +))
        #expect(abs(assessment.risk.points - row.risk) < 0.11)
        #expect(assessment.principles.map(\.principle) == Principle.allCases)
        for (standing, (gap, readiness)) in zip(assessment.principles, zip(row.gaps, row.readiness)) {
            #expect(abs(standing.gap.points - gap) < 0.11, "gap of \(standing.principle)")
            #expect(abs(standing.readiness.points - readiness) < 0.11, "readiness of \(standing.principle)")
        }
        #expect(abs(assessment.escalation.points - row.escalation) < 0.21)
        #expect(assessment.indicated == row.indicated)
        #expect(assessment.level == row.level)
    }

    @Test("run twice it is the same to the byte")
    func repeatable() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        for variant in [nil, "favourable", "complete"] {
            let again = CaseReplay(try FiveSFixture.mengniu(variant), rules: try FiveSFixture.rules()).run()
            #expect(try encoder.encode(FiveSFixture.replay(variant)) == encoder.encode(again))
        }
    }

    @Test("the first alert is of 2 February, nine days before the public knew")
    func firstAlert() throws {
        let first = try #require(try FiveSFixture.replay().first { !$0.alerts.isEmpty })
        #expect(first.at == (try .february(2, 9)))
        #expect(first.alerts.map(\.reason.kind) == ["level_rose", "floor_hit"])
        #expect(try .february(11, 8) - first.at == .hours(215))
    }

    @Test("by the score alone it would first be orange on 11 February: floors are necessary")
    func withoutFloors() throws {
        var rules = try FiveSFixture.rules()
        rules.floors = []
        let points = CaseReplay(try FiveSFixture.mengniu(), rules: rules).run()
        #expect(points.first { $0.assessment.level >= .orange }?.at == (try .february(11, 8)))
    }

    @Test("the story that the alerts tell, day by day")
    func story() throws {
        let told = try FiveSFixture.replay().flatMap { point in
            point.alerts.map { alert in
                "\(point.at.rfc3339(offsetMinutes: 480).prefix(16)) \(point.assessment.level.rawValue) \(alert.reason.kind)"
            }
        }
        #expect(
            told == [
                "2009-02-02T09:00 orange level_rose", "2009-02-02T09:00 orange floor_hit",
                "2009-02-03T03:00 orange check_due_soon", "2009-02-03T09:00 orange check_overdue",
                "2009-02-10T19:30 orange check_due_soon", "2009-02-10T20:00 orange check_overdue",
                "2009-02-11T08:00 red level_rose", "2009-02-11T08:00 red floor_hit",
                "2009-02-11T11:00 red check_due_soon", "2009-02-11T12:00 red check_overdue",
                "2009-02-12T02:00 red check_due_soon", "2009-02-12T08:00 red check_overdue",
                "2009-02-12T12:00 red contradiction", "2009-02-13T14:00 red check_due_soon",
                "2009-02-13T22:00 red verdict", "2009-02-14T13:00 orange level_fell",
                "2009-02-14T16:00 orange verdict", "2009-02-16T10:00 orange contradiction",
                "2009-02-17T12:00 orange contradiction",
            ])
    }

    @Test("it is assessed at every fact, due time, named point and hour to the end, each once and in order")
    func moments() throws {
        let told = try FiveSFixture.mengniu()
        let points = try FiveSFixture.replay()
        let moments = points.map(\.at)
        #expect(zip(moments, moments.dropFirst()).allSatisfy { $0 < $1 })
        #expect(moments.last == told.until)
        let all = Set(moments)
        for fact in told.facts { #expect(all.contains(fact.time)) }
        for point in told.points { #expect(all.contains(point.at)) }
        for standing in points.flatMap(\.assessment.principles).flatMap(\.checks) {
            if let due = standing.due, due <= told.until { #expect(all.contains(due)) }
        }
        var hour = try #require(told.facts.first?.time)
        while hour <= told.until {
            #expect(all.contains(hour))
            hour += .hours(1)
        }
        #expect(points.flatMap(\.facts) == told.facts.map(\.id))
    }

    @Test("what the case never answered is told to the end: Shouldering stays at 80, SY4 and SH2 are open")
    func unanswered() throws {
        let last = try #require(try FiveSFixture.replay().last).assessment
        #expect(last.principles.first?.gap == PerMille(800))
        #expect(last.standing(of: CheckID("SY4"))?.evidence.contains(FactID("e15")) == true)
        #expect(last.standing(of: CheckID("SH2"))?.state == .reopened)
    }
}
