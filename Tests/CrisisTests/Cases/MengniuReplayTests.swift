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
        let points = CaseReplay(try Shipped.mengniu(row.variant), rules: try Shipped.rules()).run()
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
}
