import CCurl

/// What a handle is told once and keeps for many transfers.
extension TransferSlot {
    func setManners(userAgent: String, _ connection: ConnectionOptions?) throws(TransportError) {
        try handle.set(.noSignal, true)
        // Without it a slow name server blocks the whole driver when its transfer times out (curl #4852).
        try handle.set(.quickExit, true)
        try handle.set(.protocols, "http,https")
        try handle.set(.redirectProtocols, "http,https")
        try handle.set(.followLocation, false)
        try handle.set(.acceptEncoding, "")
        try handle.set(.userAgent, connection?.userAgent ?? userAgent)
        try handle.set(
            .httpVersion, connection?.usesHTTP1 == true ? Int(CURL_HTTP_VERSION_1_1) : CURL_HTTP_VERSION_2TLS)
        try setProxy(connection?.proxy)
        try setTrust(connection)
    }

    private func setProxy(_ proxy: ConnectionOptions.Proxy?) throws(TransportError) {
        // An http_proxy of the environment would carry every request past the address guard.
        try handle.set(.proxy, proxy?.url ?? "")
        try handle.set(.noProxy, "")
        // Its answer to CONNECT is not the source's.
        try handle.set(.suppressConnectHeaders, true)
        guard let proxy else { return }
        if let user = proxy.user { try handle.set(.proxyUser, user) }
        if let password = proxy.password { try handle.set(.proxyPassword, password) }
    }

    private func setTrust(_ connection: ConnectionOptions?) throws(TransportError) {
        let isVerified = connection?.verifiesTLS ?? true
        try handle.set(.verifyPeer, isVerified)
        try handle.set(.verifyHost, isVerified ? 2 : 0)
        guard let connection else { return }
        if let pin = connection.publicKeyPin { try handle.set(.pinnedPublicKey, pin) }
        if let authorities = connection.authorities { try handle.set(.authorities, authorities) }
        if let own = connection.clientCertificate {
            try handle.set(.certificate, own.certificate)
            try handle.set(.certificateKey, own.key)
        }
    }
}
