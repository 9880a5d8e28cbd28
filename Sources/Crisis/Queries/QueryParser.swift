/// Reads the tokens of a query into its tree.
///
///     query   = and { OR and }
///     and     = unary { [AND] unary }
///     unary   = ( NOT | "-" ) unary | near
///     near    = operand { ( NEAR/n | ONEAR/n | SENTENCE ) operand | EXCEPT words }
///     operand = word | "phrase" | {synonyms} | "(" query ")" | ( title: | text: ) operand | origin
///     origin  = ( source: | family: | tier: | kind: ) words
///     words   = word | "phrase" | "(" ( word | "phrase" | OR | "," ) … ")"
struct QueryParser {
    private(set) var literals: [Literal] = []
    /// The literals as they were first written.
    private(set) var words: [String] = []
    private var numberOfLiteral: [Literal: Int] = [:]
    private let tokens: [QueryToken]
    private let length: Int
    var index = 0
    var depth = 0
    var area: QueryArea?
    let synonyms: [String: [String]]

    init(_ source: String, synonyms: [String: [String]]) throws(QueryError) {
        self.synonyms = synonyms
        tokens = try QueryLexer.tokens(of: source)
        length = source.count
    }

    mutating func parse() throws(QueryError) -> QueryNode {
        guard let first = tokens.first else { throw QueryError(.empty, at: 0) }
        let node = try any()
        if let rest = peek {
            throw QueryError(rest.kind == .comma ? .strayComma : .unopenedParenthesis, at: rest.position)
        }
        guard node.needsAWord else { throw QueryError(.matchesEverything, at: first.position) }
        return node
    }

    var peek: QueryToken? { index < tokens.count ? tokens[index] : nil }

    private mutating func any() throws(QueryError) -> QueryNode {
        var branches = [try all()]
        while let token = peek, token.kind == .or {
            index += 1
            branches.append(try operand(of: token) { parser throws(QueryError) in try parser.all() })
        }
        return branches.count == 1 ? branches[0] : .any(branches)
    }

    private mutating func all() throws(QueryError) -> QueryNode {
        var parts = [try unary()]
        while let token = peek, token.kind != .or, token.kind != .close, token.kind != .comma {
            if token.kind == .and {
                index += 1
                parts.append(try operand(of: token) { parser throws(QueryError) in try parser.unary() })
            } else {
                parts.append(try unary())
            }
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func unary() throws(QueryError) -> QueryNode {
        guard let token = peek, token.kind == .not else { return try near() }
        try descend(at: token)
        defer { depth -= 1 }
        index += 1
        return .not(try operand(of: token) { parser throws(QueryError) in try parser.unary() })
    }

    private mutating func near() throws(QueryError) -> QueryNode {
        var node = try operand()
        let entered = depth
        defer { depth = entered }
        while let token = peek {
            switch token.kind {
            case .near(let distance, let ordered):
                try descend(at: token)
                index += 1
                let right = try operand(of: token) { parser throws(QueryError) in try parser.operand() }
                guard node.isPlace, right.isPlace else {
                    throw QueryError(.notAPlace(operator: token.name), at: token.position)
                }
                node = .near(node, right, distance: distance, ordered: ordered)
            case .sentence:
                try descend(at: token)
                index += 1
                let right = try operand(of: token) { parser throws(QueryError) in try parser.operand() }
                guard node.isPlace, right.isPlace else {
                    throw QueryError(.notAPlace(operator: token.name), at: token.position)
                }
                node = .sentence(node, right)
            case .except:
                try descend(at: token)
                index += 1
                guard node.isPlace else { throw QueryError(.notAPlace(operator: token.name), at: token.position) }
                node = .except(node, phrases: try words(after: token))
            default: return node
            }
        }
        return node
    }

    mutating func operand() throws(QueryError) -> QueryNode {
        guard let token = peek else { throw QueryError(.empty, at: length) }
        switch token.kind {
        case .word, .phrase:
            index += 1
            return .literal(try number(of: token))
        case .synonyms(let name):
            index += 1
            return try group(named: name, at: token.position)
        case .field(let name): return try field(name, token)
        case .open: return try group(token)
        case .close: throw QueryError(.unopenedParenthesis, at: token.position)
        case .comma: throw QueryError(.strayComma, at: token.position)
        case .and, .or, .not, .near, .except, .sentence:
            throw QueryError(.missingOperand(of: token.name), at: token.position)
        }
    }

    private mutating func group(_ opening: QueryToken) throws(QueryError) -> QueryNode {
        try descend(at: opening)
        defer { depth -= 1 }
        index += 1
        if peek?.kind == .close { throw QueryError(.nothingToFind("()"), at: opening.position) }
        guard peek != nil else { throw QueryError(.unclosedParenthesis, at: opening.position) }
        let node = try any()
        guard let closing = peek else { throw QueryError(.unclosedParenthesis, at: opening.position) }
        guard closing.kind == .close else { throw QueryError(.strayComma, at: closing.position) }
        index += 1
        return node
    }

    /// The words and phrases that EXCEPT takes out.
    private mutating func words(after operatorToken: QueryToken) throws(QueryError) -> [Int] {
        guard let first = peek else { throw QueryError(.exceptNeedsWords, at: operatorToken.position) }
        if first.text != nil {
            index += 1
            return [try number(of: first)]
        }
        guard first.kind == .open else { throw QueryError(.exceptNeedsWords, at: first.position) }
        index += 1
        var numbers: [Int] = []
        while let token = peek, token.kind != .close {
            switch token.kind {
            case .word, .phrase: numbers.append(try number(of: token))
            case .or, .comma: break
            case .open, .close, .and, .not, .except, .near, .sentence, .field, .synonyms:
                throw QueryError(.exceptNeedsWords, at: token.position)
            }
            index += 1
        }
        guard peek != nil else { throw QueryError(.unclosedParenthesis, at: first.position) }
        guard !numbers.isEmpty else { throw QueryError(.exceptNeedsWords, at: first.position) }
        index += 1
        return numbers
    }

    /// Reads what must stand behind an operator, and blames the operator when nothing does.
    private mutating func operand(
        of operatorToken: QueryToken, _ read: (inout QueryParser) throws(QueryError) -> QueryNode
    ) throws(QueryError) -> QueryNode {
        guard let token = peek, token.kind != .close else {
            throw QueryError(.missingOperand(of: operatorToken.name), at: operatorToken.position)
        }
        return try read(&self)
    }

    mutating func descend(at token: QueryToken) throws(QueryError) {
        depth += 1
        if depth > Query.maximumDepth { throw QueryError(.tooDeep, at: token.position) }
    }

    private mutating func number(of token: QueryToken) throws(QueryError) -> Int {
        switch token.kind {
        case .word(let text):
            guard let literal = Literal(wildcards: text) else { throw QueryParser.unusable(text, at: token.position) }
            return number(of: literal, written: text)
        default:
            guard let literal = Literal(token.name) else {
                throw QueryError(.nothingToFind(token.name), at: token.position)
            }
            return number(of: literal, written: token.name)
        }
    }

    static func unusable(_ text: String, at position: Int) -> QueryError {
        let hasWildcard = text.dropLast().contains { "?*\u{FF1F}\u{FF0A}".contains($0) }
        return QueryError(hasWildcard ? .tooManyWildcards(text) : .nothingToFind(text), at: position)
    }

    mutating func number(of literal: Literal, written word: String) -> Int {
        if let number = numberOfLiteral[literal] { return number }
        numberOfLiteral[literal] = literals.count
        literals.append(literal)
        words.append(word)
        return literals.count - 1
    }
}
