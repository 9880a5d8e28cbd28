/// Which sources are asked faster because of a crisis: those of a watch with an open orange or red incident.
///
/// When the incident falls below orange or closes, its sources calm down with their next poll.
package struct CrisisAttention: Hashable, Sendable {
    /// The gravest open incident of each watch that has one at orange or red.
    package private(set) var incidents: [Watch.ID: Incident.ID]
    /// The gravest of all, for sources that serve every watch.
    package private(set) var gravest: Incident.ID?

    package static let none = CrisisAttention([])

    /// - Parameter open: the open incidents with their levels; of two as grave, the one that sorts first speaks.
    package init(_ open: [(incident: Incident.ID, watch: Watch.ID, level: Level)]) {
        let grave = open.filter { $0.level >= .orange }
            .sorted { ($1.level, $0.incident) < ($0.level, $1.incident) }
        incidents = Dictionary(grave.map { ($0.watch, $0.incident) }) { first, _ in first }
        gravest = grave.first?.incident
    }

    /// The incident for whose sake a source is asked faster; nil when there is none.
    package func incident(for source: Source) -> Incident.ID? {
        guard gravest != nil else { return nil }
        return source.watches.isEmpty ? gravest : source.watches.lazy.compactMap { incidents[$0] }.first
    }
}

extension Engine {
    /// What the sources owe the incidents of this moment; drills do not make anybody poll faster.
    package var attention: CrisisAttention {
        CrisisAttention(
            memory.tracker.openIncidents.filter { !$0.isDrill }.map { ($0.id, $0.watch, level(of: $0.id)) })
    }
}
