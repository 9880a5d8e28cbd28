import Crisis
import Digests
import Foundation
import Settings
import Status

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
    /// The mentions in the order of time, those of one moment in the order of the file.
    package static func read(name: String, text: String) -> (mentions: [StreamedMention], problems: [Problem]) {
        var mentions: [StreamedMention] = []
        var problems: [Problem] = []
        let decoder = JSONDecoder()
        // By bytes: a carriage return before the line feed would hide it in a Swift character.
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
            do {
                mentions.append(try decoder.decode(StreamedMention.self, from: Data(line)))
            } catch {
                let what = (error as? DecodingError)?.sentence.en ?? "the line cannot be read"
                problems.append(
                    Problem(
                        file: name, line: index + 1, what: what,
                        advice: "Write {\"time\",\"source\",\"family\",\"tier\",\"title\"} with RFC 3339 times."))
            }
        }
        return (mentions.enumerated().sorted { ($0.1.time, $0.0) < ($1.1.time, $1.0) }.map(\.1), problems)
    }
}
