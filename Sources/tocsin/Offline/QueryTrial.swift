import Crisis
import Foundation
import Status

/// One text on which a query is tried.
struct QueryTrial {
    struct Unreadable: Error, CustomStringConvertible {
        var description: String
    }

    private struct Row: Decodable {
        var id: String?
        var title: String?
        var text: String?
        var source: String?
        var family: SourceFamily?
        var tier: Tier?
        var kind: MentionKind?
    }

    private let id: String
    private let text: NormalizedText
    private let origin: TextOrigin?

    /// A line of plain text, or a JSON object.
    init(line: String, number: Int) throws(Unreadable) {
        guard line.first == "{" else {
            (id, text, origin) = (String(number), NormalizedText(line), nil)
            return
        }
        let row: Row
        do {
            row = try JSONDecoder().decode(Row.self, from: Data(line.utf8))
        } catch {
            let what = (error as? DecodingError)?.sentence.en ?? "the line cannot be read"
            throw Unreadable(description: "\(what). Write {\"title\",\"text\"} or a line of plain text.")
        }
        guard row.title != nil || row.text != nil else {
            throw Unreadable(description: "neither title nor text is there. Write {\"title\",\"text\"}.")
        }
        id = row.id ?? String(number)
        text = NormalizedText(title: row.title ?? "", text: row.text ?? "")
        let knowsOrigin = row.source != nil || row.family != nil || row.tier != nil || row.kind != nil
        origin =
            knowsOrigin
            ? TextOrigin(
                source: row.source ?? "", family: row.family ?? .public, tier: row.tier ?? .social,
                kind: row.kind ?? .post) : nil
    }

    func verdict(of query: Query) -> QueryVerdict {
        let words = query.words(in: text)
        return QueryVerdict(
            id: id, hits: query.match(text, from: origin)?.hits, found: words.filter { $0.count > 0 }.map(\.word),
            missing: words.filter { $0.count == 0 }.map(\.word))
    }
}

/// What a query made of one text.
struct QueryVerdict {
    var id: String
    /// Nil when the query does not hold.
    var hits: [QueryMatch.Hit]?
    /// Words of the query that stand in the text, and those that do not.
    var found: [String]
    var missing: [String]

    var matches: Bool { hits != nil }

    private struct Row: Encodable {
        struct Hit: Encodable {
            var quote: String
            var range: [Int]
            var part: String
        }

        var id: String
        var matches: Bool
        var hits: [Hit]
        var found: [String]
        var missing: [String]
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let hits = (hits ?? []).map {
            Row.Hit(quote: $0.quote, range: [$0.range.lowerBound, $0.range.upperBound], part: $0.part)
        }
        let row = Row(id: id, matches: matches, hits: hits, found: found, missing: missing)
        return String(decoding: try encoder.encode(row), as: UTF8.self)
    }

    func text(in language: Language) -> String {
        let isChinese = language == .chinese
        guard let hits else {
            let found = found.isEmpty ? (isChinese ? "无" : "none") : found.joined(separator: ", ")
            let missing = missing.isEmpty ? "" : (isChinese ? "；缺少：" : "; missing: ") + missing.joined(separator: ", ")
            return TerminalText.safe("- \(id)  " + (isChinese ? "出现：" : "has: ") + found + missing)
        }
        let places = hits.map { "“\($0.quote)” \($0.range.lowerBound)–\($0.range.upperBound) ⇐ \($0.part)" }
        let why =
            places.isEmpty ? (isChinese ? "没有被排除的词" : "no word that rules it out") : places.joined(separator: " · ")
        return TerminalText.safe("+ \(id)  \(why)")
    }
}
