import Crisis
import Foundation
import Settings
import Testing

@Suite("Every problem of a configuration is told at once, with its line and what to do")
struct ProblemTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        var name: String
        var file = "tocsin.yaml"
        var old: String
        var new: String
        var line: Int
        var what: String
        var advice: String
        var testDescription: String { name }
    }

    static let source = """
          - id: drop
            title: { zh: 投诉文件夹, en: Complaint drop folder }
            family: consumers
            tier: private
            drop_folder:
              path: ../state/drop
        """

    static let mistakes: [Mistake] = [
        Mistake(
            name: "missing", file: "watches/couriers.yaml", old: "    brands: [顺丰, 顺丰速运, SF Express]\n", new: "",
            line: 3, what: "the watch names no brand", advice: "brands:"),
        Mistake(
            name: "missing key of a section", file: "sources/examples.yaml",
            old: "    family: consumers\n    tier: private\n    drop_folder",
            new: "    tier: private\n    drop_folder", line: 29, what: "family\" is missing", advice: "Add it"),
        Mistake(
            name: "wrong type", old: "transfers: 64", new: "transfers: many", line: 23, what: "whole number",
            advice: "1 to 1000"),
        Mistake(
            name: "out of range", old: "tick: 1m", new: "tick: 11m", line: 19, what: "is 11m", advice: "from 10s to 10m"
        ),
        Mistake(
            name: "unknown key with a near one", old: "tick: 1m", new: "tik: 1m", line: 19,
            what: "unknown key \"service.tik\"", advice: "Did you mean \"tick\"?"),
        Mistake(
            name: "unknown key far from all", old: "tick: 1m", new: "heartbeat: 1m", line: 19, what: "unknown key",
            advice: "Known here: contact, credentials"),
        Mistake(
            name: "duplicate key", old: "  tick: 1m\n", new: "  tick: 1m\n  language: en\n", line: 20,
            what: "the key \"language\" stands twice", advice: "Keep one"),
        Mistake(
            name: "not YAML", old: "  tick: 1m\n", new: "\ttick: 1m\n", line: 19, what: "not YAML",
            advice: "indentation and quotes"),
        Mistake(
            name: "a list instead of a section", old: "roster:\n  roles:", new: "roster:\n  - roles:", line: 41,
            what: "\"roster\" is not a section", advice: "key: value"),
        Mistake(
            name: "bad URL", old: "  webhooks: []",
            new: "  webhooks:\n  - { name: a, url: \"ftp://x\", secret_credential: s }", line: 34,
            what: "\"ftp://x\" is not an http or https address", advice: "https://"),
        Mistake(
            name: "a secret that is a path", old: "  webhooks: []",
            new: "  webhooks:\n  - { name: a, url: \"https://x.example/\", secret_credential: ../../etc/passwd }",
            line: 34,
            what: "is not a name", advice: "letters, digits"),
        Mistake(
            name: "two webhooks of one name", old: "  webhooks: []",
            new:
                "  webhooks:\n  - { name: a, url: \"https://x.example/\", secret_credential: s }\n  - { name: a, url: \"https://y.example/\", secret_credential: s }",
            line: 35, what: "the webhook \"a\" stands twice", advice: "name of its own"),
        Mistake(
            name: "bad JSON pointer", file: "sources/examples.yaml", old: "{ id: /id,", new: "{ id: id,", line: 36,
            what: "\"id\" is not a JSON pointer", advice: "slash"),
        Mistake(
            name: "bad escape in a JSON pointer", file: "sources/examples.yaml", old: "{ id: /id,", new: "{ id: /a~b,",
            line: 36,
            what: "\"/a~b\" is not a JSON pointer", advice: "~0"),
        Mistake(
            name: "two places to poll", file: "sources/examples.yaml", old: "    drop_folder:\n",
            new: "    feed: { url: \"https://x.example/\" }\n    drop_folder:\n", line: 29,
            what: "this source has 2 places", advice: "exactly one"),
        Mistake(
            name: "unknown watch", file: "sources/examples.yaml", old: "    tier: private\n    drop_folder",
            new: "    tier: private\n    watches: [sf, swalow]\n    drop_folder", line: 33,
            what: "the watch \"swalow\" is unknown", advice: "sf"),
        Mistake(
            name: "an id twice in one file", file: "sources/examples.yaml", old: "sources:\n",
            new: "sources:\n" + source + "\n", line: 35,
            what: "the source \"drop\" stands twice, first at", advice: "id of its own"),
    ]

    @Test("one mistake is one problem at its line", arguments: mistakes)
    func one(mistake: Mistake) throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        try folder.change(mistake.file, mistake.old, to: mistake.new)
        let problems = folder.problems()
        #expect(problems.count == 1, "\(problems)")
        let problem = try #require(problems.first)
        #expect(problem.file == mistake.file)
        #expect(problem.line == mistake.line, "\(problem)")
        #expect(problem.what.contains(mistake.what), "\(problem)")
        #expect(problem.advice.contains(mistake.advice), "\(problem)")
    }

    @Test("three mistakes in two files are three problems, by file and line")
    func three() throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        try folder.change("tocsin.yaml", "transfers: 64", to: "transfers: 0")
        try folder.change("tocsin.yaml", "language: zh", to: "language: fr")
        try folder.change(
            "sources/examples.yaml", "    family: consumers\n    tier: private\n    drop",
            to: "    family: all\n    tier: private\n    drop")
        #expect(
            folder.problems().map { "\($0.file):\($0.line)" } == [
                "sources/examples.yaml:31", "tocsin.yaml:9", "tocsin.yaml:23",
            ])
    }

    @Test("the same source in two files names the place of the first")
    func twoFiles() throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        try folder.write("sources:\n" + Self.source + "\n", to: "sources/more.yaml")
        let problem = try #require(folder.problems().first)
        #expect(problem.file == "sources/more.yaml" && problem.line == 2)
        #expect(problem.what.hasSuffix("sources/examples.yaml:29"), "\(problem)")
    }

    @Test(
        "an empty file and a list at the top say so",
        arguments: [("", "is empty"), ("# nothing\n", "is empty"), ("- a\n", "mapping")])
    func whole(text: String, what: String) throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        try folder.write(text, to: "sources/more.yaml")
        try folder.change("tocsin.yaml", "language: zh", to: "language: fr")
        let problems = folder.problems()
        #expect(problems.count == 2, "\(problems)")
        #expect(problems.first?.file == "sources/more.yaml")
        #expect(problems.first?.what.contains(what) == true)
    }

    @Test("a file that is not UTF-8 is named with the line that is not")
    func notUTF8() throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        try Data("sources:\n  # \u{FFFD}\n".utf8 + [0xC4, 0xE3, 0x0A]).write(
            to: URL(filePath: "\(folder.path)/sources/more.yaml"))
        let problem = try #require(folder.problems().first)
        #expect(problem.file == "sources/more.yaml" && problem.line == 3 && problem.what == "the file is not UTF-8")
    }

    @Test("a configuration that is not there is one problem")
    func nothing() throws {
        guard case .failure(let refused) = Configuration.load("/nonexistent/../nonexistent/tocsin.yaml") else {
            Issue.record("it loaded")
            return
        }
        #expect(
            refused.problems.map(\.description) == [
                "/nonexistent/tocsin.yaml:0: the file cannot be read. Create it or mend its permissions."
            ])
    }

    @Test("a mistake in a watch or a role is no mistake of those that name it")
    func noCascade() throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        try folder.change(
            "sources/examples.yaml", "    tier: private\n    drop_folder",
            to: "    tier: private\n    watches: [sf]\n    drop_folder")
        try folder.change("watches/couriers.yaml", "brands: [顺丰, 顺丰速运, SF Express]", to: "brands: []")
        try folder.change("tocsin.yaml", "title: { zh: 值班员, en: Duty officer }", to: "title: { zh: 值班员 }")
        let problems = folder.problems()
        #expect(problems.map(\.file) == ["tocsin.yaml", "watches/couriers.yaml"], "\(problems)")
    }

    @Test(
        "paths are shown as a person would write them",
        arguments: [
            ("demo/../config/rules", "config/rules"), ("./a//b/./c", "a/b/c"), ("../x", "../x"), ("a/../../x", "../x"),
            ("/a/../../b", "/b"), ("/", "/"), ("a/..", "."), ("", "."),
        ])
    func shown(path: String, expected: String) { #expect(Path.shown(path) == expected) }

    @Test("the demo's problems are shown under config/, not demo/../config/")
    func shownInProblems() throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let demo = folder.path + "-demo"
        try FileManager.default.copyItem(atPath: "\(ScratchFolder.checkout)/demo", toPath: demo)
        defer { try? FileManager.default.removeItem(atPath: demo) }
        let name = URL(filePath: folder.path).lastPathComponent
        let text = try String(contentsOfFile: "\(demo)/tocsin.yaml", encoding: .utf8)
        try text.replacingOccurrences(of: "../config/", with: "../\(name)/").write(
            toFile: "\(demo)/tocsin.yaml", atomically: true, encoding: .utf8)
        try folder.write("", to: "lexicon/empty.yaml")
        guard case .failure(let refused) = Configuration.load(demo) else {
            Issue.record("it loaded")
            return
        }
        #expect(refused.problems.map(\.file) == ["\(folder.path)/lexicon/empty.yaml"])
    }
}
