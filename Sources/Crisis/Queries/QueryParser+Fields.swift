extension QueryParser {
    /// `{name}`: any word of a group of synonyms.
    mutating func group(named name: String, at position: Int) throws(QueryError) -> QueryNode {
        guard let words = synonyms[name], !words.isEmpty else {
            throw QueryError(.unknownSynonyms(name, known: synonyms.keys.sorted()), at: position)
        }
        var numbers: [QueryNode] = []
        for word in words {
            guard let literal = word.contains(" ") ? Literal(word) : Literal(wildcards: word) else {
                throw QueryParser.unusable(word, at: position)
            }
            numbers.append(.literal(number(of: literal, written: word)))
        }
        return numbers.count == 1 ? numbers[0] : .any(numbers)
    }

    /// `title:` and `text:` narrow the places, the other fields ask where the text comes from.
    mutating func field(_ name: String, _ token: QueryToken) throws(QueryError) -> QueryNode {
        if let area = QueryArea(rawValue: name) { return try scope(area, token) }
        guard let field = QueryOrigin.Field(rawValue: name) else {
            throw QueryError(.unknownField(name), at: token.position)
        }
        index += 1
        return .origin(QueryOrigin(field: field, values: try values(of: field, behind: token)))
    }

    private mutating func scope(_ area: QueryArea, _ token: QueryToken) throws(QueryError) -> QueryNode {
        guard self.area == nil else { throw QueryError(.scopeWithinScope(area.rawValue), at: token.position) }
        try descend(at: token)
        defer { depth -= 1 }
        index += 1
        self.area = area
        defer { self.area = nil }
        guard let next = peek, next.kind != .close else {
            throw QueryError(.fieldNeedsValue(area.rawValue), at: token.position)
        }
        return .within(area, try operand())
    }

    /// One value, or a list in parentheses.
    private mutating func values(
        of field: QueryOrigin.Field, behind fieldToken: QueryToken
    ) throws(QueryError) -> [String] {
        guard let first = peek else { throw QueryError(.fieldNeedsValue(field.rawValue), at: fieldToken.position) }
        index += 1
        if let text = first.text { return [try value(text, of: field, at: first.position)] }
        guard first.kind == .open else { throw QueryError(.fieldNeedsValue(field.rawValue), at: fieldToken.position) }
        var values: [String] = []
        while let token = peek, token.kind != .close {
            index += 1
            if let text = token.text {
                values.append(try value(text, of: field, at: token.position))
            } else if token.kind != .or, token.kind != .comma {
                throw QueryError(.fieldNeedsValue(field.rawValue), at: token.position)
            }
        }
        guard peek != nil else { throw QueryError(.unclosedParenthesis, at: first.position) }
        index += 1
        guard !values.isEmpty else { throw QueryError(.fieldNeedsValue(field.rawValue), at: fieldToken.position) }
        return values
    }

    private func value(_ text: String, of field: QueryOrigin.Field, at position: Int) throws(QueryError) -> String {
        if let known = field.values, !known.contains(text) {
            throw QueryError(.unknownValue(text, field: field.rawValue, known: known), at: position)
        }
        return text
    }
}
