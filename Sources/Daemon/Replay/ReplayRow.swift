import Crisis
import Foundation

/// One line of `tocsin replay --json`: an assessed point, or an alert that would have gone out.
package struct ReplayRow: Codable, Hashable, Sendable {
    package var time: Timestamp
    /// `assessment`, or the kind of an alert such as `level_rose`.
    package var kind: String
    package var incident: Incident.ID
    package var level: Level
    /// E, 0 to 100.
    package var escalation: Double
    package var likelihood: Int
    package var impact: Int
    /// By the principle's code; 0 to 100.
    package var gaps: [String: Double]
    package var readiness: [String: Double]
    package var reason: String
    /// What the incident is about.
    package var title: String?
    /// The name that a case gives to this moment.
    package var point: String?
    /// The id of the alert.
    package var alert: String?

    init(kind: String, incident: Incident.ID, assessment: Assessment, reason: String) {
        time = assessment.at
        self.kind = kind
        self.incident = incident
        level = assessment.level
        escalation = assessment.escalation.points
        likelihood = assessment.likelihood
        impact = assessment.impact
        gaps = assessment.byPrinciple(\.gap)
        readiness = assessment.byPrinciple(\.readiness)
        self.reason = reason
    }

    /// One line of JSON with sorted keys: the same replay is the same bytes.
    package func json() throws -> String { String(decoding: try Self.encoder.encode(self), as: UTF8.self) }

    private static let encoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()
}

extension Assessment {
    fileprivate func byPrinciple(_ value: (PrincipleStanding) -> PerMille) -> [String: Double] {
        Dictionary(principles.map { ($0.principle.rawValue, value($0).points) }) { first, _ in first }
    }

    /// What moved the score, in one sentence: the floors, and the checks that are overdue or open again.
    var summary: String {
        var parts = floors.map(\.reason.en)
        let late = principles.flatMap(\.checks).filter { $0.state == .overdue || $0.state == .reopened }
        if !late.isEmpty { parts.append("overdue or reopened: " + late.map(\.id.text).joined(separator: ", ")) }
        return parts.isEmpty ? "nothing overdue" : parts.joined(separator: "; ")
    }
}

/// A replay in words: when it first rang, how the level moved, what never closed.
package struct ReplayStory: Sendable {
    package var rows: [ReplayRow] = []

    package init() {}

    /// The first alert at a level, or any at all.
    package func firstRing(atLeast level: Level = .blue) -> ReplayRow? {
        rows.first { $0.kind != "assessment" && $0.level >= level }
    }

    package func text(offsetMinutes: Int) -> String {
        var lines: [String] = []
        for row in rows where row.kind != "assessment" || row.point != nil {
            let name = row.point.map { "[\($0)] " } ?? ""
            lines.append(
                "\(row.time.rfc3339(offsetMinutes: offsetMinutes))  \(row.level.rawValue)  E \(row.escalation)  "
                    + "L \(row.likelihood) I \(row.impact)  \(row.incident)  \(name)\(row.kind): "
                    + LogText.escaped(row.reason))
        }
        lines.append("")
        guard let first = firstRing() else { return (lines + ["It never rang."]).joined(separator: "\n") }
        lines.append("first rang: \(sentence(first, offsetMinutes))")
        for level in [Level.orange, .red] {
            if let ring = firstRing(atLeast: level) {
                lines.append("first \(level.rawValue): \(sentence(ring, offsetMinutes))")
            }
        }
        return lines.joined(separator: "\n")
    }

    private func sentence(_ row: ReplayRow, _ offsetMinutes: Int) -> String {
        "\(row.time.rfc3339(offsetMinutes: offsetMinutes)) \(row.level.rawValue) \(row.incident)"
            + (row.title.map { " “\(LogText.escaped($0))”" } ?? "") + ", \(row.kind)"
    }
}
