import Crisis
import Delivery

extension CaseReplay {
    /// The rows of a replayed case: each assessed point, and after it the alerts that it raised.
    package func story() -> ReplayStory {
        var story = ReplayStory()
        let moments = MomentText(offsetMinutes: 480)
        let names = Alert.Names(
            watch: crisisCase.title,
            checks: assessor.rules.checks.map { Alert.Names.CheckName(id: $0.id, title: $0.title) })
        for point in run() {
            let assessment = point.assessment
            var row = ReplayRow(
                kind: "assessment", incident: incident, assessment: assessment, reason: assessment.summary)
            row.point = point.names.isEmpty ? nil : point.names.joined(separator: ", ")
            row.title = crisisCase.title.zh
            story.rows.append(row)
            story.rows += point.alerts.map { alert in
                var row = ReplayRow(
                    kind: alert.reason.kind, incident: incident, assessment: assessment,
                    reason: alert.reason.sentence(names: names, floors: assessment.floors, moments: moments).en)
                row.alert = alert.id.text
                row.title = crisisCase.title.zh
                return row
            }
        }
        return story
    }
}
