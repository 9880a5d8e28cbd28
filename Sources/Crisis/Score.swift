/// A score in whole thousandths, 0 to 1000: the unit of all judgement, so that a replay gives the same bits.
///
/// Shown to people as 0 to 100 with one decimal: 294 is 29.4.
package struct PerMille: Hashable, Comparable, Sendable {
    /// 0 to 1000.
    package let value: Int

    /// Clamps to 0...1000.
    package init(_ value: Int) { self.value = Swift.min(1000, Swift.max(0, value)) }

    /// `part` of `whole`, rounded half up and clamped; zero when `whole` is not positive.
    package init(_ part: Int, of whole: Int) {
        self.init(whole > 0 ? (2000 * part + whole) / (2 * whole) : 0)
    }

    package static let zero = PerMille(0)
    package static let one = PerMille(1000)

    package static func < (left: PerMille, right: PerMille) -> Bool { left.value < right.value }

    /// The points people see: 294 gives `29.4`.
    package var points: Double { Double(value) / 10 }

    /// `29.4`, always with one decimal.
    package var text: String { "\(value / 10).\(value % 10)" }
}

extension PerMille: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Int.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
