import Crisis
import Testing

/// A small stream of texts of our own, and what must come of it.
struct MiniStream: CustomTestStringConvertible, Sendable {
    var name: String
    var watch: Watch.ID
    /// Incidents that ring, at whatever level.
    var rung: ClosedRange<Int>
    /// The highest level of all.
    var level: ClosedRange<Level>
    /// Mentions of the largest incident, at least.
    var joined: Int
    /// One text a line: `minutes voice title / text`.
    var lines: String

    init(
        _ name: String, _ watch: Watch.ID = "swallow", rung: ClosedRange<Int>, level: ClosedRange<Level>,
        joined: Int = 1,
        _ lines: String
    ) {
        self.name = name
        self.watch = watch
        self.rung = rung
        self.level = level
        self.joined = joined
        self.lines = lines
    }

    /// A stream of which nothing may ring.
    static func harmless(_ name: String, _ lines: String) -> MiniStream { harmless(name, "swallow", lines) }

    static func harmless(_ name: String, _ watch: Watch.ID, _ lines: String) -> MiniStream {
        MiniStream(name, watch, rung: 0...0, level: .clear ... .clear, joined: 0, lines)
    }

    var testDescription: String { name }

    /// The arrivals of the lines; a line that is none is an issue.
    var arrivals: [(at: Timestamp, arrival: Arrival)] {
        lines.split(separator: "\n").enumerated().compactMap { number, line in
            let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
            guard parts.count == 3, let minutes = Int64(parts[0]), let voice = Voice(rawValue: parts[1]) else {
                Issue.record("not a line: \(line)")
                return nil
            }
            let words = parts[2].split(separator: " / ", maxSplits: 1).map(String.init)
            let at = EngineFixture.start + .minutes(minutes)
            return (
                at,
                voice.arrival(words[0], words.count > 1 ? words[1] : "", number: number, at: at, watch: watch)
            )
        }
    }

    /// The stream on the live engine, and the two hours after it.
    func run() throws -> EngineRun {
        var run = EngineRun(try EngineFixture.criteria())
        let arrivals = arrivals
        for (at, arrival) in arrivals { run.observe([arrival], at: at) }
        let end = arrivals.last?.at ?? EngineFixture.start
        for minute in stride(from: Int64(10), through: 120, by: 10) { run.tick(at: end + .minutes(minute)) }
        return run
    }
}

@Suite("Small streams ring as they should")
struct MiniStreamTests {
    @Test("a crisis rings, at its level, as one matter", arguments: MiniStream.chinese + MiniStream.english)
    func crisis(stream: MiniStream) throws { try check(stream) }

    @Test("nothing harmless rings", arguments: MiniStream.harmlessChinese + MiniStream.harmlessEnglish)
    func harmless(stream: MiniStream) throws { try check(stream) }

    private func check(_ stream: MiniStream) throws {
        let run = try stream.run()
        #expect(stream.rung.contains(run.rung.count), "\(run.rung.count) rang\n\(run.story)")
        #expect(stream.level.contains(run.highestLevel), "\(run.highestLevel)\n\(run.story)")
        let largest = run.incidents.map(\.mentions).max() ?? 0
        #expect(largest >= stream.joined, "\(largest) joined\n\(run.story)")
    }
}
