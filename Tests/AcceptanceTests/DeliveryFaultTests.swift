import Crisis
import Foundation
import Ledger
import LoopbackServer
import Status
import Synchronization
import Testing

/// A receiver of webhooks that does not do its part.
@Suite(.timeLimit(.minutes(2))) struct DeliveryFaultTests {
    @Test("a receiver that hangs does not keep the service from stopping, and gets its alert after the next start")
    func hangingReceiver() async throws {
        let received = Mutex<[String]>([])
        let isMended = Mutex(false)
        let server = try LoopbackServer { request in
            guard request.target == "/webhook" else { return .text(Self.feed, type: "application/rss+xml") }
            received.withLock { $0.append(request.header("webhook-id") ?? "") }
            return isMended.withLock { $0 } ? .status(204) : .hang
        }
        defer { server.stop() }
        let folder = try ServiceFolder(port: server.port)
        try folder.write(Self.sources(port: server.port), to: "config/sources/demo.yaml")
        let first = try RunningService(folder, log: "first")
        try await first.answers()
        _ = try await eventually(within: .seconds(20), "a webhook") { received.withLock { $0.isEmpty ? nil : true } }
        #expect(try await first.stop(within: .seconds(8)) == .exit(0))
        let owed = try await LedgerAudit(folder).notifications.filter { $0.state == .waiting }
        #expect(!owed.isEmpty)
        #expect(owed.allSatisfy { $0.attempts == 0 }, "to be interrupted is no attempt, and costs no pause")

        isMended.withLock { $0 = true }
        let second = try RunningService(folder, log: "second")
        try await second.answers()
        _ = try await eventually(within: .seconds(20), "the delivery after the restart") {
            try await second.status().counts.notificationsWaiting == 0 ? true : nil
        }
        #expect(try await second.stop() == .exit(0))
        let audit = try await LedgerAudit(folder)
        #expect(audit.notifications.allSatisfy { $0.state == .delivered })
        #expect(Set(received.withLock { $0 }) == Set(audit.alerts.map(\.id.text)))
        #expect(audit.repeatedReasons == [])
    }

    private static func sources(port: Int) -> String {
        """
        sources:
          - { id: national, title: { zh: 全国日报, en: National Daily }, family: media, tier: national,
              feed: { url: "http://127.0.0.1:\(port)/feed", interval: 1s, trusted: true } }

        """
    }

    private static let feed = HostilePages.feed(
        "<item><guid>grave</guid><title>雨燕速运包裹泄漏化学品致多人受伤 警方立案调查</title>"
            + "<description>多名消费者拆收雨燕速运包裹时被泄漏的化学液体灼伤，三人住院，两人死亡。</description></item>")
}
