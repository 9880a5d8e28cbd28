/// One word, phrase, operator or parenthesis of a query, with its place.
struct QueryToken: Hashable {
    enum Kind: Hashable {
        /// A word, in which `?` and `*` are wildcards.
        case word(String)
        /// What stood in quotes.
        case phrase(String)
        /// `{name}`: a group of synonyms.
        case synonyms(String)
        /// `title:` and its like; what it applies to is the next token.
        case field(String)
        case open, close, comma
        case and, or, not, except, sentence
        case near(distance: Int, ordered: Bool)
    }

    var kind: Kind
    var position: Int

    /// The word or phrase; nil for everything else.
    var text: String? {
        switch kind {
        case .word(let text), .phrase(let text): text
        default: nil
        }
    }

    /// How the query's writer would name it.
    var name: String {
        switch kind {
        case .word(let text), .phrase(let text): text
        case .synonyms(let name): "{\(name)}"
        case .field(let name): "\(name):"
        case .open: "("
        case .close: ")"
        case .comma: ","
        case .and: "AND"
        case .or: "OR"
        case .not: "NOT"
        case .except: "EXCEPT"
        case .sentence: "SENTENCE"
        case .near(_, let ordered): ordered ? "ONEAR" : "NEAR"
        }
    }
}

/// Cuts a query into tokens. Full-width parentheses, quotes and commas count like the ASCII ones.
struct QueryLexer {
    private let characters: [Character]
    private var index = 0
    private var tokens: [QueryToken] = []

    private init(_ source: String) { characters = Array(source) }

    static func tokens(of source: String) throws(QueryError) -> [QueryToken] {
        let length = source.count
        guard length <= Query.maximumLength else { throw QueryError(.tooLong(length), at: Query.maximumLength) }
        var lexer = QueryLexer(source)
        try lexer.run()
        return lexer.tokens
    }

    private mutating func run() throws(QueryError) {
        while index < characters.count {
            let character = characters[index]
            switch QueryLexer.sign(character) {
            case "(": single(.open)
            case ")": single(.close)
            case ",": single(.comma)
            case "\"": try phrase()
            case "{": try synonyms()
            case "-" where startsOperand(index + 1): single(.not)
            default:
                if character.isWhitespace { index += 1 } else { try word() }
            }
        }
    }

    /// The ASCII sign that a full-width or typographic one stands for; any other character as it is.
    private static func sign(_ character: Character) -> Character {
        switch character {
        case "\u{FF08}": "("
        case "\u{FF09}": ")"
        case "\u{FF0C}", "\u{3001}": ","
        case "\u{201C}", "\u{201D}", "\u{FF02}", "\u{300C}", "\u{300D}": "\""
        case "\u{FF0D}", "\u{2212}": "-"
        default: character
        }
    }

    private mutating func single(_ kind: QueryToken.Kind) {
        tokens.append(QueryToken(kind: kind, position: index))
        index += 1
    }

    private func startsOperand(_ place: Int) -> Bool {
        place < characters.count && !characters[place].isWhitespace
            && !"),".contains(QueryLexer.sign(characters[place]))
    }

    private mutating func phrase() throws(QueryError) {
        let start = index
        index += 1
        while index < characters.count, QueryLexer.sign(characters[index]) != "\"" { index += 1 }
        guard index < characters.count else { throw QueryError(.unclosedQuote, at: start) }
        tokens.append(QueryToken(kind: .phrase(String(characters[start + 1..<index])), position: start))
        index += 1
    }

    private mutating func synonyms() throws(QueryError) {
        let start = index
        guard let end = characters[start...].firstIndex(of: "}") else {
            throw QueryError(.unclosedBrace, at: start)
        }
        let name = String(characters[start + 1..<end])
        tokens.append(QueryToken(kind: .synonyms(name), position: start))
        index = end + 1
    }

    private mutating func word() throws(QueryError) {
        let start = index
        while index < characters.count, !endsWord(characters[index]) {
            if let name = fieldName(from: start) {
                tokens.append(QueryToken(kind: .field(name), position: start))
                index += 1
                return
            }
            index += 1
        }
        let text = String(characters[start..<index])
        tokens.append(QueryToken(kind: try QueryLexer.kind(of: text, at: start), position: start))
    }

    private func endsWord(_ character: Character) -> Bool {
        character.isWhitespace || "(),\"{".contains(QueryLexer.sign(character))
    }

    /// The English name before the colon at which we are, when something stands right behind the colon. `10:30` and
    /// `H:` are words.
    private func fieldName(from start: Int) -> String? {
        guard ":\u{FF1A}".contains(characters[index]), index > start, index + 1 < characters.count,
            !characters[index + 1].isWhitespace, !"),/".contains(QueryLexer.sign(characters[index + 1]))
        else { return nil }
        let name = String(characters[start..<index])
        return name.unicodeScalars.allSatisfy { ("a"..."z").contains($0) } ? name : nil
    }

    private static func kind(of text: String, at position: Int) throws(QueryError) -> QueryToken.Kind {
        switch text {
        case "AND", "&&": return .and
        case "OR", "||", "|": return .or
        case "NOT": return .not
        case "EXCEPT": return .except
        case "SENTENCE": return .sentence
        default: break
        }
        for name in ["NEAR", "ONEAR"] where text == name || text.hasPrefix(name + "/") {
            guard let distance = Int(text.dropFirst(name.count + 1)), (0...100).contains(distance) else {
                throw QueryError(.nearWithoutDistance(name), at: position)
            }
            return .near(distance: distance, ordered: name == "ONEAR")
        }
        return .word(text)
    }
}
