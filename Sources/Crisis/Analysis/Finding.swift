/// A term of the lexicon in its text, with what its surroundings do to it.
struct Finding {
    /// Folded bytes.
    var range: Range<Int>
    /// Number of the group in the lexicon.
    var group: Int
    var clause: Int
    var sentence: Int
    /// For a negator within a longer term of blame or praise: where that ends.
    var coverEnd: Int?
    /// A negator in its clause takes it back.
    var denied = false
    /// How strongly it is said: 10 is plain.
    var emphasis = 10
    /// A state word says that it has not happened, or is over.
    var state: EventState?
}
