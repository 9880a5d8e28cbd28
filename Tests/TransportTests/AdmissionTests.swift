import Testing

@testable import Transport

struct AdmissionTests {
    @Test("no more start than a host and the whole may have")
    func limits() {
        var admission = Admission(perHost: 2, total: 3)
        for number in 1...3 { admission.enqueue(number, host: "a") }
        for number in 4...6 { admission.enqueue(number, host: "b") }
        #expect(admission.startAll() == [1, 4, 2])
        admission.finish(host: "a")
        #expect(admission.startAll() == [5])
        admission.finish(host: "b")
        #expect(admission.startAll() == [3])
    }

    @Test("one busy host does not hold up the others")
    func fairness() {
        var admission = Admission(perHost: 1, total: 10)
        for number in 0..<100 { admission.enqueue(number, host: "busy") }
        admission.enqueue(100, host: "calm")
        #expect(admission.startAll() == [0, 100])
    }

    @Test("the first transfer of a host lets the others that may share its connection wait until it has one")
    func opening() {
        var admission = Admission(perHost: 3, total: 10)
        for number in 1...4 { admission.enqueue(number, host: "a", mayShare: true) }
        admission.enqueue(5, host: "b")
        admission.enqueue(6, host: "b")
        #expect(admission.startAll() == [1, 5, 6])
        #expect(admission.isOpening(host: "a"))
        admission.opened(host: "a")
        #expect(admission.startAll() == [2, 3])
        for _ in 1...3 { admission.finish(host: "a") }
        #expect(admission.startAll() == [4])
        admission.finish(host: "a")
        #expect(admission.hosts == 1)
    }

    @Test("a first transfer that fails makes place for the next")
    func failedOpening() {
        var admission = Admission(perHost: 3, total: 10)
        for number in 1...3 { admission.enqueue(number, host: "a", mayShare: true) }
        #expect(admission.startAll() == [1])
        admission.finish(host: "a")
        #expect(admission.startAll() == [2])
        let isWithdrawn = admission.withdraw(3)
        #expect(isWithdrawn)
        admission.finish(host: "a")
        #expect(admission.startAll() == [])
        #expect((admission.active, admission.waiting, admission.hosts) == (0, 0, 0))
    }

    @Test("a withdrawn transfer leaves the queue and takes no place")
    func withdrawal() {
        var admission = Admission(perHost: 1, total: 1)
        for number in 1...3 { admission.enqueue(number, host: "a") }
        #expect(admission.startAll() == [1])
        let withdrawn = [2, 2, 1].map { admission.withdraw($0) }
        #expect(withdrawn == [true, false, false])
        #expect(admission.waiting == 1)
        admission.finish(host: "a")
        #expect(admission.startAll() == [3])
        admission.finish(host: "a")
        #expect((admission.active, admission.waiting, admission.hosts) == (0, 0, 0))
    }

    @Test("limits hold and nothing is lost or left over, whatever the order of events", arguments: 0..<60)
    func anyOrder(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let (perHost, total) = (Int.random(in: 1...4, using: &generator), Int.random(in: 1...9, using: &generator))
        var admission = Admission(perHost: perHost, total: total)
        var (active, waiting) = ([Int: String](), [Int: String]())
        var last = 0
        for _ in 0..<400 {
            switch Int.random(in: 0..<4, using: &generator) {
            case 0, 1:
                last += 1
                waiting[last] = "host\(Int.random(in: 0..<5, using: &generator))"
                admission.enqueue(last, host: waiting[last] ?? "")
            case 2:
                guard let number = active.keys.min(), let host = active.removeValue(forKey: number) else { continue }
                admission.finish(host: host)
            default:
                let number = Int.random(in: 0...last, using: &generator)
                let isWithdrawn = admission.withdraw(number)
                #expect(isWithdrawn == (waiting.removeValue(forKey: number) != nil))
            }
            for number in admission.startAll() { active[number] = waiting.removeValue(forKey: number) }
            let loads = Dictionary(grouping: active.values, by: \.self).mapValues(\.count)
            #expect(active.count <= total && loads.values.allSatisfy { $0 <= perHost })
            #expect(admission.active == active.count && admission.waiting == waiting.count)
            let couldStart = waiting.values.contains { loads[$0, default: 0] < perHost } && active.count < total
            #expect(!couldStart, "somebody waits although a place is free")
        }
        while let number = active.keys.min(), let host = active.removeValue(forKey: number) {
            admission.finish(host: host)
            for number in admission.startAll() { active[number] = waiting.removeValue(forKey: number) }
        }
        #expect((waiting.count, admission.active, admission.hosts) == (0, 0, 0))
    }

    @Test("a queue gives back what it got, in order, however it is used")
    func firstInFirstOut() {
        var generator = SeededGenerator(seed: 7)
        var queue = FirstInFirstOut<Int>()
        var (pushed, popped) = (0, 0)
        for _ in 0..<2000 {
            if Bool.random(using: &generator) {
                queue.append(pushed)
                pushed += 1
            } else if let element = queue.popFirst() {
                #expect(element == popped)
                popped += 1
            } else {
                #expect(popped == pushed && queue.isEmpty)
            }
        }
    }
}

extension Admission {
    fileprivate mutating func startAll() -> [Int] {
        var started: [Int] = []
        while let number = next() { started.append(number) }
        return started
    }
}
