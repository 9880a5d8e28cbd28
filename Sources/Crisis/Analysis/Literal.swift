/// A word or phrase to look for, folded like the texts.
///
/// Where it begins or ends with an English letter or a digit it matches whole words only; Chinese matches anywhere. A
/// `*` at its end leaves the last English word open: `complain*` finds "complaints", and the match is the whole word.
/// A word with further wildcards is looked for by its longest fixed part, around which the rest is then compared.
package struct Literal: Hashable, Sendable {
    /// What the automaton looks for: the whole word, or of a word with wildcards the longest fixed part.
    package let bytes: [UInt8]
    package let isOpen: Bool
    /// What stands around `bytes`; nil for a word without wildcards inside.
    let shape: WildcardShape?
    /// What stands around `bytes` in a pattern.
    let sides: TermPattern.Sides?

    /// A word or phrase without other wildcards than a `*` at its end; nil when nothing is left to look for.
    package init?(_ text: String) {
        isOpen = text.hasSuffix("*")
        bytes = NormalizedText(isOpen ? String(text.dropLast()) : text).bytes
        shape = nil
        sides = nil
        if bytes.isEmpty { return nil }
    }

    /// A word in which `?` stands for one character and `*` for any letters and digits of the same English word; nil
    /// when it has no fixed part to look for.
    package init?(wildcards text: String) {
        let inner = text.hasSuffix("*") ? text.dropLast() : text[...]
        if inner.contains(where: { "?*\u{FF1F}\u{FF0A}".contains($0) }) {
            guard let shape = WildcardShape(text) else { return nil }
            self.init(shape)
        } else {
            self.init(text)
        }
    }

    private init(_ shape: WildcardShape) {
        bytes = shape.anchor
        isOpen = true
        self.shape = shape
        sides = nil
    }

    /// A fixed part of a pattern.
    init(anchor: [UInt8], of sides: TermPattern.Sides) {
        bytes = anchor
        isOpen = true
        shape = nil
        self.sides = sides
    }
}
