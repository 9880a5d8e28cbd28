import Crisis
import Foundation
import Settings
import Testing

@Suite("A drill runs on the live engine and touches nothing real")
struct DrillTests {
    private let start = EngineFixture.start

    private func scenario(_ name: String = "drills/courier-accident.yaml") throws -> CrisisCase {
        let log = ProblemLog()
        let told = CaseFile.read(name: name, text: try EngineFixture.text(name), log: log)
        #expect(log.sorted == [])
        return try #require(told)
    }

    /// The engine with a drill, and what was told up to a moment.
    private func run(
        speed: Int = 60, until end: TimeSpan, engine: Engine? = nil,
        act: (inout Engine, Incident.ID, Timestamp) throws -> Void = { _, _, _ in }
    ) throws -> (engine: Engine, drill: Incident.ID, told: Outcome) {
        var engine = try engine ?? Engine(criteria: EngineFixture.criteria())
        let drill = try #require(Drill(try scenario(), speed: speed, at: start, by: "李薇"))
        var (id, told) = engine.start(drill, at: start)
        var now = start
        while now < start + end {
            now = min(engine.nextMoment(after: now) ?? start + end, now + .minutes(1), start + end)
            told.append(engine.tick(at: now))
            try act(&engine, id, now)
        }
        return (engine, id, told)
    }

    @Test("its incident is marked, its script rings, and it ends by itself when the script is through")
    func story() throws {
        let (engine, id, told) = try run(until: .minutes(30))
        #expect(id.text.contains("-drill-"))
        #expect(told.alerts.contains { $0.assessment.level >= .orange })
        #expect(told.alerts.allSatisfy { $0.incident.isDrill })
        #expect(told.judged.allSatisfy { $0.incident.isDrill })
        #expect(told.endedDrills == [id])
        #expect(engine.memory.tracker.incident(id)?.status == .closed)
        #expect(engine.drills.isEmpty)
    }

    @Test("deadlines run as fast as the script: four hours of a first response are four minutes at 60x")
    func hastened() throws {
        let (engine, id, _) = try run(until: .minutes(2))
        let standing = try #require(engine.memory.files[id]?.assessment?.standing(of: CheckID("SP2")))
        #expect(try #require(standing.due) - (try #require(standing.started)) == .minutes(4))
        let rules = try EngineFixture.criteria().rules
        #expect(rules.hastened(by: 1) == rules)
        #expect(rules.hastened(by: 60).name.hash.hasSuffix("@60x"))
    }

    @Test("what people record closes checks of the drill, as it would for real")
    func answered() throws {
        var isAnswered = false
        let (engine, id, told) = try run(until: .minutes(5)) { engine, id, now in
            guard !isAnswered, now >= start + .minutes(2) else { return }
            isAnswered = true
            let statement = Evidence(
                id: FactID(""), time: now, tags: [.ownStatement, .regret], text: LocalizedText(zh: "致歉", en: "regret"),
                provenance: "test", recordedBy: "王强")
            _ = try engine.add(statement, to: id, at: now)
            _ = try engine.acknowledge(id, by: "李薇", at: now)
        }
        #expect(engine.memory.files[id]?.assessment?.standing(of: CheckID("SP2"))?.state == .met)
        #expect(engine.memory.tracker.incident(id)?.acknowledgement?.by == "李薇")
        #expect(!told.alerts.isEmpty)
    }

    @Test("baselines, real incidents and their clocks are the same with a drill as without")
    func apart() throws {
        var real = try Engine(criteria: EngineFixture.criteria())
        let first = Voice.complaint.arrival(
            "雨燕速运包裹渗漏，手被灼伤", "去了医院，客服没人理。", number: 1, at: start, watch: "swallow")
        let second = Voice.outlet.arrival(
            "雨燕速运包裹渗漏化学液体 多名市民手部灼伤", "三人就医。", number: 2, at: start + .minutes(3), watch: "swallow")
        func live(_ engine: inout Engine, from: TimeSpan, to: TimeSpan, with arrival: Arrival) {
            _ = engine.observe([arrival], at: start + from)
            for minute in (from.seconds / 60 + 1)...(to.seconds / 60) { _ = engine.tick(at: start + .minutes(minute)) }
        }
        var drilled = real
        let drill = try #require(Drill(try scenario(), speed: 60, at: start, by: "李薇"))
        _ = drilled.start(drill, at: start)
        for (from, to, arrival) in [
            (TimeSpan.zero, TimeSpan.minutes(2), first), (.minutes(3), .minutes(20), second),
        ] {
            live(&real, from: from, to: to, with: arrival)
            live(&drilled, from: from, to: to, with: arrival)
        }
        #expect(drilled.memory.surveillance == real.memory.surveillance)
        #expect(drilled.memory.intake == real.memory.intake)
        let ours = { (engine: Engine) in engine.memory.tracker.incidents.filter { !$0.isDrill } }
        #expect(ours(drilled) == ours(real) && !ours(real).isEmpty)
        for incident in ours(real) {
            #expect(drilled.memory.files[incident.id]?.assessment == real.memory.files[incident.id]?.assessment)
        }
        #expect(drilled.attention == real.attention)
    }

    @Test("a stopped drill is over at once, and stopping it twice is refused")
    func stopped() throws {
        var (engine, id, _) = try run(until: .minutes(2))
        let outcome = try engine.stopDrill(id, at: start + .minutes(3))
        #expect(outcome.endedDrills == [id])
        #expect(throws: ActionRefusal.self) { try engine.stopDrill(id, at: start + .minutes(4)) }
        #expect(engine.tick(at: start + .minutes(5)).endedDrills.isEmpty)
        #expect(throws: ActionRefusal.self) { try engine.stopDrill(Incident.ID("swallow-20261122-1"), at: start) }
    }

    @Test("it goes on after a restart, and tells at once what came due meanwhile")
    func restart() throws {
        let (engine, id, _) = try run(until: .minutes(2))
        let file = try #require(engine.memory.files[id])
        let kept = try JSONDecoder().decode(IncidentFile.self, from: JSONEncoder().encode(file))
        #expect(kept == file)
        var memory = engine.memory
        memory.files[id] = kept
        var again = try Engine(criteria: EngineFixture.criteria(), memory: memory)
        let outcome = again.tick(at: start + .minutes(12))
        let due = kept.drill?.script.facts.filter { $0.time > start + .minutes(2) && $0.time <= start + .minutes(12) }
        #expect(outcome.evidence.map(\.evidence.id) == due?.map(\.id) && due?.isEmpty == false)
    }

    @Test("a scenario that only tells of the company's own answers is nothing to exercise")
    func nothing() throws {
        var told = try scenario()
        told.facts = [
            CaseFact(
                evidence: Evidence(
                    id: FactID("a"), time: start, tags: [.regret], text: LocalizedText(zh: "致歉", en: "regret"),
                    provenance: "test"), source: .assumption)
        ]
        #expect(Drill(told, speed: 1, at: start, by: "李薇") == nil)
        #expect(Drill(told, speed: 1, at: start, by: "李薇", withResponses: true) != nil)
    }
}
