/// The words by which texts are understood: groups of terms that mean the same, written by people and read from
/// config/lexicon/.
package struct Lexicon: Hashable, Sendable {
    package var groups: [Group]

    package init(groups: [Group] = []) { self.groups = groups }

    /// Terms with one meaning.
    package struct Group: Hashable, Sendable {
        /// `language.topic.name`, such as `zh.harm.burn`; it stands in every signal that rests on the group.
        package var rule: String
        /// Words or phrases as `Literal` reads them.
        package var terms: [String]
        /// Patterns that mean the same as the terms.
        package var patterns: [TermPattern]
        /// Phrases inside which a term of this group does not count: 报警器 for 报警.
        package var except: [String]
        /// What must stand near a term so that it counts: 顾客 after 多名. All of them.
        package var with: [Context]
        /// What must not stand near a term: 如果 in front of 起火. None of them.
        package var unless: [Context]
        package var role: Role
        /// 1 to 10.
        package var weight: Int
        /// The words name a subject and no trouble (赔偿, refund), so that a negation in front takes nothing back.
        package var isTopic: Bool
        /// Texts in which the group must be found; the test suite reads them.
        package var examples: [String]
        /// Texts in which it must not be found.
        package var counterexamples: [String]

        package init(
            rule: String, terms: [String], patterns: [TermPattern] = [], except: [String] = [], with: [Context] = [],
            unless: [Context] = [], role: Role, weight: Int = 3, isTopic: Bool = false, examples: [String] = [],
            counterexamples: [String] = []
        ) {
            self.rule = rule
            self.terms = terms
            self.patterns = patterns
            self.except = except
            self.with = with
            self.unless = unless
            self.role = role
            self.weight = weight
            self.isTopic = isTopic
            self.examples = examples
            self.counterexamples = counterexamples
        }
    }

    /// Words in the neighbourhood of a term, and how far it reaches.
    package struct Context: Hashable, Sendable {
        package var words: [String]
        /// Patterns that do as well as the words; files write them between slashes: `/\$[a-z]{1,6}/`.
        package var patterns: [TermPattern]
        package var reach: Reach
        /// A word that stands for every number of two or more digits; it works with `before`.
        package static let number = "##"

        package init(words: [String], patterns: [TermPattern] = [], reach: Reach) {
            self.words = words
            self.patterns = patterns
            self.reach = reach
        }

        package enum Reach: Hashable, Sendable {
            /// So many Chinese characters or English words behind the term, before it, or on either side, in its sentence.
            case after(Int), before(Int), near(Int)
            case clause, sentence, text
        }
    }

    package enum Role: Hashable, Sendable {
        /// What the text says; each becomes a signal.
        case meanings([Signal.Meaning])
        /// Whether an event told of has happened, and which other words that holds for.
        case state(EventState, StateScope)
        /// How other words are to be taken.
        case grammar(Grammar)
        /// Means nothing by itself; other groups ask whether it is there.
        case context
    }

    package enum Grammar: Hashable, Sendable {
        /// Denies a term that begins at most this many Chinese characters or English words behind it.
        case negator(reach: Int)
        /// What follows weighs more than what came before.
        case contrast
        case intensifier
        case softener
        /// Says that it is no drill, or that a harm was really caused.
        case realEvent
        /// Something that befell people while an exercise was held.
        case during
        /// A made-up part of an exercise: a scenario, a simulated casualty.
        case staged
        /// Asks for something, as a complainant does.
        case request
        /// The writer speaks of himself.
        case person
    }

    /// Which words of a text a state word speaks for.
    package enum StateScope: String, CaseIterable, Hashable, Sendable {
        /// What follows in its clause.
        case clauseAhead = "clause_ahead"
        /// Its whole clause.
        case clause
        /// What follows in its sentence.
        case sentenceAhead = "sentence_ahead"
        case sentence
        /// Its sentence, and the whole text when it stands in the title or first sentence.
        case text
        /// Everything before it, and its clause.
        case soFar = "so_far"
    }
}

extension Lexicon.Group {
    /// What the group says, for signals: a state counts as a meaning too.
    var meanings: [Signal.Meaning] {
        switch role {
        case .meanings(let meanings): meanings
        case .state(let state, _): [.state(state)]
        case .grammar, .context: []
        }
    }
}
