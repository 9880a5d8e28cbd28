/// All watches over one pass: the words of every query are looked for together.
package struct WatchIndex: Sendable {
    package let watches: [Watch]
    private let table: LiteralTable
    /// By literal of the common table: the watches that ask for it, with the number that it has in their queries.
    private let askers: [[(watch: Int, literal: Int)]]

    package init(_ watches: [Watch]) {
        var numbers: [Literal: Int] = [:]
        var literals: [Literal] = []
        var askers: [[(watch: Int, literal: Int)]] = []
        for (watch, query) in watches.map(\.query).enumerated() {
            for (own, literal) in query.table.literals.enumerated() {
                let number = numbers[literal] ?? literals.count
                if number == literals.count {
                    numbers[literal] = number
                    literals.append(literal)
                    askers.append([])
                }
                askers[number].append((watch, own))
            }
        }
        self.watches = watches
        self.askers = askers
        table = LiteralTable(literals)
    }

    /// The watches whose query holds for the text, in their order, each with the words that it found.
    package func matches(in text: NormalizedText, from origin: TextOrigin) -> [(watch: Watch, match: QueryMatch)] {
        var occurrences: [Int: [[Range<Int>]]] = [:]
        table.forEachOccurrence(in: text) { literal, range in
            for asker in askers[literal] {
                let count = watches[asker.watch].query.table.literals.count
                occurrences[asker.watch, default: [[Range<Int>]](repeating: [], count: count)][asker.literal].append(
                    range)
            }
        }
        return occurrences.keys.sorted().compactMap { watch in
            let match = watches[watch].query.match(text, from: origin, occurrences: occurrences[watch] ?? [])
            return match.map { (watches[watch], $0) }
        }
    }
}
