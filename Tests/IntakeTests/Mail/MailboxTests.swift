import Crisis
import Dovecot
import Foundation
import Testing
import Transport

@testable import Intake

/// Against a real Dovecot; left out where there is none.
@Suite(
    "A mailbox is read once, in order, and its mails are moved when they are kept", .enabled(if: Dovecot.isInstalled))
struct MailboxTests {
    let now = Timestamp(seconds: 1_795_600_000)

    private func source(
        _ server: Dovecot, user: String = "complaints", security: Source.MailboxOrigin.Security = .none,
        verifies: Bool = true, authority: Bool = false, trusted: Bool = true, host: String = "127.0.0.1",
        folders: Source.MailboxOrigin.Folders? = .init(processed: "Processed", failed: "Failed"),
        folder: String = "INBOX", bytes: Int = 1024 * 1024
    ) -> Source {
        Source(
            id: "desk", title: LocalizedText(zh: "投诉邮箱", en: "Complaints"), family: .consumers, tier: .private,
            origin: .mailbox(
                Source.MailboxOrigin(
                    host: host, port: security == .tls ? server.securePort : server.port, security: security,
                    trusted: trusted, verifiesCertificate: verifies,
                    authorityFile: authority ? server.certificate : nil,
                    userCredential: "user", secret: .password(credential: "password"), folder: folder,
                    folders: folders, maximumMailBytes: bytes)))
    }

    private func reader(
        _ source: Source, user: String = "complaints", password: String = Dovecot.password
    ) throws -> MailboxReader {
        try MailboxReader(source: source, kind: .complaint, user: user, secret: password, client: ("tocsin", "0"))
    }

    /// A whole round as the pipeline makes it; `keepsLast: false` dies after the last page was read, before it is moved.
    private func round(
        _ reader: MailboxReader, cursor: String? = nil, pages: Int = .max, settles: Bool = true
    ) async throws -> (items: [Item], unreadable: [UnreadableRecord], cursor: String, reader: MailboxReader) {
        var reader = reader
        try await reader.open(from: cursor)
        var result: (items: [Item], unreadable: [UnreadableRecord]) = ([], [])
        var read = 0
        var cursor = cursor ?? ""
        while read < pages, let page = try await reader.nextPage(at: now) {
            result.items += page.items
            result.unreadable += page.unreadable
            cursor = page.cursor
            read += 1
            if settles { try await reader.settle() }
        }
        await reader.close()
        return (result.items, result.unreadable, read == pages ? cursor : reader.cursor, reader)
    }

    @Test("every mail is read in the order in which it came, whatever it is written in, and moved to Processed")
    func all() async throws {
        let server = try Dovecot { store in
            for number in 0..<250 {
                try store.deliver(
                    MailSample.complaint(number), named: String(format: "%06d.a", number), to: "complaints")
            }
        }
        let result = try await round(try reader(source(server)))
        #expect(result.unreadable.isEmpty)
        #expect(result.items.count == 250)
        for (number, item) in result.items.enumerated() {
            #expect(item.title == "快递丢失投诉 \(number)")
            #expect(item.text.contains("我的快件 SF\(1_000_000 + number) 七天没有更新，客服推诿，要求赔偿。编号 \(number)。"))
            #expect(item.customer == "customer\(number)@example.org" && item.author == "客户\(number)")
        }
        #expect(Set(result.items.map(\.identity)).count == 250)
        #expect(server.store.count(of: "complaints") == 0)
        #expect(server.store.count(of: "complaints", in: "Processed") == 250)
        let again = try await round(try reader(source(server)), cursor: result.cursor)
        #expect(again.items.isEmpty && again.cursor == result.cursor)
    }

    @Test("what a kill left between keeping and moving is moved by the next round, and is the same items")
    func killed() async throws {
        let server = try Dovecot { store in
            for number in 0..<150 {
                try store.deliver(
                    MailSample.complaint(number), named: String(format: "%06d.a", number), to: "complaints")
            }
        }
        let first = try await round(try reader(source(server)), pages: 1, settles: false)
        #expect(first.items.count == 100)
        #expect(server.store.count(of: "complaints") == 150)
        let second = try await round(try reader(source(server)), cursor: first.cursor)
        #expect(second.items.count == 150, "fifty new ones, and the hundred that lie there still")
        #expect(Set(second.items.map(\.identity)).count == 150)
        #expect(second.items.prefix(50).map(\.title) == (100..<150).map { "快递丢失投诉 \($0)" }, "new ones first")
        let known = Dictionary(uniqueKeysWithValues: second.items.map { ($0.identity, $0.revision) })
        #expect(first.items.allSatisfy { known[$0.identity] == $0.revision })
        #expect(server.store.count(of: "complaints", in: "Processed") == 150)
    }

    @Test("with move: false nothing in the mailbox changes, and only what is above the mark is read")
    func untouched() async throws {
        let server = try Dovecot { store in
            for number in 0..<20 {
                try store.deliver(
                    MailSample.complaint(number), named: String(format: "%06d.a", number), to: "complaints")
            }
        }
        let result = try await round(try reader(source(server, folders: nil)))
        #expect(result.items.count == 20)
        #expect(server.store.count(of: "complaints") == 20)
        try server.store.deliver(MailSample.complaint(20), named: "000020.a", to: "complaints")
        let more = try await round(try reader(source(server, folders: nil)), cursor: result.cursor)
        #expect(more.items.map(\.title) == ["快递丢失投诉 20"])
    }

    @Test("a new UIDVALIDITY has all read again, as the same items")
    func renumbered() async throws {
        let server = try Dovecot { store in
            for number in 0..<5 {
                try store.deliver(
                    MailSample.complaint(number), named: String(format: "%06d.a", number), to: "complaints")
            }
        }
        let origin = source(server, folders: nil)
        let first = try await round(try reader(origin))
        // Dovecot takes the time in seconds for UIDVALIDITY; another number stands for another mailbox.
        let foreign = "17:" + first.cursor.split(separator: ":")[1]
        let again = try await round(try reader(origin), cursor: foreign)
        #expect(again.items == first.items && again.cursor == first.cursor)
    }

    @Test("a mailbox that counts on from below the mark is read from its beginning")
    func restored() async throws {
        let server = try Dovecot { try $0.deliver(MailSample.complaint(1), named: "1.a", to: "complaints") }
        let origin = source(server, folders: nil)
        let first = try await round(try reader(origin))
        let ahead = "\(first.cursor.split(separator: ":")[0]):4000"
        #expect(try await round(try reader(origin), cursor: ahead).items == first.items)
    }

    @Test("without MOVE mails are copied, marked and expunged; none is doubled by a kill after the copy")
    func copying() async throws {
        let server = try Dovecot(capabilities: "IMAP4rev1 UIDPLUS NAMESPACE") { store in
            for number in 0..<30 {
                try store.deliver(
                    MailSample.complaint(number), named: String(format: "%06d.a", number), to: "complaints")
            }
        }
        let result = try await round(try reader(source(server)))
        #expect(result.items.count == 30)
        #expect(server.store.count(of: "complaints") == 0)
        #expect(server.store.count(of: "complaints", in: "Processed") == 30)
    }

    @Test("what nobody can read goes to Failed with its reason, and its neighbours to Processed")
    func unreadable() async throws {
        let server = try Dovecot { store in
            try store.deliver(MailSample.complaint(1), named: "1.a", to: "complaints")
            let secret = ["From: a@example.org", "Subject: x", "Content-Type: multipart/encrypted; boundary=e", ""]
            try store.deliver(
                MailSample.bytes(
                    secret + ["--e", "Content-Type: application/pgp-encrypted", "", "Version: 1", "--e--"]),
                named: "2.a", to: "complaints")
            try store.deliver(MailSample.bytes(["From: a@example.org", "", ""]), named: "3.a", to: "complaints")
        }
        let result = try await round(try reader(source(server)))
        #expect(result.items.map(\.title) == ["快递丢失投诉 1"])
        #expect(result.unreadable.map(\.place) == ["INBOX;UID=2", "INBOX;UID=3"])
        #expect(result.unreadable[0].reason.contains("encrypted"))
        #expect(result.unreadable[1].reason.contains("neither subject nor text"))
        #expect(server.store.count(of: "complaints", in: "Processed") == 1)
        #expect(server.store.count(of: "complaints", in: "Failed") == 2)
    }

    @Test("of a mail that is too large the beginning is read and kept, with a note")
    func large() async throws {
        let text = String(
            repeating: "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVpBQkNERUZHSElKS0xNTk9QUVJTVFVW\r\n", count: 30_000)
        let lines = ["Subject: big", "Content-Type: multipart/mixed; boundary=m", "", "--m", "", "包裹损坏", "--m"]
        let server = try Dovecot { store in
            try store.deliver(
                MailSample.bytes(
                    lines + [
                        "Content-Type: video/mp4; name=v.mp4", "Content-Transfer-Encoding: base64", "", text, "--m--",
                    ]),
                named: "1.a", to: "complaints")
            try store.deliver(MailSample.complaint(2), named: "2.a", to: "complaints")
        }
        let result = try await round(try reader(source(server, bytes: 100_000)))
        #expect(result.items.map(\.title) == ["big", "快递丢失投诉 2"])
        #expect(result.items[0].text.hasPrefix("包裹损坏"))
        #expect(result.items[0].text.contains("v.mp4 (video/mp4"))
        #expect(result.items[0].text.contains("its first 100000 of 1980168 bytes"))
        #expect(server.store.count(of: "complaints", in: "Processed") == 2)
    }

    @Test("folders may have Chinese names and levels, and are made when they are missing")
    func chinese() async throws {
        let server = try Dovecot { try $0.deliver(MailSample.complaint(1), named: "1.a", to: "complaints") }
        let folders = Source.MailboxOrigin.Folders(processed: "投诉/已处理", failed: "投诉/失败")
        let result = try await round(try reader(source(server, folders: folders)))
        #expect(result.items.count == 1)
        #expect(server.store.count(of: "complaints", in: "&YpWLyQ-.&XfJZBHQG-") == 1)
    }

    @Test("TLS with the pinned authority, STARTTLS, and TLS that is not verified all read")
    func secured() async throws {
        let server = try Dovecot { try $0.deliver(MailSample.complaint(1), named: "1.a", to: "complaints") }
        for (security, verifies, host) in [
            (.tls, true, "localhost"), (.starttls, true, "127.0.0.1"), (.tls, false, "127.0.0.1"),
        ]
            as [(Source.MailboxOrigin.Security, Bool, String)]
        {
            let origin = source(
                server, security: security, verifies: verifies, authority: verifies, host: host, folders: nil)
            #expect(try await round(try reader(origin)).items.count == 1)
        }
    }

    @Test(
        "a certificate that nobody vouches for, a server without TLS, a wrong password and a private address are refused"
    )
    func refused() async throws {
        let server = try Dovecot { _ in }
        let bare = try Dovecot(offersTLS: false) { _ in }
        func failure(_ source: Source, password: String = Dovecot.password) async -> PollFailure? {
            do {
                _ = try await round(try reader(source, password: password))
                return nil
            } catch let error as MailError {
                return PollFailure(error)
            } catch {
                return nil
            }
        }
        #expect(await failure(source(server, security: .tls))?.kind == .tls)
        #expect(await failure(source(bare, security: .starttls))?.kind == .tls)
        let denied = await failure(source(server), password: "wrong one")
        #expect(denied?.kind == .accessDenied)
        #expect(denied?.detail.contains("wrong one") == false)
        #expect(await failure(source(server, trusted: false))?.kind == .addressRefused)
        let missing = await failure(source(server, folders: nil, folder: "nowhere"))
        #expect(missing?.kind == .folder && missing?.detail.contains("nowhere") == true)
        server.stop()
        #expect(await failure(source(server))?.kind == .unreachable)
    }
}
