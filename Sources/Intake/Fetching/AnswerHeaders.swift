import Crisis
import Transport

/// The headers of an answer that polling looks at, found in one pass; of a repeated one the first counts.
struct AnswerHeaders {
    private(set) var etag: String?
    private(set) var lastModified: String?
    private(set) var contentType: String?
    private(set) var retryAfter: String?
    private var cacheControl: [String] = []
    private var expires: String?
    private var date: String?
    private var age: String?

    init(_ headers: [HTTPHeader]) {
        for header in headers {
            // Most headers are none of these, and their length says so.
            switch header.name.utf8.count {
            case 3: if header.isSpelt("age") { age = age ?? header.value }
            case 4:
                if header.isSpelt("etag") { etag = etag ?? header.value }
                if header.isSpelt("date") { date = date ?? header.value }
            case 7: if header.isSpelt("expires") { expires = expires ?? header.value }
            case 11: if header.isSpelt("retry-after") { retryAfter = retryAfter ?? header.value }
            case 12: if header.isSpelt("content-type") { contentType = contentType ?? header.value }
            case 13:
                if header.isSpelt("last-modified") { lastModified = lastModified ?? header.value }
                if header.isSpelt("cache-control") { cacheControl.append(header.value) }
            default: continue
            }
        }
    }

    /// Until when the answer is fresh (RFC 9111, 4.2); nil when it is not, or when the server does not say.
    func freshUntil(at now: Timestamp) -> Timestamp? {
        guard let lifetime = lifetime(at: now), lifetime > .zero else { return nil }
        let spent = age.flatMap(Seconds.read) ?? .zero
        let rest = min(lifetime, HTTPFreshness.longest) - spent
        return rest > .zero ? now + rest : nil
    }

    private func lifetime(at now: Timestamp) -> TimeSpan? {
        switch HTTPFreshness(cacheControl) {
        case .forbidden: return nil
        case .maximumAge(let span): return span
        case .unsaid: break
        }
        guard let expires, let moment = HTTPDate.parse(expires) else { return nil }
        return moment - (date.flatMap(HTTPDate.parse) ?? now)
    }
}

/// What `Cache-Control` says of how long an answer is fresh.
enum HTTPFreshness: Hashable {
    case unsaid
    /// `no-store` or `no-cache`.
    case forbidden
    case maximumAge(TimeSpan)

    /// Longer lifetimes are no hint about a feed.
    static let longest = TimeSpan.days(30)

    /// Reads the values of all `Cache-Control` headers; what is not understood is left out.
    init(_ values: [String]) {
        var age: TimeSpan?
        for value in values {
            for directive in value.split(separator: ",").prefix(32) {
                let parts = directive.split(separator: "=", maxSplits: 1)
                let name = parts.first.map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() } ?? ""
                switch name {
                case "no-store", "no-cache":
                    self = .forbidden
                    return
                case "max-age" where age == nil && parts.count == 2:
                    age = Seconds.read(parts[1].filter { $0 != "\"" && $0 != " " })
                default: continue
                }
            }
        }
        self = age.map { .maximumAge($0) } ?? .unsaid
    }
}

/// `delta-seconds` (RFC 9111, 1.2.2).
private enum Seconds {
    static func read(_ text: some StringProtocol) -> TimeSpan? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        // A number that is too large means "very long".
        return .seconds(text.utf8.count <= 9 ? Int64(text) ?? 0 : 999_999_999)
    }
}

extension HTTPHeader {
    /// Whether its name is `other`, which is given in lower case.
    fileprivate func isSpelt(_ other: String) -> Bool {
        name.utf8.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }.elementsEqual(other.utf8)
    }
}
