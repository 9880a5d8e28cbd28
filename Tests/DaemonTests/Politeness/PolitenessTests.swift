import Crisis
import Foundation
import Testing

@testable import Daemon

/// A day of polling against a real nginx, judged by the server's own log.
///
/// `Tests/politeness.sh` runs a whole day and prints the log's summary; the suite runs six hours.
@Suite("A publisher's log shows a polite visitor", .timeLimit(.minutes(10)))
struct PolitenessTests {
    private static let hours = ProcessInfo.processInfo.environment["TOCSIN_POLITENESS_HOURS"].flatMap(Int64.init) ?? 6
    /// Monday, 16 November 2026, 00:00 UTC.
    private let start = Timestamp(seconds: 1_794_787_200)

    private func hour(_ number: Int64) -> Timestamp { start + .hours(number) }

    /// What the server does, by path; the flags are raised and lowered as the day goes on.
    private var locations: String {
        """
        location /fresh/ { add_header Cache-Control "max-age=1200"; }
        location = /busy.xml {
            if (-f $document_root/flags/busy) { return 429; }
            error_page 429 = @busy;
        }
        location @busy { add_header Retry-After 5400 always; return 429; }
        location = /down.xml {
            if (-f $document_root/flags/down) { return 503; }
            error_page 503 = @down;
        }
        location @down { add_header Retry-After "Mon, 16 Nov 2026 04:30:00 GMT" always; return 503; }
        location = /gone.xml { if (-f $document_root/flags/gone) { return 410; } }
        location = /moved.xml { return 301 /target.xml; }
        """
    }

    private func feed(_ id: Source.ID, _ path: String, _ server: LocalNginx) -> Source {
        Source(
            id: id, title: LocalizedText(zh: id, en: id), family: .media, tier: .outlet,
            origin: .feed(.init(url: server.url(path), interval: nil, trusted: true)))
    }

    private func document(_ name: String, edition: Int64, extra: String = "") -> String {
        let items = (max(0, edition - 9)...edition).reversed().map { number in
            "<item><title>\(name) \(number)</title><guid>\(name)-\(number)</guid></item>"
        }
        return "<rss version=\"2.0\"><channel><title>\(name)</title>\(extra)\(items.joined())</channel></rss>"
    }

    private func publish(_ paths: [String], on server: LocalNginx, at moment: Timestamp, edition: Int64) throws {
        for path in paths {
            let extra = path.hasPrefix("/ttl/") ? "<ttl>25</ttl>" : ""
            try server.publish(
                document(path, edition: edition, extra: extra), at: path,
                modified: Date(timeIntervalSince1970: Double(moment.seconds)))
        }
    }

    @Test(
        "one unconditional request a feed, none before it was due, none after 410",
        .enabled(if: LocalNginx.program != nil))
    func day() async throws {
        let server = try LocalNginx(locations: locations)
        defer { server.stop() }
        let hourly = (0..<10).map { "/hourly/\($0).xml" }
        let still =
            (0..<6).map { "/still/\($0).xml" } + (0..<4).map { "/fresh/\($0).xml" }
            + (0..<4).map { "/ttl/\($0).xml" } + ["/busy.xml", "/down.xml", "/gone.xml", "/target.xml"]
        try publish(hourly + still, on: server, at: start - .hours(1), edition: 0)
        let paths = (hourly + still).filter { $0 != "/target.xml" } + ["/moved.xml", "/missing.xml"]
        let sources = paths.map { feed(String($0.dropFirst()).replacing("/", with: "-"), $0, server) }
        let poller = try await SimulatedPoller(sources, start: start)
        var planned: [String: [Timestamp]] = [:]
        let place = Dictionary(uniqueKeysWithValues: zip(sources.map(\.id), paths))

        for number in 0..<Self.hours {
            if number > 0 { try publish(hourly, on: server, at: hour(number), edition: number) }
            if number == 1 { try server.raise("busy") }
            if number == 2 { try server.lower("busy") }
            if number == 2 { try server.raise("down") }
            if number == 3 { try server.raise("gone") }
            if number == 4 { try server.lower("down") }
            for half in [hour(number) + .minutes(30), hour(number + 1)] {
                await poller.run(until: half) { id, state in
                    if let path = place[id], let state { planned[path, default: []].append(state.nextDue) }
                }
                if number == Self.hours / 2, half < hour(number + 1) { try await poller.restart() }
            }
        }
        let log = try server.lines()
        let gone = try await poller.events(of: "gone.xml")
        try poller.end()
        judge(log, planned: planned, hourly: hourly)
        #expect(gone.first?.to == .gone)
    }

    private func judge(_ log: [LocalNginx.Line], planned: [String: [Timestamp]], hourly: [String]) {
        let visits = Dictionary(grouping: log, by: \.path)
        let restart = hour(Self.hours / 2) + .minutes(30)
        var early = 0
        for (path, lines) in visits.sorted(by: { $0.key < $1.key }) where path != "/target.xml" {
            let times = lines.compactMap { Timestamp(rfc3339: $0.time) }
            #expect(times.count == lines.count)
            // Each request but the first came when the poll before it had planned it, within the second that a kill costs.
            let due = planned[path] ?? []
            #expect(times.count == due.count, "\(path): every poll is one request")
            for (time, due) in zip(times.dropFirst(), due) where time < due { early += 1 }
            let gaps = zip(times, times.dropFirst()).map { ($1 - $0).seconds }
            let shortest: Int64 =
                path.hasPrefix("/fresh/") ? 1200 : path.hasPrefix("/ttl/") && isTimeToLiveRead ? 1500 : 108
            #expect((gaps.min() ?? shortest) >= shortest, "\(path): \(gaps.min() ?? 0) s")
            let unconditional = lines.filter { !$0.isConditional }.count
            if path != "/missing.xml" { #expect(unconditional == 1, "\(path): unconditional requests") }
            #expect(
                lines.allSatisfy { $0.cookie.isEmpty && $0.referrer.isEmpty && $0.userAgent.hasPrefix("tocsin/test") })
        }
        #expect(early == 0, "requests before they were due")
        #expect(waits(visits["/busy.xml"], status: 429).allSatisfy { $0 >= 5400 })
        #expect(!waits(visits["/busy.xml"], status: 429).isEmpty)
        let down = (visits["/down.xml"] ?? []).filter { $0.status == 503 }
        #expect(down.count == 1, "after 503 nobody comes before 04:30")
        let afterGone = (visits["/gone.xml"] ?? []).drop { $0.status != 410 }
        #expect(afterGone.count == 1, "after 410 nobody comes")
        let missing = waits(visits["/missing.xml"], status: 404)
        #expect(zip(missing, missing.dropFirst()).allSatisfy { $0 <= $1 }, "404: slower each time")
        let minuteAfter = log.filter {
            Timestamp(rfc3339: $0.time).map { $0 >= restart && $0 < restart + .minutes(1) } ?? false
        }
        #expect(minuteAfter.count < visits.count, "a restart is no reason to come")
        let ok = hourly.map { path in (visits[path] ?? []).filter { $0.status == 200 }.count }
        #expect(ok.allSatisfy { $0 == Int(Self.hours) }, "each edition is fetched once: \(ok)")
        summarise(log, visits, early: early, minuteAfter: minuteAfter.count)
    }

    /// Whether this build's parser reads `ttl`.
    private var isTimeToLiveRead: Bool {
        (try? FeedParserProbe.timeToLive(of: document("x", edition: 0, extra: "<ttl>25</ttl>"))) == .minutes(25)
    }

    /// The waits in seconds after each answer of that status.
    private func waits(_ lines: [LocalNginx.Line]?, status: Int) -> [Int64] {
        let lines = lines ?? []
        return zip(lines, lines.dropFirst()).filter { $0.0.status == status }.compactMap { before, after in
            guard let first = Timestamp(rfc3339: before.time), let second = Timestamp(rfc3339: after.time) else {
                return nil
            }
            return (second - first).seconds
        }
    }

    private func summarise(
        _ log: [LocalNginx.Line], _ visits: [String: [LocalNginx.Line]], early: Int, minuteAfter: Int
    ) {
        guard ProcessInfo.processInfo.environment["TOCSIN_POLITENESS_HOURS"] != nil else { return }
        let polls = log.filter { $0.path != "/target.xml" }
        let unchanged = log.filter { $0.status == 304 }.count
        print("\(Self.hours) simulated hours, \(visits.count - 1) feeds, \(polls.count) polls, \(log.count) requests")
        print("304: \(unchanged) (\(unchanged * 1000 / max(log.count, 1)) per mille); before due: \(early);")
        print("in the minute after the restart: \(minuteAfter)")
        print("path | requests | unconditional | statuses | shortest and longest wait in s")
        for (path, lines) in visits.sorted(by: { $0.key < $1.key }) {
            let times = lines.compactMap { Timestamp(rfc3339: $0.time) }
            let gaps = zip(times, times.dropFirst()).map { ($1 - $0).seconds }
            let statuses = Dictionary(grouping: lines, by: \.status).map { "\($0.key)×\($0.value.count)" }.sorted()
            print(
                "\(path) | \(lines.count) | \(lines.filter { !$0.isConditional }.count) | "
                    + "\(statuses.joined(separator: " ")) | \(gaps.min() ?? 0) \(gaps.max() ?? 0)")
        }
    }
}
