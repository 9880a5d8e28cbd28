import CCurl

extension TransportError {
    static var outOfMemory: TransportError { TransportError(plain: CURLE_OUT_OF_MEMORY) }

    static var unusableHeader: TransportError {
        .other(
            code: Int(CURLE_BAD_FUNCTION_ARGUMENT.rawValue),
            message: "a header of the request has an empty or impossible name, or a line break in its value")
    }

    /// Names the code in libcurl's own fixed words, which hold nothing of the request.
    init(plain code: CURLcode) {
        let words = unsafe curl_easy_strerror(code).map { unsafe String(cString: $0) }
        self = .other(code: Int(code.rawValue), message: words ?? "unknown error")
    }
}

extension TransferSlot {
    /// What the transfer came to, once libcurl is done with it.
    func outcome(_ code: CURLcode) -> Result<HTTPResponse, TransportError> {
        switch reception.cut {
        case .bodyTooLarge: return .failure(.bodyTooLarge(limit: hop.limits.bodyBytes))
        case .headerTooLarge: return .failure(.headerTooLarge(limit: hop.limits.headerBytes))
        case .enough: return .success(response)
        case nil: break
        }
        guard code == CURLE_OK else { return .failure(failure(code)) }
        return reception.isWhole ? .success(response) : .failure(.truncated(partial: response))
    }

    private var response: HTTPResponse {
        var facts = facts
        facts.httpVersion = reception.version
        return HTTPResponse(
            status: reception.status, head: reception.head, body: reception.body,
            effectiveURL: hop.address.publicText, receivedBytes: handle.receivedBytes, redirects: hop.redirects,
            connection: facts)
    }

    private func failure(_ code: CURLcode) -> TransportError {
        switch code {
        case CURLE_UNSUPPORTED_PROTOCOL: .protocolRefused(hop.address.scheme)
        case CURLE_URL_MALFORMAT: .invalidURL("\(hop.address.scheme)://\(hop.address.host)/…")
        case CURLE_COULDNT_RESOLVE_HOST: .couldNotResolve(host: hop.address.host)
        case CURLE_COULDNT_RESOLVE_PROXY: .couldNotConnect(host: connectionTarget)
        case CURLE_COULDNT_CONNECT, CURLE_ABORTED_BY_CALLBACK:
            refusedAddress.map { .addressRefused(address: $0) } ?? .couldNotConnect(host: connectionTarget)
        // What a proxy says no with, to SOCKS or to CONNECT.
        case CURLE_PROXY,
            CURLE_RECV_ERROR where hop.connection?.proxy != nil && !isConnected:
            .couldNotConnect(host: "\(hop.address.host) through \(connectionTarget)")
        case CURLE_SSL_PINNEDPUBKEYNOTMATCH: .tls("the server's public key is not the pinned one")
        case CURLE_OPERATION_TIMEDOUT where !isConnected && lastProgress == nil && !handle.hasResolved:
            hop.connection?.proxy == nil
                ? .couldNotResolve(host: hop.address.host) : .couldNotConnect(host: connectionTarget)
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        // One header line longer than libcurl takes (100 KiB) ends like this.
        case CURLE_OUT_OF_MEMORY where lastProgress != nil && !reception.hasHeaders:
            .headerTooLarge(limit: hop.limits.headerBytes)
        // We refused no byte ourselves, so it was the decoder that did.
        // A stream that is reset at once has its headers dropped by libcurl.
        case CURLE_PARTIAL_FILE, CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR, CURLE_HTTP2_STREAM:
            .truncated(partial: reception.hasHeaders ? response : nil)
        case CURLE_RECV_ERROR where reception.hasHeaders, CURLE_HTTP2 where reception.hasHeaders:
            .truncated(partial: response)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_USE_SSL_FAILED:
            .tls(tlsReason(code))
        default: TransportError(plain: code)
        }
    }

    /// Whom the connection goes to.
    private var connectionTarget: String {
        hop.connection?.proxy.map { "the proxy \($0.place)" } ?? hop.address.host
    }

    private func tlsReason(_ code: CURLcode) -> String {
        let text = errorText.text
        guard text.isEmpty, case .other(_, let message) = TransportError(plain: code) else { return text }
        return message
    }
}
