import Foundation
import Intake

/// Processor time that the parser takes for a document: `parsebench ROUNDS FILE...`, the cheapest of seven turns.
///
/// Everything that the daemon wants is made: entries with clean text, links, authors and dates. The sanitised markup is
/// made only where somebody asks for it; `--html` asks for all of it.
@main
enum ParseBench {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let wantsHTML = arguments.first == "--html"
        if wantsHTML { arguments.removeFirst() }
        guard let rounds = arguments.first.flatMap(Int.init), rounds > 0, arguments.count > 1 else {
            return print("usage: parsebench [--html] ROUNDS FILE...")
        }
        let documents = try arguments.dropFirst().map { [UInt8](try Data(contentsOf: URL(filePath: $0))) }
        var cheapest = Double.infinity
        var entries = 0
        var markup = 0
        for _ in 0..<7 {
            let start = clock()
            for _ in 0..<rounds {
                for document in documents {
                    let feed = try FeedParser.parse(document, contentType: nil, baseURL: nil, offsetMinutes: 480)
                    entries += feed.entries.count
                    guard wantsHTML else { continue }
                    for entry in feed.entries {
                        markup += (entry.summaryHTML?.utf8.count ?? 0) + (entry.contentHTML?.utf8.count ?? 0)
                    }
                }
            }
            let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
            cheapest = min(cheapest, seconds / Double(rounds * documents.count))
        }
        let microseconds = (cheapest * 10_000_000).rounded() / 10
        print("\(microseconds) us a document, \(entries) entries" + (wantsHTML ? ", \(markup) bytes of markup" : ""))
    }
}
