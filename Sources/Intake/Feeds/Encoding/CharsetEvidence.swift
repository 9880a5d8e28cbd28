/// What speaks for or against a reading of a text.
struct CharsetEvidence {
    private(set) var characters = 0
    private(set) var bad = 0
    private var points = 0

    mutating func add(points: Int) {
        characters += 1
        self.points += points
        if points <= PairTable.badPoints { bad += 1 }
    }

    /// The average of all characters beyond ASCII: 2 to 4 for a right reading, below 1 for a wrong one.
    var mean: Double { characters == 0 ? 0 : Double(points) / Double(characters) }
}
