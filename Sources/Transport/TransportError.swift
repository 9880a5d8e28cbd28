/// What kept us from getting an answer. No case carries a secret: of a URL only scheme, host and port are shown, since
/// a chat robot's path is as secret as its query.
package enum TransportError: Error, Hashable, Sendable {
    case invalidURL(String)
    case protocolRefused(String)
    /// The guard refused the connected address.
    case addressRefused(address: String)
    case couldNotResolve(host: String)
    case couldNotConnect(host: String)
    case timedOut
    case stalled
    case bodyTooLarge(limit: Int)
    case headerTooLarge(limit: Int)
    case tooManyRedirects(limit: Int)
    case tls(String)
    /// The body broke off or could not be decoded; what had arrived is kept for the parser.
    case truncated(partial: HTTPResponse?)
    case cancelled
    case other(code: Int, message: String)
}

extension TransportError: CustomStringConvertible {
    /// One sentence for the source's health: what happened and, where a person can act, what to do.
    package var description: String {
        switch self {
        case .invalidURL(let url):
            "The URL \(url) cannot be read; write it as http://host/path or https://host/path."
        case .protocolRefused(let scheme):
            "The protocol \(scheme) is refused; only http and https are fetched."
        case .addressRefused(let address):
            "The address \(address) is refused because it is not public; "
                + "list its host in private_hosts, or mark the source trusted, if it is yours."
        case .couldNotResolve(let host): "The host name \(host) could not be resolved."
        case .couldNotConnect(let host): "No connection to \(host) could be made."
        case .timedOut: "The server did not finish its answer in the allowed time."
        case .stalled: "The server stopped sending before its answer was complete."
        case .bodyTooLarge(let limit): "The answer is larger than the limit of \(limit) bytes."
        case .headerTooLarge(let limit): "The answer's headers are larger than the limit of \(limit) bytes."
        case .tooManyRedirects(let limit): "The answer was redirected more than \(limit) times."
        case .tls(let reason): "No secure connection could be made: \(reason)."
        case .truncated(let partial):
            "The answer broke off or could not be decoded after \(partial?.body.count ?? 0) bytes of body."
        case .cancelled: "The transfer was cancelled."
        case .other(let code, let message): "The transfer failed: \(message) (libcurl code \(code))."
        }
    }
}
