import Crisis
import Foundation
import GRDB
import Ledger
import Status
import Testing
import Transport

/// Complaints pushed to the real program over TCP and over its Unix socket.
@Suite("Pushed complaints are answered for when they are on disk, each once")
struct PushTests {
    private static let token = "pushed-Secret-7731590002846120931"

    private func folder(listening port: Int? = nil) throws -> ServiceFolder {
        let folder = try ServiceFolder(port: 9)
        try folder.write(
            """
            sources:
              - id: desk
                title: { zh: 客服推送, en: Service desk }
                family: consumers
                tier: private
                push:
                  token_credential: push-token
                  fields: { id: /no, time: /time, text: /text, customer: /customer }

            """, to: "config/sources/demo.yaml")
        try folder.write(Self.token + "\n", to: "config/credentials/push-token")
        if let port {
            try folder.rewrite("config/tocsin.yaml", ["  tick: 10s\n": "  tick: 10s\n  listen: 127.0.0.1:\(port)\n"])
        }
        return folder
    }

    /// One answer of the service.
    private struct Answer {
        let status: Int
        let headers: [HTTPHeader]
        let body: [UInt8]

        var receipt: PushReceipt? { try? ReportJSON.decode(PushReceipt.self, from: Data(body)) }
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    private func push(
        _ body: String, type: String = "application/json", token: String? = PushTests.token, key: String? = nil,
        query: String = "", to port: Int?, or folder: ServiceFolder, by transport: CurlTransport
    ) async throws -> Answer {
        var headers = [HTTPHeader("Content-Type", type)]
        if let token { headers.append(HTTPHeader("Authorization", "Bearer \(token)")) }
        if let key { headers.append(HTTPHeader("Idempotency-Key", key)) }
        let response = try await transport.perform(
            HTTPRequest(
                method: .post, url: "http://127.0.0.1:\(port ?? 80)/v1/complaints\(query)", headers: headers,
                body: Array(body.utf8), addressPolicy: .trusted, unixSocket: port == nil ? folder.socket : nil))
        return Answer(status: response.status, headers: response.headers, body: response.body)
    }

    private func record(_ number: Int, text: String = "快件丢失，客服推诿") -> String {
        #"{"no":"P-\#(number)","time":"2026-11-24T08:30:00+08:00","text":"\#(text)","customer":"c\#(number)"}"#
    }

    @Test(
        "objects, arrays and lines go in once; the bad ones are kept with their reason; a kill after 202 loses nothing")
    func taken() async throws {
        let port = try Press.freePort()
        let folder = try folder(listening: port)
        let transport = CurlTransport(userAgent: "test")
        defer { transport.shutdown() }
        let service = try RunningService(folder)
        try await service.answers()
        try await listens(on: port)

        let one = try await push(record(1), to: port, or: folder, by: transport)
        #expect(one.status == 202 && one.receipt?.accepted == [.init(index: 0, id: "P-1")], "\(one.text)")
        let many = try await push(
            "[\(record(1)),\(record(2)),{\"no\":7},\(record(2)),\(record(1, text: "更正：已找到"))]", to: port, or: folder,
            by: transport)
        #expect(many.status == 202)
        #expect(many.receipt?.accepted.map(\.index) == [1])
        #expect(many.receipt?.duplicates.map(\.index) == [0, 3])
        #expect(many.receipt?.rejected.map(\.index) == [2, 4])
        #expect(many.receipt?.rejected[0].reason?.contains("no time at /time") == true, "\(many.text)")
        let edit = try await push(record(1, text: "更正：已找到"), to: nil, or: folder, by: transport)
        #expect(edit.status == 202 && edit.receipt?.accepted.map(\.id) == ["P-1"])
        let lines = try await push(
            "\(record(3))\n\nnot json\n\(record(4))\r\n", type: "application/x-ndjson; charset=utf-8", token: nil,
            to: nil,
            or: folder, by: transport)
        #expect(lines.status == 202)
        #expect(lines.receipt?.accepted.map(\.line) == [1, 4])
        #expect(lines.receipt?.rejected.map(\.line) == [3])
        try folder.write("\(record(5))\n{}\n", to: "batch.jsonl")
        let told = try await Program.run(
            ["push", "\(folder.path)/batch.jsonl", "--lang", "en", "--socket", folder.socket], in: folder)
        #expect(
            told.ending == .exit(1)
                && told.output.hasPrefix("desk: 1 accepted, 0 known already, 1 rejected.\n  line 2: no id"))
        let unknown = try await Program.run(
            ["push", "\(folder.path)/batch.jsonl", "--lang", "en", "--source", "x", "--socket", folder.socket],
            in: folder)
        #expect(unknown.ending == .exit(1) && unknown.errors.contains("no push source"), "\(unknown)")
        let hopeless = try await push("[1,2]", to: port, or: folder, by: transport)
        #expect(hopeless.status == 422 && hopeless.receipt?.rejected.count == 2)
        try await service.kill()

        let audit = try await LedgerAudit(folder)
        #expect(audit.items["desk"] == ["P-1": 2, "P-2": 1, "P-3": 1, "P-4": 1, "P-5": 1])
        #expect(
            Set(audit.unreadable.map(\.record.place)) == ["push#2", "push#4", "push:3", "push:2", "push#0", "push#1"])
    }

    @Test("a key makes a repeated push the same push, over a restart too, and another body under it is refused")
    func keys() async throws {
        let folder = try folder()
        let transport = CurlTransport(userAgent: "test")
        defer { transport.shutdown() }
        var service = try RunningService(folder, log: "first")
        try await service.answers()
        let first = try await push(record(1), key: "k 1", to: nil, or: folder, by: transport)
        let again = try await push(record(1), key: "k 1", to: nil, or: folder, by: transport)
        #expect(first.status == 202 && again.status == 202 && again.body == first.body)
        #expect(again.headers.contains(HTTPHeader("Idempotent-Replayed", "true")))
        try await service.kill()
        service = try RunningService(folder, log: "second")
        try await service.answers()
        let later = try await push(record(1), key: "k 1", to: nil, or: folder, by: transport)
        #expect(later.status == 202 && later.body == first.body)
        let other = try await push(record(2), key: "k 1", to: nil, or: folder, by: transport)
        #expect(other.status == 422 && other.text.contains("key_reused"))
        // Twenty at once under one key: one is taken, the others hear the same or that it is under way.
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 {
                group.addTask { try await push(record(9), key: "k 9", to: nil, or: folder, by: transport).status }
            }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(statuses.isSubset(of: [202, 409, 429]) && statuses.contains(202), "\(statuses)")
        #expect(try await service.stop() == .exit(0))
        #expect(try await LedgerAudit(folder).items["desk"] == ["P-1": 1, "P-9": 1])
    }

    @Test("what is wrong with a push is said by status and sentence, and nothing of it is kept")
    func refused() async throws {
        let port = try Press.freePort()
        let folder = try folder(listening: port)
        let transport = CurlTransport(userAgent: "test")
        defer { transport.shutdown() }
        let service = try RunningService(folder)
        try await service.answers()
        try await listens(on: port)
        func status(
            _ body: String, type: String = "application/json", token: String? = Self.token, key: String? = nil,
            query: String = "", tcp: Bool = true
        ) async throws -> Int {
            let answer = try await push(
                body, type: type, token: token, key: key, query: query, to: tcp ? port : nil, or: folder, by: transport)
            #expect(answer.text.contains("\"zh\"") && answer.text.contains("\"en\""))
            #expect(!answer.text.contains(Self.token))
            return answer.status
        }
        #expect(try await status(record(1), token: nil) == 401)
        #expect(try await status(record(1), token: "wrong") == 401)
        #expect(try await status(record(1), token: "wrong", tcp: false) == 401)
        #expect(try await status(record(1), query: "?source=other") == 401)
        #expect(try await status(record(1), token: nil, query: "?source=other", tcp: false) == 404)
        #expect(try await status(record(1), type: "text/plain") == 415)
        #expect(try await status("{", key: nil) == 400)
        #expect(try await status("", key: nil) == 400)
        #expect(try await status("[]") == 400)
        #expect(try await status("17") == 400)
        #expect(try await status(record(1), key: String(repeating: "k", count: 201)) == 400)
        #expect(try await status("[" + String(repeating: "1,", count: 5001) + "1]") == 413)
        #expect(try await status("\"" + String(repeating: "x", count: PushRouter.largestBody) + "\"") == 413)
        #expect(try await service.stop() == .exit(0))
        let audit = try await LedgerAudit(folder)
        #expect(audit.items.isEmpty && audit.unreadable.isEmpty)
        #expect(!service.program.errors.contains(Self.token))
    }

    @Test("clients that drip their head or their body, or say nothing, are cut in time and hurt nobody")
    func slow() async throws {
        let port = try Press.freePort()
        let folder = try folder(listening: port)
        let transport = CurlTransport(userAgent: "test")
        defer { transport.shutdown() }
        let service = try RunningService(folder)
        try await service.answers()
        try await listens(on: port)
        let head =
            "POST /v1/complaints HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer \(Self.token)\r\n"
        let began = ContinuousClock.now
        let cut = try await withThrowingTaskGroup(of: Duration.self) { group in
            for number in 0..<30 {
                let start = [head, head + "Content-Length: 1000\r\n\r\n{", ""][number % 3]
                group.addTask { try await DrippingClient(port: port).holdOut(saying: start, for: .seconds(20)) }
            }
            // Meanwhile others are served at once.
            for number in 0..<20 {
                let answer = try await push(record(number), to: port, or: folder, by: transport)
                #expect(answer.status == 202)
            }
            #expect(ContinuousClock.now - began < .seconds(8))
            return try await group.reduce(into: [Duration]()) { $0.append($1) }
        }
        #expect(cut.allSatisfy { $0 < .seconds(13) }, "\(cut.max() ?? .zero)")
        #expect(try await service.stop() == .exit(0))
    }

    private func listens(on port: Int) async throws {
        _ = try await eventually(within: .seconds(10), "the listener") {
            DrippingClient.connects(to: port) ? true : nil
        }
    }
}
