import Crisis
import Foundation
import Intake
import Ledger
import Logging
import Settings
import Status
import Testing
import Transport

@testable import Daemon

@Suite("A drill on the live pipeline, with a clock of the test")
struct DrillPipelineTests {
    /// The pipeline on a real ledger.
    private final class House {
        let folder = NSTemporaryDirectory() + "tocsin-drill-\(UUID().uuidString)"
        let clock = SimulatedClock(Timestamp(seconds: 1_795_309_200))
        let transport = CurlTransport(userAgent: "tocsin/test")
        var ledger: SQLiteLedger
        var pipeline: Pipeline

        init() async throws {
            ledger = try SQLiteLedger.open(directory: folder)
            pipeline = try await Self.pipeline(ledger, clock, transport, folder)
        }

        static func pipeline(
            _ ledger: SQLiteLedger, _ clock: SimulatedClock, _ transport: CurlTransport, _ folder: String
        ) async throws -> Pipeline {
            var configuration = try DemoConfiguration.read()
            configuration.sources = []
            configuration.service.stateFolder = folder
            let memory = try EngineMemory(try await ledger.derivedStates())
            return Pipeline(
                configuration: configuration, engine: Engine(criteria: configuration.criteria, memory: memory),
                states: [], intake: SourceIntake(client: transport, credential: { $0 }), ledger: ledger,
                now: { [clock] in clock.now }, onNews: {},
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        }

        func restart() async throws {
            try ledger.close()
            ledger = try SQLiteLedger.open(directory: folder)
            pipeline = try await Self.pipeline(ledger, clock, transport, folder)
        }

        func pass(_ span: TimeSpan) async {
            let end = clock.now + span
            while clock.now < end {
                clock.set(min(end, clock.now + .minutes(1)))
                await pipeline.tick()
            }
        }

        func end() {
            transport.shutdown()
            try? ledger.close()
            try? FileManager.default.removeItem(atPath: folder)
        }
    }

    private func start(_ house: House) async throws -> Incident.ID {
        let file = "\(DemoConfiguration.checkout)/drills/data-leak.yaml"
        let log = ProblemLog()
        let told = CaseFile.read(name: file, text: try String(contentsOfFile: file, encoding: .utf8), log: log)
        return try await house.pipeline.startDrill(
            try #require(told), request: DrillRequest(by: "李薇", name: file, scenario: "", speed: 60))
    }

    @Test("its alerts reach every channel with DRILL on them, count nowhere, and the report tells who did what when")
    func wholeWay() async throws {
        let house = try await House()
        defer { house.end() }
        let id = try await start(house)
        await house.pass(.minutes(10))
        try await house.pipeline.act(
            { RecordedAction(incident: id, at: $0, by: "王强", action: "ack", note: nil) },
            { engine, moment in try engine.acknowledge(id, by: "王强", at: moment) })
        await house.pass(.minutes(60))
        let alerts = try await house.ledger.alerts(of: id, limit: 100)
        #expect(alerts.contains { $0.assessment.level >= .orange } && alerts.allSatisfy { $0.incident.isDrill })
        let owed = try await house.ledger.notifications(limit: 500)
        #expect(owed.count >= alerts.count)
        #expect(owed.allSatisfy { String(decoding: $0.payload, as: UTF8.self).contains("\"isDrill\":true") })
        let counts = try await house.ledger.counts(since: Timestamp(seconds: 0))
        #expect(counts.alerts == 0 && counts.items == 0 && counts.mentions == 0)

        let archive = DrillArchive(ledger: house.ledger, offsetMinutes: 480)
        let report = try #require(try await archive.report(of: id, titles: [:], watches: [:]))
        #expect(report.firstAcknowledgement?.by == "王强")
        #expect(report.firstStatement == nil)
        #expect(report.ended != nil)
        #expect(report.checks.contains { $0.id == CheckID("SP2") && $0.result == "never" })
        let page = try String(contentsOfFile: "\(house.folder)/drills/\(id).md", encoding: .utf8)
        #expect(page.contains("# 演练复盘 DRILL") && page.contains("# DRILL, after action") && page.contains("王强"))
        let json = try Data(contentsOf: URL(filePath: "\(house.folder)/drills/\(id).json"))
        #expect(try ReportJSON.decode(DrillReport.self, from: json).incident.isDrill)
    }

    @Test("killed in the middle it goes on, and tells nothing twice")
    func restart() async throws {
        let house = try await House()
        defer { house.end() }
        let id = try await start(house)
        await house.pass(.minutes(5))
        let before = try await house.ledger.alerts(of: id, limit: 100)
        try await house.restart()
        #expect(await house.pipeline.engine.drills == [id])
        await house.pass(.minutes(60))
        let after = try await house.ledger.alerts(of: id, limit: 100)
        #expect(Set(before.map(\.id)).isSubset(of: after.map(\.id)))
        #expect(Set(after.map(\.id)).count == after.count)
        let told = after.map { "\($0.reason.kind) \($0.at)" }
        #expect(Set(told).count == told.count)
        #expect(try await house.ledger.incident(id)?.incident.status == .closed)
    }

    @Test("what was judged in a drill is made again to the same bits, by the rules of its faster clock")
    func recomputed() async throws {
        let house = try await House()
        defer { house.end() }
        let id = try await start(house)
        await house.pass(.minutes(30))
        var made: [RecomputedAssessment] = []
        try await Recomputation(ledger: house.ledger).verify(id) { made.append($0) }
        #expect(made.count > 3 && made.allSatisfy { $0.result == .same }, "\(made.map(\.differences))")
        #expect(made.allSatisfy { $0.ruleSet.hash.hasSuffix("@60x") })
    }
}
