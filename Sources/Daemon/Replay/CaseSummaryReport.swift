import Crisis

/// One line of `tocsin replay --table --json`: scores as points of 0 to 100, spans as hours.
package struct CaseSummaryReport: Encodable, Sendable {
    package var `case`: String
    package var title: LocalizedText
    package var outcome: CrisisCase.Outcome?
    package var lesson: LocalizedText?
    package var facts: Int
    package var known: Timestamp
    package var exposed: Timestamp?
    package var firstRing: CaseSummary.Ring?
    package var firstOrange: CaseSummary.Ring?
    package var firstRed: CaseSummary.Ring?
    package var leadHours: Double?
    package var leadHoursLow: Double?
    package var leadHoursHigh: Double?
    package var peak: Double
    package var peakLevel: Level
    package var end: Double
    package var endLow: Double
    package var endHigh: Double
    package var endLevel: Level
    package var levels: [CaseSummary.LevelSpan]
    package var points: [Point]
    package var neverClosed: [CheckID]
    /// By check, hours.
    package var metLate: [Late]

    package struct Point: Encodable, Sendable {
        package var point: String
        package var at: Timestamp
        package var escalation: Double
        package var escalationLow: Double
        package var escalationHigh: Double
        package var level: Level
    }

    package struct Late: Encodable, Sendable {
        package var check: CheckID
        package var hours: Double
    }

    package init(_ summary: CaseSummary) {
        func hours(_ span: TimeSpan) -> Double { Double(span.milliseconds / 360_000) / 10 }
        `case` = summary.id
        title = summary.title
        outcome = summary.outcome
        lesson = summary.lesson
        facts = summary.facts
        known = summary.known
        exposed = summary.exposed
        firstRing = summary.firstRing
        firstOrange = summary.firstOrange
        firstRed = summary.firstRed
        leadHours = summary.lead.map(hours)
        leadHoursLow = summary.leadRange.map { hours($0.low) }
        leadHoursHigh = summary.leadRange.map { hours($0.high) }
        peak = summary.peak.points
        peakLevel = summary.peakLevel
        end = summary.end.points
        endLow = summary.endRange.low.points
        endHigh = summary.endRange.high.points
        endLevel = summary.endLevel
        levels = summary.levels
        points = summary.points.map {
            Point(
                point: $0.name, at: $0.at, escalation: $0.escalation.points, escalationLow: $0.range.low.points,
                escalationHigh: $0.range.high.points, level: $0.level)
        }
        neverClosed = summary.neverClosed
        metLate = summary.metLate.map { Late(check: $0.check, hours: hours($0.by)) }
    }
}
