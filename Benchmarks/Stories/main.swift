#if canImport(Crisis)
import Crisis
#endif
import Foundation

// How well and how fast texts are joined into stories, on material of our own: `Benchmarks/Stories/run.sh`.

let folder = CommandLine.arguments.dropFirst().first ?? "Benchmarks/Stories/Texts"
let corpus = Corpus(folder: folder)

func places(_ samples: [Sample]) -> (placements: [StoryPlacement], perSecond: Int) {
    var stream = StoryStream()
    let start = clock()
    let placements = samples.enumerated().map { number, sample in
        stream.place(
            id: "\(number)", title: sample.title, text: sample.text, at: Timestamp(milliseconds: sample.time))
    }
    // Processor time, so that other work on the machine does not count.
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    return (placements, Int(Double(samples.count) / max(seconds, 1e-6)))
}

func report(_ name: String, _ samples: [Sample]) {
    let (placements, perSecond) = places(samples)
    let truth = samples.map(\.story)
    let stories = BCubed(truth: truth, found: placements.map { "\($0.story)" })
    let incidents = BCubed(truth: truth, found: placements.map { "\($0.incident)" })
    let events = Set(
        samples.indices.filter { !truth[$0].hasPrefix("alone") }.map { placements[$0].story })
    let swallowed = samples.indices.filter { truth[$0].hasPrefix("alone") && events.contains(placements[$0].story) }
    print(
        "\(name): \(samples.count) texts, B3 P/R/F1 \(stories.text), incidents \(incidents.text), "
            + "swallowed \(swallowed.count), \(perSecond)/s")
}

let chinese = try corpus.events("chinese.txt", seed: 11)
let alone = try corpus.distractors("distractors.txt", count: 402, days: 40, seed: 5)
let patterned = try corpus.distractors("distractors.txt", count: 1000, days: 40, seed: 5)
report("English headlines", try corpus.headlines("english.txt", seed: 7))
report("Chinese events", chinese)
report("Chinese events among headlines", (chinese + alone).sorted { ($0.time, $0.title) < ($1.time, $1.title) })
let harder = (chinese + patterned).sorted { ($0.time, $0.title) < ($1.time, $1.title) }
report("the same, with 598 headlines of four patterns", harder)

let reprints = Reprints(of: try corpus.events("chinese.txt", seed: 21, reports: 8...14), seed: 3)
let score = reprints.score(places(reprints.samples).placements)
print(
    "Reprints: \(reprints.samples.count) texts, recall \(score.found)/\(score.repeated), "
        + "precision \(score.right)/\(score.named)")

// Articles of 300 to 1,000 characters, each of its own: words of a made-up language, some common and most rare.
func unlikeArticles(_ count: Int) -> [Sample] {
    var dice = Dice(99)
    let characters = (0..<2500).map { String(Unicode.Scalar(UInt32(0x4E00 + $0 * 7)) ?? "一") }
    let words = (0..<20_000).map { _ in dice.pick(characters) + dice.pick(characters) }
    func text(_ length: Int) -> String {
        (0..<(length / 2)).map { _ in
            let share = Double(dice.below(1_000_000)) / 1_000_000
            return words[Int(share * share * share * 20_000)] + (dice.below(8) == 0 ? "，" : "")
        }.joined()
    }
    return (0..<count).map { number in
        Sample(
            story: "\(number)", title: text(18), text: text(300 + dice.below(700)), time: Int64(number) * 60_000)
    }
}

let articles = unlikeArticles(10_000)
print("Speed: \(articles.count) unlike articles of 300 to 1,000 characters, \(places(articles).perSecond)/s")
print("Speed: \(chinese.count) alike ones, \(places(chinese).perSecond)/s")
