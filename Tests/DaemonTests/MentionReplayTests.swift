import Crisis
import Daemon
import Foundation
import Settings
import Status
import Testing

/// The shipped rules and lexicon with the demo's watch.
enum DemoConfiguration {
    static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static func read() throws -> Configuration { try Configuration.load("\(checkout)/demo").get() }
}

@Suite("A stream of mentions, replayed")
struct MentionReplayTests {
    static let stream = """
        {"time":"2026-11-22T08:00:00+08:00","source":"desk","family":"consumers","tier":"platform","title":"雨燕速运的包裹渗漏，手被灼伤","text":"快递纸箱渗出不明液体，手被灼伤去了医院，客服没人理，再不处理就找媒体曝光。"}
        {"time":"2026-11-22T08:30:00+08:00","source":"desk","family":"consumers","tier":"platform","title":"雨燕速运包裹有刺鼻气味","text":"箱子渗出液体，孩子手上起红疹，要求赔偿。"}
        {"time":"2026-11-22T09:00:00+08:00","source":"city","family":"media","tier":"outlet","title":"雨燕速运包裹渗漏化学液体 多名市民手部灼伤","text":"已有三人手部灼伤就医，雨燕速运称不清楚情况。","url":"https://example.org/1"}
        {"time":"2026-11-22T09:00:00+08:00","source":"city","family":"media","tier":"outlet","title":"雨燕速运包裹渗漏化学液体 多名市民手部灼伤","text":"已有三人手部灼伤就医，雨燕速运称不清楚情况。","url":"https://example.org/1"}
        {"time":"2026-11-22T10:00:00+08:00","source":"city","family":"media","tier":"outlet","title":"江城明天有雨","rank":3}
        """

    @Test("a line that cannot be read is named with its number and field, its neighbours go in")
    func badLines() {
        let text = [
            #"{"time":"2026-11-22T08:00:00Z","source":"a","family":"media","tier":"outlet","title":"甲"}"#,
            "not json", "", "   ",
            #"{"time":"2026-11-22T08:00:00Z","family":"media","tier":"outlet","title":"乙"}"#,
            #"{"time":"yesterday","source":"a","family":"media","tier":"outlet","title":"丙"}"#,
            #"{"time":"2026-11-22T07:00:00Z","source":"a","family":"paper","tier":"outlet","title":"丁"}"#,
            #"{"time":"2026-11-22T07:00:00Z","source":"a","family":"media","tier":"outlet","title":"戊","rank":"x"}"#,
            #"{"time":"2026-11-22T07:00:00Z","source":"a","family":"media","tier":"outlet","title":"己"}"#, "[1]",
        ].joined(separator: "\r\n")
        let (mentions, problems) = MentionStream.read(name: "s.jsonl", text: text)
        #expect(mentions.map(\.title) == ["己", "甲"])
        #expect(problems.map(\.line) == [2, 5, 6, 7, 8, 10])
        #expect(problems.allSatisfy { $0.file == "s.jsonl" && $0.advice.contains("RFC 3339") })
        #expect(problems[1].what == "the field \"source\" is missing")
        #expect(problems[2].what.contains("\"time\""))
        #expect(problems[3].what.contains("\"family\""))
    }

    @Test("mentions of one moment keep the order of the file")
    func order() {
        let lines = (0..<20).map { number in
            #"{"time":"2026-11-22T08:00:00Z","source":"a","family":"media","tier":"outlet","title":"\#(number)"}"#
        }
        let (mentions, problems) = MentionStream.read(name: "s", text: lines.joined(separator: "\n"))
        #expect(mentions.map(\.title) == (0..<20).map(String.init))
        #expect(problems.isEmpty)
    }

    @Test("the same stream is the same story, to the byte, and it rings")
    func deterministic() throws {
        let criteria = try DemoConfiguration.read().criteria
        let mentions = MentionStream.read(name: "s", text: Self.stream).mentions
        let stories = try (0..<3).map { _ in
            try MentionReplay(criteria: criteria).story(of: mentions).rows.map { try $0.json() }
        }
        #expect(stories[0] == stories[1] && stories[1] == stories[2])
        let story = MentionReplay(criteria: criteria).story(of: mentions)
        #expect(story.firstRing() != nil)
        #expect(zip(story.rows, story.rows.dropFirst()).allSatisfy { $0.time <= $1.time })
    }

    @Test("a stream read later tells the same about the time before: nothing looks ahead")
    func noLookingAhead() throws {
        let criteria = try DemoConfiguration.read().criteria
        let lines = Self.stream.split(separator: "\n")
        let whole = MentionReplay(criteria: criteria).story(
            of: MentionStream.read(name: "s", text: Self.stream).mentions)
        let part = MentionReplay(criteria: criteria).story(
            of: MentionStream.read(name: "s", text: lines.prefix(2).joined(separator: "\n")).mentions)
        let cut = try #require(Timestamp(rfc3339: "2026-11-22T09:00:00+08:00"))
        #expect(whole.rows.filter { $0.time < cut } == part.rows.filter { $0.time < cut })
    }

    @Test("nothing to tell is an empty story that says so")
    func empty() throws {
        let story = MentionReplay(criteria: try DemoConfiguration.read().criteria).story(of: [])
        #expect(story.rows.isEmpty)
        #expect(story.text(ReportPhrase(language: .english, offsetMinutes: 480)).contains("It never rang."))
    }

    @Test("a row has the keys of the contract")
    func keys() throws {
        let mentions = MentionStream.read(name: "s", text: Self.stream).mentions
        let story = MentionReplay(criteria: try DemoConfiguration.read().criteria).story(of: mentions)
        let assessed = try #require(story.rows.first { $0.kind == "assessment" })
        let alert = try #require(story.rows.first { $0.kind != "assessment" })
        let contract = [
            "escalation", "gaps", "impact", "incident", "kind", "level", "likelihood", "readiness", "reason", "time",
        ]
        for (row, more) in [(assessed, ["title"]), (alert, ["alert", "title"])] {
            let object = try JSONSerialization.jsonObject(with: Data(row.json().utf8)) as? [String: Any] ?? [:]
            #expect(object.keys.sorted() == (contract + more).sorted())
            #expect((object["gaps"] as? [String: Any])?.keys.allSatisfy { Principle(rawValue: $0) != nil } == true)
            #expect(Timestamp(rfc3339: object["time"] as? String ?? "") == row.time)
        }
    }
}
