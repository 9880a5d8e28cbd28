import Crisis
import Ledger
import Settings

extension Pipeline {
    /// What the register is owed for the complaints of a step: a registration for each new record, whether it matched a
    /// watch or not, and a revision for each one that was edited.
    func arrivals(of outcome: Outcome, edited: [RecordedItem], at moment: Timestamp) -> [RegisterBatch.Arrived] {
        let sources = Dictionary(configuration.sources.map { ($0.id, $0) }) { first, _ in first }
        let new = outcome.readings.filter { $0.arrival.item.kind == .complaint }.map { reading in
            let mention = reading.mentions.first
            return arrived(
                reading.arrival.item, from: reading.arrival.source, signals: mention?.signals,
                brand: mention?.mention.watch, incident: mention?.incident, at: moment)
        }
        let revised = edited.filter { $0.item.kind == .complaint }.compactMap { recorded in
            sources[recorded.source].map {
                arrived(recorded.item, from: $0, signals: nil, brand: nil, incident: nil, at: moment)
            }
        }
        return new + revised
    }

    private func arrived(
        _ item: Item, from source: Source, signals: Signals?, brand: Watch.ID?, incident: Incident.ID?,
        at moment: Timestamp
    ) -> RegisterBatch.Arrived {
        let rules = configuration.register
        // What matches no watch was not read yet.
        let signals = signals ?? engine.criteria.analyzer.read(NormalizedText(title: item.title, text: item.text))
        let draft = RegistrationDraft(
            item, from: source, signals: signals, brand: brand, incident: incident,
            pseudonym: item.customer.map { ledger.pseudonym(of: $0) }, rules: rules, seen: moment)
        let fresh = Registration(
            number: 0, source: draft.source, identity: draft.identity, received: draft.received, registered: moment,
            values: draft.values)
        return RegisterBatch.Arrived(
            draft: draft, revision: item.revision,
            duties: rules.duties(
                of: fresh, calendar: configuration.calendar, offsetMinutes: configuration.service.offsetMinutes))
    }
}
