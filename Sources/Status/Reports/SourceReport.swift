import Crisis

/// The answer to `tocsin sources`.
package struct SourceList: Codable, Hashable, Sendable {
    package var sources: [SourceReport]

    package init(sources: [SourceReport]) { self.sources = sources }
}

/// How one source is doing and when it is asked next.
package struct SourceReport: Codable, Hashable, Sendable {
    package var id: Source.ID
    package var title: LocalizedText
    package var family: SourceFamily
    package var tier: Tier
    package var health: SourceHealth
    /// Why it is not fresh.
    package var reason: LocalizedText?
    package var lastFetch: Timestamp?
    package var lastSuccess: Timestamp?
    package var lastStatus: Int?
    package var lastError: String?
    package var lastItem: Timestamp?
    package var nextDue: Timestamp?
    /// Why it is asked next then and not sooner; nil when it is not known.
    package var next: NextPoll?
    /// What was wrong with the last document, though its entries went in.
    package var flaw: String?
    /// The address that is asked, or about to be, in place of the configured one.
    package var moved: Moved?
    package var failures: Int
    package var requests: Int
    /// Share of answers 304, 0 to 1, to three digits.
    package var notModifiedShare: Double
    package var items: Int
    package var unreadable: Int
    package var bytes: Int
    /// True for a source whose certificate is not verified; absent otherwise.
    package var tlsUnverified: Bool?

    package init(
        source: Source, state: SourceState?, health: SourceHealth, reason: LocalizedText?, next: PollDecision? = nil
    ) {
        id = source.id
        title = source.title
        family = source.family
        tier = source.tier
        self.health = health
        self.reason = reason
        lastFetch = state?.lastAttempt
        lastSuccess = state?.lastSuccess
        lastStatus = state?.lastStatus
        lastError = state?.lastError
        lastItem = state?.lastItem
        nextDue = state.flatMap { $0.isGone || source.isPushed ? nil : next?.due ?? $0.nextDue }
        self.next = next.map { NextPoll(kind: $0.reason.kind, reason: $0.reason.sentence) }
        flaw = state?.flaw
        moved = state?.move.flatMap(Moved.init)
        failures = state?.failures ?? 0
        requests = state?.requests ?? 0
        notModifiedShare = Double(PerMille(state?.notModified ?? 0, of: state?.requests ?? 0).value) / 1000
        items = state?.items ?? 0
        unreadable = state?.unreadable ?? 0
        bytes = state?.bytes ?? 0
        tlsUnverified = source.connection.verifiesTLS ? nil : true
    }
}

extension SourceReport {
    /// Why a source is asked next when it is.
    package struct NextPoll: Codable, Hashable, Sendable {
        /// `interval`, `rhythm`, `ttl`, `max_age`, `retry_after`, `backoff`, `crisis` and so on.
        package var kind: String
        package var reason: LocalizedText
    }

    /// Where its address moved by permanent redirects.
    package struct Moved: Codable, Hashable, Sendable {
        package var to: String
        package var since: Timestamp
        /// Whether that address is asked now; until then the redirect is only being watched.
        package var isAdopted: Bool

        init?(_ move: AddressMove) {
            if let adoption = move.adoption {
                (to, since, isAdopted) = (adoption.address, adoption.since, true)
            } else if let candidate = move.candidate {
                (to, since, isAdopted) = (candidate.target, candidate.since, false)
            } else {
                return nil
            }
        }
    }
}
