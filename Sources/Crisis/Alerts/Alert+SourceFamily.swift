extension Alert {
    /// The incident under which the silence of sources is told: it is about our own hearing, and about no watch.
    package static let hearing = Incident.ID("sources")

    /// An alert that no incident stands behind: a whole family of sources has gone silent.
    ///
    /// It carries an assessment without a score, for nothing was judged but that we hear nothing.
    package init(silence reason: AlertReason, rules: RuleSetName, at now: Timestamp) {
        let incident = Incident(
            id: Alert.hearing, watch: Alert.hearing.text, title: "信息源沉默 / sources silent", category: .other,
            opened: now,
            lastActivity: now)
        let assessment = Assessment(
            at: now, ruleSet: rules, likelihood: 0, impact: 0, parts: [], risk: .zero, principles: [], gap: .zero,
            readiness: .zero, escalation: .zero, floors: [], indicated: .clear, level: .clear)
        let names = Names(watch: LocalizedText(zh: "信息源", en: "Sources"), checks: [])
        self.init(
            id: Alert.ID(reason: reason, at: now), at: now, reason: reason, incident: incident, previousLevel: .clear,
            assessment: assessment, names: names)
    }
}
