import Crisis

/// Where complaints may be pushed to over TCP: `listen:` in the service's section.
package struct PushListener: Hashable, Sendable {
    /// An IPv4 or IPv6 address, without brackets.
    package var host: String
    package var port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Whether only programs of this machine reach it.
    package var isLoopback: Bool { host.hasPrefix("127.") || host == "::1" }

    static func read(_ section: ConfigSection) -> PushListener? {
        let isOpen = section.boolean("listen_beyond_loopback", default: false)
        guard let text = section.optionalString("listen") else { return nil }
        guard let listener = PushListener(text) else {
            section.report(
                "\"\(text)\" is not an address and a port", "Write it like 127.0.0.1:8930 or [::1]:8930.", at: "listen")
            return nil
        }
        guard listener.isLoopback || isOpen else {
            section.report(
                "\(listener.host) can be reached from other machines, and what is pushed there is not encrypted",
                "Listen on 127.0.0.1 behind a proxy that does TLS, or set listen_beyond_loopback: true.", at: "listen")
            return nil
        }
        return listener
    }

    /// Reads `127.0.0.1:8930` or `[::1]:8930`.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (1...65_535).contains(port)
        else { return nil }
        let host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            let inner = host.dropFirst().dropLast()
            guard inner.contains(":"), inner.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return nil }
            self.init(host: String(inner), port: port)
        } else {
            let parts = host.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) else { return nil }
            self.init(host: String(host), port: port)
        }
    }
}
