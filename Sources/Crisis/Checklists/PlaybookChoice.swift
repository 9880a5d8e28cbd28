/// What an incident is about, as far as it decides on the playbook.
package struct Matter: Hashable, Sendable {
    package var category: Category
    /// The worst harm told of.
    package var harm: HarmClass?
    /// Told of in mentions, or recorded by a person.
    package var facts: Set<CriticalFact>

    package init(category: Category, harm: HarmClass? = nil, facts: Set<CriticalFact> = []) {
        self.category = category
        self.harm = harm
        self.facts = facts
    }
}

extension ChecklistBuilder {
    /// The playbook that an incident follows: the one that it follows already, else the first, by id, that names its
    /// category, else the first that names its harm, else the default one.
    ///
    /// `kept` is the id of the one that it follows already: it stays, even when the category changes, so that no duty
    /// vanishes from a running checklist.
    package func followed(for matter: Matter, kept: String? = nil) -> Playbook? {
        if let kept, let playbook = playbooks.first(where: { $0.id == kept }) { return playbook }
        let ordered = playbooks.sorted { $0.id < $1.id }
        return ordered.first { $0.categories.contains(matter.category) }
            ?? ordered.first { playbook in matter.harm.map { playbook.harms.contains($0) } ?? false }
            ?? ordered.first { $0.isDefault }
    }

    /// The playbook that an incident follows, joined with those that its facts ask for.
    ///
    /// A death in a matter of lost parcels has the duties, the texts and the name of the playbook for deaths, and the
    /// duties for lost parcels that this one does not have.
    package func playbook(for matter: Matter, kept: String? = nil) -> Playbook? {
        let grave = CriticalFact.allCases.filter(matter.facts.contains).compactMap { fact in
            playbooks.sorted { $0.id < $1.id }.first { $0.facts.contains(fact) }
        }
        let parts = grave + (followed(for: matter, kept: kept).map { [$0] } ?? [])
        guard var joined = parts.first else { return nil }
        for part in parts.dropFirst() {
            joined.items += part.items.filter { item in !joined.items.contains { $0.id == item.id } }
        }
        return joined
    }
}
