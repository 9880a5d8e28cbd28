import Crisis

/// Everything that one step of the pipeline owes the ledger; written in one transaction or not at all.
package struct LedgerBatch: Sendable {
    package var at: Timestamp
    /// Facts: items that are new, or new revisions of known ones.
    package var items: [RecordedItem] = []
    package var unreadable: [UnreadableRecord] = []
    package var evidence: [RecordedEvidence] = []
    package var actions: [RecordedAction] = []
    /// Mentions that people put somewhere.
    package var placements: [RecordedPlacement] = []
    /// Answers to pushes that came with a key, so that the same push gets the same answer.
    package var pushes: [RecordedPush] = []
    /// Position and health of the sources that were polled.
    package var sources: [SourceState] = []
    /// Sources whose poll changed nothing but what has columns (see `SourceState.differsInColumnsOnly`); each is in the
    /// ledger already.
    package var touched: [SourceState] = []
    /// Changes of a source's health.
    package var sourceEvents: [SourceEvent] = []
    /// Derived: replaced by key.
    package var incidents: [IncidentRecord] = []
    package var states: [DerivedState] = []
    package var checklists: [Checklist] = []
    /// Derived, kept as history.
    package var assessments: [RecordedAssessment] = []
    /// The rule sets that judged; one that is there already stays as it is.
    package var ruleSets: [RecordedRuleSet] = []
    package var alerts: [Alert] = []
    /// Complaints for the register, and what was done with it.
    package var register = RegisterBatch()
    /// What is owed to the channels.
    package var notifications: [Crisis.Notification] = []

    package init(at: Timestamp) { self.at = at }

    /// Whether there is nothing to write.
    package var isEmpty: Bool {
        items.isEmpty && unreadable.isEmpty && evidence.isEmpty && actions.isEmpty && placements.isEmpty
            && sources.isEmpty
            && touched.isEmpty && sourceEvents.isEmpty && incidents.isEmpty && states.isEmpty && checklists.isEmpty
            && assessments.isEmpty && alerts.isEmpty && notifications.isEmpty && register.isEmpty
    }

    /// Adds a source's state, in the cheapest form that says what changed.
    ///
    /// - Parameter written: the state as the ledger has it; nil when it has none.
    package mutating func put(_ state: SourceState, instead written: SourceState?) {
        if let written, state.differsInColumnsOnly(from: written) {
            if state != written { touched.append(state) }
        } else {
            sources.append(state)
        }
    }
}

/// An item as it came, with what was made of it.
package struct RecordedItem: Hashable, Codable, Sendable {
    package var source: Source.ID
    package var item: Item
    package var seen: Timestamp
    /// One entry for each watch that it matched.
    package var mentions: [RecordedMention]

    package init(source: Source.ID, item: Item, seen: Timestamp, mentions: [RecordedMention] = []) {
        self.source = source
        self.item = item
        self.seen = seen
        self.mentions = mentions
    }
}

/// A mention as it was kept: which watch, what was read in it, which incident it joined and why.
package struct RecordedMention: Hashable, Codable, Sendable {
    package var id: Mention.ID
    package var watch: Watch.ID
    package var family: SourceFamily
    package var tier: Tier
    package var signals: Signals
    package var incident: Incident.ID?
    /// Why it joined or did not.
    package var reason: LocalizedText

    package init(
        id: Mention.ID, watch: Watch.ID, family: SourceFamily, tier: Tier, signals: Signals, incident: Incident.ID?,
        reason: LocalizedText
    ) {
        self.id = id
        self.watch = watch
        self.family = family
        self.tier = tier
        self.signals = signals
        self.incident = incident
        self.reason = reason
    }
}

/// Evidence and the incident that it belongs to.
package struct RecordedEvidence: Hashable, Codable, Sendable {
    package var incident: Incident.ID
    package var evidence: Evidence

    package init(incident: Incident.ID, evidence: Evidence) {
        self.incident = incident
        self.evidence = evidence
    }
}

/// What a person did: acknowledged, closed, ticked an item.
package struct RecordedAction: Hashable, Codable, Sendable {
    package var incident: Incident.ID?
    package var at: Timestamp
    package var by: String
    /// `ack`, `close`, `tick C03`.
    package var action: String
    package var note: String?

    package init(incident: Incident.ID?, at: Timestamp, by: String, action: String, note: String? = nil) {
        self.incident = incident
        self.at = at
        self.by = by
        self.action = action
        self.note = note
    }
}

/// A mention that a person put into an incident; the last placement of a mention counts.
package struct RecordedPlacement: Hashable, Codable, Sendable {
    package var mention: Mention.ID
    package var incident: Incident.ID
    package var at: Timestamp
    package var by: String
    package var note: String?

    package init(mention: Mention.ID, incident: Incident.ID, at: Timestamp, by: String, note: String? = nil) {
        self.mention = mention
        self.incident = incident
        self.at = at
        self.by = by
        self.note = note
    }
}

/// An incident with its last assessment, as the queries show it.
package struct IncidentRecord: Hashable, Codable, Sendable {
    package var incident: Incident
    package var assessment: Assessment?

    package init(incident: Incident, assessment: Assessment?) {
        self.incident = incident
        self.assessment = assessment
    }
}

/// An assessment kept because something changed.
package struct RecordedAssessment: Hashable, Codable, Sendable {
    package var incident: Incident.ID
    package var assessment: Assessment
    /// What it was a function of, so that it can be made again.
    package var basis: AssessmentBasis?
    /// The digest of the rule set that judged.
    package var rules: RuleSetDigest?

    package init(
        incident: Incident.ID, assessment: Assessment, basis: AssessmentBasis? = nil, rules: RuleSetDigest? = nil
    ) {
        self.incident = incident
        self.assessment = assessment
        self.basis = basis
        self.rules = rules
    }
}

/// A part of the engine's memory, as JSON; the engine reads it back after a restart.
package struct DerivedState: Hashable, Codable, Sendable {
    /// `incident`, `baseline`, `tracker`.
    package var kind: String
    package var key: String
    package var json: [UInt8]

    package init(kind: String, key: String, json: [UInt8]) {
        self.kind = kind
        self.key = key
        self.json = json
    }
}
