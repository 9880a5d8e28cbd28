import Crisis
import Foundation

/// One line of `tocsin replay --json`: an assessed point, or an alert that would have gone out.
package struct ReplayRow: Encodable, Hashable, Sendable {
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
    /// What E may be at a named moment of a case, given how exactly the times of its facts are known.
    package var escalationLow: Double?
    package var escalationHigh: Double?
    /// The reason in both languages, for people.
    var reasons: LocalizedText

    private enum CodingKeys: String, CodingKey {
        case time, kind, incident, level, escalation, likelihood, impact, gaps, readiness, reason, title, point, alert
        case escalationLow = "escalation_low"
        case escalationHigh = "escalation_high"
    }

    init(kind: String, incident: Incident.ID, assessment: Assessment, reason: LocalizedText) {
        time = assessment.at
        self.kind = kind
        self.incident = incident
        level = assessment.level
        escalation = assessment.escalation.points
        likelihood = assessment.likelihood
        impact = assessment.impact
        gaps = assessment.byPrinciple(\.gap)
        readiness = assessment.byPrinciple(\.readiness)
        self.reason = reason.en
        reasons = reason
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
    var summary: LocalizedText {
        var zh = floors.map(\.reason.zh)
        var en = floors.map(\.reason.en)
        let late = principles.flatMap(\.checks).filter { $0.state == .overdue || $0.state == .reopened }
        if !late.isEmpty {
            zh.append("逾期或重新打开：" + late.map(\.id.text).joined(separator: "、"))
            en.append("overdue or reopened: " + late.map(\.id.text).joined(separator: ", "))
        }
        guard !en.isEmpty else { return LocalizedText(zh: "无逾期", en: "nothing overdue") }
        return LocalizedText(zh: zh.joined(separator: "；"), en: en.joined(separator: "; "))
    }
}
