import Crisis
import Foundation
import Settings
import Testing

/// The rule set and the case as they are shipped.
enum Shipped {
    static func rules() throws -> RuleSet {
        let log = ProblemLog()
        let rules = RuleSetFile.read(
            name: "config/rules/5s-rule-set-1.yaml", text: try text("config/rules/5s-rule-set-1.yaml"), log: log)
        #expect(log.sorted == [])
        return try #require(rules)
    }

    static func mengniu(_ variant: String? = nil) throws -> CrisisCase {
        let log = ProblemLog()
        let checks = Set(try rules().checks.map(\.id))
        let told = CaseFile.read(
            name: "cases/mengniu-omp-2009.yaml", text: try text("cases/mengniu-omp-2009.yaml"), log: log,
            checks: checks)
        #expect(log.sorted == [])
        let crisisCase = try #require(told)
        guard let variant else { return crisisCase }
        return try #require(crisisCase.applying(variant: variant))
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    private static var root: URL {
        var url = URL(filePath: #filePath)
        for _ in 0..<4 { url.deleteLastPathComponent() }
        return url
    }
}

extension Timestamp {
    /// A moment of February 2009 in China.
    static func february(_ day: Int, _ hour: Int, _ minute: Int = 0) throws -> Timestamp {
        try #require(
            Timestamp(year: 2009, month: 2, day: day, hour: hour, minute: minute, offsetMinutes: 480))
    }
}
