import Crisis
import Delivery
import Digests
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Settings

/// A small press and complaint desk of our own on loopback, and a receiver that checks webhooks: the demo's outside world.
package struct DemoPress: Sendable {
    private let script: PressScript
    private let started: Timestamp
    private let now: @Sendable () -> Timestamp
    private let address: String
    private let token: String
    private let receiver: WebhookReceiver

    /// - Parameters:
    ///   - address: `host:port` as it stands in links.
    ///   - token: what the complaint API wants as bearer token.
    ///   - secret: the `whsec_…` secret with which webhooks must be signed.
    ///   - receipts: a file that gets one JSON line for each webhook; nil keeps none.
    package init(
        script: PressScript, address: String, token: String, secret: WebhookSecret, receipts: URL?,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.script = script
        self.address = address
        self.token = token
        self.now = now
        started = now()
        receiver = WebhookReceiver(secret: secret, receipts: receipts)
    }

    package func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("national/rss.xml") { request, _ in
            feed(request, "application/rss+xml; charset=utf-8", Array(rss(.national, title: "全国日报").utf8))
        }
        router.get("posts/rss.xml") { request, _ in
            feed(request, "application/rss+xml", Array(rss(.posts, title: "江城论坛").utf8))
        }
        router.get("own/rss.xml") { request, _ in
            feed(request, "application/rss+xml", Array(rss(.own, title: "雨燕速运新闻中心").utf8))
        }
        router.get("city/atom.xml") { request, _ in
            feed(request, "application/atom+xml", try Self.gb18030(atom(.city, title: "江城晚报")))
        }
        router.get("complaints") { request, _ in try complaints(request) }
        router.post("webhook") { request, _ in
            try await receiver.receive(request, at: now())
        }
        return router
    }

    // MARK: Publishing

    private func published(_ outlet: PressScript.Outlet) -> [(number: Int, at: Timestamp, entry: PressScript.Entry)] {
        let moment = now()
        return script.entries.enumerated().compactMap { index, entry in
            let at = started + entry.after
            return entry.outlet == outlet && at <= moment ? (index + 1, at, entry) : nil
        }
    }

    /// Unique to this run, so that a second demo on the same ledger publishes new items.
    private func name(_ number: Int) -> String { "\(started.seconds)-\(number)" }

    private func rss(_ outlet: PressScript.Outlet, title: String) -> String {
        let items = published(outlet).reversed().map { number, at, entry in
            """
            <item><guid isPermaLink="false">\(outlet.rawValue)-\(name(number))</guid>\
            <title>\(Self.escaped(entry.title))</title>\
            <link>http://\(address)/\(outlet.rawValue)/\(name(number))</link>\
            <pubDate>\(Self.mailDate(at))</pubDate><description>\(Self.escaped(entry.text))</description></item>
            """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0"><channel><title>\(title)</title><link>http://\(address)/</link>
            \(items.joined(separator: "\n"))
            </channel></rss>
            """
    }

    private func atom(_ outlet: PressScript.Outlet, title: String) -> String {
        let entries = published(outlet).reversed().map { number, at, entry in
            """
            <entry><id>tag:demo,2026:\(name(number))</id><title>\(Self.escaped(entry.title))</title>\
            <link href="/\(outlet.rawValue)/\(name(number))"/><updated>\(at.rfc3339)</updated>\
            <summary>\(Self.escaped(entry.text))</summary></entry>
            """
        }
        return """
            <?xml version="1.0" encoding="GB18030"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://\(address)/"><title>\(title)</title>
            <id>tag:demo,2026:\(outlet.rawValue)</id><updated>\(started.rfc3339)</updated>
            \(entries.joined(separator: "\n"))
            </feed>
            """
    }

    /// One feed document with an ETag of its content.
    private func feed(_ request: Request, _ type: String, _ body: [UInt8]) -> Response {
        let tag = "\"\(SHA256.hexadecimal(of: body).prefix(16))\""
        var headers: HTTPFields = [.contentType: type, .eTag: tag]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        headers[.cacheControl] = "max-age=1"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    /// Two complaints a page; the cursor is the number of the last one seen.
    private func complaints(_ request: Request) throws -> Response {
        guard request.headers[.authorization] == "Bearer \(token)" else {
            return Response(status: .unauthorized)
        }
        let from = request.uri.queryParameters["cursor"].flatMap { Int($0) } ?? 0
        let all = published(.complaints)
        let page = all.dropFirst(max(0, from)).prefix(2)
        let records = page.map { number, at, entry in
            [
                "no": "C-\(name(number))", "received": at.rfc3339, "content": entry.text,
                "customer": entry.customer ?? "", "waybill": entry.waybill ?? "", "via": "hotline",
            ]
        }
        var answer: [String: Any] = ["records": records]
        if from + page.count < all.count { answer["next"] = "\(from + page.count)" }
        let body = try JSONSerialization.data(withJSONObject: answer, options: [.sortedKeys])
        return Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    // MARK: Writing

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    private static func gb18030(_ text: String) throws -> [UInt8] {
        // CFStringEncoding kCFStringEncodingGB_18030_2000 as NSStringEncoding.
        guard let data = text.data(using: String.Encoding(rawValue: 0x8000_0632)) else {
            throw HTTPError(.internalServerError, message: "the page cannot be written in GB18030")
        }
        return Array(data)
    }

    /// RFC 822 in UTC.
    private static func mailDate(_ moment: Timestamp) -> String {
        let civil = CivilTime(moment)
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(days[civil.weekday]), \(civil.day.padded(2)) \(months[civil.month - 1]) \(civil.year) "
            + "\(civil.hour.padded(2)):\(civil.minute.padded(2)):\(civil.second.padded(2)) GMT"
    }
}
