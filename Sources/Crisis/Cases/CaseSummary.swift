/// What a replayed case comes to: when it rang, how far ahead of the public, how the level moved, what never closed.
package struct CaseSummary: Hashable, Codable, Sendable {
    package var id: String
    package var title: LocalizedText
    package var outcome: CrisisCase.Outcome?
    package var lesson: LocalizedText?
    package var facts: Int
    /// Minutes east of UTC of the place where it happened.
    package var offsetMinutes: Int
    /// K and X.
    package var known: Timestamp
    package var exposed: Timestamp?
    /// Of any level from blue on.
    package var firstRing: Ring?
    package var firstOrange: Ring?
    package var firstRed: Ring?
    /// X minus the first ring: how far ahead of the public it rang. Negative when it rang behind; nil without X or ring.
    package var lead: TimeSpan?
    /// The same when every uncertain time is as early, or as late, as it may be.
    package var leadRange: Range<TimeSpan>?
    package var peak: PerMille
    package var peakLevel: Level
    package var end: PerMille
    package var endRange: Range<PerMille>
    package var endLevel: Level
    /// Each level with the moment from which it was in force.
    package var levels: [LevelSpan]
    /// E at each named moment.
    package var points: [Point]
    /// Checks that apply, whose clock started or that were broken, and that are not met at the end.
    package var neverClosed: [CheckID]
    package var metLate: [Late]

    package struct Ring: Hashable, Codable, Sendable {
        package var at: Timestamp
        package var level: Level
        package var kind: String
    }

    package struct Range<Value: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
        package var low: Value
        package var high: Value
    }

    package struct LevelSpan: Hashable, Codable, Sendable {
        package var from: Timestamp
        package var level: Level
    }

    package struct Point: Hashable, Codable, Sendable {
        package var name: String
        package var at: Timestamp
        package var escalation: PerMille
        package var range: Range<PerMille>
        package var level: Level
    }

    package struct Late: Hashable, Codable, Sendable {
        package var check: CheckID
        package var by: TimeSpan
    }

    /// - Parameters:
    ///   - crisisCase: the case as it is told.
    ///   - points: its replay.
    ///   - bounds: the replays of its earliest and latest tellings; empty when all its times are certain.
    package init(of crisisCase: CrisisCase, points: [ReplayPoint], bounds: [[ReplayPoint]]) {
        let clock = crisisCase.situation(at: crisisCase.until).clock
        let last = points.last?.assessment
        id = crisisCase.id
        title = crisisCase.title
        outcome = crisisCase.outcome
        lesson = crisisCase.lesson
        facts = crisisCase.facts.count
        offsetMinutes = crisisCase.offsetMinutes
        known = clock.known
        exposed = clock.exposed
        firstRing = points.ring(from: .blue)
        firstOrange = points.ring(from: .orange)
        firstRed = points.ring(from: .red)
        lead = Self.lead(firstRing, clock)
        peak = points.map(\.assessment.escalation).max() ?? .zero
        peakLevel = points.map(\.assessment.level).max() ?? .clear
        end = last?.escalation ?? .zero
        endLevel = last?.level ?? .clear
        levels = points.reduce(into: []) { spans, point in
            guard spans.last?.level != point.assessment.level else { return }
            spans.append(LevelSpan(from: point.at, level: point.assessment.level))
        }
        let others = bounds.map { Dictionary($0.map { ($0.at, $0.assessment.escalation) }) { _, last in last } }
        func range(at moment: Timestamp, _ value: PerMille) -> Range<PerMille> {
            let values = [value] + others.compactMap { $0[moment] }
            return Range(low: values.min() ?? value, high: values.max() ?? value)
        }
        endRange = range(at: crisisCase.until, end)
        self.points = points.filter { !$0.names.isEmpty }.map { point in
            let value = point.assessment.escalation
            return Point(
                name: point.names.joined(separator: ", "), at: point.at, escalation: value,
                range: range(at: point.at, value), level: point.assessment.level)
        }
        let checks = last?.principles.flatMap(\.checks) ?? []
        neverClosed = checks.filter { [.running, .overdue, .reopened].contains($0.state) }.map(\.id)
        metLate = checks.compactMap { check in check.lateBy.map { Late(check: check.id, by: $0) } }
        leadRange = nil
    }

    /// Replays the case as told and at both ends of what its times may mean.
    ///
    /// - Parameter replayed: its replay as told, when it is at hand.
    package init(_ crisisCase: CrisisCase, rules: RuleSet, replayed: [ReplayPoint]? = nil) {
        let edges = crisisCase.isUncertain ? CrisisCase.Edge.allCases.map(crisisCase.told) : []
        let bounds = edges.map { CaseReplay($0, rules: rules).run() }
        self.init(of: crisisCase, points: replayed ?? CaseReplay(crisisCase, rules: rules).run(), bounds: bounds)
        let leads = zip(edges, bounds).compactMap { told, points in
            Self.lead(points.ring(from: .blue), told.situation(at: told.until).clock)
        }
        if let lead, let low = (leads + [lead]).min(), let high = (leads + [lead]).max() {
            leadRange = Range(low: low, high: high)
        }
    }

    private static func lead(_ ring: Ring?, _ clock: CrisisClock) -> TimeSpan? {
        guard let ring, let exposed = clock.exposed else { return nil }
        return exposed - ring.at
    }
}

extension [ReplayPoint] {
    /// The first alert at a level or above.
    fileprivate func ring(from level: Level) -> CaseSummary.Ring? {
        for point in self where point.assessment.level >= level {
            if let alert = point.alerts.first {
                return CaseSummary.Ring(at: point.at, level: point.assessment.level, kind: alert.reason.kind)
            }
        }
        return nil
    }
}
