import Crisis
import Transport

/// What a receiver's answer means for the notification.
///
/// The body of the answer is not shown: many servers repeat the request's path in it, and the path may be a secret.
struct WebhookAnswer {
    let status: Int
    let retryAfter: TimeSpan?

    init(_ response: HTTPResponse, at moment: Timestamp) {
        status = response.status
        retryAfter = response.header("retry-after").flatMap { RetryAfter.read($0, at: moment) }
    }

    func result(from receiver: String) -> DeliveryResult {
        switch status {
        case 200..<300: .delivered
        case 300..<400:
            .retry(error: "\(receiver) redirects (\(status)); configure the final address", after: nil)
        case 410: .dead(error: "\(receiver) says that this webhook is gone (410); remove it or ask the receiver")
        case 429, 502, 503, 504: .retry(error: "\(receiver) is busy (\(status))", after: retryAfter)
        case 401, 403: .retry(error: "\(receiver) refuses the request (\(status)); check its secret", after: nil)
        default: .retry(error: "\(receiver) answered \(status)", after: nil)
        }
    }
}

/// Reads `Retry-After` (RFC 9110, 10.2.3): seconds, or a date.
enum RetryAfter {
    /// How long to wait from `moment` on; nil when the header says nothing that can be understood.
    static func read(_ header: String, at moment: Timestamp) -> TimeSpan? {
        let text = header.filter { $0 != "\t" }.split(separator: " ").joined(separator: " ")
        if !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            // A number too large to read is a wait longer than any that is honoured.
            return .seconds(Int64(text).map { min($0, 1 << 31) } ?? 1 << 31)
        }
        return date(text).map { max(.zero, $0 - moment) }
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that servers may send today.
    private static func date(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]),
            let month = months.firstIndex(where: { $0 == parts[2] }), let year = Int(parts[3])
        else { return nil }
        let clock = parts[4].split(separator: ":").map { Int($0) }
        guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2] else { return nil }
        return Timestamp(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
    }
}
