import Crisis
import Testing

/// Short texts as people write them about purchases, meals, hotels, flights, services and shares, labelled by hand. A
/// row is `genre|label|text`; label 1
/// is negative.
enum ReviewRows {}

@Suite("Reviews, tweets and headlines are read as people mean them")
struct ReviewRowTests {
    struct Row: Sendable {
        var genre: String
        var isNegative: Bool
        var text: String
    }

    static func rows(_ texts: String...) -> [String: [Row]] {
        let rows = texts.flatMap { $0.split(separator: "\n") }.compactMap { line -> Row? in
            let parts = line.split(separator: "|", maxSplits: 2).map(String.init)
            return parts.count == 3 ? Row(genre: parts[0], isNegative: parts[1] == "1", text: parts[2]) : nil
        }
        return Dictionary(grouping: rows, by: \.genre)
    }

    @Test("the texts that the words were tuned on")
    func development() {
        check(Self.rows(ReviewRows.developmentChinese, ReviewRows.developmentEnglish), atLeast: 0.9, genres: 8)
    }

    @Test("the texts that were kept back")
    func heldBack() {
        check(Self.rows(ReviewRows.heldBackChinese, ReviewRows.heldBackEnglish), atLeast: 0.66, genres: 7)
    }

    /// The F1 of "negative" at one half is high enough in every genre; genres without negative texts have few false
    /// ones.
    private func check(_ genres: [String: [Row]], atLeast least: Double, genres count: Int) {
        #expect(genres.count == count)
        for (genre, rows) in genres {
            var hits = 0.0
            var wrong = 0.0
            for row in rows {
                let says = ShippedConfig.analyzer.read(title: "", text: row.text).negative.value >= 500
                if says && row.isNegative { hits += 1 }
                if says != row.isNegative { wrong += 1 }
            }
            if rows.contains(where: \.isNegative) {
                #expect(2 * hits / (2 * hits + wrong) >= least, "\(genre)")
            } else {
                #expect(wrong <= Double(rows.count) / 5, "\(genre)")
            }
        }
    }
}
