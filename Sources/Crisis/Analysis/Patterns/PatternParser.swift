/// Why a pattern is refused, and where.
package struct PatternError: Error, Hashable, Sendable {
    package var what: String
    package var advice: String
    /// Characters from the start, the first is 1.
    package var position: Int
}

/// Reads the notation of patterns: characters, `.`, `[a-z]`, `[^…]`, `\d`, `\w`, `\s`, groups, `|`, `?`, `*`, `+`,
/// `{2,5}`
/// and the name `{number}`. What needs backtracking (references, looking around) is refused.
struct PatternParser {
    /// Characters of a pattern at the most.
    static let longest = 600
    /// Groups in groups at the most, since the parser recurses.
    static let deepest = 20
    /// The upper bound of a counted repetition.
    static let mostRepeats = 60

    private let characters: [Character]
    private let number: PatternNode
    private var index = 0

    static func parse(_ text: String, number: PatternNode) throws(PatternError) -> PatternNode {
        var parser = PatternParser(characters: Array(text), number: number)
        if parser.characters.count > longest {
            parser.index = longest
            throw parser.error("a pattern of more than \(longest) characters", "Make several of it.")
        }
        let node = try parser.choice(depth: 0)
        if parser.index < parser.characters.count {
            throw parser.error("a \")\" without its \"(\"", "Remove it or write \\).")
        }
        return node
    }

    private init(characters: [Character], number: PatternNode) {
        self.characters = characters
        self.number = number
    }

    private func error(_ what: String, _ advice: String) -> PatternError {
        PatternError(what: what, advice: advice, position: index + 1)
    }

    private var next: Character? { index < characters.count ? characters[index] : nil }

    private mutating func take(_ character: Character) -> Bool {
        guard next == character else { return false }
        index += 1
        return true
    }

    private mutating func choice(depth: Int) throws(PatternError) -> PatternNode {
        guard depth <= Self.deepest else { throw error("groups more than \(Self.deepest) deep", "Write it flatter.") }
        var branches: [PatternNode] = []
        repeat {
            var parts: [PatternNode] = []
            while let character = next, character != "|", character != ")" { parts.append(try piece(depth: depth)) }
            branches.append(parts.count == 1 ? parts[0] : .sequence(parts))
        } while take("|")
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func piece(depth: Int) throws(PatternError) -> PatternNode {
        let part = try atom(depth: depth)
        switch next {
        case "?": return try repeated(part, 0, 1)
        case "*": return try repeated(part, 0, nil)
        case "+": return try repeated(part, 1, nil)
        case "{":
            guard index + 1 < characters.count, characters[index + 1].isASCII, characters[index + 1].isNumber else {
                return part
            }
            return try counted(part)
        default: return part
        }
    }

    private mutating func repeated(_ part: PatternNode, _ least: Int, _ most: Int?) throws(PatternError) -> PatternNode
    {
        index += 1
        if let character = next, "?*+".contains(character) {
            throw error("\"\(character)\" after a repetition", "Remove it: the longest match is always taken.")
        }
        return .repeated(part, least: least, most: most)
    }

    private mutating func counted(_ part: PatternNode) throws(PatternError) -> PatternNode {
        let start = index
        index += 1
        let least = try count()
        let most = take(",") ? (next == "}" ? nil : try count()) : least
        guard next == "}" else { throw error("a repetition without its \"}\"", "Write {2}, {2,} or {2,5}.") }
        if let most, most < least {
            index = start
            throw error("a repetition whose end is below its start", "Write the smaller number first.")
        }
        return try repeated(part, least, most)
    }

    private mutating func count() throws(PatternError) -> Int {
        var digits = ""
        while let character = next, character.isASCII, character.isNumber, digits.count < 5 {
            digits.append(character)
            index += 1
        }
        guard let value = Int(digits), value <= Self.mostRepeats else {
            throw error("no number up to \(Self.mostRepeats) in a repetition", "Write {2}, {2,} or {2,5}.")
        }
        return value
    }

    private mutating func atom(depth: Int) throws(PatternError) -> PatternNode {
        guard let character = next else { throw error("the pattern ends too early", "Complete it.") }
        switch character {
        case "(": return try group(depth: depth)
        case "[": return .one(try characterClass())
        case ".":
            index += 1
            return .one(.any)
        case "\\": return .one(try escape())
        case "{":
            guard characters[index...].starts(with: "{number}") else {
                throw error("a \"{\" that names nothing", "Write {number}, or \\{ for the brace.")
            }
            index += 8
            return number
        case "?", "*", "+": throw error("\"\(character)\" with nothing to repeat", "Write \\\(character) for the mark.")
        case "^", "$":
            throw error(
                "\"\(character)\", which patterns do not know", "Leave it out: a pattern finds its place itself.")
        default:
            index += 1
            return Self.folded(character)
        }
    }

    private mutating func group(depth: Int) throws(PatternError) -> PatternNode {
        let start = index
        index += 1
        if take("?"), !take(":") {
            index = start
            throw error("a group of a kind that patterns do not know", "Use ( ) alone; looking around has no bound.")
        }
        let inner = try choice(depth: depth + 1)
        guard take(")") else {
            index = start
            throw error("a \"(\" without its \")\"", "Close it or write \\(.")
        }
        return inner
    }

    private mutating func escape() throws(PatternError) -> ScalarSet {
        index += 1
        guard let character = next else {
            index -= 1
            throw error("a \"\\\" at the end", "Write \\\\ for the mark.")
        }
        switch character {
        case "d": index += 1; return .digits
        case "w": index += 1; return .word
        case "s": index += 1; return .space
        case _ where character.isLetter || character.isNumber:
            throw error(
                "\"\\\(character)\", which patterns do not know",
                "Whole words are found anyway, and references have no bound.")
        default:
            index += 1
            return ScalarSet(character.unicodeScalars.first?.value ?? 0)
        }
    }

    private mutating func characterClass() throws(PatternError) -> ScalarSet {
        let start = index
        index += 1
        let isInverted = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        while let character = next, character != "]" {
            if character == "\\" {
                ranges += try escape().ranges
                continue
            }
            index += 1
            let low = Self.scalar(character)
            if next == "-", index + 1 < characters.count, characters[index + 1] != "]" {
                let high = Self.scalar(characters[index + 1])
                guard low <= high else { throw error("a range whose end is below its start", "Turn it round.") }
                index += 2
                ranges.append(low...high)
            } else {
                ranges.append(low...low)
            }
        }
        guard take("]"), !ranges.isEmpty else {
            index = start
            throw error("a \"[\" without characters and its \"]\"", "Close it or write \\[.")
        }
        return ScalarSet(ranges, isInverted: isInverted)
    }

    /// The character as texts have it after folding.
    private static func folded(_ character: Character) -> PatternNode {
        if character.isWhitespace { return .one(.space) }
        let folded = String(decoding: NormalizedText(String(character)).bytes, as: UTF8.self).unicodeScalars
        let parts = folded.map { PatternNode.one(ScalarSet($0.value)) }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private static func scalar(_ character: Character) -> UInt32 {
        let folded = String(decoding: NormalizedText(String(character)).bytes, as: UTF8.self).unicodeScalars
        return (folded.first ?? character.unicodeScalars.first)?.value ?? 0
    }
}
