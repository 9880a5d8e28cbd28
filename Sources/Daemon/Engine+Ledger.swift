import Crisis
import Digests
import Foundation
import Ledger
import Settings

extension Configuration {
    /// What the engine judges by.
    package var criteria: Criteria {
        Criteria(
            rules: rules, analyzer: Analyzer(lexicon: lexicon, model: model), watches: watches,
            checklists: ChecklistBuilder(playbooks: playbooks, roster: roster), tick: service.tick,
            offsetMinutes: service.offsetMinutes, calendar: calendar, volumes: volumes)
    }
}

extension LedgerBatch {
    /// Adds the facts of a step and what was derived from them.
    ///
    /// - Parameter rules: the rule set that judged.
    mutating func add(_ outcome: Outcome, judgedBy rules: RecordedRuleSet) throws {
        items += outcome.readings.map { reading in
            RecordedItem(
                source: reading.arrival.source.id, item: reading.arrival.item, seen: at,
                mentions: reading.mentions.map { mention in
                    RecordedMention(
                        id: mention.mention.id, watch: mention.mention.watch, family: mention.mention.family,
                        tier: mention.mention.tier, signals: mention.signals, incident: mention.incident,
                        reason: mention.reason)
                })
        }
        evidence += outcome.evidence.map { RecordedEvidence(incident: $0.incident, evidence: $0.evidence) }
        incidents += outcome.judged.map { IncidentRecord(incident: $0.incident, assessment: $0.assessment) }
        for judged in outcome.judged where judged.isNews {
            let rules = try judged.otherRules.map { try RecordedRuleSet($0) } ?? rules
            assessments.append(
                RecordedAssessment(
                    incident: judged.incident.id, assessment: judged.assessment, basis: judged.basis,
                    rules: rules.digest))
            if !ruleSets.contains(rules) { ruleSets.append(rules) }
        }
        checklists += outcome.judged.compactMap(\.checklist)
        alerts += outcome.alerts
    }
}

extension RecordedRuleSet {
    /// The rule set as the ledger keeps it.
    package init(_ rules: RuleSet) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = Array(try encoder.encode(rules))
        self.init(digest: RuleSetDigest(SHA256.hexadecimal(of: json)), name: rules.name, json: json)
    }
}

extension EngineMemory {
    /// The parts that differ between two memories, as the ledger keeps them.
    static func changes(
        from old: EngineMemory, to new: EngineMemory, trackerParts: [TrackerPart]
    ) throws -> [DerivedState] {
        var parts: [DerivedState] = []
        func add(_ kind: String, _ key: String, _ value: some Encodable) throws {
            parts.append(DerivedState(kind: kind, key: key, json: try encode(value)))
        }
        for part in trackerParts { try add("tracker", part.id, part) }
        if old.silence != new.silence { try add("silence", "", new.silence) }
        for (watch, counts) in new.surveillance where old.surveillance[watch] != counts {
            let before = old.surveillance[watch]
            if before?.withoutSeries != counts.withoutSeries {
                try add("surveillance", watch, counts.withoutSeries)
            }
            for (key, series) in counts.series where before?.series[key] != series {
                try add("series", "\(watch)/\(key.text)", series)
            }
        }
        for (watch, counts) in new.intake {
            let before = old.intake[watch]
            if before?.openPart != counts.openPart { try add("intake-open", watch, counts.openPart) }
            if before?.closedPart != counts.closedPart { try add("intake", watch, counts.closedPart) }
        }
        for (incident, file) in new.files where old.files[incident] != file {
            try add("file", incident.text, file)
        }
        return parts.sorted { ($0.kind, $0.key) < ($1.kind, $1.key) }
    }

    /// The memory as it was when the ledger last took it.
    init(_ parts: [DerivedState]) throws {
        self.init()
        tracker = IncidentTracker(parts: try parts.filter { $0.kind == "tracker" }.map { try Self.decode($0) })
        for part in parts {
            switch part.kind {
            case "silence": silence = try Self.decode(part)
            case "surveillance":
                let series = surveillance[part.key]?.series ?? [:]
                surveillance[part.key] = try Self.decode(part)
                surveillance[part.key]?.series = series
            case "intake":
                let closed: [IntakeKey: [[Int32]]] = try Self.decode(part)
                intake[part.key, default: IntakeCounts()].restore(closed)
            case "intake-open":
                let closed = intake[part.key]?.closedPart ?? [:]
                intake[part.key] = try Self.decode(part)
                intake[part.key]?.restore(closed)
            case "series":
                // A series of a kind that is not counted any more is let go.
                guard let slash = part.key.firstIndex(of: "/"),
                    let key = SeriesKey(text: String(part.key[part.key.index(after: slash)...]))
                else { continue }
                surveillance[String(part.key[..<slash]), default: WatchSurveillance()].series[key] = try Self.decode(
                    part)
            case "file": files[Incident.ID(part.key)] = try Self.decode(part)
            default: continue
            }
        }
    }

    private static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    private static func decode<Value: Decodable>(_ part: DerivedState) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(part.json))
    }
}
