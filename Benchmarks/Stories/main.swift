#if canImport(Crisis)
import Crisis
#endif
import Foundation

// How well and how fast texts are joined into stories, on material of our own: `Benchmarks/Stories/run.sh`.

let folder = CommandLine.arguments.dropFirst().first ?? "Benchmarks/Stories/Texts"
let corpus = Corpus(folder: folder)

func places(_ samples: [Sample]) -> (placements: [StoryPlacement], perSecond: Int) {
    var stream = StoryStream()
    let start = ContinuousClock.now
    let placements = samples.enumerated().map { number, sample in
        stream.place(
            id: "\(number)", title: sample.title, text: sample.text, at: Timestamp(milliseconds: sample.time))
    }
    let took = ContinuousClock.now - start
    let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
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

// Long articles of many events under new names, so that stories come and go.
var dice = Dice(99)
var many: [Sample] = []
let long = try corpus.events("chinese.txt", seed: 31, reports: 60...120)
for round in 0..<4 {
    for var sample in long {
        sample.title += "\(round)号线索"
        sample.text += sample.text + dice.pick(alone).title + "。" + dice.pick(patterned).title
        sample.time += Int64(round) * 40 * 86_400_000
        many.append(sample)
    }
}
many.sort { ($0.time, $0.title) < ($1.time, $1.title) }
let characters = many.reduce(0) { $0 + $1.title.count + $1.text.count } / many.count
print("Speed: \(many.count) articles of \(characters) characters, \(places(many).perSecond)/s")
