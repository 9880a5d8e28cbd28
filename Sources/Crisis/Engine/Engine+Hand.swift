// What people decide about which mention belongs where.
extension Engine {
    /// One incident becomes part of another: its mentions, evidence, alerts and what was done follow.
    ///
    /// - Throws: `ActionRefusal` when one is unknown, they are of different watches, or the other one is not open.
    package mutating func merge(
        _ from: Incident.ID, into id: Incident.ID, at now: Timestamp
    ) throws(ActionRefusal) -> Outcome {
        guard from != id else { throw .sameIncident(id) }
        try requireOpen(id)
        let taken = try known(from)
        if let other = taken.mergedInto { throw .mergedIncident(from, into: other) }
        try requireAlike(taken, try known(id))
        memory.tracker.merge(from, into: id, at: now)
        _ = merge(at: now)
        var outcome = Outcome()
        judge([from, id], at: now, isNews: true, into: &outcome)
        return outcome
    }

    /// Takes mentions out of an incident and puts them into another open one, or into a new one.
    ///
    /// - Parameters:
    ///   - rest: all other mentions of the incident that they leave.
    /// - Throws: `ActionRefusal` when nothing would be left, or they cannot go there.
    package mutating func move(
        _ moved: [KnownMention], from source: Incident.ID?, rest: [KnownMention], to target: Incident.ID?,
        at now: Timestamp
    ) throws(ActionRefusal) -> Outcome {
        guard let first = moved.first else { throw .unknownMention("") }
        if let target {
            try requireOpen(target)
            guard source != target else { throw .sameIncident(target) }
            guard first.mention.watch == memory.tracker.incident(target)?.watch else {
                throw .unlikeIncidents(source ?? Incident.ID(first.mention.watch), target)
            }
        }
        if let source {
            let left = try known(source)
            if let other = left.mergedInto { throw .mergedIncident(source, into: other) }
            guard !rest.isEmpty else { throw .nothingLeft(source) }
            if let target { try requireAlike(left, try known(target)) }
        }
        let evidence = source.flatMap { memory.files[$0]?.desk.evidence } ?? []
        guard
            let id = memory.tracker.move(
                moved, from: source, rest: rest, evidence: evidence, to: target, at: now)
        else { throw .unknownMention(first.mention.id.text) }
        var outcome = Outcome()
        outcome.placements = moved.map { ($0.mention.id, id) }
        if let source { show(rest, in: source, anew: true) }
        show(moved, in: id, anew: false)
        judge(Set([source, id].compactMap(\.self)), at: now, isNews: true, into: &outcome)
        return outcome
    }

    private mutating func show(_ mentions: [KnownMention], in id: Incident.ID, anew: Bool) {
        var file = memory.files[id, default: IncidentFile(incident: id)]
        if anew { file.showAnew() }
        for known in mentions.sorted(by: { $0.mention.time < $1.mention.time }) {
            file.show(known.mention, signals: known.signals)
        }
        memory.files[id] = file
    }

    private func known(_ id: Incident.ID) throws(ActionRefusal) -> Incident {
        guard let incident = memory.tracker.incident(id) else { throw .unknownIncident(id) }
        return incident
    }

    private func requireAlike(_ one: Incident, _ two: Incident) throws(ActionRefusal) {
        guard one.watch == two.watch, one.isDrill == two.isDrill else { throw .unlikeIncidents(one.id, two.id) }
    }
}
