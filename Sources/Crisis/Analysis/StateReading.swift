/// Decides whether what a text tells of has happened: a drill, a training, advice, a matter that is over or a mere "if"
/// must not ring, and a real event beside such a word must.
///
/// Each event (trouble, harm, fact, drive) stands unless a state word speaks for it; one event that stands makes the
/// text tell of something that happened.
struct StateReading {
    private let traits: [TermTraits]
    private let markers: [Marker]
    private let realClauses: Set<Int>
    private let duringSentences: Set<Int>
    private let stagedSentences: Set<Int>
    private let drillSentences: Set<Int>
    /// By sentence, where its contrasts stand.
    private let contrasts: [Int: [Int]]

    private struct Marker {
        var finding: Finding
        var state: EventState
        var scope: Lexicon.StateScope
    }

    init(_ findings: [Finding], traits: [TermTraits]) {
        var markers: [Marker] = []
        var real: Set<Int> = []
        var during: Set<Int> = []
        var staged: Set<Int> = []
        var drills: Set<Int> = []
        var contrasts: [Int: [Int]] = [:]
        for finding in findings {
            switch traits[finding.group].kind {
            case .state(let state, let scope) where !finding.denied:
                markers.append(Marker(finding: finding, state: state, scope: scope))
                if state == .drill { drills.insert(finding.sentence) }
            case .state(.drill, _), .grammar(.realEvent): real.insert(finding.clause)
            case .grammar(.during): during.insert(finding.sentence)
            case .grammar(.staged): staged.insert(finding.sentence)
            case .grammar(.contrast): contrasts[finding.sentence, default: []].append(finding.range.lowerBound)
            case .meaning, .state, .grammar, .context: break
            }
        }
        self.traits = traits
        self.markers = markers
        realClauses = real
        duringSentences = during
        stagedSentences = staged
        drillSentences = drills
        self.contrasts = contrasts
    }

    /// Marks each event that a state word speaks for, and returns the state of the text.
    func apply(to findings: inout [Finding]) -> EventState {
        guard !markers.isEmpty else { return .happened }
        var weights: [EventState: Int] = [:]
        var events = 0
        var standing = 0
        for index in findings.indices where !findings[index].denied {
            let trait = traits[findings[index].group]
            if trait.isFlag { findings[index].state = self.state(of: findings[index]) }
            guard trait.isEvent else { continue }
            events += 1
            findings[index].state = state(of: findings[index])
            if let state = findings[index].state {
                weights[state, default: 0] += traits[findings[index].group].weight
            } else {
                standing += 1
            }
        }
        if events == 0 { return stateWithoutEvents }
        if standing > 0 { return .happened }
        let order = StateReading.precedence
        return order.max { (weights[$0] ?? 0, order.rank(of: $1)) < (weights[$1] ?? 0, order.rank(of: $0)) }
            ?? .happened
    }

    private static let precedence: [EventState] = [.drill, .prevention, .resolved, .hypothetical, .elsewhere]

    /// A text about a drill, advice or a settled matter that names no trouble at all.
    private var stateWithoutEvents: EventState {
        let states = markers.map(\.state)
        return [EventState.drill, .prevention, .resolved].first(where: states.contains) ?? .happened
    }

    private func state(of event: Finding) -> EventState? {
        let speaking = markers.filter { covers($0, event) }.map(\.state)
        return StateReading.precedence.first(where: speaking.contains)
    }

    private func covers(_ marker: Marker, _ event: Finding) -> Bool {
        let trait = traits[event.group]
        if (trait.isDrive || trait.isAnnounced) && (marker.state == .hypothetical || marker.state == .elsewhere) {
            return false
        }
        let isAhead = marker.finding.range.lowerBound <= event.range.lowerBound
        let sharesClause = marker.finding.clause == event.clause
        let sharesSentence = marker.finding.sentence == event.sentence
        switch marker.scope {
        case .clauseAhead: return sharesClause && isAhead && !isReal(event)
        case .clause: return sharesClause && !(trait.isSevere && isReal(event))
        case .sentenceAhead: return sharesSentence && isAhead && !isTurned(from: marker.finding, to: event)
        case .sentence: return sharesSentence
        case .text: return coversText(marker, event)
        case .soFar:
            return !trait.isSevere && (sharesClause || event.range.lowerBound < marker.finding.range.upperBound)
        }
    }

    /// An exercise or a training fills its text when the text begins with it; a hard fact elsewhere in the text needs a
    /// word of staging beside it, or it is taken for real.
    private func coversText(_ marker: Marker, _ event: Finding) -> Bool {
        let isSevere = traits[event.group].isSevere
        if isReal(event) { return false }
        let isStaged = stagedSentences.contains(event.sentence)
        if isSevere && duringSentences.contains(event.sentence) && !isStaged { return false }
        if marker.finding.sentence == event.sentence {
            return marker.state == .drill || !isSevere || marker.finding.clause == event.clause
        }
        let isSetInScene = isStaged || drillSentences.contains(event.sentence)
        return marker.finding.sentence == 0 && (!isSevere || isSetInScene)
    }

    private func isReal(_ event: Finding) -> Bool { realClauses.contains(event.clause) }

    private func isTurned(from marker: Finding, to event: Finding) -> Bool {
        (contrasts[marker.sentence] ?? []).contains { marker.range.lowerBound < $0 && $0 <= event.range.lowerBound }
    }
}

extension [EventState] {
    fileprivate func rank(of state: EventState) -> Int { firstIndex(of: state) ?? count }
}
