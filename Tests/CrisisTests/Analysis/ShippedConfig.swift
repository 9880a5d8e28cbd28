import Crisis
import Foundation
import Settings
import Testing

/// The lexicon and watches that the program ships, read once.
enum ShippedConfig {
    private static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let analyzer = Analyzer(lexicon: lexicon)

    static let lexicon: Lexicon = {
        let log = ProblemLog()
        let lexicon = LexiconFile.read(files: files(in: "config/lexicon"), log: log)
        if !log.isEmpty { Issue.record("\(log.sorted.map(\.description).joined(separator: "\n"))") }
        return lexicon
    }()

    static let statementWords: StatementWords = {
        let log = ProblemLog()
        let words = StatementWordsFile.read(files: files(in: "config/statements"), log: log)
        if !log.isEmpty { Issue.record("\(log.sorted.map(\.description).joined(separator: "\n"))") }
        return words
    }()

    static let linter = StatementLinter(words: statementWords, analyzer: analyzer)

    static let watches: [Watch] = {
        let log = ProblemLog()
        let watches = WatchFile.read(files: files(in: "config/watches") + files(in: "demo/watches"), log: log)
        if !log.isEmpty { Issue.record("\(log.sorted.map(\.description).joined(separator: "\n"))") }
        return watches
    }()

    static func files(in name: String) -> [(name: String, text: String)] {
        let folder = checkout.appending(path: name)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { file in
            let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
            return ("\(name)/\(file)", text ?? "")
        }
    }
}

/// A small deterministic generator (SplitMix64) for property tests.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension String {
    /// The Unicode scalars in a range, the slow and obvious way.
    func scalars(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: Array(unicodeScalars)[range])
        return String(view)
    }
}
