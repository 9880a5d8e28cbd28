/// The words by which statements are linted, read from `config/statements/`.
package struct StatementWords: Hashable, Sendable {
    package var groups: [Group]

    package init(groups: [Group] = []) { self.groups = groups }

    /// Phrases with one meaning.
    package struct Group: Hashable, Sendable {
        /// `zh.blame.individual`; it stands in every finding that rests on the group.
        package var id: String
        package var role: Role
        /// Words or phrases as `Literal` reads them; `…` stands for up to twenty characters of the same sentence.
        package var phrases: [String]
        /// Phrases inside which a phrase of this group does not count.
        package var except: [String]
        /// Phrases that excuse it when they stand in the same sentence.
        package var unless: [String]
        /// How many sentences before and behind are looked at for `unless` besides.
        package var near: Int
        /// Phrases one of which must stand in the same sentence.
        package var with: [String]
        /// Counts behind a word that denies too.
        package var isAlways: Bool
        /// How to say it better than by the rule's own advice.
        package var better: LocalizedText?
        package var examples: [String]
        package var counterexamples: [String]

        package init(
            id: String, role: Role, phrases: [String], except: [String] = [], unless: [String] = [], near: Int = 0,
            with: [String] = [], isAlways: Bool = false, better: LocalizedText? = nil, examples: [String] = [],
            counterexamples: [String] = []
        ) {
            self.id = id
            self.role = role
            self.phrases = phrases
            self.except = except
            self.unless = unless
            self.near = near
            self.with = with
            self.isAlways = isAlways
            self.better = better
            self.examples = examples
            self.counterexamples = counterexamples
        }
    }

    package enum Role: Hashable, Sendable {
        case breaks(StatementRule)
        case marks(Mark)
    }

    /// What a phrase shows that other rules look at.
    package enum Mark: String, CaseIterable, Hashable, Sendable {
        case regret, empathy, thanks
        case facts, unknown, process, commitment, referral
        /// Facts are said to be confirmed.
        case confirmed
        case justification
        /// Asks the reader for something.
        case question
        /// Denies what stands behind it.
        case negator
    }
}
