#if canImport(Crisis)
import Crisis
#endif

/// Copies as editors make them, and the exact answer to which texts repeat which.
struct Reprints {
    var samples: [Sample] = []

    /// A fifth of the reports comes again: under another headline, with notes, cut, or with another outlet's name.
    init(of reports: [Sample], seed: UInt64) {
        var dice = Dice(seed)
        let long = reports.filter { $0.text.count > 80 }
        for report in long {
            samples.append(report)
            for _ in 0..<dice.below(4) {
                var copy = report
                copy.time += Int64(dice.below(86_400_000))
                for _ in 0..<(1 + dice.below(3)) { Reprints.edit(&copy, &dice, others: long) }
                samples.append(copy)
            }
        }
        samples.sort { ($0.time, $0.title, $0.text) < ($1.time, $1.title, $1.text) }
    }

    private static let outlets = ["_新浪财经", " | 城市晚报", "_财经_东方网", " - 南方新闻网", "丨早读"]

    private static func edit(_ sample: inout Sample, _ dice: inout Dice, others: [Sample]) {
        switch dice.below(6) {
        case 0: sample.title += dice.pick(outlets)
        case 1: sample.title = "突发！" + sample.title
        case 2: sample.text = "（原标题：" + sample.title + "）" + sample.text
        case 3: sample.text += "（责任编辑：张敏）本文转自网络，版权归原作者所有，如有侵权请联系删除。"
        case 4: sample.text = String(sample.text.prefix(max(60, sample.text.count * (60 + dice.below(40)) / 100)))
        default: sample.text = sample.text.replacing("，", with: "、").replacing("。", with: "。 ")
        }
    }

    /// Sets of three characters in a row, letters and digits only.
    private static func shingles(_ sample: Sample) -> Set<UInt64> {
        var set: Set<UInt64> = []
        for part in [sample.title, sample.text] {
            let characters = part.unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            }
            .map { UInt64($0.value) }
            guard characters.count >= 3 else { continue }
            for start in 0...(characters.count - 3) {
                set.insert(characters[start] << 42 | characters[start + 1] << 21 | characters[start + 2])
            }
        }
        return set
    }

    struct Score {
        var repeated = 0
        var found = 0
        var named = 0
        var right = 0
    }

    /// Recall: texts that repeat an earlier one (Jaccard 0.7 and more) and are told as reprints. Precision: named pairs that are
    /// so alike.
    func score(_ placements: [StoryPlacement]) -> Score {
        let sets = samples.map(Reprints.shingles)
        var score = Score()
        for place in samples.indices {
            let best = (0..<place).map { Reprints.jaccard(sets[place], sets[$0]) }.max() ?? 0
            let reprint = placements[place].reprint
            if best >= 0.7 {
                score.repeated += 1
                if reprint != nil { score.found += 1 }
            }
            if let reprint, let other = Int(reprint.of) {
                score.named += 1
                // Our shingles of words and digits differ a little from plain characters.
                if Reprints.jaccard(sets[place], sets[other]) >= 0.69 { score.right += 1 }
            }
        }
        return score
    }

    private static func jaccard(_ one: Set<UInt64>, _ two: Set<UInt64>) -> Double {
        let small = min(one.count, two.count)
        let large = max(one.count, two.count)
        if large == 0 || Double(small) < 0.65 * Double(large) { return 0 }
        let shared = one.intersection(two).count
        return Double(shared) / Double(one.count + two.count - shared)
    }
}
