import Crisis
import Foundation
import Settings

/// What the measurements work on: the shipped configuration and texts made by a fixed rule, the same on every run.
struct Material: Sendable {
    let configuration: Configuration
    /// An RSS document of 20 entries, about 20 KB.
    let feed: [UInt8]
    /// Short complaints and headlines in both languages.
    let texts: [String]
    /// The shipped histories.
    let cases: [CrisisCase]
    /// How long they last together.
    var caseDays: Int64 {
        cases.reduce(0) { $0 + ($1.until - ($1.facts.first?.time ?? $1.until)).seconds } / 86_400
    }

    init() throws {
        let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        configuration = try Configuration.load(checkout.appending(path: "demo").path).get()
        texts = (0..<1000).map(Self.text)
        let folder = checkout.appending(path: "cases").path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
        let log = ProblemLog()
        cases = try names.sorted().compactMap { name in
            let file = folder + "/" + name
            return CaseFile.read(name: name, text: try String(contentsOfFile: file, encoding: .utf8), log: log)
        }
        feed = Array(Self.rss(texts.prefix(20)).utf8)
    }

    private static let beginnings = [
        "雨燕速运的快递", "昨天寄的包裹", "客服一直说", "Swallow Express said", "My parcel", "江城网点的快递员",
    ]
    private static let middles = [
        "三天没有动静", "外箱破损，里面的东西全碎了", "丢失了只赔运费", "was lost and nobody answers", "arrived broken again",
        "态度恶劣还骂人",
    ]
    private static let endings = [
        "，再不处理我就曝光。", "，要求退款。", "，谢谢，已经解决了。", ". I want a refund.", ". Thank you anyway.",
        "，已经向邮政管理局申诉。",
    ]

    private static func text(_ number: Int) -> String {
        beginnings[number % 6] + middles[number / 6 % 6] + endings[number / 36 % 6] + "（\(number)）"
    }

    private static func rss(_ texts: some Sequence<String>) -> String {
        let filler = String(repeating: "记者从江城分拨中心了解到，相关情况正在核实。 ", count: 12)
        let items = texts.enumerated().map { number, text in
            """
            <item><guid>urn:item:\(number)</guid><title>\(text)</title><link>https://news.example.com/\(number)</link>\
            <pubDate>Sun, 22 Nov 2026 \((number % 24).padded(2)):00:00 +0800</pubDate>\
            <description>&lt;p&gt;\(text)\(filler)&lt;/p&gt;</description></item>
            """
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>江城晚报</title>"
            + items.joined() + "</channel></rss>"
    }

    /// An arrival a second, from three sources in turn.
    func arrivals(_ count: Int, from start: Timestamp) -> [Arrival] {
        (0..<count).map { number in
            let tier: Tier = [.private, .social, .outlet][number % 3]
            let source = Source(
                id: "bench-\(number % 3)", title: LocalizedText(zh: "测", en: "bench"), family: .public, tier: tier,
                watches: tier == .private ? ["swallow"] : [],
                origin: .feed(.init(url: "https://example.com/", interval: .minutes(5))))
            let text = texts[number % texts.count]
            let item = Item(
                identity: "item-\(number)", revision: "1", kind: tier == .private ? .complaint : .post,
                published: start + .seconds(Int64(number)), title: text, text: "雨燕速运 " + text,
                customer: "客户\(number % 700)")
            return Arrival(source: source, item: item)
        }
    }
}
