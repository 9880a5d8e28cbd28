import Crisis
import Foundation
import Intake
import Ledger
import Logging
import Settings
import Synchronization
import Transport

@testable import Daemon

/// A clock that the test sets.
final class SimulatedClock: Sendable {
    private let moment: Mutex<Timestamp>

    init(_ start: Timestamp) { moment = Mutex(start) }

    var now: Timestamp { moment.withLock { $0 } }
    func set(_ new: Timestamp) { moment.withLock { $0 = max($0, new) } }
}

/// Carries requests out, each with the simulated time as a header for the server's log.
struct StampedClient: HTTPClient {
    let transport: CurlTransport
    let clock: SimulatedClock

    func perform(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        var request = request
        request.headers.append(HTTPHeader("X-Simulated-Time", clock.now.rfc3339))
        return try await transport.perform(request)
    }
}

/// The real pipeline on a real ledger and a simulated clock; it can be killed and started again.
final class SimulatedPoller {
    let clock: SimulatedClock
    private let sources: [Source]
    private let folder: String
    private let client: StampedClient
    private var ledger: SQLiteLedger
    private(set) var pipeline: Pipeline

    init(_ sources: [Source], start: Timestamp) async throws {
        let clock = SimulatedClock(start)
        self.clock = clock
        self.sources = sources
        folder = FileManager.default.temporaryDirectory.appending(path: "tocsin-poller-\(UUID().uuidString)").path
        client = StampedClient(
            transport: CurlTransport(userAgent: "tocsin/test (+mailto:ops@example.org)"), clock: clock)
        ledger = try SQLiteLedger.open(directory: folder)
        pipeline = try await Self.pipeline(sources, ledger, client, clock)
    }

    private static func pipeline(
        _ sources: [Source], _ ledger: SQLiteLedger, _ client: StampedClient, _ clock: SimulatedClock
    ) async throws -> Pipeline {
        var configuration = try DemoConfiguration.read()
        configuration.sources = sources
        return Pipeline(
            configuration: configuration, engine: Engine(criteria: configuration.criteria),
            states: try await ledger.sourceStates(), intake: SourceIntake(client: client, credential: { $0 }),
            ledger: ledger, now: { clock.now }, onNews: {},
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Ends without a word, as a kill does: what the ledger does not have is forgotten.
    func restart() async throws {
        try ledger.close()
        ledger = try SQLiteLedger.open(directory: folder)
        pipeline = try await Self.pipeline(sources, ledger, client, clock)
    }

    /// Polls whatever falls due until `end`, one source after another, each at its due time.
    ///
    /// - Parameter polled: told of each source after its poll, with its state.
    func run(until end: Timestamp, polled: (Source.ID, SourceState?) -> Void = { _, _ in }) async {
        var nextTick = clock.now
        while clock.now < end {
            while let source = await pipeline.claimDueSource() {
                await pipeline.poll(source)
                polled(source.id, await pipeline.states[source.id])
            }
            await pipeline.settleDebt()
            if clock.now >= nextTick {
                await pipeline.tick()
                nextTick = clock.now + .minutes(1)
            }
            let due = min(await pipeline.nextClaim() ?? end, nextTick, end)
            clock.set(max(due, clock.now + TimeSpan(milliseconds: 1)))
        }
    }

    func events(of source: Source.ID) async throws -> [SourceEvent] {
        try await ledger.sourceEvents(of: source, limit: 100)
    }

    func end() throws {
        client.transport.shutdown()
        try ledger.close()
        try FileManager.default.removeItem(atPath: folder)
    }
}
