extension TextModel {
    /// What the words of a text weigh in the answer on negative, and what the lexicon's signals do together; nil without
    /// a head for it.
    func weights(
        of text: NormalizedText, _ signals: Signals
    ) -> (terms: [DecisionExplanation.Term], lexicon: Int)? {
        guard let head = head(.negative) else { return nil }
        let row = row(text, signals: signals)
        let unit = head.scale * row.scale * 1000
        var lexicon = usesLexicon ? head.target.prior(signals) : 0
        for feature in row.dense { lexicon += head.dense[feature.place] * feature.value }
        let groups = groups(text, head)
        let heaviest = groups.sorted {
            (abs($1.weight), $0.range.lowerBound, $0.range.count) < (
                abs($0.weight), $1.range.lowerBound, $1.range.count
            )
        }
        let terms = heaviest.prefix(8).filter { $0.weight != 0 }.map { group in
            DecisionExplanation.Term(
                quote: text.quote(group.range), range: text.scalarRange(group.range),
                weight: Int((Double(group.weight) * unit).rounded()),
                collisions: group.collisions.map(text.quote))
        }
        return (Array(terms), Int((lexicon * 1000).rounded()))
    }

    /// The spans that weigh most in the answer on negative, either way.
    func heaviest(_ text: NormalizedText, _ signals: Signals, atMost most: Int) -> [Range<Int>] {
        guard let head = head(.negative) else { return [] }
        let groups = groups(text, head).sorted {
            (abs($1.weight), $0.range.lowerBound, $0.range.count) < (
                abs($0.weight), $1.range.lowerBound, $1.range.count
            )
        }
        return groups.prefix(most).map { text.scalarRange($0.range) }
    }

    private struct Group {
        var range: Range<Int>
        /// Multiples of the head's scale.
        var weight: Int
        var collisions: [Range<Int>]
    }

    /// N-grams by the words that they stand in; each bucket counts where it is first met.
    private func groups(_ text: NormalizedText, _ head: Head) -> [Group] {
        var places: [Range<Int>: Int] = [:]
        var groups: [Group] = []
        var owners: [UInt32: (hash: UInt64, group: Int)] = [:]
        for found in hasher.occurrences(in: text) {
            if let owner = owners[found.bucket] {
                if owner.hash != found.hash, groups[owner.group].range != found.range,
                    groups[owner.group].collisions.count < 4
                {
                    groups[owner.group].collisions.append(found.range)
                }
                continue
            }
            let group = places[found.range, default: groups.count]
            if group == groups.count {
                places[found.range] = group
                groups.append(Group(range: found.range, weight: 0, collisions: []))
            }
            groups[group].weight += Int(head.buckets[Int(found.bucket)])
            owners[found.bucket] = (found.hash, group)
        }
        return groups
    }
}
