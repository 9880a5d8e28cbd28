import Crisis

/// What the pipeline and the queries need of a ledger, in their own words; no other room knows which engine it is.
package protocol LedgerStore: Sendable {
    // MARK: The pipeline

    /// Writes a batch in one transaction. Items, mentions, alerts and notifications that are there already stay as
    /// they are: writing a batch twice is the same as writing it once.
    func commit(_ batch: LedgerBatch) async throws

    /// Of these identities, those already recorded for the source, with their latest revision.
    func revisions(source: Source.ID, identities: [String]) async throws -> [String: String]

    /// The same for several sources in one read.
    func revisions(of identities: [Source.ID: [String]]) async throws -> [Source.ID: [String: String]]

    /// What was answered to the push of that key; nil when there was none in the last `RecordedPush.lifetime`.
    func push(source: Source.ID, key: String) async throws -> RecordedPush?

    func sourceStates() async throws -> [SourceState]

    /// Everything the engine remembered.
    func derivedStates() async throws -> [DerivedState]

    // MARK: The outbox

    /// Notifications that wait and are due, oldest first.
    func dueNotifications(at moment: Timestamp, limit: Int) async throws -> [Crisis.Notification]

    /// When the next waiting notification is due; nil when none waits.
    func nextNotificationDue() async throws -> Timestamp?

    /// Keeps the outcome of one attempt: state, attempts, next attempt and error of the notification.
    func recordAttempt(_ notification: Crisis.Notification, at moment: Timestamp) async throws

    // MARK: The queries

    func counts(since moment: Timestamp) async throws -> LedgerCounts
    /// The newest activity first. `open` leaves out the closed ones.
    func incidents(open: Bool, limit: Int) async throws -> [IncidentRecord]
    func incident(_ id: Incident.ID) async throws -> IncidentRecord?
    /// The newest first.
    func mentions(of incident: Incident.ID, limit: Int) async throws -> [MentionRow]
    func evidence(of incident: Incident.ID) async throws -> [Evidence]
    func checklist(of incident: Incident.ID) async throws -> Checklist?
    /// The newest first.
    func assessments(of incident: Incident.ID, limit: Int) async throws -> [Assessment]
    /// Assessments with what they were a function of, in the order in which they were kept, after the one numbered
    /// `after`; of one incident or of all.
    func keptAssessments(of incident: Incident.ID?, after: Int, limit: Int) async throws -> [KeptAssessment]
    /// The last one of an incident that was in force at a moment.
    func keptAssessment(of incident: Incident.ID, at moment: Timestamp) async throws -> KeptAssessment?
    /// A rule set that judged once; nil when it is not kept.
    func ruleSet(_ digest: RuleSetDigest) async throws -> RuleSet?
    /// The evidence of an incident and of those that were merged into it; its own comes first.
    func evidence(ofAllParts incident: Incident.ID) async throws -> [Evidence]
    /// The newest first; all incidents when none is named.
    func alerts(of incident: Incident.ID?, limit: Int) async throws -> [Alert]
    func actions(of incident: Incident.ID) async throws -> [RecordedAction]
    /// All that wait or are dead, and the last delivered ones.
    func notifications(limit: Int) async throws -> [Crisis.Notification]
    func unreadable(limit: Int) async throws -> [UnreadableRow]
    /// How the health of a source changed, the newest first; all sources when none is named.
    func sourceEvents(of source: Source.ID?, limit: Int) async throws -> [SourceEvent]
}

/// Totals for `tocsin status`.
package struct LedgerCounts: Hashable, Codable, Sendable {
    package var items: Int
    /// Items since the moment asked for.
    package var recentItems: Int
    package var mentions: Int
    package var complaints: Int
    package var unreadable: Int
    package var alerts: Int
    package var notificationsWaiting: Int
    package var notificationsDead: Int

    package init(
        items: Int, recentItems: Int, mentions: Int, complaints: Int, unreadable: Int, alerts: Int,
        notificationsWaiting: Int, notificationsDead: Int
    ) {
        self.items = items
        self.recentItems = recentItems
        self.mentions = mentions
        self.complaints = complaints
        self.unreadable = unreadable
        self.alerts = alerts
        self.notificationsWaiting = notificationsWaiting
        self.notificationsDead = notificationsDead
    }
}

/// A mention as a query shows it.
package struct MentionRow: Hashable, Codable, Sendable {
    package var mention: Mention
    package var signals: Signals
    package var reason: LocalizedText

    package init(mention: Mention, signals: Signals, reason: LocalizedText) {
        self.mention = mention
        self.signals = signals
        self.reason = reason
    }
}

/// An unreadable record and when it came.
package struct UnreadableRow: Hashable, Codable, Sendable {
    package var at: Timestamp
    package var record: UnreadableRecord

    package init(at: Timestamp, record: UnreadableRecord) {
        self.at = at
        self.record = record
    }
}
