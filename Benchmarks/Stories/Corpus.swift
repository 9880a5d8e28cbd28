import Foundation

/// One text with the story that it truly belongs to.
struct Sample {
    var story: String
    var title: String
    var text: String
    /// Milliseconds since the first day.
    var time: Int64
}

/// Reads the text files beside this program and writes reports from them.
struct Corpus {
    let folder: String
    private static let day: Int64 = 86_400_000

    private func lines(_ name: String) throws -> [String] {
        try String(contentsOfFile: folder + "/" + name, encoding: .utf8).split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("#") }
    }

    /// Headlines as they stand in the file, over the days of their story.
    func headlines(_ name: String, seed: UInt64) throws -> [Sample] {
        var dice = Dice(seed)
        var (samples, story, day): ([Sample], String, Int64) = ([], "", 0)
        for line in try lines(name) {
            if line.hasPrefix("@ ") {
                let parts = line.split(separator: " ")
                story = String(parts[1])
                day = Int64(parts[2]) ?? 0
            } else {
                let time = day * Corpus.day / 2 + Int64(dice.below(Int(3 * Corpus.day)))
                samples.append(Sample(story: story, title: line, text: "", time: time))
            }
        }
        return samples.sorted { ($0.time, $0.title) < ($1.time, $1.title) }
    }

    /// Reports by the grammar of each event: a headline and some of its sentences in another order, each worded anew.
    func events(_ name: String, seed: UInt64, reports: ClosedRange<Int> = 10...60) throws -> [Sample] {
        var dice = Dice(seed)
        var samples: [Sample] = []
        for block in try blocks(name) {
            let head = block[0].split(separator: " ")
            let (day, span) = (Int64(head[2]) ?? 0, Int64(head[3]) ?? 1)
            var words: [String: [String]] = [:]
            for line in block where line.hasPrefix("=") {
                let parts = line.dropFirst().split(separator: " ", maxSplits: 1)
                words[String(parts[0])] = parts[1].split(separator: "|").map(String.init)
            }
            let titles = block.filter { $0.hasPrefix("t ") }.map { String($0.dropFirst(2)) }
            let sentences = block.filter { $0.hasPrefix("b ") }.map { String($0.dropFirst(2)) }
            func moment(_ dice: inout Dice) -> Int64 {
                // Most is written in the first days.
                let share = Double(dice.below(1000)) / 1000
                return day * Corpus.day + Int64(share * share * Double(span * Corpus.day))
            }
            for line in block where line.hasPrefix("d ") {
                let parts = line.dropFirst(2).split(separator: "|", maxSplits: 1)
                samples.append(
                    Sample(story: String(head[1]), title: String(parts[0]), text: String(parts[1]), time: moment(&dice))
                )
            }
            for _ in 0..<(reports.lowerBound + dice.below(reports.count)) {
                let title = filled(dice.pick(titles), words, &dice)
                var body = ""
                if dice.below(5) > 0 {
                    let chosen = dice.shuffled(sentences).prefix(2 + dice.below(min(5, sentences.count - 1)))
                    body = chosen.map { filled($0, words, &dice) }.joined()
                    body = dice.pick(Corpus.openings) + body + dice.pick(Corpus.endings)
                }
                samples.append(Sample(story: String(head[1]), title: title, text: body, time: moment(&dice)))
            }
        }
        return samples.sorted { ($0.time, $0.title, $0.text) < ($1.time, $1.title, $1.text) }
    }

    private static let openings = ["", "", "本报讯（记者 王磊）", "据央视新闻报道，", "近日，", "新京报讯 ", "记者从当地获悉，", "网友爆料称，"]
    private static let endings = ["", "", "目前，事件正在进一步调查中。", "本报将持续关注。", "（编辑：李娜）", "记者将继续跟进报道。"]

    private func blocks(_ name: String) throws -> [[String]] {
        var blocks: [[String]] = []
        for line in try lines(name) {
            if line.hasPrefix("@ ") { blocks.append([]) }
            blocks[blocks.count - 1].append(line)
        }
        return blocks
    }

    private func filled(_ pattern: String, _ words: [String: [String]], _ dice: inout Dice) -> String {
        var text = pattern
        while let open = text.firstIndex(of: "{"), let close = text.firstIndex(of: "}"), open < close {
            let name = String(text[text.index(after: open)..<close])
            text.replaceSubrange(open...close, with: dice.pick(words[name] ?? [name]))
        }
        return text
    }

    /// Headlines of which each is a story of its own.
    func distractors(_ name: String, count: Int, days: Int64, seed: UInt64) throws -> [Sample] {
        var dice = Dice(seed)
        var words: [String: [String]] = [:]
        var titles: [String] = []
        var patterns: [String] = []
        for line in try lines(name) {
            if line.hasPrefix("=") {
                let parts = line.dropFirst().split(separator: " ", maxSplits: 1)
                words[String(parts[0])] = parts[1].split(separator: "|").map(String.init)
            } else if line.hasPrefix("h ") {
                titles.append(String(line.dropFirst(2)))
            } else if line.hasPrefix("p ") {
                patterns.append(String(line.dropFirst(2)))
            }
        }
        var known = Set(titles)
        while titles.count < count {
            let title = filled(dice.pick(patterns), words, &dice)
            if known.insert(title).inserted { titles.append(title) }
        }
        return titles.enumerated().map { place, title in
            Sample(
                story: "alone-\(place)", title: title, text: "", time: Int64(dice.below(Int(days * Corpus.day))))
        }
    }
}
