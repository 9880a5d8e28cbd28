import Crisis
import Foundation
import Settings
import Testing

@Suite("The demo's courier case on the live engine")
struct DemoCaseTests {
    private static let script = Result {
        let log = ProblemLog()
        let script = PressScript.read(
            name: "demo/press.yaml", text: try EngineFixture.text("demo/press.yaml"), log: log)
        #expect(log.sorted == [])
        return try #require(script)
    }

    private static func voice(of outlet: PressScript.Outlet) -> Voice {
        switch outlet {
        case .national: .national
        case .city: .outlet
        case .posts: .post
        case .own: .own
        case .complaints: .complaint
        }
    }

    /// The script's entries, each with the moment of its publication.
    private static func arrivals() throws -> [(at: Timestamp, arrival: Arrival)] {
        try script.get().entries.enumerated().map { number, entry in
            let at = EngineFixture.start + entry.after
            var arrival = voice(of: entry.outlet).arrival(
                entry.title, entry.text, number: number, at: at, watch: "swallow")
            if let customer = entry.customer { arrival.item.customer = customer }
            arrival.item.waybill = entry.waybill
            return (at, arrival)
        }
    }

    /// Two minutes of the demo; `interrupt` may exchange the engine after each entry.
    static func run(_ interrupt: (inout Engine) throws -> Void = { _ in }) throws -> EngineRun {
        var run = EngineRun(try EngineFixture.criteria())
        var waiting = try arrivals()[...]
        for second in stride(from: Int64(0), through: 120, by: 2) {
            let now = EngineFixture.start + .seconds(second)
            let due = waiting.prefix { $0.at <= now }
            waiting = waiting.dropFirst(due.count)
            if !due.isEmpty {
                run.observe(due.map(\.arrival), at: now)
                try interrupt(&run.engine)
            }
            if second % 10 == 0 { run.tick(at: now) }
        }
        return run
    }

    private static func main(_ run: EngineRun) throws -> Incident {
        try #require(run.incidents.max { $0.mentions < $1.mentions })
    }

    @Test("the twelve texts are one incident, whose clock starts with the first complaint")
    func oneMatter() throws {
        let run = try Self.run()
        let main = try Self.main(run)
        #expect(main.mentions >= 10, "\(run.story)")
        #expect(run.rung.map(\.id) == [main.id], "\(run.story)")
        #expect(main.category == .safety)
        let situation = run.engine.memory.tracker.situation(
            of: main.id, background: .init(), surge: nil, at: EngineFixture.start + .seconds(120))
        #expect(situation?.clock.known == EngineFixture.start + .seconds(4))
        #expect(situation?.clock.exposed == EngineFixture.start + .seconds(20))
        #expect(situation?.facts.isSuperset(of: [.injury, .regulatorOrder]) == true)
    }

    @Test("the complaint of a burnt hand turns it orange, before the public knows")
    func orangeEarly() throws {
        let run = try Self.run()
        let first = try #require(run.alerts.first { $0.assessment.level >= .orange })
        #expect(first.at <= EngineFixture.start + .seconds(12))
        #expect(first.clock?.known == EngineFixture.start + .seconds(4))
        #expect(first.clock?.exposed == nil)
    }

    @Test("it rings few times, and each time because something new happened")
    func fewAlerts() throws {
        let run = try Self.run()
        #expect((1...6).contains(run.alerts.count), "\(run.alerts.map { "\($0.at) \($0.reason) \($0.alsoFor)" })")
    }

    @Test("the company's own statement closes the first public response")
    func statement() throws {
        let run = try Self.run()
        let main = try Self.main(run)
        let assessment = try #require(run.engine.memory.files[main.id]?.assessment)
        #expect(assessment.standing(of: CheckID("SP2"))?.state == .met)
        #expect(try #require(run.readings.last).incident == main.id)
    }

    @Test("a reposted text is no source of its own")
    func repost() throws {
        let run = try Self.run()
        let reposts = run.readings.filter { $0.mention.item.title.hasPrefix("转发：") }
        #expect(reposts.count == 1)
        let main = try Self.main(run)
        #expect(main.stories < main.mentions)
        let situation = run.engine.memory.tracker.situation(
            of: main.id, background: .init(), surge: nil, at: EngineFixture.start + .seconds(120))
        // Five customers, two authors and two outlets; neither the repost nor the company itself.
        #expect(situation?.independentSources ?? 0 <= 10)
    }

    @Test("each floor quotes the words that tell of its fact, and no others")
    func floorGrounds() throws {
        let run = try Self.run()
        let assessment = try #require(run.engine.memory.files[try Self.main(run).id]?.assessment)
        let injury = try #require(assessment.floors.first { $0.rule == "death_or_injury" })
        #expect(!injury.grounds.isEmpty)
        for ground in injury.grounds {
            let facts = ShippedConfig.analyzer.read(title: "", text: ground.quote).facts
            #expect(!facts.isDisjoint(with: [.injury, .death]), "\(ground.quote)")
        }
    }

    @Test("run twice it says the same, word for word")
    func deterministic() throws {
        let (one, two) = (try Self.run(), try Self.run())
        #expect(one.alerts == two.alerts)
        #expect(one.readings.map(\.incident) == two.readings.map(\.incident))
        #expect(one.incidents == two.incidents)
    }

    @Test("killed after every text and restored from its stored parts, it rings the same and nothing twice")
    func restart() throws {
        let whole = try Self.run()
        let criteria = try EngineFixture.criteria()
        var parts: [String: Data] = [:]
        let interrupted = try Self.run { engine in
            for part in engine.takeTrackerChanges() { parts[part.id] = try JSONEncoder().encode(part) }
            let memory = engine.memory
            engine = Engine(
                criteria: criteria,
                memory: EngineMemory(
                    tracker: IncidentTracker(
                        parts: try parts.values.map { try JSONDecoder().decode(TrackerPart.self, from: $0) }),
                    surveillance: try Self.restored(memory.surveillance), files: try Self.restored(memory.files),
                    silence: try Self.restored(memory.silence)))
        }
        #expect(interrupted.alerts == whole.alerts)
        #expect(interrupted.incidents == whole.incidents)
    }

    private static func restored<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
    }
}
