import Crisis
import Digests
import Foundation
import Transport

/// Signs a request as the configuration says.
struct RequestSigner: Sendable {
    let signature: Source.RequestSignature
    let key: String?
    let secret: String
    let offsetMinutes: Int

    /// Adds key, timestamp and nonce to the request, signs what is then there, and adds the signature.
    func sign(_ request: inout HTTPRequest, at now: Timestamp, nonce: String) {
        let timestamp = signature.timestampFormat.text(of: now, offsetMinutes: offsetMinutes)
        if let key { put(key, at: signature.keyPlace, in: &request) }
        put(timestamp, at: signature.timestampPlace, in: &request)
        put(nonce, at: signature.noncePlace, in: &request)
        let message = message(of: request, timestamp: timestamp, nonce: nonce)
        put(signature.prefix + encoded(digest(Array(message.utf8))), at: signature.place, in: &request)
    }

    private func put(_ value: String, at place: Source.RequestSignature.Place?, in request: inout HTTPRequest) {
        switch place {
        case .header(let name): request.headers.append(HTTPHeader(name, value))
        case .parameter(let name): request.url = PollURL(request.url).setting(name, to: value)
        case nil: break
        }
    }

    /// The template with its placeholders filled in, in one pass, so that no value is read as a placeholder.
    func message(of request: HTTPRequest, timestamp: String, nonce: String) -> String {
        let target = SignedTarget(request.url)
        return Placeholders.fill(signature.signed) { name in
            switch name {
            case "method": request.method.rawValue
            case "path": target.path
            case "query": target.query
            case "parameters": parameters(of: target)
            case "body": String(decoding: request.body, as: UTF8.self)
            case "body_md5": Hexadecimal.encode(MessageDigest.md5.digest(request.body))
            case "body_sha256": SHA256.hexadecimal(of: request.body)
            case "timestamp": timestamp
            case "nonce": nonce
            case "key": key ?? ""
            case "secret": secret
            default: nil
            }
        }
    }

    /// All query parameters but the signature, decoded, in the order of their names' bytes.
    private func parameters(of target: SignedTarget) -> String {
        var excluded: String?
        if case .parameter(let name) = signature.place { excluded = name }
        return target.parameters.filter { $0.name != excluded && !$0.value.isEmpty }
            .sorted { RequestSigner.order($0).lexicographicallyPrecedes(RequestSigner.order($1)) }
            .map { $0.name + signature.pairSeparator + $0.value }
            .joined(separator: signature.parameterSeparator)
    }

    /// By bytes, as signatures want it, and not by the rules of a language.
    private static func order(_ pair: (name: String, value: String)) -> [UInt8] {
        Array(pair.name.utf8) + [0] + Array(pair.value.utf8)
    }

    private func digest(_ message: [UInt8]) -> [UInt8] {
        let key = Array(secret.utf8)
        return switch signature.algorithm {
        case .hmacSHA256: MessageDigest.sha256.code(for: message, key: key)
        case .hmacSHA1: MessageDigest.sha1.code(for: message, key: key)
        case .hmacMD5: MessageDigest.md5.code(for: message, key: key)
        case .sha256: MessageDigest.sha256.digest(message)
        case .sha1: MessageDigest.sha1.digest(message)
        case .md5: MessageDigest.md5.digest(message)
        }
    }

    private func encoded(_ digest: [UInt8]) -> String {
        switch signature.encoding {
        case .hex: Hexadecimal.encode(digest)
        case .upperHex: Hexadecimal.encode(digest).uppercased()
        case .base64: Data(digest).base64EncodedString()
        }
    }
}

/// Path and query of a URL as a signature sees them.
private struct SignedTarget {
    var path = "/"
    var query = ""
    var parameters: [(name: String, value: String)] = []

    init(_ url: String) {
        let whole = url.prefix { $0 != "#" }
        let parts = whole.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let head = parts[0]
        let start = head.firstRange(of: "://")?.upperBound ?? head.startIndex
        if let slash = head[start...].firstIndex(of: "/") { path = String(head[slash...]) }
        guard parts.count > 1 else { return }
        query = String(parts[1])
        parameters = query.split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let value = halves.count > 1 ? halves[1] : ""
            return (halves[0].removingPercentEncoding ?? halves[0], value.removingPercentEncoding ?? value)
        }
    }
}

/// Texts with `{name}` in them.
enum Placeholders {
    /// Puts a value for each name that has one; everything else stays as it stands.
    static func fill(_ template: String, _ value: (String) -> String?) -> String {
        var filled = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            rest = rest[open...]
            let close = rest.firstIndex(of: "}")
            if let close, let found = value(String(rest[rest.index(after: open)..<close])) {
                filled += found
                rest = rest[rest.index(after: close)...]
            } else {
                filled.append(rest.removeFirst())
            }
        }
        return filled + rest
    }

    /// The names in a template.
    static func names(in template: String) -> Set<String> {
        var names: Set<String> = []
        _ = fill(template) { name in
            names.insert(name)
            return nil
        }
        return names
    }
}

extension Source.ComplaintWindow.Format {
    /// A moment in this form.
    func text(of moment: Timestamp, offsetMinutes: Int) -> String {
        switch self {
        case .rfc3339: return Timestamp(seconds: moment.seconds).rfc3339
        case .epoch: return String(moment.seconds)
        case .epochMilliseconds: return String(moment.milliseconds)
        case .local, .date:
            let civil = CivilTime(moment, offsetMinutes: offsetMinutes)
            let date = "\(civil.year.padded(4))-\(civil.month.padded(2))-\(civil.day.padded(2))"
            guard self == .local else { return date }
            return "\(date) \(civil.hour.padded(2)):\(civil.minute.padded(2)):\(civil.second.padded(2))"
        }
    }
}
