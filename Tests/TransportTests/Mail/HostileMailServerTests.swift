import LoopbackServer
import Synchronization
import Testing

@testable import Transport

/// What a mail server may do that Dovecot never does.
@Suite("A hostile or broken mail server ends the session with a reason, in time and within bounds")
struct HostileMailServerTests {
    private static let limits = MailLimits(
        connect: .seconds(5), stall: .seconds(1), command: .seconds(3), literalBytes: 10_000, lineBytes: 20_000)

    /// A server that logs everybody in and selects; what it says to other commands is the test's matter.
    private func server(
        greeting: String = "* OK ready\r\n",
        _ special: @escaping @Sendable (_ tag: String, _ command: String) -> LineServer.Reply?
    ) throws -> LineServer {
        try LineServer(greeting: greeting) { line in
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return .silence }
            let (tag, command) = (parts[0], parts[1])
            if let reply = special(tag, command) { return reply }
            switch command.prefix(6) {
            case "CAPABI": return .say("* CAPABILITY IMAP4rev1 UIDPLUS MOVE\r\n\(tag) OK\r\n")
            case "LIST \"": return .say("* LIST () \"/\" INBOX\r\n\(tag) OK\r\n")
            case "SELECT", "EXAMIN":
                return .say("* 3 EXISTS\r\n* OK [UIDVALIDITY 9] x\r\n* OK [UIDNEXT 4] x\r\n\(tag) OK\r\n")
            default: return .say("\(tag) OK\r\n")
            }
        }
    }

    private func session(_ server: LineServer) -> IMAPSession {
        IMAPSession(
            MailServer(host: "127.0.0.1", port: server.port, security: .none, addressPolicy: .trusted),
            limits: Self.limits)
    }

    /// Opens, selects and lists; the error that this ended in.
    private func failure(_ server: LineServer) async -> MailError? {
        let session = session(server)
        do {
            try await session.open(.password(user: "u", "p"), client: ("tocsin", "0"))
            _ = try await session.select("INBOX", isReadOnly: true)
            _ = try await session.mails(from: 1)
            _ = try await session.contents(of: [1])
            return nil
        } catch {
            return error
        }
    }

    @Test("a farewell is told in the server's words, made safe")
    func farewell() async throws {
        let server = try server { _, command in
            command.hasPrefix("SEL") || command.hasPrefix("EXA") ? .sayAndClose("* BYE over\u{1B}[31m quota\r\n") : nil
        }
        #expect(await failure(server) == .closed(words: "over [31m quota"))
    }

    @Test("no answer, and one that drips for ever, end by the clock")
    func silence() async throws {
        let mute = try server { _, command in command.hasPrefix("UID SEARCH") ? .silence : nil }
        #expect(await failure(mute) == .timedOut(doing: "UID SEARCH"))
        let drips = try server { _, command in
            command.hasPrefix("UID SEARCH") ? .drip("* SEARCH" + String(repeating: " 1", count: 5000)) : nil
        }
        let began = ContinuousClock.now
        #expect(await failure(drips) == .timedOut(doing: "UID SEARCH"))
        #expect(ContinuousClock.now - began < .seconds(10))
    }

    @Test("a line without end and a literal that is too large are refused before they are gathered")
    func floods() async throws {
        let line = try server { _, command in command.hasPrefix("UID SEARCH") ? .flood("* SEARCH 1 2 3 ") : nil }
        guard case .notUnderstood = await failure(line) else { return #expect(Bool(false), "a line without end") }
        let literal = try server { _, command in
            command.hasPrefix("UID FETCH") ? .say("* 1 FETCH (UID 1 BODY[] {10001}\r\n") : nil
        }
        guard case .notUnderstood = await failure(literal) else { return #expect(Bool(false), "a large literal") }
    }

    @Test("a literal that breaks off, a wrong tag and no UIDVALIDITY are told apart from an empty mailbox")
    func broken() async throws {
        let cut = try server { _, command in
            command.hasPrefix("UID FETCH") ? .sayAndClose("* 1 FETCH (UID 1 BODY[] {100}\r\nabc") : nil
        }
        #expect(await failure(cut) == .closed(words: ""))
        let nonsense = try server { _, command in command.hasPrefix("UID SEARCH") ? .say("T99 WHAT\r\n") : nil }
        guard case .notUnderstood = await failure(nonsense) else { return #expect(Bool(false), "nonsense") }
        let bare = try server { tag, command in command.hasPrefix("EXA") ? .say("* 3 EXISTS\r\n\(tag) OK\r\n") : nil }
        guard case .notUnderstood = await failure(bare) else { return #expect(Bool(false), "no UIDVALIDITY") }
        let refusing = try server { tag, command in
            command.hasPrefix("UID SEARCH") ? .say("\(tag) NO [CANNOT] not today\r\n") : nil
        }
        #expect(await failure(refusing) == .refused(command: "UID SEARCH", words: "not today"))
    }

    @Test("a server that is no mail server, and one that refuses the login")
    func strangers() async throws {
        let web = try LineServer(greeting: "HTTP/1.1 400 Bad Request\r\n\r\n") { _ in .silence }
        #expect(await failure(web) != nil)
        let strict = try server { tag, command in
            command.hasPrefix("LOGIN") ? .say("\(tag) NO [AUTHENTICATIONFAILED] no\r\n") : nil
        }
        #expect(await failure(strict) == .loginDenied)
    }

    @Test("a cancelled session ends at once, wherever it waits")
    func cancelled() async throws {
        let (waiting, said) = AsyncStream<Void>.makeStream()
        let server = try server { _, command in
            guard command.hasPrefix("UID SEARCH") else { return nil }
            said.finish()
            return .silence
        }
        let session = IMAPSession(
            MailServer(host: "127.0.0.1", port: server.port, security: .none, addressPolicy: .trusted))
        let task = Task { () -> MailError? in
            do {
                try await session.open(.password(user: "u", "p"), client: ("tocsin", "0"))
                _ = try await session.mails(from: 1)
                return nil
            } catch {
                return error as? MailError
            }
        }
        for await _ in waiting {}
        let began = ContinuousClock.now
        task.cancel()
        #expect(await task.value == .cancelled)
        // It would wait for its server for thirty seconds.
        #expect(ContinuousClock.now - began < .seconds(20))
    }

    @Test("a folder's name cannot become a command")
    func names() async throws {
        let lines = Mutex<[String]>([])
        let server = try server { _, command in
            lines.withLock { $0.append(command) }
            return nil
        }
        let session = session(server)
        try await session.open(.password(user: "u", "p"), client: ("tocsin", "0"))
        try await session.move([7], to: "a\" (\\Seen)\r\nT9 DELETE INBOX")
        let moves = lines.withLock { $0.filter { $0.hasPrefix("UID MOVE") } }
        #expect(moves == ["UID MOVE 7 \"a\\\" (\\\\Seen)&AA0ACg-T9 DELETE INBOX\""])
    }
}
