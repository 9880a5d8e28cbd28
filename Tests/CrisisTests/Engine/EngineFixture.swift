import Crisis
import Foundation
import Settings
import Testing

/// The live engine with the shipped rules, lexicon and playbooks, as the tests feed it.
enum EngineFixture {
    /// Sunday, 22 November 2026, 09:00 in China: an ordinary morning, no sensitive time.
    static let start = Timestamp(seconds: 1_795_309_200)

    private static let shipped = Result {
        try Configuration.load(root.appending(path: "demo/tocsin.yaml").path(percentEncoded: false)).get()
    }

    private static let root = (0..<4).reduce(URL(filePath: #filePath)) { folder, _ in
        folder.deletingLastPathComponent()
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func configuration() throws -> Configuration { try shipped.get() }

    /// What the service judges by, for the demo's courier and a dairy of our own.
    static func criteria() throws -> Criteria {
        let shipped = try configuration()
        return Criteria(
            rules: shipped.rules, analyzer: ShippedConfig.analyzer, watches: shipped.watches + [try dairy()],
            checklists: ChecklistBuilder(playbooks: shipped.playbooks, roster: shipped.roster), tick: .seconds(10),
            offsetMinutes: 480)
    }

    private static func dairy() throws -> Watch {
        Watch(
            id: "dairy", title: LocalizedText(zh: "青禾乳业", en: "Greenfield Dairy"),
            brands: ["青禾", "青禾乳业", "Greenfield"],
            query: try Query("青禾 OR Greenfield"))
    }
}

/// Where a text of a test stream comes from.
enum Voice: String, CaseIterable {
    case complaint, platform, post, board, outlet, national, authority, own

    var tier: Tier {
        switch self {
        case .complaint: .private
        case .platform: .platform
        case .post, .board: .social
        case .outlet: .outlet
        case .national: .national
        case .authority: .authority
        case .own: .own
        }
    }

    var family: SourceFamily {
        switch self {
        case .complaint, .platform: .consumers
        case .post, .board: .public
        case .outlet, .national, .authority, .own: .media
        }
    }

    private var kind: MentionKind {
        switch self {
        case .complaint, .platform: .complaint
        case .post, .board: .post
        case .outlet, .national: .coverage
        case .authority: .official
        case .own: .own
        }
    }

    /// An arrival of this voice; every customer, author and outlet is another one, except the board.
    func arrival(_ title: String, _ text: String, number: Int, at time: Timestamp, watch: Watch.ID) -> Arrival {
        let isComplaint = kind == .complaint
        let source = Source(
            id: isComplaint || self == .post || self == .board ? rawValue : "\(rawValue)-\(number)",
            title: LocalizedText(zh: rawValue, en: rawValue), family: family, tier: tier,
            watches: tier.isPublic ? [] : [watch],
            origin: .feed(Source.FeedOrigin(url: "stream:", interval: .hours(1))))
        return Arrival(
            source: source,
            item: Item(
                identity: "\(number)", revision: "1", kind: kind, published: time, title: isComplaint ? "" : title,
                text: isComplaint ? title + text : text, author: self == .post ? "author \(number)" : nil,
                customer: isComplaint ? "customer \(number)" : nil, rank: self == .board ? 7 : nil))
    }
}
