import Daemon
import Foundation
import LoopbackServer
import Status
import Testing

/// `tocsin source` and `tocsin fetch` as a person uses them, beside a running service.
@Suite("Sources are found, added and looked into on the command line", .timeLimit(.minutes(3)))
struct SourceCommandTests {
    private let site: LoopbackServer
    private let folder: ServiceFolder

    init() throws {
        site = try LoopbackServer { request in
            switch request.target {
            case "/": .text(Self.page, type: "text/html")
            case "/main.xml" where request.header("If-None-Match") == "\"v1\"": .status(304)
            case "/main.xml":
                .text(Self.feed("快递新闻 \\\" }\n- x: y"), type: "application/rss+xml", headers: [("ETag", "\"v1\"")])
            case "/comments.xml": .text(Self.feed("Comments"), type: "application/rss+xml")
            case "/away": .redirect(to: "http://169.254.169.254/latest/meta-data/")
            default: .status(404)
            }
        }
        folder = try ServiceFolder(port: site.port)
        try folder.rewrite(
            "config/tocsin.yaml", ["  tick: 10s": "  tick: 10s\n  private_hosts: [\"127.0.0.1:\(site.port)\"]"])
    }

    private static let page = """
        <!doctype html><title>快递网</title><link rel=alternate type=application/rss+xml href=/comments.xml>
        <link href='main.xml' type="application/rss+xml" rel="alternate">
        """

    private static func feed(_ title: String) -> String {
        "<rss version=\"2.0\"><channel><title>\(title)</title><item><guid>1</guid><title>t</title></item></channel></rss>"
    }

    private func run(_ arguments: [String], config: Bool = true) async throws -> (
        ending: Program.Ending, output: String, errors: String
    ) {
        try await Program.run(
            arguments + (config ? ["--config", folder.configuration] : []), in: folder,
            environment: ["LC_ALL": "C.UTF-8", "TOCSIN_SOCKET": folder.socket])
    }

    @Test("add lists, then adds; the running service reloads and polls; fetch shows its memory; remove takes it out")
    func story() async throws {
        let service = try RunningService(folder)
        try await service.answers()

        let listed = try await run(["source", "add", site.url("/")])
        #expect(listed.ending == .exit(1))
        #expect(listed.output.contains("comments"))
        #expect(listed.errors.contains("--pick NUMBER"))
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/config/sources/added.yaml"))

        let added = try await run([
            "source", "add", site.url("/"), "--yes", "--id", "press", "--interval", "1s", "--json",
        ])
        #expect(added.ending == .exit(0), "\(added.errors)")
        let report = try ReportJSON.decode(DiscoveryReport.self, from: Data(added.output.utf8))
        #expect(report.feeds.map(\.url) == [site.url("/main.xml"), site.url("/comments.xml")])
        #expect(report.added?.id == "press")
        #expect(report.reload == .reloaded)
        let again = try await run(["source", "add", site.url("/main.xml")])
        #expect(again.ending == .exit(1))
        #expect(again.errors.contains("is the source press already"))

        _ = try await eventually(within: .seconds(30), "a poll of the new source") {
            try await service.sources()["press"].flatMap { $0.notModifiedShare > 0 ? true : nil }
        }
        let fetched = try await run(["fetch", "--source", "press", "--json"])
        #expect(fetched.ending == .exit(0), "\(fetched.errors)")
        let step = try ReportJSON.decode(FetchReport.self, from: Data(fetched.output.utf8))
        #expect(step.hops.map(\.status) == [304])
        #expect(step.hops.first?.requestHeaders.last?.name == "If-None-Match")
        #expect(step.hops.first?.requestHeaders.last?.value == "\"v1\"")

        let removed = try await run(["source", "remove", "press"])
        #expect(removed.ending == .exit(0), "\(removed.errors)")
        #expect(removed.output.contains("has reloaded"))
        #expect(try await service.sources()["press"] == nil)
        #expect(try await service.stop() == .exit(0))
    }

    @Test("fetch -v asks twice, tells what it found, and a redirect to the metadata address is refused and said")
    func fetch() async throws {
        let good = try await run(["fetch", site.url("/main.xml"), "-v"])
        #expect(good.ending == .exit(0), "\(good.errors)")
        for words in [
            "loopback  allowed", "> Accept", "< ETag", "rss20", "HTTP 304", "good: nothing is sent", "Next poll",
        ] {
            #expect(good.output.contains(words), "\(words) in \(good.output)")
        }
        #expect(!good.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        let away = try await run(["fetch", site.url("/away"), "--lang", "zh"])
        #expect(away.ending == .exit(1))
        #expect(away.output.contains("169.254.169.254  链路本地或云元数据  拒绝"))
        #expect(away.output.contains("重定向到内网地址 169.254.169.254"))
        let page = try await run(["fetch", site.url("/")])
        #expect(page.ending == .exit(1))
        #expect(page.output.contains("HTML page"))
    }

    @Test("an export comes back by import; what is there already, dead or private is told")
    func exchange() async throws {
        let exported = try await run(["source", "export", "-o", "\(folder.path)/out.opml"])
        #expect(exported.ending == .exit(0), "\(exported.errors)")
        let same = try await run(["source", "import", "\(folder.path)/out.opml", "--json"])
        #expect(same.ending == .exit(0), "\(same.errors)")
        let rows = try ReportJSON.decode(ImportReport.self, from: Data(same.output.utf8)).rows
        #expect(!rows.isEmpty)
        #expect(rows.allSatisfy { $0.outcome == .duplicate })
        try folder.write(
            """
            <opml><body><outline text="x" xmlUrl="\(site.url("/main.xml"))"/><outline text="y" xmlUrl="\(site.url("/dead.xml"))"/>
            <outline text="z" xmlUrl="http://10.0.0.9/rss"/></body></opml>
            """, to: "list.opml")
        let list = try await run(["source", "import", "\(folder.path)/list.opml", "--json", "--skip-dead"])
        #expect(list.ending == .exit(0), "\(list.errors)")
        let outcomes = try ReportJSON.decode(ImportReport.self, from: Data(list.output.utf8)).rows.map(\.outcome)
        #expect(outcomes == [.added, .skipped, .privateAddress])
        let check = try await run(["check", folder.configuration], config: false)
        #expect(check.ending == .exit(0), "\(check.output)")
    }

    @Test("a source written by hand is not touched: its file and line are told")
    func byHand() async throws {
        let removed = try await run(["source", "remove", "city-posts"])
        #expect(removed.ending == .exit(1))
        #expect(removed.errors.contains("config/sources/demo.yaml:"))
        let wrong = try await run(["source", "add", site.url("/main.xml"), "--watch", "nobody"])
        #expect(wrong.ending == .exit(2))
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/config/sources/added.yaml"))
    }
}
