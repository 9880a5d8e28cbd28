import Crisis
import Intake
import Testing

@Suite("A feed says what it asks of its readers")
struct FeedMannersTests {
    private func manners(_ channel: String, root: String = "") throws -> FeedManners {
        try parsed(
            "<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/' "
                + "xmlns:atom='http://www.w3.org/2005/Atom' \(root)><channel>\(channel)</channel></rss>"
        ).manners
    }

    @Test(
        "ttl is in minutes, at most thirty days",
        arguments: [
            ("60", 60), (" 15 ", 15), ("0", nil), ("-5", nil), ("soon", nil), ("999999999", 30 * 24 * 60),
        ] as [(String, Int64?)])
    func timeToLive(written: String, minutes: Int64?) throws {
        #expect(try manners("<ttl>\(written)</ttl>").timeToLive == minutes.map(TimeSpan.minutes))
    }

    @Test("skip hours and days")
    func skips() throws {
        let found = try manners(
            "<skipHours><hour>0</hour><hour>23</hour><hour>24</hour><hour>25</hour></skipHours>"
                + "<skipDays><day>Monday</day><day>sunday</day><day>x</day></skipDays>")
        #expect(found.skipHours == [0, 23])
        #expect(found.skipDays == [1, 7])
    }

    @Test("update period and frequency give one span")
    func period() throws {
        let both = "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
        #expect(try manners(both).updatePeriod == .hours(6))
        #expect(try manners("<sy:updatePeriod> hourly\n</sy:updatePeriod>").updatePeriod == .hours(1))
        #expect(try manners("<sy:updateFrequency>2</sy:updateFrequency>").updatePeriod == .hours(12))
        #expect(try manners("<sy:updatePeriod>often</sy:updatePeriod>").updatePeriod == nil)
    }

    @Test("self and hub links are absolute, and those of entries do not count")
    func links() throws {
        let found = try manners(
            "<atom:link rel='self' href='/rss'/><atom:link rel='hub' href='https://hub.example/'/>"
                + "<item><atom:link rel='self' href='https://b.example/entry'/></item>",
            root: "xml:base='https://b.example/'")
        #expect(found.selfLink == "https://b.example/rss")
        #expect(found.hubLink == "https://hub.example/")
        let json = try parsed(
            "{\"version\":\"https://jsonfeed.org/version/1\",\"feed_url\":\"https://j.example/f\",\"items\":[],"
                + "\"hubs\":[{\"type\":\"WebSub\",\"url\":\"https://hub.example/\"}]}")
        #expect(json.manners == FeedManners(selfLink: "https://j.example/f", hubLink: "https://hub.example/"))
    }

    @Test("a feed that asks for nothing has none")
    func none() throws { #expect(try manners("<title>t</title><item><ttl>5</ttl></item>") == FeedManners()) }
}
