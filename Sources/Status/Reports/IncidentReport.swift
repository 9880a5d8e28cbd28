import Crisis

/// One line of `tocsin incidents`.
package struct IncidentSummary: Codable, Hashable, Sendable {
    package var id: Incident.ID
    package var watch: String
    package var watchTitle: LocalizedText
    package var title: String
    package var category: Category
    package var status: Incident.Status
    package var isDrill: Bool
    package var level: Level
    /// E, 0 to 100.
    package var escalation: Double
    package var likelihood: Int
    package var impact: Int
    package var opened: Timestamp
    package var lastActivity: Timestamp
    package var acknowledgedBy: String?
    package var acknowledgedAt: Timestamp?
    package var mentions: Int
    package var complaints: Int
    package var stories: Int

    package init(record: Incident, assessment: Assessment?, watchTitle: LocalizedText) {
        id = record.id
        watch = record.watch
        self.watchTitle = watchTitle
        title = record.title
        category = record.category
        status = record.status
        isDrill = record.isDrill
        level = assessment?.level ?? .clear
        escalation = assessment?.escalation.points ?? 0
        likelihood = assessment?.likelihood ?? 0
        impact = assessment?.impact ?? 0
        opened = record.opened
        lastActivity = record.lastActivity
        acknowledgedBy = record.acknowledgement?.by
        acknowledgedAt = record.acknowledgement?.at
        mentions = record.mentions
        complaints = record.complaints
        stories = record.stories
    }
}

/// The answer to `tocsin incidents`.
package struct IncidentList: Codable, Hashable, Sendable {
    package var incidents: [IncidentSummary]

    package init(incidents: [IncidentSummary]) { self.incidents = incidents }
}

/// The answer to `tocsin show ID`.
package struct IncidentReport: Codable, Hashable, Sendable {
    package var incident: IncidentSummary
    /// The newest first.
    package var mentions: [MentionLine]
    package var evidence: [EvidenceLine]
    /// The newest first.
    package var alerts: [AlertLine]
    package var actions: [ActionLine]

    package init(
        incident: IncidentSummary, mentions: [MentionLine], evidence: [EvidenceLine], alerts: [AlertLine],
        actions: [ActionLine]
    ) {
        self.incident = incident
        self.mentions = mentions
        self.evidence = evidence
        self.alerts = alerts
        self.actions = actions
    }

    package struct MentionLine: Codable, Hashable, Sendable {
        package var id: Mention.ID
        package var time: Timestamp
        package var source: String
        package var tier: Tier
        package var kind: MentionKind
        package var title: String
        package var url: String?
        /// Why it joined.
        package var reason: LocalizedText
        /// The model that had a say in how it was read, as `NAME@digest`; absent when the lexicon read alone.
        package var model: String?

        package init(mention: Mention, reason: LocalizedText, model: String? = nil) {
            id = mention.id
            time = mention.time
            source = mention.source
            tier = mention.tier
            kind = mention.item.kind
            title = mention.item.title.isEmpty ? String(mention.item.text.prefix(80)) : mention.item.title
            url = mention.item.url
            self.reason = reason
            self.model = model
        }
    }

    package struct EvidenceLine: Codable, Hashable, Sendable {
        package var id: FactID
        package var time: Timestamp
        package var precision: Precision
        package var tags: [EvidenceTag]
        package var polarity: Polarity?
        package var verdictBy: VerdictClass?
        package var text: LocalizedText
        package var provenance: String
        package var recordedBy: String?

        package init(_ evidence: Evidence) {
            id = evidence.id
            time = evidence.time
            precision = evidence.precision
            tags = evidence.tags.sorted { $0.rawValue < $1.rawValue }
            polarity = evidence.verdict?.polarity
            verdictBy = evidence.verdict?.by
            text = evidence.text
            provenance = evidence.provenance
            recordedBy = evidence.recordedBy
        }
    }

    package struct AlertLine: Codable, Hashable, Sendable {
        package var id: Alert.ID
        package var at: Timestamp
        package var kind: String
        package var level: Level
        package var sentence: LocalizedText

        package init(id: Alert.ID, at: Timestamp, kind: String, level: Level, sentence: LocalizedText) {
            self.id = id
            self.at = at
            self.kind = kind
            self.level = level
            self.sentence = sentence
        }
    }

    package struct ActionLine: Codable, Hashable, Sendable {
        package var at: Timestamp
        package var by: String
        package var action: String
        package var note: String?

        package init(at: Timestamp, by: String, action: String, note: String?) {
            self.at = at
            self.by = by
            self.action = action
            self.note = note
        }
    }
}
