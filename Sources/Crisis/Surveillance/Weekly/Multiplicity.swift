/// Which of many series ring at the same moment, so that five hundred do not ring five hundred times too often.
///
/// The rule of Benjamini and Hochberg (1995): of the alarms it lets through, at most the share `falseShare` is false on
/// average; when nothing happens anywhere, the chance of any alarm is at most that share. It holds for series that rise and
/// fall together, too, as those of one brand in neighbouring regions do.
package enum Multiplicity {
    /// - Parameter chances: For each series, the chance of a count at least as high when all is usual; nil where not known.
    /// - Returns: For each series whether it rings.
    package static func alarms(_ chances: [Double?], falseShare: Double = 0.1) -> [Bool] {
        let known = chances.compactMap { $0 }.sorted()
        var limit = -1.0
        for (index, chance) in known.enumerated() {
            if chance <= falseShare * Double(index + 1) / Double(known.count) { limit = chance }
        }
        return chances.map { $0.map { $0 <= limit } ?? false }
    }
}
