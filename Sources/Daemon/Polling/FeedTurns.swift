import Crisis
import Intake
import Synchronization
import Transport

/// Asks plain feeds in an exchange, many at once and without a task for each.
package struct FeedTurns: Sendable {
    private let pipeline: Pipeline
    private let intake: SourceIntake
    private let exchange: TransferExchange
    /// Sources under way at once.
    private let limit: Int
    private let onTurn: @Sendable (Outlook) -> Void

    /// What a turn leaves.
    package struct Outlook: Sendable {
        /// When somebody may be asked next, at once where a source is due that is no plain feed; nil when that depends on
        /// what is under way.
        package var nextClaim: Timestamp?
        /// Sources that are being polled.
        package var underWay: Int
    }

    /// Documents that one task reads; larger ones are read alone.
    private static let documentsAtOnce = 8
    private static let largeDocument = 256 * 1024

    /// Nil when the pipeline's client has no exchange.
    package init?(_ pipeline: Pipeline, limit: Int, onTurn: @escaping @Sendable (Outlook) -> Void) {
        guard let exchange = pipeline.intake.exchange else { return nil }
        self.pipeline = pipeline
        intake = pipeline.intake
        self.exchange = exchange
        self.limit = limit
        self.onTurn = onTurn
    }

    /// Asks what is due; how many feeds that are.
    @discardableResult
    package func begin() async -> Int {
        let turn = await pipeline.claimDue(atMost: limit)
        exchange.start(turn.requests)
        return turn.requests.count
    }

    /// Takes what is answered, until `end` or until the task is cancelled.
    package func run() async {
        await withDiscardingTaskGroup { group in
            while let arrivals = await exchange.arrivals() {
                let turn = await pipeline.take(arrivals, atMost: limit)
                goOn(turn)
                for bodies in portions(of: turn.bodies) { group.addTask { await read(bodies) } }
            }
        }
    }

    /// Gives up what is on the wire: it is asked for again after the restart.
    package func end() { exchange.cancel() }

    private func goOn(_ turn: Pipeline.Turn) {
        if !turn.requests.isEmpty { exchange.start(turn.requests) }
        let next = turn.hasOthers ? Timestamp(milliseconds: .min) : turn.nextClaim
        onTurn(Outlook(nextClaim: next, underWay: turn.underWay))
    }

    private func read(_ bodies: [FeedBody]) async {
        let pages = bodies.compactMap { body in intake.read(body).map { (source: body.source, page: $0) } }
        goOn(await pipeline.keep(pages, atMost: limit))
    }

    private func portions(of bodies: [FeedBody]) -> [[FeedBody]] {
        var portions: [[FeedBody]] = []
        var portion: [FeedBody] = []
        for body in bodies {
            if body.answer.bytes > FeedTurns.largeDocument {
                portions.append([body])
                continue
            }
            portion.append(body)
            guard portion.count == FeedTurns.documentsAtOnce else { continue }
            portions.append(portion)
            portion = []
        }
        return portion.isEmpty ? portions : portions + [portion]
    }
}
