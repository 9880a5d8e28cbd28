import Crisis
import GRDB
import Ledger
import Testing

@Suite("The outbox")
struct OutboxTests {
    private func notification(_ id: String, due: Int64) -> Crisis.Notification {
        Crisis.Notification(
            id: id, alert: Alert.ID("msg_1"), channel: "press-desk", nextAttempt: Timestamp(seconds: due),
            payload: Array("{\"id\":\"\(id)\"}".utf8))
    }

    private func ledger(
        in state: StateDirectory, _ notifications: [Crisis.Notification]
    ) async throws -> SQLiteLedger {
        let ledger = try SQLiteLedger.open(directory: state.path)
        for notification in notifications {
            var batch = LedgerBatch(at: Timestamp(seconds: 0))
            batch.notifications = [notification]
            try await ledger.commit(batch)
        }
        return ledger
    }

    @Test("what is due comes in the order in which it was owed, whatever its time of retry")
    func order() async throws {
        let state = try StateDirectory()
        let ledger = try await ledger(
            in: state, [notification("z", due: 30), notification("a", due: 10), notification("m", due: 99)])
        #expect(try await ledger.dueNotifications(at: Timestamp(seconds: 9), limit: 10).isEmpty)
        #expect(try await ledger.dueNotifications(at: Timestamp(seconds: 10), limit: 10).map(\.id) == ["a"])
        #expect(try await ledger.dueNotifications(at: Timestamp(seconds: 30), limit: 10).map(\.id) == ["z", "a"])
        #expect(try await ledger.dueNotifications(at: Timestamp(seconds: 100), limit: 2).map(\.id) == ["z", "a"])
        #expect(try await ledger.nextNotificationDue() == Timestamp(seconds: 10))
    }

    @Test("an attempt changes the state, never the content, and survives a restart")
    func attempts() async throws {
        let state = try StateDirectory()
        let first = try await ledger(in: state, [notification("a", due: 0)])
        var outcome = notification("a", due: 60)
        outcome.attempts = 1
        outcome.lastError = "503 from the chat robot"
        outcome.payload = Array("forged".utf8)
        try await first.recordAttempt(outcome, at: Timestamp(seconds: 1))
        try first.close()

        let second = try SQLiteLedger.open(directory: state.path)
        #expect(try await second.dueNotifications(at: Timestamp(seconds: 59), limit: 10).isEmpty)
        let waiting = try #require(try await second.dueNotifications(at: Timestamp(seconds: 60), limit: 10).first)
        #expect(waiting.attempts == 1)
        #expect(waiting.lastError == outcome.lastError)
        #expect(waiting.payload == notification("a", due: 0).payload)
    }

    @Test("what was delivered stays delivered, also when an older outcome comes in late")
    func deliveredStays() async throws {
        let state = try StateDirectory()
        let ledger = try await ledger(in: state, [notification("a", due: 0)])
        var delivered = notification("a", due: 0)
        delivered.state = .delivered
        delivered.attempts = 2
        delivered.delivered = Timestamp(seconds: 5)
        try await ledger.recordAttempt(delivered, at: Timestamp(seconds: 5))
        var late = notification("a", due: 90)
        late.attempts = 1
        late.lastError = "timed out"
        try await ledger.recordAttempt(late, at: Timestamp(seconds: 6))
        #expect(try await ledger.notifications(limit: 10) == [delivered])
        #expect(try await ledger.nextNotificationDue() == nil)
    }

    @Test("the list shows all that wait or are dead, then the last delivered ones")
    func list() async throws {
        let state = try StateDirectory()
        let ledger = try await ledger(in: state, ["a", "b", "c", "d", "e"].map { notification($0, due: 0) })
        for (id, at, outcome) in [
            ("a", 1, .delivered), ("b", 3, .delivered), ("c", 2, .delivered), ("d", 4, .dead),
        ] as [(String, Int64, Crisis.Notification.State)] {
            var result = notification(id, due: 0)
            result.state = outcome
            result.delivered = outcome == .delivered ? Timestamp(seconds: at) : nil
            try await ledger.recordAttempt(result, at: Timestamp(seconds: at))
        }
        #expect(try await ledger.notifications(limit: 2).map(\.id) == ["d", "e", "b", "c"])
        let counts = try await ledger.counts(since: Timestamp(seconds: 0))
        #expect(counts.notificationsWaiting == 1)
        #expect(counts.notificationsDead == 1)
    }

    @Test("an attempt of a notification that was never owed is an error")
    func unknown() async throws {
        let state = try StateDirectory()
        let ledger = try await ledger(in: state, [])
        await #expect(throws: LedgerError.unknownNotification(id: "nobody")) {
            try await ledger.recordAttempt(notification("nobody", due: 0), at: Timestamp(seconds: 0))
        }
    }

    @Test("another program cannot change the content of a notification either")
    func contentIsGuarded() async throws {
        let state = try StateDirectory()
        _ = try await ledger(in: state, [notification("a", due: 0)])
        #expect(throws: DatabaseError.self) {
            try state.stranger { try $0.execute(sql: "UPDATE notification SET payload = x'00'") }
        }
    }
}
