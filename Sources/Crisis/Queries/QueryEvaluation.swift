/// Where a part of a query holds in a text.
struct QueryPlace: Hashable {
    /// Folded bytes.
    var range: Range<Int>
    /// The part of the query, as its writer would say it; empty unless the evaluation explains itself.
    var part: String
}

/// Works out where a query's tree holds, from the places of its words.
struct QueryEvaluation {
    private let text: NormalizedText
    private let origin: TextOrigin?
    private let occurrences: [[Range<Int>]]
    /// The words as they were written, by number, when the places are to say why; nil otherwise.
    private let words: [String]?
    private var units: UnitCount?
    private var clauses: ClauseMap?
    private var area: Range<Int>?

    init(text: NormalizedText, origin: TextOrigin?, occurrences: [[Range<Int>]], explainingWith words: [String]?) {
        self.text = text
        self.origin = origin
        self.occurrences = occurrences
        self.words = words
    }

    /// Where `node` holds; nil when it does not, and empty when it holds for the lack of a word or for its origin.
    mutating func places(of node: QueryNode) -> [QueryPlace]? {
        switch node {
        case .literal(let number): return nonEmpty(places(ofLiteral: number))
        case .all(let parts): return all(parts)
        case .any(let branches):
            let found = branches.compactMap { places(of: $0) }
            return found.isEmpty ? nil : found.flatMap { $0 }
        case .not(let inner): return places(of: inner) == nil ? [] : nil
        case .near(let left, let right, let distance, let ordered):
            guard let left = places(of: left), let right = places(of: right) else { return nil }
            let name = (ordered ? "ONEAR/" : "NEAR/") + String(distance)
            return nonEmpty(pairs(left, right, distance: distance, ordered: ordered, name: name))
        case .sentence(let left, let right):
            guard let left = places(of: left), let right = places(of: right) else { return nil }
            return nonEmpty(inOneSentence(left, right))
        case .except(let inner, let phrases):
            guard let found = places(of: inner) else { return nil }
            return nonEmpty(outside(phrases, found))
        case .within(let area, let inner):
            self.area = area == .title ? 0..<text.titleEnd : text.titleEnd..<text.bytes.count
            defer { self.area = nil }
            return places(of: inner)
        case .origin(let condition): return condition.holds(for: origin) ? [] : nil
        }
    }

    private func places(ofLiteral number: Int) -> [QueryPlace] {
        let part = words?[number] ?? ""
        var ranges = occurrences[number]
        if let area {
            ranges = ranges.filter { $0.lowerBound >= area.lowerBound && $0.upperBound <= area.upperBound }
        }
        return ranges.inTextOrder.map { QueryPlace(range: $0, part: part) }
    }

    private mutating func all(_ parts: [QueryNode]) -> [QueryPlace]? {
        var joined: [QueryPlace] = []
        for part in parts {
            guard let found = places(of: part) else { return nil }
            joined += found
        }
        return joined
    }

    private func nonEmpty(_ places: [QueryPlace]) -> [QueryPlace]? { places.isEmpty ? nil : places }

    /// The places that no occurrence of the phrases holds.
    private func outside(_ phrases: [Int], _ places: [QueryPlace]) -> [QueryPlace] {
        let traps = phrases.flatMap { occurrences[$0] }.inTextOrder
        let starts = traps.map(\.lowerBound)
        var furthest = 0
        let reach = traps.map { trap in
            furthest = max(furthest, trap.upperBound)
            return furthest
        }
        return places.filter { place in
            let before = starts.firstIndex(above: place.range.lowerBound)
            return before == 0 || reach[before - 1] < place.range.upperBound
        }
    }

    /// Each left place with its nearest partner on either side, as one place over both.
    private mutating func pairs(
        _ left: [QueryPlace], _ right: [QueryPlace], distance: Int, ordered: Bool, name: String
    ) -> [QueryPlace] {
        let units = self.units ?? UnitCount(text.bytes)
        self.units = units
        let left = left.inTextOrder
        let right = right.inTextOrder
        let starts = right.map(\.range.lowerBound)
        let byEnd = right.sorted {
            ($0.range.upperBound, $0.range.lowerBound) < ($1.range.upperBound, $1.range.lowerBound)
        }
        let ends = byEnd.map(\.range.upperBound)
        var found: [QueryPlace] = []
        for place in left {
            let span = place.range
            let after = starts.firstIndex(above: span.upperBound - 1)
            if after < right.count, units.between(span.upperBound, starts[after]) <= distance {
                found.append(joined(place, right[after], name))
            }
            let before = ends.firstIndex(above: span.lowerBound)
            if !ordered, before > 0, units.between(ends[before - 1], span.lowerBound) <= distance {
                found.append(joined(byEnd[before - 1], place, name))
            }
        }
        return found
    }

    /// Each left place with the first right one of the same sentence that is not the same words.
    private mutating func inOneSentence(_ left: [QueryPlace], _ right: [QueryPlace]) -> [QueryPlace] {
        let clauses = self.clauses ?? ClauseMap(text.bytes)
        self.clauses = clauses
        var partners: [Int: [QueryPlace]] = [:]
        for place in right.inTextOrder {
            partners[clauses.sentence(at: place.range.lowerBound), default: []].append(place)
        }
        return left.inTextOrder.compactMap { place in
            let beside = partners[clauses.sentence(at: place.range.lowerBound)] ?? []
            guard let partner = beside.first(where: { !$0.range.overlaps(place.range) }) else { return nil }
            return place.range.lowerBound < partner.range.lowerBound
                ? joined(place, partner, "SENTENCE") : joined(partner, place, "SENTENCE")
        }
    }

    private func joined(_ first: QueryPlace, _ second: QueryPlace, _ name: String) -> QueryPlace {
        QueryPlace(
            range: first.range.lowerBound..<max(first.range.upperBound, second.range.upperBound),
            part: words == nil ? "" : "\(first.part) \(name) \(second.part)")
    }
}

extension [QueryPlace] {
    /// By start, then by end.
    var inTextOrder: [QueryPlace] {
        sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }
}

extension [Range<Int>] {
    /// By start, then by end.
    var inTextOrder: [Range<Int>] {
        sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }
}
