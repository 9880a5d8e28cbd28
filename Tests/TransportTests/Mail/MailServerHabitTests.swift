import Foundation
import LoopbackServer
import Synchronization
import Testing

@testable import Transport

@Suite("Mail servers with habits of their own are met")
struct MailServerHabitTests {
    /// A server that keeps the commands that it gets, and says OK to all of them.
    private final class Habitual: Sendable {
        let commands = Mutex<[String]>([])

        func server(capabilities: String, _ extra: [String: String] = [:]) throws -> LineServer {
            try LineServer(greeting: "* OK [CAPABILITY IMAP4rev1 SASL-IR \(capabilities)] ready\r\n") { [self] line in
                let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { return .silence }
                commands.withLock { $0.append(parts[1]) }
                let told = extra.first { parts[1].hasPrefix($0.key) }?.value ?? ""
                let known = parts[1] == "CAPABILITY" ? "* CAPABILITY IMAP4rev1 SASL-IR \(capabilities)\r\n" : ""
                return .say("\(known)\(told)\(parts[0]) OK\r\n")
            }
        }

        func sent(_ start: String) -> [String] { commands.withLock { $0.filter { $0.hasPrefix(start) } } }
    }

    private func open(_ server: LineServer, _ login: MailLogin = .password(user: "u", "p")) async throws -> IMAPSession
    {
        let session = IMAPSession(
            MailServer(host: "127.0.0.1", port: server.port, security: .none, addressPolicy: .trusted))
        try await session.open(login, client: ("tocsin", "1 \"x\""))
        return session
    }

    @Test(
        "a token goes out as OAUTHBEARER or XOAUTH2, whichever the server knows", arguments: ["OAUTHBEARER", "XOAUTH2"])
    func tokens(mechanism: String) async throws {
        let habitual = Habitual()
        let server = try habitual.server(capabilities: "AUTH=\(mechanism)")
        _ = try await open(server, .token(user: "desk@example.org", "ya29.token"))
        let command = try #require(habitual.sent("AUTHENTICATE \(mechanism) ").first)
        let data = command.split(separator: " ").last.flatMap { Data(base64Encoded: String($0)) } ?? Data()
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.contains("desk@example.org") && text.contains("auth=Bearer ya29.token"))
        #expect(habitual.sent("LOGIN").isEmpty)
    }

    @Test("a server that wants to know who asks is told before a folder is opened")
    func identification() async throws {
        let habitual = Habitual()
        let server = try habitual.server(capabilities: "ID", ["EXAMINE": "* OK [UIDVALIDITY 3] x\r\n"])
        let session = try await open(server)
        _ = try await session.select("INBOX", isReadOnly: true)
        #expect(habitual.sent("ID ") == ["ID (\"name\" \"tocsin\" \"version\" \"1 \\\"x\\\"\")"])
        let all = habitual.commands.withLock { $0 }
        let asked = try #require(all.firstIndex { $0.hasPrefix("ID ") })
        #expect(all[asked...].contains("EXAMINE \"INBOX\""))
    }

    @Test("where all folders stand under INBOX and levels are separated by dots, names follow")
    func namespaces() async throws {
        let habitual = Habitual()
        let server = try habitual.server(
            capabilities: "NAMESPACE",
            [
                "LIST \"\" \"\"": "* LIST (\\Noselect) \".\" \"\"\r\n",
                "NAMESPACE": "* NAMESPACE ((\"INBOX.\" \".\")) NIL NIL\r\n",
            ])
        let session = try await open(server)
        try await session.ensure("投诉/已处理")
        try await session.ensure("INBOX/Failed")
        #expect(habitual.sent("CREATE") == ["CREATE \"INBOX.&YpWLyQ-.&XfJZBHQG-\"", "CREATE \"INBOX.Failed\""])
    }

    @Test("a folder that only holds folders is no place for mails")
    func noselect() async throws {
        let habitual = Habitual()
        let server = try habitual.server(
            capabilities: "X", ["LIST \"\" \"Archive\"": "* LIST (\\NoSelect \\HasChildren) \"/\" Archive\r\n"])
        let session = try await open(server)
        await #expect(throws: MailError.folderNotSelectable(name: "Archive")) { try await session.ensure("Archive") }
    }

    @Test("a server without MOVE and UIDPLUS keeps the copied mails, marked, and no other mail is expunged")
    func copies() async throws {
        let habitual = Habitual()
        let server = try habitual.server(capabilities: "X")
        let session = try await open(server)
        try await session.move([1, 2, 3, 9], to: "Processed")
        #expect(habitual.sent("UID ") == ["UID COPY 1:3,9 \"Processed\"", "UID STORE 1:3,9 +FLAGS.SILENT (\\Deleted)"])
        #expect(habitual.sent("EXPUNGE").isEmpty)
    }
}
