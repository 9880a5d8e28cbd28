import Crisis
import Testing

@testable import Daemon

@Suite("The poll queue is on time, fair, and gentle with every host")
struct PollQueueTests {
    private let start = Timestamp(seconds: 1_800_000_000)

    private func lane(_ host: String?, gap: TimeSpan = .zero) -> PollQueue.Lane { PollQueue.Lane(host: host, gap: gap) }

    private func claimAll(_ queue: inout PollQueue, at now: Timestamp) -> [Source.ID] {
        var claimed: [Source.ID] = []
        while let id = queue.claim(at: now) { claimed.append(id) }
        return claimed
    }

    @Test("nobody is asked before it is due, and the longest overdue first")
    func order() {
        var queue = PollQueue(perHost: 9)
        for (index, due) in [30, 10, 20].enumerated() {
            queue.put("s\(index)", lane: lane("h\(index)"), due: start + .seconds(Int64(due)))
        }
        #expect(queue.claim(at: start + .seconds(9)) == nil)
        #expect(queue.nextClaim(at: start) == start + .seconds(10))
        #expect(claimAll(&queue, at: start + .seconds(20)) == ["s1", "s2"])
        #expect(claimAll(&queue, at: start + .seconds(31)) == ["s0"])
        #expect(queue.underWay == 3)
    }

    @Test("a host gets so many at once, and the next when one ends")
    func perHost() {
        var queue = PollQueue(perHost: 2)
        for index in 0..<5 { queue.put("s\(index)", lane: lane("h"), due: start) }
        #expect(claimAll(&queue, at: start) == ["s0", "s1"])
        #expect(queue.nextClaim(at: start) == nil)
        queue.finish("s0")
        #expect(claimAll(&queue, at: start) == ["s2"])
    }

    @Test("between the beginnings of two polls of a host there is its gap")
    func gap() {
        var queue = PollQueue(perHost: 5)
        for index in 0..<3 { queue.put("s\(index)", lane: lane("h", gap: .seconds(1)), due: start) }
        #expect(claimAll(&queue, at: start) == ["s0"])
        #expect(queue.nextClaim(at: start) == start + .seconds(1))
        #expect(claimAll(&queue, at: start + TimeSpan(milliseconds: 999)) == [])
        #expect(claimAll(&queue, at: start + .seconds(1)) == ["s1"])
        #expect(claimAll(&queue, at: start + .seconds(60)) == ["s2"])
    }

    @Test("a host with a thousand due sources does not hold up another with one")
    func fairness() {
        var queue = PollQueue(perHost: 100)
        for index in 0..<1000 { queue.put("big\(index)", lane: lane("big"), due: start) }
        queue.put("small", lane: lane("small"), due: start + .seconds(1))
        var claimed: [Source.ID] = []
        for _ in 0..<3 { claimed.append(queue.claim(at: start + .seconds(1)) ?? "") }
        #expect(claimed.contains("small"))
    }

    @Test("what speaks to no host waits for none")
    func folders() {
        var queue = PollQueue(perHost: 1)
        for index in 0..<4 { queue.put("f\(index)", lane: lane(nil), due: start) }
        #expect(claimAll(&queue, at: start).count == 4)
    }

    @Test("a source is under way once, and comes back when it is put again")
    func once() {
        var queue = PollQueue(perHost: 9)
        queue.put("s", lane: lane("h"), due: start)
        #expect(queue.claim(at: start) == "s")
        queue.put("s", lane: lane("h"), due: start)
        #expect(queue.claim(at: start) == nil)
        queue.finish("s")
        #expect(queue.claim(at: start) == nil)
        queue.put("s", lane: lane("h"), due: start + .seconds(5))
        #expect(queue.claim(at: start + .seconds(5)) == "s")
    }

    @Test("the last due time that was put counts, sooner or later than the one before")
    func replaced() {
        var queue = PollQueue(perHost: 9)
        queue.put("s", lane: lane("h"), due: start + .seconds(60))
        queue.put("s", lane: lane("h"), due: start + .seconds(10))
        #expect(queue.claim(at: start + .seconds(10)) == "s")
        queue.finish("s")
        queue.put("s", lane: lane("h"), due: start + .seconds(20))
        queue.put("s", lane: lane("h"), due: start + .seconds(90))
        #expect(queue.claim(at: start + .seconds(60)) == nil)
        #expect(queue.claim(at: start + .seconds(90)) == "s")
    }

    @Test("what was removed is not asked, wherever it stood")
    func removed() {
        var queue = PollQueue(perHost: 1)
        for id in ["a", "b", "c"] { queue.put(id, lane: lane("h"), due: start) }
        #expect(queue.claim(at: start) == "a")
        queue.remove("a")
        queue.remove("b")
        queue.finish("a")
        #expect(queue.claim(at: start) == "c")
        #expect(queue.count == 1)
        queue.put("a", lane: lane("h"), due: start)
        queue.finish("c")
        #expect(queue.claim(at: start) == "a")
    }

    @Test("whatever the dice do, nobody is early, no host is crowded and nobody is forgotten", arguments: 1...20)
    func law(seed: Int) {
        var dice = Dice(UInt64(seed))
        let perHost = Int.random(in: 1...3, using: &dice)
        var queue = PollQueue(perHost: perHost)
        var due: [Source.ID: Timestamp] = [:]
        var running: [Source.ID: String] = [:]
        var lastStart: [String: Timestamp] = [:]
        var polls: [Source.ID: Int] = [:]
        let gap = TimeSpan(milliseconds: Int64.random(in: 0...300, using: &dice))
        func host(_ id: Source.ID) -> String { "h\((Int(id) ?? 0) % 7)" }
        for index in 0..<100 {
            let id = String(index)
            due[id] = start + TimeSpan(milliseconds: Int64.random(in: 0...5000, using: &dice))
            queue.put(id, lane: lane(host(id), gap: gap), due: due[id] ?? start)
        }
        var now = start
        for _ in 0..<20_000 {
            now += TimeSpan(milliseconds: Int64.random(in: 0...40, using: &dice))
            if let id = queue.claim(at: now) {
                #expect((due[id] ?? now) <= now)
                #expect(running[id] == nil)
                if let last = lastStart[host(id)] { #expect(now - last >= gap) }
                lastStart[host(id)] = now
                running[id] = host(id)
                #expect(running.values.filter { $0 == host(id) }.count <= perHost)
                polls[id, default: 0] += 1
            } else if let id = running.keys.sorted().randomElement(using: &dice), Bool.random(using: &dice) {
                running[id] = nil
                queue.finish(id)
                due[id] = now + TimeSpan(milliseconds: Int64.random(in: 1000...9000, using: &dice))
                queue.put(id, lane: lane(host(id), gap: gap), due: due[id] ?? now)
            }
        }
        #expect(polls.count == 100)
        #expect(queue.underWay == running.count)
    }

    @Test("ten thousand sources cost logarithms, not scans")
    func size() {
        var queue = PollQueue(perHost: 2)
        for index in 0..<10_000 {
            queue.put(
                "s\(index)", lane: lane("h\(index % 3000)"), due: start + TimeSpan(milliseconds: Int64(index * 30)))
        }
        var count = 0
        for step in 0..<300_000 / 30 {
            let now = start + TimeSpan(milliseconds: Int64(step * 30))
            while let id = queue.claim(at: now) {
                count += 1
                queue.finish(id)
                queue.put(id, lane: lane("h"), due: now + .hours(1))
            }
        }
        #expect(count == 10_000)
    }
}

/// SplitMix64: the same numbers on every run.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
