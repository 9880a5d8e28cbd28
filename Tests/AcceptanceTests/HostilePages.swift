import LoopbackServer

/// A server with a healthy feed and, beside it, everything that a broken or hostile source can answer.
enum HostilePages {
    /// - Parameter item: the number of items that the healthy feed has, asked at each request.
    static func reply(to request: Request, items: () -> Int) -> Reply {
        switch request.target {
        case "/healthy": .text(feed((1...items()).map { item($0) }.joined()), type: "application/rss+xml")
        case "/truncated": .truncated(declaredBytes: 100_000, body: Array(half.utf8))
        case "/headless": .truncated(declaredBytes: 100_000, body: Array("<?xml version=\"1.0\"?><rss ver".utf8))
        case "/endless": .endlessBody
        case "/bomb": .gzipBomb(decodedBytes: 32 * 1024 * 1024)
        case "/metadata": .redirect(to: "http://169.254.169.254/latest/meta-data/")
        case "/passwd": .redirect(to: "file:///etc/passwd")
        case "/entangled": .text(entangled, type: "application/rss+xml")
        case "/deep": .text(deep, type: "application/rss+xml")
        case "/html": .text(page, type: "text/html; charset=utf-8")
        case "/laughs": .text(laughs, type: "application/rss+xml")
        case "/complaints": .text(page, type: "text/html; charset=utf-8")
        case "/webhook": .status(204)
        default: .hang
        }
    }

    static func item(_ number: Int) -> String {
        "<item><guid isPermaLink=\"false\">n-\(number)</guid><title>雨燕速运通报 \(number)</title>"
            + "<description>第 \(number) 条</description></item>"
    }

    static func feed(_ items: String) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>江城</title>\(items)</channel></rss>"
    }

    /// Breaks off within its second item.
    private static let half = String(feed(item(1) + item(2)).prefix(240))
    /// No item, only channels within channels.
    private static let deep = feed(
        String(repeating: "<channel>", count: 10_000) + item(1) + String(repeating: "</channel>", count: 10_000))
    /// An item whose text lies 10,000 levels deep.
    private static let entangled = feed(
        "<item><title>深</title><description>" + String(repeating: "<b>", count: 10_000) + "底"
            + String(repeating: "</b>", count: 10_000) + "</description></item>")
    private static let page = "<!DOCTYPE html><html><head><title>维护中</title></head><body><p>稍后再试。</p></body></html>"
    private static let laughs: String = {
        let entities = (1...9).map { level in
            "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: 10))\">"
        }
        return "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"哈\">\(entities.joined())]>"
            + "<rss version=\"2.0\"><channel><item><guid>laugh</guid><title>&l9;</title></item></channel></rss>"
    }()
}
