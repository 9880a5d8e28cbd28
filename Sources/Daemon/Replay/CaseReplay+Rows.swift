import Crisis
import Delivery

extension CaseReplay {
    /// The rows of a replayed case: each assessed point, and after it the alerts that it raised.
    ///
    /// Where times are known to the hour or the day only, named moments carry the interval of E between the earliest and
    /// the latest telling.
    package func story() -> ReplayStory {
        var story = ReplayStory()
        let points = run()
        let summary = CaseSummary(crisisCase, rules: assessor.rules, replayed: points)
        let moments = MomentText(offsetMinutes: crisisCase.offsetMinutes)
        let names = Alert.Names(
            watch: crisisCase.title,
            checks: assessor.rules.checks.map { Alert.Names.CheckName(id: $0.id, title: $0.title) })
        for point in points {
            let assessment = point.assessment
            var row = ReplayRow(
                kind: "assessment", incident: incident, assessment: assessment, reason: assessment.summary)
            row.point = point.names.isEmpty ? nil : point.names.joined(separator: ", ")
            row.title = crisisCase.title.zh
            if crisisCase.isUncertain, let range = summary.points.first(where: { $0.at == point.at })?.range {
                row.escalationLow = range.low.points
                row.escalationHigh = range.high.points
            }
            story.rows.append(row)
            story.rows += point.alerts.map { alert in
                var row = ReplayRow(
                    kind: alert.reason.kind, incident: incident, assessment: assessment,
                    reason: alert.reason.sentence(names: names, floors: assessment.floors, moments: moments))
                row.alert = alert.id.text
                row.title = crisisCase.title.zh
                return row
            }
        }
        story.summary = summary
        return story
    }
}
