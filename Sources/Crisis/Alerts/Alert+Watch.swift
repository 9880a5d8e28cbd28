extension Alert {
    /// An alert about the numbers of a watch, behind which no incident stands (yet).
    ///
    /// It is filed under the watch's name and carries an assessment without a score: nothing was judged but the count.
    package init(watch: Watch.ID, title: LocalizedText?, reason: AlertReason, rules: RuleSetName, at now: Timestamp) {
        let incident = Incident(
            id: Alert.counts(of: watch), watch: watch, title: "数量异常 / unusual numbers", category: .other, opened: now,
            lastActivity: now)
        let assessment = Assessment(
            at: now, ruleSet: rules, likelihood: 0, impact: 0, parts: [], risk: .zero, principles: [], gap: .zero,
            readiness: .zero, escalation: .zero, floors: [], indicated: .clear, level: .clear)
        self.init(
            id: Alert.ID(incident: incident.id, reason: reason, at: now), at: now, reason: reason, incident: incident,
            previousLevel: .clear, assessment: assessment,
            names: Names(watch: title ?? LocalizedText(zh: watch, en: watch), checks: []))
    }

    /// The name under which surges of a watch without an incident are told: `counts-swallow`.
    package static func counts(of watch: Watch.ID) -> Incident.ID { Incident.ID("counts-\(watch)") }

    /// Whether it tells of numbers alone, without any incident.
    package var isAboutCounts: Bool { incident.id == Alert.counts(of: incident.watch) }
}
