/// What a piece of evidence does besides what its tags say: it proposes, decides, takes back, promises, keeps.
///
/// All of it is appended like any fact, so what the machine proposed and what a person made of it both stay.
package enum Bearing: Hashable, Codable, Sendable {
    /// The machine found it in an own text; it counts for nothing until a person decides.
    case proposes(Proposal)
    /// A person's word on a proposal; of several the latest counts.
    case decides(proposal: FactID, Ruling)
    /// A person took an earlier fact back, or replaced it by this one.
    case withdraws(FactID)
    /// A promise that stands in an own text.
    case promises(Promise)
    /// A promise was kept at the time of this evidence.
    case keeps(FactID)

    package enum Ruling: String, Codable, CaseIterable, Sendable {
        case confirmed, corrected, rejected
    }
}

/// What the machine read in an own text, for a person to decide.
package struct Proposal: Hashable, Codable, Sendable {
    /// The evidence that says the text was published.
    package var statement: FactID
    /// What it would close or reopen, with the words that say so.
    package var markers: [Marker]
    /// A promise whose time can mean several moments.
    package var promise: PromiseDraft?

    package init(statement: FactID, markers: [Marker] = [], promise: PromiseDraft? = nil) {
        self.statement = statement
        self.markers = markers
        self.promise = promise
    }

    package var tags: Set<EvidenceTag> { Set(markers.map(\.tag)) }

    /// One thing that the text seems to say.
    package struct Marker: Hashable, Codable, Sendable {
        package var tag: EvidenceTag
        /// The matched phrases, the first ones.
        package var quotes: [String]
        /// The lexicon's rules that found them.
        package var rules: [String]

        package init(tag: EvidenceTag, quotes: [String], rules: [String]) {
            self.tag = tag
            self.quotes = quotes
            self.rules = rules
        }
    }

    package struct PromiseDraft: Hashable, Codable, Sendable {
        package var kind: PromiseKind
        package var quote: String
        package var made: Timestamp
        package var candidates: [Timestamp]

        package init(kind: PromiseKind, quote: String, made: Timestamp, candidates: [Timestamp]) {
            self.kind = kind
            self.quote = quote
            self.made = made
            self.candidates = candidates
        }
    }

    /// Phrases that are kept of one marker.
    private static let quoteLimit = 4

    /// The markers of what was read in an own text, in the order of their tags.
    package static func markers(in signals: Signals) -> [Marker] {
        var markers: [EvidenceTag: Marker] = [:]
        for signal in signals.standing {
            guard case .statement(let tag) = signal.meaning else { continue }
            var marker = markers[tag] ?? Marker(tag: tag, quotes: [], rules: [])
            if marker.quotes.count < quoteLimit, !marker.quotes.contains(signal.quote) {
                marker.quotes.append(signal.quote)
            }
            if !marker.rules.contains(signal.rule) { marker.rules.append(signal.rule) }
            markers[tag] = marker
        }
        return EvidenceTag.allCases.compactMap { markers[$0] }
    }
}

extension Evidence {
    package var proposal: Proposal? {
        if case .proposes(let proposal)? = bearing { proposal } else { nil }
    }

    package var promise: Promise? {
        if case .promises(let promise)? = bearing { promise } else { nil }
    }
}

extension [Evidence] {
    /// What holds at a moment: facts of that time or before, without those that a person took back, and of several
    /// decisions on one proposal the latest recorded.
    package func standing(at moment: Timestamp) -> [Evidence] {
        let known = filter { $0.time <= moment }
        guard known.contains(where: { $0.bearing != nil }) else { return known }
        var withdrawn: Set<FactID> = []
        var decided: [FactID: Evidence] = [:]
        for fact in known {
            switch fact.bearing {
            case .withdraws(let id): withdrawn.insert(id)
            case .decides(let proposal, _):
                guard let before = decided[proposal] else {
                    decided[proposal] = fact
                    continue
                }
                let (later, earlier) =
                    (before.recorded, before.id) < (fact.recorded, fact.id) ? (fact, before) : (before, fact)
                decided[proposal] = later
                withdrawn.insert(earlier.id)
            case .proposes, .promises, .keeps, nil: continue
            }
        }
        return known.filter { !withdrawn.contains($0.id) }
    }
}

extension Evidence {
    /// With other names for itself and for the facts that it bears on.
    func renamed(_ names: [FactID: FactID]) -> Evidence {
        guard !names.isEmpty else { return self }
        func name(_ id: FactID) -> FactID { names[id] ?? id }
        var renamed = self
        renamed.id = name(id)
        switch bearing {
        case .proposes(var proposal):
            proposal.statement = name(proposal.statement)
            renamed.bearing = .proposes(proposal)
        case .decides(let proposal, let ruling): renamed.bearing = .decides(proposal: name(proposal), ruling)
        case .withdraws(let id): renamed.bearing = .withdraws(name(id))
        case .promises(var promise):
            promise.id = name(promise.id)
            promise.statement = promise.statement.map(name)
            renamed.bearing = .promises(promise)
        case .keeps(let id): renamed.bearing = .keeps(name(id))
        case nil: break
        }
        return renamed
    }
}
