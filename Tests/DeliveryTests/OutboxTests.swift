import Crisis
import Delivery
import Testing

@Suite("What is owed is delivered, tried again, or visibly dead")
struct OutboxTests {
    private let start = AlertFixture.now

    private func notification() throws -> Crisis.Notification {
        try #require(
            try Outbox.notifications(for: AlertFixture.alert(), channels: ["files"], at: start).first)
    }

    @Test("every channel gets a notification of its own, due at once, that holds the alert")
    func notifications() throws {
        let alert = AlertFixture.alert()
        let owed = try Outbox.notifications(for: alert, channels: ["files", "desk"], at: start)
        #expect(owed.map(\.id) == ["\(alert.id)/files", "\(alert.id)/desk"])
        #expect(owed.allSatisfy { $0.state == .waiting && $0.nextAttempt == start && $0.attempts == 0 })
        for notification in owed { #expect(try NotificationPayload.decode(notification.payload) == alert) }
    }

    @Test(
        "the payload of the same alert is the same, byte for byte, for every kind", arguments: AlertFixture.everyReason)
    func canonical(reason: AlertReason) throws {
        let alert = AlertFixture.alert(reason: reason)
        let payload = try NotificationPayload.encode(alert)
        #expect(try NotificationPayload.encode(alert) == payload)
        let back = try NotificationPayload.decode(payload)
        #expect(back == alert)
        #expect(try NotificationPayload.encode(back) == payload)
    }

    @Test(
        "the pauses are those of Standard Webhooks, up to a tenth longer",
        arguments: zip(1...9, [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400] as [Int64]))
    func pauses(attempt: Int, seconds: Int64) throws {
        for seed in 0..<50 {
            let pause = try #require(RetryPlan.standard.pause(afterAttempt: attempt, of: "msg_\(seed)/desk"))
            #expect((seconds * 1000...seconds * 1100).contains(pause.milliseconds))
        }
    }

    @Test("the jitter differs between notifications and is the same for the same one")
    func jitter() {
        let pauses = (0..<100).map { RetryPlan.standard.pause(afterAttempt: 3, of: "msg_\($0)/desk") }
        #expect(Set(pauses).count > 90)
        #expect(RetryPlan.standard.pause(afterAttempt: 3, of: "msg_7/desk") == pauses[7])
        #expect(RetryPlan.standard.pause(afterAttempt: 10, of: "msg_7/desk") == nil)
        #expect(RetryPlan.standard.pause(afterAttempt: 0, of: "msg_7/desk") == nil)
    }

    @Test("after ten failures it is dead with its last error, within four days")
    func exhausted() throws {
        var notification = try notification()
        var moment = start
        for attempt in 1...10 {
            #expect(notification.state == .waiting)
            moment = notification.nextAttempt
            notification = Outbox.record(.retry(error: "failure \(attempt)", after: nil), of: notification, at: moment)
            #expect(notification.attempts == attempt)
        }
        #expect(notification.state == .dead)
        #expect(notification.lastError == "failure 10")
        #expect(moment - start < .days(4))
    }

    @Test("delivery ends it and clears the error")
    func delivered() throws {
        let failed = Outbox.record(.retry(error: "x", after: nil), of: try notification(), at: start)
        let done = Outbox.record(.delivered, of: failed, at: start + .minutes(1))
        #expect(done.state == .delivered)
        #expect(done.delivered == start + .minutes(1))
        #expect(done.lastError == nil)
        #expect(done.attempts == 2)
    }

    @Test("what is delivered or dead stays so")
    func final() throws {
        for result in [DeliveryResult.delivered, .dead(error: "gone")] {
            let ended = Outbox.record(result, of: try notification(), at: start)
            for late in [DeliveryResult.delivered, .retry(error: "late", after: nil), .dead(error: "late")] {
                #expect(Outbox.record(late, of: ended, at: start + .hours(1)) == ended)
            }
        }
    }

    @Test("the receiver may ask for more patience than the plan has, up to a day, never for less")
    func patience() throws {
        let waiting = try notification()
        let long = Outbox.record(.retry(error: "busy", after: .minutes(7)), of: waiting, at: start)
        #expect(long.nextAttempt == start + .minutes(7))
        let short = Outbox.record(.retry(error: "busy", after: .seconds(1)), of: waiting, at: start)
        #expect(short.nextAttempt >= start + .seconds(5))
        let absurd = Outbox.record(.retry(error: "busy", after: .days(900)), of: waiting, at: start)
        #expect(absurd.nextAttempt == start + .hours(24))
    }

    @Test("for any run of results the law holds: one attempt each, never earlier, and an error while not delivered")
    func law() throws {
        for seed in 0..<200 {
            var dice = Dice(seed: UInt64(seed))
            var notification = try notification()
            var moment = start
            while notification.state == .waiting {
                let results: [DeliveryResult] = [
                    .delivered, .retry(error: "e", after: nil), .retry(error: "e", after: .hours(3)),
                    .retry(error: "e", after: .zero), .retry(error: "e", after: nil), .dead(error: "e"),
                ]
                let result = results.randomElement(using: &dice) ?? .delivered
                let next = Outbox.record(result, of: notification, at: moment)
                #expect(next.attempts == notification.attempts + 1)
                #expect(next.id == notification.id && next.payload == notification.payload)
                #expect((next.lastError == nil) == (next.state == .delivered))
                if next.state == .waiting { #expect(next.nextAttempt > moment) }
                moment = max(moment, next.nextAttempt)
                notification = next
            }
            #expect(notification.attempts <= 10)
        }
    }

    @Test("an error of many lines becomes one short line")
    func error() throws {
        let error = "a\n\u{1B}[31m" + String(repeating: "x", count: 5000)
        let failed = Outbox.record(.retry(error: error, after: nil), of: try notification(), at: start)
        #expect(failed.lastError?.unicodeScalars.count == 500)
        #expect(failed.lastError?.hasPrefix("a ␛[31mxx") == true)
    }
}
