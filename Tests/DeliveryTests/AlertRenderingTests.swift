import Crisis
import Delivery
import FoundationEssentials
import GoldenFiles
import Testing

@Suite("An alert reads the same every time, in both languages")
struct AlertRenderingTests {
    private let golden = GoldenFolder()

    @Test("the Markdown file is as recorded")
    func markdown() throws {
        try golden.expect(Array(AlertMarkdown().text(of: AlertFixture.alert()).utf8), equalsFile: "alert.md")
    }

    @Test("the JSON file is as recorded")
    func json() throws {
        try golden.expect(try AlertJSON().file(of: AlertFixture.alert()), equalsFile: "alert.json")
    }

    @Test("the first line holds level, brand and matter")
    func firstLine() {
        let text = AlertMarkdown().text(of: AlertFixture.alert())
        #expect(text.prefix { $0 != "\n" } == "# 橙色预警 · 燕子速运 · 燕子速运中转站起火，包裹受损")
        #expect(text.contains("\n# ORANGE alert · Swallow Express · "))
    }

    @Test("the languages stand in the configured order, or alone")
    func languages() throws {
        let alert = AlertFixture.alert()
        let english = AlertMarkdown(languages: [.english], offsetMinutes: 0).text(of: alert)
        #expect(english.hasPrefix("# ORANGE alert"))
        #expect(!english.contains("为什么"))
        #expect(english.contains("2026-11-22 10:30 UTC"))
        let both = AlertMarkdown(languages: [.english, .chinese]).text(of: alert)
        let first = try #require(both.firstRange(of: "ORANGE"))
        let second = try #require(both.firstRange(of: "橙色预警"))
        #expect(first.lowerBound < second.lowerBound)
    }

    @Test("a drill says so in both languages, in the first line and in the JSON")
    func drill() throws {
        let alert = AlertFixture.alert(isDrill: true)
        let text = AlertMarkdown().text(of: alert)
        #expect(text.hasPrefix("# 演练 DRILL · 橙色预警"))
        #expect(text.contains("\n# DRILL · ORANGE alert"))
        let json = String(decoding: try AlertJSON().file(of: alert), as: UTF8.self)
        #expect(json.contains(#""drill" : true"#))
        #expect(json.contains("DRILL · ORANGE alert"))
        #expect(!AlertMarkdown().text(of: AlertFixture.alert()).contains("DRILL"))
    }

    @Test("all five principles are named in full and in their order, also when one has no check")
    func principles() {
        let lines = AlertMarkdown(languages: [.english]).text(of: AlertFixture.alert()).split(separator: "\n")
        let rows = lines.filter { line in
            Principle.allCases.contains { line.hasPrefix("| \($0.title.en) \($0.title.zh) |") }
        }
        #expect(rows.count == 5)
        #expect(rows.last == "| Standard 权威证实 | — | — | does not apply |")
    }

    @Test("every kind of alert has a sentence in both languages", arguments: AlertFixture.everyReason)
    func sentences(reason: AlertReason) {
        let alert = AlertFixture.alert(reason: reason)
        let sentence = alert.sentence(moments: MomentText(offsetMinutes: 480))
        #expect(sentence.zh.hasSuffix("。"))
        #expect(sentence.zh.unicodeScalars.contains { $0.value > 0x4E00 })
        #expect(sentence.en.hasSuffix("."))
        #expect(!sentence.en.unicodeScalars.contains { $0.value > 0x2E80 })
        #expect(!sentence.en.contains("Optional"))
    }

    @Test("the list of kinds that is tested is the whole list")
    func everyKind() {
        let kinds = Set(AlertFixture.everyReason.map(\.kind))
        #expect(kinds.count == 11)
    }

    @Test("the words of every value exist in both languages and differ")
    func titles() {
        let titles: [LocalizedText] =
            Crisis.Category.allCases.map(\.title) + Tier.allCases.map(\.title) + SourceFamily.allCases.map(\.title)
            + Incident.Status.allCases.map(\.title) + ChecklistItem.State.allCases.map(\.title)
            + ScorePart.allCases.map(\.title) + Polarity.allCases.map(\.title) + VerdictClass.allCases.map(\.title)
        for title in titles {
            #expect(title.zh.unicodeScalars.contains { $0.value > 0x4E00 })
            #expect(title.en.allSatisfy { $0.isASCII })
        }
    }

    @Test(
        "times are local with their offset and UTC, with the UTC date when it is another day",
        arguments: [
            (480, "2026-11-22T10:30:00Z", "2026-11-22 18:30 +08:00 (10:30 UTC)"),
            (480, "2026-11-22T18:30:00Z", "2026-11-23 02:30 +08:00 (2026-11-22 18:30 UTC)"),
            (-210, "2026-11-22T10:30:00Z", "2026-11-22 07:00 -03:30 (10:30 UTC)"),
            (0, "2026-11-22T10:30:59.999Z", "2026-11-22 10:30 UTC"),
        ])
    func moments(offset: Int, moment: String, text: String) {
        #expect(MomentText(offsetMinutes: offset).text(AlertFixture.moment(moment)) == text)
    }

    @Test("an alert that came without names, clock, checklist and highlights is still whole")
    func bare() throws {
        var alert = AlertFixture.alert(reason: .checkOverdue(CheckID("SP2"), due: AlertFixture.now), title: " ")
        alert.names = nil
        alert.clock = nil
        alert.checklist = nil
        alert.highlights = []
        let text = AlertMarkdown(languages: [.english]).text(of: alert)
        #expect(text.hasPrefix("# ORANGE alert · swallow · damage\n"))
        #expect(text.contains("The check SP2 is overdue"))
        #expect(text.contains("Nothing is due."))
        #expect(throws: Never.self) { try AlertJSON().file(of: alert) }
    }

    @Test("every key of the JSON file and of the webhook is in docs/alert-schema.md")
    func documented() throws {
        let alerts = AlertFixture.everyReason.map { AlertFixture.alert(reason: $0) }
        var keys: Set<String> = []
        for alert in alerts {
            let object = try JSONDecoder().decode(JSONValue.self, from: Data(try AlertJSON().webhookBody(of: alert)))
            keys.formUnion(object.keys)
        }
        #expect(keys.count > 60)
        let schema = golden.root.appending(path: "docs/alert-schema.md")
        let text = String(decoding: try Data(contentsOf: schema), as: UTF8.self)
        for key in keys.sorted() {
            #expect(text.contains("`\(key)`"), "docs/alert-schema.md does not explain \(key)")
        }
    }
}

/// Any JSON, for looking at its keys.
private enum JSONValue: Decodable {
    case object([String: JSONValue])
    case array([JSONValue])
    case leaf

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.singleValueContainer().decode([String: JSONValue].self) {
            self = .object(object)
        } else if let array = try? decoder.singleValueContainer().decode([JSONValue].self) {
            self = .array(array)
        } else {
            self = .leaf
        }
    }

    var keys: Set<String> {
        switch self {
        case .object(let object): object.values.reduce(into: Set(object.keys)) { $0.formUnion($1.keys) }
        case .array(let array): array.reduce(into: []) { $0.formUnion($1.keys) }
        case .leaf: []
        }
    }
}
