/// What is known of a source's address moving for good: redirects 301 and 308 that are being watched, and the address
/// that was adopted after they held.
///
/// A maintenance page or a hijacked host redirects for an afternoon; so a redirect counts only when it held for a week
/// and for several polls, each of which brought the feed, and every hop of it was permanent. The configured address
/// stays the operator's word: it is asked again from time to time, and wins when it answers for itself.
package struct AddressMove: Hashable, Codable, Sendable {
    /// A redirect that is being watched.
    package struct Candidate: Hashable, Codable, Sendable {
        package var target: String
        package var since: Timestamp
        /// Good answers that came through it in a row.
        package var polls: Int
    }

    /// An address that is asked in place of the configured one.
    package struct Adoption: Hashable, Codable, Sendable {
        package var address: String
        package var since: Timestamp
        /// When the configured address was last asked.
        package var checked: Timestamp
    }

    package var candidate: Candidate?
    package var adoption: Adoption?

    /// A redirect must have held for this long, and for this many good answers.
    package static let holdingTime = TimeSpan.days(7)
    package static let holdingPolls = 5
    /// How often the configured address is asked while another one is adopted.
    package static let recheckInterval = TimeSpan.days(7)
    /// Longest address that is adopted, in bytes.
    package static let maximumAddressBytes = 2048

    init(candidate: Candidate? = nil, adoption: Adoption? = nil) {
        self.candidate = candidate
        self.adoption = adoption
    }
}

/// What one answer says about the address that was asked.
package enum AddressFinding: Hashable, Sendable {
    /// It brought the feed without a redirect.
    case stays
    /// It brought the feed by permanent redirects only.
    case moved(to: String)
    /// It brought the feed, by a redirect that is not for good.
    case detour
    case failed
    /// Answer 410.
    case gone

    init(_ result: PollOutcome.Result, redirects: [FollowedRedirect]) {
        switch result {
        case .delivered, .unchanged:
            guard let last = redirects.last else {
                self = .stays
                return
            }
            self = redirects.allSatisfy(\.isPermanent) ? .moved(to: last.target) : .detour
        case .failed: self = .failed
        case .gone: self = .gone
        }
    }
}

extension SourceState {
    /// The address to ask: the adopted one, or the configured one when there is none, when it is time to look whether
    /// that one answers again, and every second time while the adopted one fails.
    package func address(configured: String, at moment: Timestamp) -> String {
        guard let adoption = move?.adoption else { return configured }
        let isDue = moment - adoption.checked >= AddressMove.recheckInterval
        let isFailing = failures >= SourceState.failuresUntilFailing && !failures.isMultiple(of: 2)
        return isDue || isFailing ? configured : adoption.address
    }

    /// Whether an address is only asked to see whether it answers again, while another one serves: a failure there is no
    /// failure of the source.
    func isMereCheck(of asked: String) -> Bool {
        guard let adoption = move?.adoption else { return false }
        return adoption.address != asked && failures == 0
    }

    /// Learns from an answer where the source lives; true when the answer ends the source, which only the configured
    /// address can while no other is adopted.
    ///
    /// - Parameter configured: whether the configured address was asked, and not the adopted one.
    mutating func learn(_ finding: AddressFinding, from asked: String, at now: Timestamp) -> Bool {
        // Nearly every poll: it answers where it lives.
        if self.move == nil, finding == .stays { return false }
        var move = self.move ?? AddressMove()
        let isAdopted = move.adoption.map { $0.address == asked } ?? false
        switch finding {
        case .moved(let target) where target != asked && AddressMove.isAdoptable(target, from: asked):
            // The operator's address now leads elsewhere: what was adopted before is history.
            if !isAdopted, move.adoption?.address != target { move.adoption = nil }
            move.watch(target, at: now)
            if !isAdopted { move.adoption?.checked = now }
        case .moved, .detour:
            move.candidate = nil
            if !isAdopted { move.adoption?.checked = now }
            if !isAdopted, failures >= SourceState.failuresUntilFailing { move.adoption = nil }
        case .stays:
            move.candidate = nil
            // The configured address answers for itself again.
            if !isAdopted { move.adoption = nil }
        case .failed:
            if !isAdopted { move.adoption?.checked = now }
        case .gone:
            move.candidate = nil
            let ends = move.adoption == nil
            if isAdopted { move.adoption = nil } else { move.adoption?.checked = now }
            self.move = move.isEmpty ? nil : move
            return ends
        }
        self.move = move.isEmpty ? nil : move
        return false
    }
}

extension AddressMove {
    fileprivate var isEmpty: Bool { candidate == nil && adoption == nil }

    /// Counts a good answer by permanent redirects to `target`, and adopts it when that held.
    fileprivate mutating func watch(_ target: String, at now: Timestamp) {
        if adoption?.address == target {
            candidate = nil
            return
        }
        guard var watched = candidate, watched.target == target, now >= watched.since else {
            candidate = Candidate(target: target, since: now, polls: 1)
            return
        }
        watched.polls += 1
        guard now - watched.since >= AddressMove.holdingTime, watched.polls >= AddressMove.holdingPolls else {
            candidate = watched
            return
        }
        candidate = nil
        adoption = Adoption(address: target, since: now, checked: now)
    }

    /// Whether an address may be kept: http or https, never from https down to http, no longer than the limit.
    static func isAdoptable(_ target: String, from asked: String) -> Bool {
        let scheme = target.prefix { $0 != ":" }.lowercased()
        guard target.utf8.count <= maximumAddressBytes, target.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            return false
        }
        return scheme == "https" || (scheme == "http" && !asked.lowercased().hasPrefix("https:"))
    }
}
