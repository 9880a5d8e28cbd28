/// Exercises: a script speaks, people answer, and nothing of it touches what is real.
///
/// A drill has an incident of its own in the tracker's own desk for drills. It is judged like any other, from the
/// script's situation instead of counted mentions, so no baseline, no K of a watch and no incident learns of it.
extension Engine {
    /// Starts a drill: what its script says at once is told and judged.
    package mutating func start(_ drill: Drill, at now: Timestamp) -> (incident: Incident.ID, outcome: Outcome) {
        let script = drill.script
        let incident = memory.tracker.open(
            watch: script.watch, title: script.title.zh + " / " + script.title.en, category: script.category,
            known: now, at: now, isDrill: true)
        var file = IncidentFile(incident: incident.id)
        file.drill = drill
        memory.files[incident.id] = file
        var outcome = Outcome()
        tellDrills(at: now, into: &outcome)
        return (incident.id, outcome)
    }

    /// Ends a drill before its script is through.
    package mutating func stopDrill(_ id: Incident.ID, at now: Timestamp) throws(ActionRefusal) -> Outcome {
        guard let incident = memory.tracker.incident(id), memory.files[id]?.drill != nil else {
            throw .unknownIncident(id)
        }
        guard incident.status != .closed else { throw .closedIncident(id) }
        var outcome = Outcome()
        end(id, at: now, into: &outcome)
        return outcome
    }

    /// The drills that are running.
    package var drills: [Incident.ID] {
        memory.files.filter { $0.value.drill != nil && $0.value.closed == nil }.map(\.key).sorted()
    }

    /// Tells what has come due in the scripts, judges it, and ends the drills whose script is through.
    ///
    /// - Returns: the drills that were judged.
    @discardableResult
    mutating func tellDrills(at now: Timestamp, into outcome: inout Outcome) -> Set<Incident.ID> {
        var told: Set<Incident.ID> = []
        for id in drills {
            guard var file = memory.files[id], let facts = file.drill?.tell(at: now) else { continue }
            for fact in facts where file.desk.record(fact.evidence) {
                outcome.evidence.append((id, fact.evidence))
                file.show(fact, of: id)
            }
            memory.files[id] = file
            for fact in facts { memory.tracker.record(fact.evidence, for: id) }
            if file.drill?.isOver(at: now) ?? false {
                end(id, at: now, into: &outcome)
                told.insert(id)
            } else if !facts.isEmpty {
                judge([id], at: now, isNews: true, into: &outcome)
                told.insert(id)
            }
        }
        return told
    }

    private mutating func end(_ id: Incident.ID, at now: Timestamp, into outcome: inout Outcome) {
        _ = memory.tracker.close(id, at: now)
        memory.files[id]?.closed = now
        judge([id], at: now, isNews: true, into: &outcome)
        outcome.endedDrills.append(id)
    }
}

extension Criteria {
    /// Who judges an incident: in a drill the same rules on a faster clock.
    func assessor(for drill: Drill?) -> Assessor {
        guard let drill, drill.speed > 1 else { return assessor }
        return Assessor(rules: rules.hastened(by: drill.speed), tick: assessor.levelPolicy.tick)
    }
}
