/// A name that is a type of its own: it reads and writes as its text alone, and one kind is never taken for another.
package protocol TextIdentifier: Hashable, Codable, Sendable, Comparable, CustomStringConvertible {
    var text: String { get }
    init(_ text: String)
}

extension TextIdentifier {
    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
