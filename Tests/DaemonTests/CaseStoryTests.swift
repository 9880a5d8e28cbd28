import Crisis
import Daemon
import Foundation
import Settings
import Status
import Testing

@Suite("The worked case as tocsin replay tells it")
struct CaseStoryTests {
    private func story(_ variant: String? = nil) throws -> ReplayStory {
        let file = "\(DemoConfiguration.checkout)/cases/mengniu-omp-2009.yaml"
        let log = ProblemLog()
        let text = try String(contentsOfFile: file, encoding: .utf8)
        var told = try #require(CaseFile.read(name: file, text: text, log: log))
        if let variant { told = try #require(told.applying(variant: variant)) }
        return CaseReplay(told, rules: try DemoConfiguration.read().rules).story()
    }

    @Test("the named points A to G have their levels and scores")
    func points() throws {
        let points = try story().rows.compactMap { row in
            row.point.map { "\($0) \(row.level.rawValue) \(row.escalation)" }
        }
        #expect(
            points.map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == [
                "A orange", "B orange", "C red", "D red", "E red", "F- red", "F red", "G orange",
            ], "\(points)")
    }

    @Test("in the variant with a favourable verdict it ends yellow")
    func favourable() throws {
        let last = try #require(try story("favourable").rows.last { $0.point != nil })
        #expect(last.level == .yellow)
    }

    @Test("it first rings on 2 February at nine, orange, and every alert stands after its assessment")
    func firstRing() throws {
        let story = try story()
        let ring = try #require(story.firstRing())
        #expect(ring.time == Timestamp(rfc3339: "2009-02-02T09:00:00+08:00"))
        #expect(ring.level == .orange)
        var assessed: Timestamp?
        for row in story.rows {
            if row.kind == "assessment" {
                assessed = row.time
            } else {
                #expect(row.time == assessed && row.alert != nil)
            }
        }
    }

    @Test("the text names points, first ring, first orange and first red")
    func text() throws {
        let text = try story().text(ReportPhrase(language: .english, offsetMinutes: 480))
        #expect(text.contains("first rang: 2009-02-02T09:00:00+08:00 orange"))
        #expect(text.contains("first red: 2009-02-11T08:00:00+08:00"))
        for name in ["A", "B", "C", "D", "E", "F-", "F", "G"] { #expect(text.contains("[\(name)]")) }
    }
}
