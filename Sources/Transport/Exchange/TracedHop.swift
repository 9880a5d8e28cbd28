/// One request of a traced transfer: what was asked of whom, and what came.
package struct TracedHop: Sendable {
    /// An address that the host resolves to, and what the guard says of it.
    package struct Address: Sendable, Hashable {
        package var text: String
        /// `global`, `private`, `loopback`, `linkLocal` or `reserved`.
        package var kind: String
        package var isAllowed: Bool
    }

    package enum Outcome: Sendable {
        case answer(HTTPResponse)
        case failure(TransportError)
    }

    /// Without user and password, but with its query.
    package var url: String
    /// In the resolver's order; empty when the name could not be resolved.
    package var addresses: [Address]
    /// As they go out, but for what libcurl adds: `Host`, `User-Agent`, `Accept-Encoding`.
    package var headers: [HTTPHeader]
    package var outcome: Outcome
    package var spent: Duration
    /// Where its redirect led, when one was followed.
    package var target: String?

    fileprivate var redirect: Redirect? {
        guard case .answer(let response) = outcome else { return nil }
        return target.map { Redirect(status: response.status, url: $0) }
    }
}

extension CurlTransport {
    /// Carries the request out as `perform` does, one hop after the other, and tells each. The last hop's outcome is what
    /// `perform` would give.
    package func trace(_ request: HTTPRequest) async -> [TracedHop] {
        var hops: [TracedHop] = []
        var current: Hop?
        do throws(TransportError) {
            current = try Hop(request)
            while let hop = current {
                let (step, answer) = await traced(hop, request, redirects: hops.compactMap(\.redirect))
                hops.append(step)
                guard let answer, let next = try hop.next(after: answer, spent: step.spent) else { return hops }
                hops[hops.count - 1].target = next.address.publicText
                current = next
            }
        } catch {
            // The URL, or the place that the last answer names, is none that is followed.
            hops.append(TracedHop(url: "", addresses: [], headers: [], outcome: .failure(error), spent: .zero))
        }
        return hops
    }

    private func traced(
        _ hop: Hop, _ request: HTTPRequest, redirects: [Redirect]
    ) async -> (step: TracedHop, answer: HTTPResponse?) {
        var step = TracedHop(
            url: hop.address.publicText, addresses: await Self.addresses(of: hop), headers: hop.headers,
            outcome: .failure(.cancelled), spent: .zero)
        let began = ContinuousClock.now
        do throws(TransportError) {
            var answer = try await perform(hop.alone(like: request))
            answer.redirects = redirects
            step.outcome = .answer(answer)
            step.spent = ContinuousClock.now - began
            return (step, answer)
        } catch {
            step.outcome = .failure(error)
            step.spent = ContinuousClock.now - began
            return (step, nil)
        }
    }

    private static func addresses(of hop: Hop) async -> [TracedHop.Address] {
        let addressGuard = AddressGuard(policy: hop.policy)
        let host = hop.address.host
        return await HostResolution.addresses(of: host).map { address in
            TracedHop.Address(
                text: address.description, kind: "\(AddressGuard.kind(of: address))",
                isAllowed: addressGuard.allows(address))
        }
    }
}

extension Hop {
    /// This hop as a request of its own that follows nothing.
    fileprivate func alone(like request: HTTPRequest) -> HTTPRequest {
        var alone = request
        (alone.method, alone.url, alone.headers, alone.body) = (method, address.text, headers, body)
        (alone.addressPolicy, alone.limits, alone.unixSocket) = (policy, limits, unixSocket)
        alone.limits.redirects = 0
        return alone
    }
}
