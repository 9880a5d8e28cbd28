import Crisis
import Transport

/// The headers of an answer that polling looks at, found in one pass; of a repeated one the first counts.
struct AnswerHeaders {
    private(set) var etag: String?
    private(set) var lastModified: String?
    private(set) var contentType: String?
    private(set) var contentEncoding: String?
    private(set) var retryAfter: String?
    private var cacheControl: [String] = []
    private var expires: String?
    private var date: String?
    private var age: String?

    /// - Parameter known: validators of the answer before: a text that came again is not made anew.
    init(_ head: AnswerHead, known: Validators? = nil) {
        var (etagPlace, modifiedPlace, datePlace): (Range<Int>?, Range<Int>?, Range<Int>?)
        // Most headers are none of these, and their length says so.
        head.forEach { line in
            switch line.name.count {
            case 3: if age == nil, head.spells("age", line) { age = head.text(line.value) }
            case 4:
                if etagPlace == nil, head.spells("etag", line) { etagPlace = line.value }
                if datePlace == nil, head.spells("date", line) { datePlace = line.value }
            case 7: if expires == nil, head.spells("expires", line) { expires = head.text(line.value) }
            case 11: if retryAfter == nil, head.spells("retry-after", line) { retryAfter = head.text(line.value) }
            case 12: if contentType == nil, head.spells("content-type", line) { contentType = head.text(line.value) }
            case 13:
                if modifiedPlace == nil, head.spells("last-modified", line) { modifiedPlace = line.value }
                if head.spells("cache-control", line) { cacheControl.append(head.text(line.value)) }
            case 16:
                if contentEncoding == nil, head.spells("content-encoding", line) {
                    contentEncoding = head.text(line.value)
                }
            default: return
            }
        }
        etag = etagPlace.map { AnswerHeaders.text($0, of: head, known: known?.etag) }
        lastModified = modifiedPlace.map { AnswerHeaders.text($0, of: head, known: known?.lastModified) }
        // Only a lifetime by date asks for it.
        if expires != nil { date = datePlace.map(head.text) }
    }

    private static func text(_ place: Range<Int>, of head: AnswerHead, known: String?) -> String {
        if let known, head.holds(known, at: place) { return known }
        return head.text(place)
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
