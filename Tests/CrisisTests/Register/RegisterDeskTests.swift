import Crisis
import Testing

@Suite("The departments handle a complaint, each within its rights")
struct RegisterDeskTests {
    private func refusal(
        _ request: RegisterDesk.Request, by person: String,
        on registration: Registration = RegisterFixture.registration()
    ) -> RegisterRefusal? {
        do {
            _ = try RegisterFixture.desk().entries(
                for: request, on: registration, by: .init(name: person), at: RegisterFixture.received + .hours(2))
            return nil
        } catch {
            return error
        }
    }

    @Test("supervision changes nothing but may remark and reopen")
    func supervision() {
        #expect(refusal(.set([.cause: "service"]), by: "沈岚") == .notTheirs("cause", .supervision))
        #expect(refusal(.close, by: "沈岚") == .notTheirs("close", .supervision))
        #expect(refusal(.remark("抽查"), by: "沈岚") == nil)
        var closed = RegisterFixture.registration()
        closed.closed = RegisterFixture.received
        #expect(refusal(.reopen(reason: "方案未执行"), by: "沈岚", on: closed) == nil)
    }

    @Test("the business department does not answer the customer")
    func businessReply() {
        let reply = RegisterDesk.Request.reply(text: "已处理", channel: .phone, refuses: false, alternative: nil)
        #expect(refusal(reply, by: "何川") == .notTheirs("alternative", .business))
    }

    @Test("strangers and people who left may not act")
    func strangers() {
        #expect(refusal(.remark("x"), by: "路人") == .unknownPerson("路人", nil))
        #expect(refusal(.remark("x"), by: "旧人") == .unknownPerson("旧人", nil))
        #expect(refusal(.remark("x"), by: "  ") == .nobody)
    }

    @Test("nobody who left is given work")
    func ownerGone() {
        #expect(refusal(.assign(role: .service, owner: "旧人"), by: "王静") == .ownerGone("旧人"))
    }

    @Test("a complaint is not closed before it is answered, and the refusal names what is missing")
    func incomplete() throws {
        guard case .incomplete(let fields) = refusal(.close, by: "王静") else {
            Issue.record("it was closed")
            return
        }
        #expect(fields == [.cause, .validity, .responsible, .decision, .reply, .replyChannel, .satisfies])
    }

    @Test("a blue complaint is closed by one person")
    func oneCloser() throws {
        let state = try RegisterFixture.after(
            [(.close, "王静")], on: RegisterFixture.registration(RegisterFixture.answered))
        #expect(state.status == .closed)
        #expect(state.closers == ["王静"])
    }

    @Test("orange and red need two different persons", arguments: ["orange", "red"])
    func fourEyes(severity: String) throws {
        let values = RegisterFixture.answered.merging([.severity: severity]) { _, new in new }
        let once = try RegisterFixture.after([(.close, "王静")], on: RegisterFixture.registration(values))
        #expect(once.status != .closed)
        #expect(refusal(.close, by: "王静", on: once) == .needsSecondPerson("王静"))
        let twice = try RegisterFixture.after([(.close, "何川")], on: once)
        #expect(twice.status == .closed)
        #expect(twice.closers == ["王静", "何川"])
    }

    @Test("a refusal without an alternative is kept, flagged, and not closed")
    func bareRefusal() throws {
        var state = try RegisterFixture.after(
            [(.reply(text: "不符合赔付条件", channel: .letter, refuses: true, alternative: nil), "王静")],
            on: RegisterFixture.registration(RegisterFixture.answered))
        #expect(state.refusesWithoutAlternative)
        #expect(refusal(.close, by: "王静", on: state) == .refusalWithoutAlternative)
        state = try RegisterFixture.after([(.set([.alternative: "免下次运费"]), "王静")], on: state)
        #expect(refusal(.close, by: "王静", on: state) == nil)
    }

    @Test("a promise becomes a clock and holds the complaint open until it is kept")
    func promise() throws {
        let due = RegisterFixture.received + .days(1)
        var state = try RegisterFixture.after(
            [(.promise(text: "明日回电", due: due), "王静")], on: RegisterFixture.registration(RegisterFixture.answered))
        #expect(refusal(.close, by: "王静", on: state) == .openPromise("明日回电"))
        state = try RegisterFixture.after([(.keep(promise: 1), "王静")], on: state)
        #expect(state.promises.first?.kept != nil)
        #expect(refusal(.keep(promise: 2), by: "王静", on: state) == .noPromise(2, 1))
    }

    @Test("steps left out before the one taken are told, and steps taken out of order too")
    func steps() throws {
        let state = try RegisterFixture.after([(.step(.collected, at: RegisterFixture.received + .minutes(5)), "王静")])
        #expect(state.skippedSteps == [.heard, .apologised])
        let later = try RegisterFixture.after([(.step(.heard, at: nil), "王静")], on: state)
        #expect(later.skippedSteps == [.apologised])
        #expect(later.stepsOutOfOrder == [.collected])
    }

    @Test("reopening takes the agreements back")
    func reopened() throws {
        let values = RegisterFixture.answered.merging([.severity: "orange"]) { _, new in new }
        let state = try RegisterFixture.after(
            [(.close, "王静"), (.close, "何川"), (.reopen(reason: "客户再次来电"), "王静")],
            on: RegisterFixture.registration(values))
        #expect(state.status == .reopened)
        #expect(state.closers.isEmpty)
    }
}
