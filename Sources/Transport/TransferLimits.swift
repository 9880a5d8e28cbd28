/// What a transfer may cost before it is cut.
package struct TransferLimits: Sendable, Equatable {
    /// What happens when a body is larger than `bodyBytes`.
    package enum Excess: Sendable, Equatable {
        /// The transfer fails with `TransportError.bodyTooLarge`.
        case refused
        /// The transfer ends there, and the answer carries what fitted.
        case cut
    }

    package var connect: Duration
    /// Over all redirects; time spent waiting for a free connection does not count.
    package var total: Duration
    /// No byte for this long ends the transfer.
    package var stall: Duration
    /// Bytes of the decoded body.
    package var bodyBytes: Int
    package var excess: Excess
    package var headerBytes: Int
    /// 0 follows none: the 3xx answer is then the response.
    package var redirects: Int

    package init(
        connect: Duration, total: Duration, stall: Duration, bodyBytes: Int, excess: Excess = .refused,
        headerBytes: Int = 64 * 1024, redirects: Int
    ) {
        self.connect = connect
        self.total = total
        self.stall = stall
        self.bodyBytes = bodyBytes
        self.excess = excess
        self.headerBytes = headerBytes
        self.redirects = redirects
    }

    /// Feeds and complaint pages: 8 MiB decoded, 30 s, five redirects.
    package static let feed = TransferLimits(
        connect: .seconds(10), total: .seconds(30), stall: .seconds(15), bodyBytes: 8 * 1024 * 1024, redirects: 5)

    /// Webhooks: a redirect is a failure, the answer's body is only read for its first 64 KiB.
    package static let webhook = TransferLimits(
        connect: .seconds(10), total: .seconds(20), stall: .seconds(15), bodyBytes: 64 * 1024, excess: .cut,
        redirects: 0)
}
