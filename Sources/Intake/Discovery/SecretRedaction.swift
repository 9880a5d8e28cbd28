/// Shows requests without their secrets.
package enum SecretRedaction {
    /// Headers whose value may be shown: it is never a secret.
    private static let openHeaders: Set<String> = [
        "accept", "accept-language", "accept-encoding", "cache-control", "content-type", "host", "if-modified-since",
        "if-none-match", "user-agent",
    ]

    /// The value of a header, or how long it is where it may be a secret.
    package static func header(_ name: String, _ value: String) -> String {
        openHeaders.contains(name.lowercased()) ? value : "(hidden, \(value.utf8.count) bytes)"
    }

    /// A URL whose user information is gone and whose query values that look like secrets are hidden.
    package static func url(_ url: String) -> String {
        guard let mark = url.firstIndex(of: "?") else { return PollURL(url).place }
        let pairs = url[url.index(after: mark)...].prefix { $0 != "#" }
            .split(separator: "&", omittingEmptySubsequences: false).map { pair -> String in
                guard let sign = pair.firstIndex(of: "="), isSecret(pair[..<sign], pair[pair.index(after: sign)...])
                else { return String(pair) }
                return pair[...sign] + "(hidden)"
            }
        return PollURL(url).place + "?" + pairs.joined(separator: "&")
    }

    private static func isSecret(_ name: Substring, _ value: Substring) -> Bool {
        let lower = name.lowercased()
        return ["key", "token", "secret", "sign", "sig", "auth", "pass", "pwd", "code", "session", "credential"]
            .contains(where: lower.contains) || (value.utf8.count >= 32 && value.utf8.allSatisfy(isTokenByte))
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
