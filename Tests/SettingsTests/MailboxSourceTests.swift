import Crisis
import Foundation
import Settings
import Testing

@Suite("A mailbox is configured completely or told what it lacks")
struct MailboxSourceTests {
    private func load(_ keys: String) throws -> (origin: Source.MailboxOrigin?, problems: [Problem]) {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let head =
            "sources:\n  - id: mail\n    title: { zh: 邮箱, en: Mail }\n    family: consumers\n    tier: private\n    mailbox:\n"
        try folder.write(head + keys.split(separator: "\n").map { "      \($0)\n" }.joined(), to: "sources/mail.yaml")
        switch Configuration.load(folder.path) {
        case .failure(let refused): return (nil, refused.problems)
        case .success(let configuration):
            let source = configuration.sources.first { $0.id == "mail" }
            guard case .mailbox(let origin)? = source?.origin else { return (nil, []) }
            return (origin, [])
        }
    }

    @Test("what is left out has its default")
    func defaults() throws {
        let found = try load("host: imap.example.com\nuser_credential: u\npassword_credential: p")
        #expect(
            found.origin
                == Source.MailboxOrigin(
                    host: "imap.example.com", userCredential: "u", secret: .password(credential: "p")))
        #expect(found.origin?.place == "imaps://imap.example.com:993/INBOX")
    }

    @Test("every key counts")
    func whole() throws {
        let found = try load(
            """
            host: 10.0.0.8
            security: none
            trusted: true
            verify_certificate: false
            ca_file: /etc/ssl/own.pem
            user_credential: u
            token_credential: t
            folder: 投诉
            processed_folder: 投诉/已处理
            failed_folder: 投诉/失败
            interval: 30s
            maximum_mail_bytes: 65536
            """)
        #expect(
            found.origin
                == Source.MailboxOrigin(
                    host: "10.0.0.8", port: 143, security: .none, trusted: true, verifiesCertificate: false,
                    authorityFile: "/etc/ssl/own.pem", userCredential: "u", secret: .token(credential: "t"),
                    folder: "投诉", folders: .init(processed: "投诉/已处理", failed: "投诉/失败"), interval: .seconds(30),
                    maximumMailBytes: 65536))
        #expect(try load("host: a.b\nuser_credential: u\npassword_credential: p\nmove: false").origin?.folders == nil)
    }

    @Test(
        "each mistake is one problem",
        arguments: [
            ("host: \"imaps://a.b/\"\nuser_credential: u\npassword_credential: p", "is not a host"),
            ("host: a.b\nuser_credential: u", "needs a password or a token"),
            ("host: a.b\nuser_credential: u\npassword_credential: p\ntoken_credential: t", "one of them only"),
            ("host: a.b\nuser_credential: u\npassword_credential: p\nsecurity: none", "in the clear"),
            (
                "host: a.b\nuser_credential: u\npassword_credential: p\nprocessed_folder: inbox",
                "three different folders"
            ),
            ("host: a.b\nuser_credential: u\npassword_credential: p\nfolder: \"IN*\"", "is not the name of a folder"),
            ("host: a.b\nuser_credential: u\npassword_credential: p\nca_file: own.pem", "is not an absolute path"),
            ("host: a.b\nuser_credential: u\npassword: hunter2\npassword_credential: p", "unknown key"),
        ])
    func mistakes(keys: String, what: String) throws {
        let problems = try load(keys).problems
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.first?.what.contains(what) == true, "\(problems)")
        #expect(problems.first?.description.contains("hunter2") == false)
    }
}
