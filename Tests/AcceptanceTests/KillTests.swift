import Crisis
import Foundation
import Ledger
import Status
import Testing

/// Kills the service at random moments while a crisis runs, and then counts what the ledger and the receiver have.
///
/// `TOCSIN_KILL_ROUNDS` says how often (default 5), `TOCSIN_KILL_SEED` at which moments.
@Suite struct KillTests {
    private let rounds = max(1, ProcessInfo.processInfo.environment["TOCSIN_KILL_ROUNDS"].flatMap { Int($0) } ?? 5)
    private let seed = ProcessInfo.processInfo.environment["TOCSIN_KILL_SEED"].flatMap { UInt64($0) } ?? 20_090_211
    /// How long a killed round lives on average, its start included.
    private let meanLife = Duration.milliseconds(2500)

    @Test("a kill at any moment loses no fact and no alert, and rings nothing twice")
    func killNine() async throws {
        let port = try Press.freePort()
        let folder = try ServiceFolder(port: port)
        try folder.hurry()
        let script = PressText(seed: seed, entries: 40 + 6 * rounds, over: meanLife * rounds + .seconds(4))
        let press = try await Press(script, port: port, in: folder, for: .seconds(300 + 10 * rounds))
        let report = Kills(try await kill(folder), dropped: rounds)
        try await finish(folder, items: script.entries.count + report.dropped)
        press.program.send(SIGTERM)
        #expect(try await press.program.ending(within: .seconds(10)) == .exit(0))

        let audit = try await LedgerAudit(folder)
        let receipts = try Receipt.all(of: folder)
        print(report.summary(audit, receipts))
        #expect(audit.quickCheck == ["ok"])
        expectItems(audit, script, dropped: report.dropped)
        expectIncidents(audit)
        expectAlerts(audit, receipts, in: folder)
        #expect(folder.names(in: "drop") == ["done"], "each dropped file is moved away")
        #expect(folder.names(in: "drop/done").count == report.dropped, "each dropped file is moved once")
    }

    // MARK: The run

    /// Starts and kills the service once a round; returns in how many rounds it had begun to answer.
    private func kill(_ folder: ServiceFolder) async throws -> [Bool] {
        var dice = Dice(seed: seed)
        var hadStarted: [Bool] = []
        for round in 1...rounds {
            try folder.drop(PressText.complaint(round), as: "complaints-\(round).jsonl")
            let service = try RunningService(folder, log: "service-\(round)")
            try await wait(for: service, round: round, &dice)
            hadStarted.append(service.hasStarted)
            #expect(service.program.isRunning, "round \(round) ended by itself: \(service.program.errors)")
            try await service.kill()
        }
        return hadStarted
    }

    /// Lets it live until its moment has come: while it starts, at work, or right when it rings.
    private func wait(for service: RunningService, round: Int, _ dice: inout Dice) async throws {
        let life = Duration.milliseconds(Int.random(in: 200...2500, using: &dice))
        switch round % 3 {
        case 0: try await Task.sleep(for: life / 3)
        case 1:
            try await service.answers()
            try await Task.sleep(for: life)
        default:
            try await service.answers()
            _ = try? await eventually(within: .milliseconds(2500), "an alert") { service.hasRung ? true : nil }
            try await Task.sleep(for: life / 60)
        }
    }

    /// Runs until everything published is known and everything owed is delivered, and stops. What is owed may come to
    /// be while it stops, when a clock runs out just then; the next start delivers it.
    private func finish(_ folder: ServiceFolder, items: Int) async throws {
        for attempt in 1...3 {
            let service = try RunningService(folder, log: "service-last-\(attempt)")
            try await service.answers()
            _ = try await eventually(within: .seconds(90), "the last of \(items) items and its alerts") {
                let counts = try await service.status().counts
                return counts.items >= items && counts.notificationsWaiting == 0 ? true : nil
            }
            #expect(try await service.stop() == .exit(0))
            if try await LedgerAudit(folder).notifications.allSatisfy({ $0.state == .delivered }) { return }
        }
    }

    // MARK: What must hold

    private func expectItems(_ audit: LedgerAudit, _ script: PressText, dropped: Int) {
        let sources = [
            "complaints": "complaint-desk", "posts": "city-posts", "city": "city-evening", "national": "national-daily",
            "own": "swallow-newsroom",
        ]
        for (outlet, source) in sources {
            // The press names an entry by its run and its place in the script.
            let wanted = Set(script.entries.indices.filter { script.entries[$0].outlet == outlet }.map { $0 + 1 })
            let found = (audit.items[source] ?? [:]).keys.compactMap {
                $0.split(separator: "-").last.flatMap { Int($0) }
            }
            #expect(Set(found) == wanted && found.count == wanted.count, "the items of \(source)")
        }
        #expect(audit.items["drop"]?.count == dropped)
        #expect(audit.items.values.allSatisfy { $0.values.allSatisfy { $0 == 1 } }, "each item is recorded once")
        #expect(audit.unreadable.isEmpty)
    }

    private func expectIncidents(_ audit: LedgerAudit) {
        #expect(audit.incidents.count >= 3, "the script opens several incidents")
        #expect(Set(audit.incidents.map(\.incident.id.text)) == Set(audit.mentions.keys))
        for record in audit.incidents {
            let id = record.incident.id.text
            #expect(record.incident.mentions == audit.mentions[id], "each mention of \(id) counts once")
        }
    }

    private func expectAlerts(_ audit: LedgerAudit, _ receipts: [Receipt], in folder: ServiceFolder) {
        let ids = Set(audit.alerts.map(\.id.text))
        #expect(audit.rises >= 3, "levels rise in this script")
        #expect(ids.count == audit.alerts.count)
        #expect(audit.repeatedReasons == [], "a restart rings nothing again")
        #expect(audit.notifications.allSatisfy { $0.state == .delivered })
        #expect(Set(folder.names(in: "alerts")) == Set(ids.flatMap { ["\($0).json", "\($0).md"] }))
        for id in ids {
            #expect((try? folder.read("alerts/\(id).json"))?.contains(id) == true, "the file of \(id) is whole")
        }
        #expect(receipts.count { !$0.isVerified } == 0)
        #expect(Set(receipts.map(\.id)) == ids, "each alert is received, and nothing else is")
        let contents = Dictionary(grouping: receipts, by: \.id).mapValues { Set($0.map(\.digest)).count }
        #expect(contents.values.allSatisfy { $0 == 1 }, "one id, one content")
    }
}

/// How often the service was killed, and what was told about it in one line.
private struct Kills {
    let hadStarted: [Bool]
    let dropped: Int

    init(_ hadStarted: [Bool], dropped: Int) {
        self.hadStarted = hadStarted
        self.dropped = dropped
    }

    func summary(_ audit: LedgerAudit, _ receipts: [Receipt]) -> String {
        let items = audit.items.values.map(\.count).reduce(0, +)
        let again = receipts.count - Set(receipts.map(\.id)).count
        let early = hadStarted.count { !$0 }
        return "kill-nine: \(hadStarted.count) kills (\(early) during start), \(items) items, "
            + "\(audit.mentions.values.reduce(0, +)) mentions in \(audit.incidents.count) incidents, "
            + "\(audit.alerts.count) alerts (\(audit.rises) rises), \(receipts.count) webhooks, "
            + "\(again) delivered twice with the same content"
    }
}

extension ServiceFolder {
    /// Lets every source be asked each second, so that much happens between two kills.
    fileprivate func hurry() throws {
        try rewrite(
            "config/sources/demo.yaml",
            [
                "interval: 3s": "interval: 1s", "interval: 4s": "interval: 1s", "interval: 5s": "interval: 1s",
                // Each complaint goes to the courier that it names.
                "    watches: [swallow]\n": "",
            ])
        try write(PressText.watches, to: "config/watches/swallow.yaml")
    }
}
