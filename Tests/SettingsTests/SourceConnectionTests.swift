import Crisis
import Settings
import Testing

@Suite("A source's connection is read whole, or told what is wrong with it")
struct SourceConnectionTests {
    private func read(_ connection: String, place: String = "feed: { url: \"https://a.example/f\" }")
        -> (sources: [Source], problems: [Problem])
    {
        let log = ProblemLog()
        let text = """
            sources:
              - id: a
                title: { zh: 甲, en: A }
                family: media
                tier: outlet
                \(place)
                connection:
                  \(connection.split(separator: "\n").joined(separator: "\n      "))
            """
        let sources = SourceFile.read(
            files: [(name: "sources/a.yaml", text: text)], folder: "/tmp", watches: nil, log: log)
        return (sources, log.problems)
    }

    @Test("all keys of it")
    func whole() throws {
        let (sources, problems) = read(
            """
            proxy: socks5h://10.0.0.5:1080
            proxy_credential: proxy
            certificate_credential: me.pem
            key_credential: me.key
            ca_credential: ca.pem
            public_key_pin: "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            user_agent: Desk/2
            http_version: 1.1
            cookies: true
            headers:
              - { name: X-Desk, value: press }
              - { name: Authorization, credential: desk-token }
            """)
        #expect(problems.isEmpty)
        #expect(
            sources.first?.connection
                == SourceConnection(
                    proxy: .init(url: "socks5h://10.0.0.5:1080", credential: "proxy"),
                    certificateCredential: "me.pem", keyCredential: "me.key", authoritiesCredential: "ca.pem",
                    publicKeyPin: "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", userAgent: "Desk/2",
                    usesHTTP1: true, keepsCookies: true,
                    headers: [
                        .init(name: "X-Desk", value: .text("press")),
                        .init(name: "Authorization", value: .credential("desk-token")),
                    ]))
    }

    @Test("without the section a source is reached the usual way, and verified")
    func usual() {
        #expect(SourceConnection.usual.verifiesTLS)
        #expect(read("verify_tls: false").sources.first?.connection == SourceConnection(verifiesTLS: false))
    }

    @Test(
        "what cannot be meant is a problem with its line",
        arguments: [
            ("proxy: http://me:secret@10.0.0.5:3128", "do not belong here", "proxy_credential"),
            ("proxy: ftp://10.0.0.5:21", "is not the address of a proxy", "socks5h://"),
            ("proxy: http://10.0.0.5", "is not the address of a proxy", "its port"),
            ("proxy_credential: p", "without a proxy", "Add proxy"),
            ("key_credential: k", "a key without its certificate", "certificate_credential"),
            ("public_key_pin: sha256//short", "is not the pin", "base64"),
            ("{ verify_tls: false, ca_credential: c }", "without effect", "Remove one"),
            ("http_version: 3", "does not know \"3\"", "1.1, 2"),
            ("headers: [{ name: \"A B\", value: c }]", "is not the name of a header", "X-Api-Key"),
            ("headers: [{ name: If-None-Match, value: c }]", "the transport's own", "Remove it"),
            ("headers: [{ name: Cookie, value: c }]", "is a secret", "credential"),
            ("headers: [{ name: X-A }]", "needs either a value or a credential", "exactly one"),
            ("headers: [{ name: X-A, value: \"a\\nb\" }]", "has a line break", "one line"),
            ("prox: http://10.0.0.5:3128", "unknown key", "Did you mean \"proxy\""),
        ])
    func mistakes(connection: String, what: String, advice: String) throws {
        let (_, problems) = read(connection)
        let problem = try #require(problems.first)
        #expect(problems.count == 1, "\(problems)")
        #expect(problem.what.contains(what), "\(problem.what)")
        #expect(problem.advice.contains(advice), "\(problem.advice)")
        #expect((7...8).contains(problem.line))
        #expect(!problem.what.contains("secret@"))
    }

    @Test("a drop folder has no connection")
    func folder() {
        let problems = read("cookies: true", place: "drop_folder: { path: drop }").problems
        #expect(problems.map(\.what) == ["a drop folder is not reached over the network"])
    }
}
