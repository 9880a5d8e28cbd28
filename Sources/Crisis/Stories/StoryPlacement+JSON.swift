extension StoryPlacement {
    /// One line of `tocsin cluster`.
    ///
    /// Members in this order: `id`, `story`, `incident`, `reason` (`opened`, `reprint`, `close`), `similarity` (0 to 1; the cosine of a close
    /// text, the Jaccard similarity of a reprint), `reprint_of` and `jaccard` where it repeats an earlier text, `link` where a new story is
    /// part of an incident that was there, `alarms` (names), and `terms` and `why` when they are asked for.
    package func json(id: String, alarms: Set<String>, explaining source: (title: String, text: String)?) -> String {
        var line = "{\"id\":" + JSONText.string(id)
        line += ",\"story\":\"story-\(story)\",\"incident\":\"incident-\(incident)\""
        switch reason {
        case .opened: line += ",\"reason\":\"opened\""
        case .reprint: line += ",\"reason\":\"reprint\""
        case .close(let cosine, _): line += ",\"reason\":\"close\",\"similarity\":" + cosine.fraction
        }
        if let reprint {
            line += ",\"reprint_of\":" + JSONText.string(reprint.of) + ",\"jaccard\":" + reprint.jaccard.fraction
        }
        if let link { line += ",\"link\":\"\(link.rawValue)\"" }
        line += ",\"alarms\":[" + alarms.sorted().map(JSONText.string).joined(separator: ",") + "]"
        if let source {
            let words = words(of: source)
            line += ",\"terms\":[" + words.map(JSONText.string).joined(separator: ",") + "]"
            let why = sentence(words)
            line += ",\"why\":{\"en\":" + JSONText.string(why.en) + ",\"zh\":" + JSONText.string(why.zh) + "}"
        }
        return line + "}"
    }

    private func words(of source: (title: String, text: String)) -> [String] {
        guard case .close(_, let terms) = reason else { return [] }
        return StoryWords.words(of: terms, title: source.title, text: source.text)
    }

    private func sentence(_ words: [String]) -> LocalizedText {
        switch reason {
        case .opened:
            switch link {
            case .sameMatter:
                LocalizedText(
                    zh: "新报道，与既有事件涉及同一地点或品牌且用词相近",
                    en: "a new story about the place or brand of an incident that is known, and near in words")
            case .otherLanguage:
                LocalizedText(
                    zh: "新报道，与另一语言的事件涉及同一品牌和同类损害",
                    en: "a new story about the brand and the kind of harm of an incident told in another language")
            case nil: LocalizedText(zh: "与已知报道都不相近，另立一条", en: "like no story that is remembered")
            }
        case .reprint:
            LocalizedText(
                zh: reprint.map { "转载 \($0.of)（相似度 \($0.jaccard.text)%）" } ?? "转载已知报道的一部分",
                en: reprint.map { "repeats \($0.of) (\($0.jaccard.text) % of all shingles)" }
                    ?? "repeats a part of a known text")
        case .close(let cosine, _):
            LocalizedText(
                zh: "用词相近（余弦 \(cosine.fraction)）：\(words.joined(separator: "、"))",
                en: "close in words (cosine \(cosine.fraction)): \(words.joined(separator: ", "))")
        }
    }
}

extension StorySummary {
    /// Its line in a summary, such as `title · 14 texts, 9 wordings · first and last seen`.
    package func line(in language: Language, outlets: Int?, time: (Timestamp) -> String) -> String {
        let seen = "\(time(firstSeen)) – \(time(lastSeen))"
        switch language {
        case .chinese:
            let carried = outlets.map { "\($0) 家媒体，" } ?? ""
            return "\(title) · \(carried)\(texts) 篇（\(wordings) 种写法） · \(seen)"
        case .english:
            let carried = outlets.map { $0 == 1 ? "1 outlet, " : "\($0) outlets, " } ?? ""
            let count = texts == 1 ? "1 text" : "\(texts) texts"
            return "\(title) · \(carried)\(count) (\(wordings) distinct) · \(seen)"
        }
    }
}

extension StorySummary {
    /// The same as JSON: `story`, `incident`, `title`, `texts`, `wordings`, `outlets` where sources were named, `first`, `last`, `alarms`.
    package func json(outlets: Int?) -> String {
        let carried = outlets.map { ",\"outlets\":\($0)" } ?? ""
        let names = alarms.map(JSONText.string).joined(separator: ",")
        return "{\"story\":\"story-\(number)\",\"incident\":\"incident-\(incident)\",\"title\":"
            + JSONText.string(title)
            + ",\"texts\":\(texts),\"wordings\":\(wordings)\(carried),\"first\":\"\(firstSeen.rfc3339)\","
            + "\"last\":\"\(lastSeen.rfc3339)\",\"alarms\":[\(names)]}"
    }
}

extension Signals {
    /// Names of the critical facts and the harm that a text tells of as happening; empty for ordinary news.
    package var alarms: Set<String> {
        guard isLive else { return [] }
        var names = Set(facts.map(\.rawValue))
        if let harm, harm >= .property { names.insert("harm_" + harm.rawValue) }
        return names
    }
}

extension PerMille {
    /// `0.294`.
    fileprivate var fraction: String { value == 1000 ? "1.000" : "0." + String(value + 1000).suffix(3) }
}
