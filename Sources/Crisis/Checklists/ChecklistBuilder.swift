/// Makes the checklist of an incident from a playbook: who has each duty, when it is due, whether it is done.
///
/// A plain function of its arguments, made anew at every assessment: nothing is remembered between two checklists, so
/// evidence that reopens a check reopens the item that rested on it.
package struct ChecklistBuilder: Sendable {
    package var playbooks: [Playbook]
    package var roster: Roster

    package init(playbooks: [Playbook], roster: Roster) {
        self.playbooks = playbooks
        self.roster = roster
    }

    /// The checklist at `moment`, sorted by due time, items without one last; nil when no playbook fits.
    ///
    /// Evidence and ticks from after `moment` do not count.
    package func checklist(
        for incident: Incident, harm: HarmClass? = nil, facts: Set<CriticalFact> = [], moments: ChecklistMoments,
        assessment: Assessment, evidence: [Evidence],
        ticks: [ChecklistTick], kept: String? = nil, at moment: Timestamp
    ) -> Checklist? {
        let matter = Matter(category: incident.category, harm: harm, facts: facts)
        guard let playbook = playbook(for: matter, kept: kept) else { return nil }
        let progress = ChecklistProgress(
            playbook: playbook, incident: incident, moments: moments, assessment: assessment, evidence: evidence,
            ticks: ticks, at: moment)
        let items = playbook.items.map { item($0, standing: progress.standing(of: $0), at: moment) }
        return Checklist(
            incident: incident.id, playbook: playbook.id, started: moments.started, items: sortedByDue(items))
    }

    private func item(_ item: PlaybookItem, standing: ItemStanding, at moment: Timestamp) -> ChecklistItem {
        let role = roster.roles[item.owner]
        return ChecklistItem(
            id: item.id, text: item.text, closesOn: item.closesOn, principle: item.principle, owner: item.owner,
            ownerTitle: role?.title ?? LocalizedText(zh: item.owner, en: item.owner),
            people: role.map { [$0.primary] + ($0.backup.map { [$0] } ?? []) } ?? [], due: standing.due,
            state: standing.state(at: moment), done: standing.closing?.at, closedBy: standing.closing?.by,
            note: standing.closing?.note)
    }

    /// Items of the same due time keep the playbook's order.
    private func sortedByDue(_ items: [ChecklistItem]) -> [ChecklistItem] {
        items.enumerated().sorted { left, right in
            switch (left.element.due, right.element.due) {
            case (let first?, let second?) where first != second: first < second
            case (.some, nil): true
            case (nil, .some): false
            default: left.offset < right.offset
            }
        }.map(\.element)
    }
}

/// When an item is due and what closed it.
struct ItemStanding: Hashable, Sendable {
    var due: Timestamp?
    var closing: ItemClosing?

    /// An item is overdue only after its due time; at that very moment it is due.
    func state(at moment: Timestamp) -> ChecklistItem.State {
        if closing != nil { return .done }
        guard let due else { return .waiting }
        return moment > due ? .overdue : .open
    }
}

/// What closed an item, and when.
struct ItemClosing: Hashable, Sendable {
    var at: Timestamp
    /// A person's name, or the checks with their evidence.
    var by: String
    /// What the person says was done.
    var note: String?
}
