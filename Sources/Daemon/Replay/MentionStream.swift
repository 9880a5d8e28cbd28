import Crisis
import Digests
import Foundation
import Settings

/// One line of `tocsin replay --mentions`: what a source published, and when.
package struct StreamedMention: Decodable, Sendable {
    package var time: Timestamp
    package var source: String
    package var family: SourceFamily
    package var tier: Tier
    package var title: String
    package var text: String?
    package var url: String?
    package var rank: Int?

    /// The arrival as a poll would have brought it. The same words of the same source are the same item, however often
    /// a board shows them.
    var arrival: Arrival {
        let words = [title, text ?? ""].joined(separator: "\n")
        let origin = Source.Origin.feed(Source.FeedOrigin(url: "replay:", interval: .hours(1)))
        let source = Source(
            id: source, title: LocalizedText(zh: source, en: source), family: family, tier: tier, origin: origin)
        let item = Item(
            identity: url ?? SHA256.hexadecimal(of: words), revision: SHA256.hexadecimal(of: words),
            kind: source.itemKind, published: time, title: title, text: text ?? "", url: url, rank: rank)
        return Arrival(source: source, item: item)
    }
}

/// A file of streamed mentions, read line by line; a bad line is a problem and its neighbours go in.
package enum MentionStream {
    package static func read(name: String, text: String) -> (mentions: [StreamedMention], problems: [Problem]) {
        var mentions: [StreamedMention] = []
        var problems: [Problem] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let data = Data(line.utf8)
            guard line.contains(where: { !$0.isWhitespace }) else { continue }
            do {
                mentions.append(try JSONDecoder().decode(StreamedMention.self, from: data))
            } catch {
                problems.append(
                    Problem(
                        file: name, line: index + 1, what: what(error),
                        advice: "Write {\"time\",\"source\",\"family\",\"tier\",\"title\"} with RFC 3339 times."))
            }
        }
        return (mentions.enumerated().sorted { ($0.1.time, $0.0) < ($1.1.time, $1.0) }.map(\.1), problems)
    }

    private static func what(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, _): "the field \"\(key.stringValue)\" is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.codingPath.isEmpty
                ? "the line is not a JSON object"
                : "the field \"\(context.codingPath.map(\.stringValue).joined(separator: "."))\": \(context.debugDescription)"
        default: "the line cannot be read"
        }
    }
}
