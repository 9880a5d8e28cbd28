import Crisis
import Foundation
import Ledger
import LoopbackServer
import Status
import Synchronization
import Testing

/// The running service among sources that are broken or mean harm.
@Suite(.timeLimit(.minutes(3))) struct HostileInputTests {
    /// A source, what its error begins with, and its health.
    private struct Verdict: Sendable {
        let source: String
        let error: String
        let health: SourceHealth
    }

    private static let verdicts = [
        Verdict(source: "headless", error: "truncated: the answer broke off before its first", health: .failing),
        Verdict(source: "endless", error: "too_large: the body exceeds 8388608 bytes", health: .failing),
        Verdict(source: "bomb", error: "too_large: the body exceeds 8388608 bytes", health: .failing),
        Verdict(source: "metadata", error: "address_refused: 169.254.169.254", health: .blocked),
        Verdict(source: "passwd", error: "other: file is refused", health: .failing),
        Verdict(source: "deep", error: "unreadable: no entry could be read: line 1: nested", health: .failing),
        Verdict(source: "html", error: "unreadable:", health: .failing),
        Verdict(source: "complaints", error: "unreadable:", health: .failing),
        Verdict(source: "hanging", error: "timed_out:", health: .failing),
    ]

    /// Sources whose answers have flaws and whole items all the same.
    private static let flawed = ["truncated", "entangled", "laughs"]

    @Test("each hostile source gets its error and state, and the service goes on")
    func hostileSources() async throws {
        let requests = Mutex(0)
        let server = try LoopbackServer { request in
            HostilePages.reply(to: request) {
                requests.withLock {
                    $0 += 1; return $0
                }
            }
        }
        defer { server.stop() }
        let folder = try ServiceFolder(port: server.port)
        try folder.write(Self.sources(port: server.port), to: "config/sources/demo.yaml")
        let service = try RunningService(folder)
        try await service.answers()

        // What does not come is told below, source by source.
        _ = try? await eventually(within: .seconds(60), "an error of each hostile source") {
            let sources = try await service.sources()
            return Self.verdicts.allSatisfy { sources[$0.source]?.lastError != nil } ? true : nil
        }
        let reports = try await service.told("sources", as: SourceList.self).sources
        for verdict in Self.verdicts {
            let report = try #require(reports.first { $0.id == verdict.source })
            #expect(report.lastError?.hasPrefix(verdict.error) == true, "\(verdict.source): \(report.lastError ?? "-")")
            #expect(report.health == verdict.health, "\(verdict.source)")
            #expect(report.items == 0, "\(verdict.source)")
        }
        try await expectHealthyReading(service, requests: { requests.withLock { $0 } })
        #expect(try #require(service.peakMemory) < 200 * 1024 * 1024)
        // The hanging source is being asked again or waits: neither keeps the service from stopping.
        #expect(try await service.stop() == .exit(0))

        let audit = try await LedgerAudit(folder)
        #expect(audit.items["truncated"] == ["n-1": 1], "the whole item of a broken answer is kept")
        #expect(audit.items["entangled"]?.count == 1)
        #expect(audit.items["laughs"]?.count == 1)
        #expect(try #require(audit.longestTexts["laughs"]) < 100, "an entity is a name and not what it stands for")
        #expect(Set(audit.unreadable.map(\.record.source)) == ["headless", "deep", "html", "complaints"])
        #expect(!audit.unreadable.contains { $0.record.raw.contains("root:") })
        #expect(audit.quickCheck == ["ok"])
    }

    /// The healthy feed has one item more at each request.
    private func expectHealthyReading(_ service: RunningService, requests: () -> Int) async throws {
        let before = requests()
        let healthy = try await eventually(within: .seconds(20), "two more readings of the healthy feed") {
            let report = try await service.sources()["healthy"]
            return report.flatMap { $0.items >= before + 2 ? $0 : nil }
        }
        #expect(healthy.health == .fresh)
        #expect(healthy.lastError == nil)
        let status = try await service.told("status", as: StatusReport.self)
        #expect(status.health == .degraded)
        #expect(status.problems.contains { $0.en.contains("metadata") && !$0.en.contains("healthy") })
        let fresh = try await service.sources().values.filter { $0.health == .fresh }.map(\.id)
        #expect(
            fresh.sorted() == (["healthy"] + Self.flawed).sorted(), "what has a whole item is read, whatever its flaws")
    }

    private static func sources(port: Int) -> String {
        let feeds = ["healthy"] + flawed + verdicts.map(\.source).filter { $0 != "complaints" }
        let feedLines = feeds.map { id in
            """
              - { id: \(id), title: { zh: 来源, en: Source }, family: media, tier: outlet,
                  feed: { url: "http://127.0.0.1:\(port)/\(id)", interval: 1s, trusted: true } }
            """
        }
        return """
            sources:
            \(feedLines.joined(separator: "\n"))
              - { id: complaints, title: { zh: 投诉, en: Complaints }, family: consumers, tier: private, watches: [swallow],
                  complaint_api: { url: "http://127.0.0.1:\(port)/complaints", interval: 1s, trusted: true } }

            """
    }

    @Test("a drop file with a bad line is done with its reason, a wholly bad one rejected, and no line is lost")
    func dropFiles() async throws {
        let server = try LoopbackServer { _ in .status(204) }
        defer { server.stop() }
        let folder = try ServiceFolder(port: server.port)
        try folder.write(
            """
            sources:
              - { id: drop, title: { zh: 投诉文件夹, en: Drop folder }, family: consumers, tier: private, watches: [swallow],
                  drop_folder: { path: "\(folder.drop)", interval: 1s } }

            """, to: "config/sources/demo.yaml")
        try folder.drop(
            """
            {"id":"1","time":"2026-11-20T08:00:00+08:00","text":"雨燕速运把包裹弄丢了，客服不理。"}
            {"id":"2","text":"没有写完的一行
            {"id":"3","time":"2026-11-20T09:00:00+08:00","text":"雨燕速运的快递员殴打客户，已经报警。"}
            {"id":"3","time":"2026-11-20T09:00:00+08:00","text":"雨燕速运的快递员殴打客户，已经报警。"}

            """, as: "mixed.jsonl")
        try folder.drop("nothing here is JSON\n", as: "bad.jsonl")
        let service = try RunningService(folder)
        try await service.answers()
        _ = try await eventually(within: .seconds(20), "both files moved away") {
            folder.names(in: "drop") == ["done", "rejected"] ? true : nil
        }
        #expect(try await service.stop() == .exit(0))

        #expect(folder.names(in: "drop/done") == ["mixed.jsonl", "mixed.jsonl.reason.txt"])
        #expect(try folder.read("drop/done/mixed.jsonl.reason.txt").contains("mixed.jsonl:2: the line is not JSON"))
        #expect(folder.names(in: "drop/rejected") == ["bad.jsonl", "bad.jsonl.reason.txt"])
        #expect(try folder.read("drop/rejected/bad.jsonl.reason.txt").contains("bad.jsonl:1: "))
        let audit = try await LedgerAudit(folder)
        #expect(audit.items["drop"] == ["1": 1, "3": 1])
        #expect(Set(audit.unreadable.map(\.record.place)) == ["mixed.jsonl:2", "bad.jsonl:1"])
        #expect(audit.unreadable.contains { $0.record.raw == "{\"id\":\"2\",\"text\":\"没有写完的一行" })
        #expect(audit.incidents.map(\.incident.mentions).reduce(0, +) == audit.mentions.values.reduce(0, +))
    }
}
