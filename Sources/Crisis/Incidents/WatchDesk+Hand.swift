/// A mention as the ledger has it, with what was read in it.
package struct KnownMention: Sendable {
    package var mention: Mention
    package var signals: Signals

    package init(_ mention: Mention, _ signals: Signals) {
        self.mention = mention
        self.signals = signals
    }
}

// What people decide by hand.
extension WatchDesk {
    /// One incident becomes part of another because a person says so.
    mutating func merge(_ from: Incident.ID, into id: Incident.ID, at moment: Timestamp) {
        hand.join(from, id)
        take(from, into: id, at: moment)
    }

    /// Takes mentions out of an incident, and puts them into another one or, without one, into a new one.
    ///
    /// - Parameters:
    ///   - moved: the mentions that go; at least one.
    ///   - rest: all others of the incident: its counts are made anew from them. Nil when the mentions come from no incident.
    ///   - evidence: what people recorded for the incident that they leave; its clocks follow it.
    /// - Returns: the incident where they are now.
    mutating func move(
        _ moved: [KnownMention], from source: Incident.ID?, rest: [KnownMention], evidence: [Evidence],
        to target: Incident.ID?, watch: Watch.ID, isDrill: Bool, at moment: Timestamp, rules: TrackingRules
    ) -> Incident.ID {
        let heard = heardInOrder(moved)
        if let source, let old = dossiers[source] {
            var left = rebuilt(old.incident, known: moment, from: heardInOrder(rest), rules: rules)
            for fact in evidence { left.record(fact) }
            // A weak signal that was adopted is no mention of the incident: it stays with it.
            let earliest = heard.map(\.time).min() ?? old.clock.known
            if old.clock.known < earliest { left.couldBeKnown(at: old.clock.known) }
            if let closed = old.closed { left.close(at: closed) }
            restore(left)
        }
        let id: Incident.ID
        if let target, dossiers[target] != nil {
            id = target
            for (mention, role) in roles(of: heard) { absorb(mention, into: id, as: role, rules: rules) }
        } else {
            id = nextID(watch: watch, isDrill: isDrill, at: moment)
            let incident = Incident(
                id: id, watch: watch, title: heard.first?.mention.headline ?? "", category: .other, opened: moment,
                lastActivity: heard.map(\.time).max() ?? moment, isDrill: isDrill)
            restore(rebuilt(incident, known: heard.map(\.time).min() ?? moment, from: heard, rules: rules))
        }
        for mention in heard { settleByHand(mention, in: id, from: source) }
        if let source { hand.part(source, id) }
        return id
    }

    private mutating func settleByHand(_ heard: HeardMention, in id: Incident.ID, from source: Incident.ID?) {
        hand.place(heard.id, in: id)
        recent.remember(heard.id, in: id)
        // Its reprints follow it from now on.
        if let found = shelf.find(heard.fingerprint, byTitleAlone: heard.kind != .complaint),
            found.story.incident == source
        {
            shelf.assign(found.story.number, to: id)
        }
    }

    private func heardInOrder(_ mentions: [KnownMention]) -> [HeardMention] {
        mentions.map { HeardMention($0.mention, $0.signals, at: $0.mention.seen) }
            .sorted { ($0.time, $0.mention.id.text) < ($1.time, $1.mention.id.text) }
    }

    /// Which of them tell something new and which repeat one of the others.
    private func roles(of heard: [HeardMention]) -> [(HeardMention, Dossier.Role)] {
        var told = StoryShelf()
        return heard.map { mention in
            if told.find(mention.fingerprint, byTitleAlone: mention.kind != .complaint) != nil {
                return (mention, .repost)
            }
            if !mention.fingerprint.isEmpty {
                _ = told.open(mention.mention, mention.fingerprint, incident: nil, capacity: .max)
            }
            return (mention, .newStory)
        }
    }

    /// An incident made anew from its mentions; name, state and opening stay.
    private func rebuilt(
        _ incident: Incident, known: Timestamp, from heard: [HeardMention], rules: TrackingRules
    ) -> Dossier {
        var bare = incident
        (bare.mentions, bare.complaints, bare.stories) = (0, 0, 0)
        bare.reports = nil
        bare.category = .other
        var dossier = Dossier(bare, known: heard.first?.time ?? known)
        for (mention, role) in roles(of: heard) { dossier.absorb(mention, as: role, rules: rules) }
        if dossier.incident.category == .other { dossier.incident.category = incident.category }
        return dossier
    }
}
