import Crisis
import Transport

extension PollFailure {
    /// What an error of the transport says about the source; nil for a cancelled transfer, which says nothing.
    package init?(_ error: TransportError) {
        switch error {
        case .cancelled: return nil
        case .addressRefused(let address):
            self.init(
                .addressRefused,
                "\(address) is not a public address. List its host in private_hosts, or set trusted: true, if it is yours"
            )
        case .tls(let message): self.init(.tls, message)
        case .invalidURL(let url): self.init(.other, "\(url) is not a URL. Correct the source's url")
        case .protocolRefused(let scheme): self.init(.other, "\(scheme) is refused. Use http or https")
        case .couldNotResolve(let host): self.init(.unreachable, "the name \(host) could not be resolved")
        case .couldNotConnect(let host): self.init(.unreachable, "no connection to \(host)")
        case .timedOut: self.init(.timedOut, "no whole answer in time")
        case .stalled: self.init(.timedOut, "the answer stopped coming")
        case .bodyTooLarge(let limit): self.init(.tooLarge, "the body exceeds \(limit) bytes")
        case .headerTooLarge(let limit): self.init(.tooLarge, "the header exceeds \(limit) bytes")
        case .tooManyRedirects(let limit): self.init(.refused, "more than \(limit) redirects")
        case .truncated: self.init(.truncated, "the answer broke off")
        case .other(_, let message): self.init(.other, message)
        }
    }

    /// An answer whose status brings no content.
    init(status: Int) {
        switch status {
        case 401, 403: self.init(.accessDenied, "HTTP \(status)")
        case 404: self.init(.missing, "HTTP 404")
        case 300..<400: self.init(.refused, "HTTP \(status), a redirect that leads nowhere")
        default: self.init(.refused, "HTTP \(status)")
        }
    }
}

extension PollOutcome {
    /// A poll that got no answer; nil for a cancelled one, after which the state stays as it is.
    package init?(_ error: TransportError) {
        guard let failure = PollFailure(error) else { return nil }
        self.init(.failed(failure, retryAfter: nil))
    }

    /// A poll whose answer brought no content.
    init(status: Int, retryAfter: Timestamp?, gain: PollGain) {
        let result: Result = status == 410 ? .gone : .failed(PollFailure(status: status), retryAfter: retryAfter)
        self.init(result, status: status, gain: gain)
    }
}
