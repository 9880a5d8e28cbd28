import Synchronization
import Testing

@testable import Daemon

/// What happened, in its order, written by many tasks.
final class Journal: Sendable {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock { $0 } }

    func write(_ line: String) { kept.withLock { $0.append(line) } }
}

@Suite("Who goes first, and who wakes whom")
struct OrderTests {
    @Test("the turnstile lets tasks through one at a time, in the order in which they came")
    func turnstile() async {
        let turnstile = Turnstile()
        let journal = Journal()
        let (gate, opens) = AsyncStream<Void>.makeStream()
        let (entered, hasEntered) = AsyncStream<Void>.makeStream()
        let first = Task {
            await turnstile.pass {
                hasEntered.finish()
                for await _ in gate {}
                journal.write("first")
            }
        }
        for await _ in entered {}
        var others: [Task<Void, Never>] = []
        for number in 0..<20 {
            others.append(
                Task {
                    await turnstile.pass {
                        journal.write("in \(number)")
                        await Task.yield()
                        journal.write("out \(number)")
                    }
                })
            // The next task is made when this one stands in the queue.
            while await turnstile.waiting < number + 1 { await Task.yield() }
        }
        opens.finish()
        await first.value
        for other in others { await other.value }
        #expect(journal.lines == ["first"] + (0..<20).flatMap { ["in \($0)", "out \($0)"] })
    }

    @Test("a task that fails lets the next one through")
    func failure() async throws {
        struct Failed: Error {}
        let turnstile = Turnstile()
        await #expect(throws: Failed.self) { try await turnstile.pass { throw Failed() } }
        #expect(await turnstile.pass { 7 } == 7)
    }

    @Test("a signal before the sleep is kept for it, and only once")
    func keptSignal() async {
        let wakeup = Wakeup()
        wakeup.signal()
        wakeup.signal()
        await wakeup.sleep(atMost: .seconds(3600))
        let journal = Journal()
        let sleeper = Task {
            await wakeup.sleep(atMost: .seconds(3600))
            journal.write("awake")
        }
        for _ in 0..<100 { await Task.yield() }
        #expect(journal.lines.isEmpty)
        wakeup.signal()
        await sleeper.value
        #expect(journal.lines == ["awake"])
    }

    @Test("a sleep ends when its time is over and when its task is cancelled")
    func ends() async {
        let wakeup = Wakeup()
        await wakeup.sleep(atMost: .zero)
        let sleeper = Task { await wakeup.sleep(atMost: .seconds(3600)) }
        sleeper.cancel()
        await sleeper.value
    }

    @Test("many signals from many tasks wake the loop and lose nothing", arguments: 0..<20)
    func manySignals(_: Int) async {
        let wakeup = Wakeup()
        let journal = Journal()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    journal.write("work")
                    wakeup.signal()
                }
            }
            var done = 0
            while done < 50 {
                await wakeup.sleep(atMost: .seconds(3600))
                done = journal.lines.count
            }
        }
        #expect(journal.lines.count == 50)
    }
}
