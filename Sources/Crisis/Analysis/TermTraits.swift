/// What the reading of a text needs to know of a lexicon group, small enough to be looked at for every word.
struct TermTraits: Sendable {
    enum Kind: Hashable, Sendable {
        case meaning
        case state(EventState, Lexicon.StateScope)
        case grammar(Lexicon.Grammar)
        case context
    }

    enum Polarity: Sendable { case blame, praise, none }

    var kind: Kind
    var weight: Int
    var isTopic: Bool
    var polarity = Polarity.none
    /// It is blame or praise and tells nothing else.
    var isTone = false
    /// It leans to one side and decides nothing alone.
    var isHint = false
    /// It tells of something that happened to somebody.
    var isEvent = false
    /// It is a hard fact or an injury to health, which no later word undoes.
    var isSevere = false
    var isDrive = false
    /// It names a trouble with a service or product.
    var isTrouble = false
    /// It says only what is read beside tone and category (flags, aims and the like), and does nothing to other words.
    var isBeside = false
    /// It raises a flag, or tells of something announced (`EscalationFlag.isAnnounced`).
    var isFlag = false
    var isAnnounced = false

    init(_ group: Lexicon.Group) {
        weight = group.weight
        isTopic = group.isTopic
        switch group.role {
        case .meanings(let meanings):
            kind = .meaning
            isBeside = meanings.allSatisfy(\.isBeside)
            for meaning in meanings { note(meaning) }
            isTone = meanings.allSatisfy { $0 == .negative || $0 == .positive }
            isHint = isTone && weight == 1
        case .state(let state, let scope): kind = .state(state, scope)
        case .grammar(let grammar): kind = .grammar(grammar)
        case .context: kind = .context
        }
    }

    private mutating func note(_ meaning: Signal.Meaning) {
        switch meaning {
        case .category:
            isEvent = !isTopic
            isTrouble = !isTopic
        case .harm(let harm):
            isEvent = !isTopic
            if harm == .health { isSevere = true }
        case .fact:
            isEvent = !isTopic
            isSevere = true
        case .drive:
            isEvent = !isTopic
            isDrive = true
        case .negative: polarity = .blame
        case .positive: polarity = .praise
        case .flag(let flag):
            isFlag = true
            isAnnounced = flag.isAnnounced
            if flag == .injury { isSevere = true }
        case .state, .statement, .aim, .psychology, .cause, .element, .expectation: break
        }
    }
}

extension Signal.Meaning {
    /// Whether it is read beside tone, category, facts and drives, and changes none of them.
    var isBeside: Bool {
        switch self {
        case .flag, .aim, .psychology, .cause, .element, .expectation: true
        case .category, .harm, .drive, .fact, .state, .negative, .positive, .statement: false
        }
    }
}
