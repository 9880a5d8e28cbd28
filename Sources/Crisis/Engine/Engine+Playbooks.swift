/// Which duties an incident has.
extension Engine {
    /// What decides on the playbook of an incident.
    func matter(of incident: Incident, situation: Situation, file: IncidentFile, at now: Timestamp) -> Matter {
        let recorded = Set(file.desk.evidence.standing(at: now).flatMap(\.tags))
        return Matter(
            category: incident.category, harm: situation.harm,
            facts: situation.facts.union(CriticalFact.allCases.filter { recorded.contains($0.tag) }))
    }

    func checklist(of id: Incident.ID, matter: Matter, clock: CrisisClock, at now: Timestamp) -> Checklist? {
        guard let incident = memory.tracker.incident(id), let file = memory.files[id],
            let started = file.checklistStarted, let assessment = file.assessment
        else { return nil }
        return criteria.checklists.hastened(by: file.drill?.speed ?? 1).checklist(
            for: incident, harm: matter.harm, facts: matter.facts,
            moments: moments(of: file, started: started, clock: clock, at: now), assessment: assessment,
            evidence: file.desk.evidence, ticks: file.ticks, kept: file.playbook, at: now)
    }

    /// The playbook of a running checklist, joined with those that the facts ask for; nil before its first alert.
    func playbook(of id: Incident.ID, at now: Timestamp) -> Playbook? {
        guard let file = memory.files[id], file.checklistStarted != nil, let incident = memory.tracker.incident(id),
            let situation = situation(of: incident, at: now)
        else { return nil }
        let matter = matter(of: incident, situation: situation, file: file, at: now)
        return criteria.checklists.playbook(for: matter, kept: file.playbook)
    }

    /// A person says which playbook an incident follows from now on; what was ticked stays ticked.
    package mutating func follow(
        _ playbook: String, of id: Incident.ID, at now: Timestamp
    ) throws(ActionRefusal) -> Outcome {
        try requireOpen(id)
        guard criteria.checklists.playbooks.contains(where: { $0.id == playbook }) else {
            throw .unknownPlaybook(playbook, known: criteria.checklists.playbooks.map(\.id).sorted())
        }
        memory.files[id, default: IncidentFile(incident: id)].playbook = playbook
        return judged(id, at: now)
    }
}
