import Crisis
import Foundation
import Settings
import Testing

@Suite("The configuration that is shipped")
struct ShippedConfigurationTests {
    @Test("config/ and demo/ load without a problem", arguments: ["config", "demo", "demo/tocsin.yaml"])
    func loads(path: String) throws {
        let configuration = try Configuration.load("\(ScratchFolder.checkout)/\(path)").get()
        #expect(!configuration.watches.isEmpty && !configuration.sources.isEmpty && !configuration.playbooks.isEmpty)
        #expect(configuration.hash.count == 12)
    }

    @Test("config/tocsin.yaml shows the defaults: without its service and delivery nothing else is in force")
    func defaults() throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let shown = try Configuration.load(folder.path).get()
        let text = try folder.text(of: "tocsin.yaml")
        let roster = try #require(text.range(of: "# Who has which role"))
        try folder.write(String(text[roster.lowerBound...]), to: "tocsin.yaml")
        let bare = try Configuration.load(folder.path).get()
        #expect(bare.service == shown.service)
        #expect(bare.delivery == shown.delivery)
        #expect(bare.hash != shown.hash)
    }

    @Test("every key of tocsin.yaml is shown there, commented ones too, and described in docs/configuration.md")
    func documented() throws {
        let text = try String(contentsOfFile: "\(ScratchFolder.checkout)/config/tocsin.yaml", encoding: .utf8)
        let page = try String(contentsOfFile: "\(ScratchFolder.checkout)/docs/configuration.md", encoding: .utf8)
        let keys = [
            "service", "language", "utc_offset", "state", "socket", "credentials", "tick", "contact", "transfers",
            "transfers_per_host", "listen", "listen_beyond_loopback", "delivery", "alerts", "webhooks", "name", "url",
            "secret_credential", "trusted",
            "roster", "roles", "title", "primary", "folders", "watches", "sources", "lexicon", "playbooks", "rules",
            "columns",
        ]
        for key in keys {
            #expect(text.contains("\(key):"), "\(key) in tocsin.yaml")
            #expect(page.contains("`\(key)`"), "\(key) in docs/configuration.md")
        }
    }

    @Test("each key is read: a value that cannot be is a problem on its own line")
    func everyKeyIsRead() throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let original = try folder.text(of: "tocsin.yaml")
        for (old, new, expected) in [
            ("language: zh", "language: fr", "language"), ("utc_offset: \"+08:00\"", "utc_offset: east", "offset"),
            ("  state: state", "  state: []", "service.state"),
            ("  socket: state/tocsin.sock", "  socket: []", "service.socket"),
            ("  credentials: credentials", "  credentials: []", "service.credentials"),
            ("tick: 1m", "tick: 5s", "tick"),
            ("# contact: https://example.org/monitoring", "contact: []", "contact"),
            ("transfers: 64", "transfers: 0", "transfers"),
            ("transfers_per_host: 2", "transfers_per_host: 33", "per_host"),
            ("# listen: 127.0.0.1:8930", "listen: 8930", "8930"),
            ("alerts: alerts", "alerts: []", "alerts"), ("webhooks: []", "webhooks: 3", "webhooks"),
            ("  watches: watches", "  watches: nowhere", "folder"),
            ("  sources: sources", "  sources: nowhere", "folder"),
            ("  lexicon: lexicon", "  lexicon: nowhere", "folder"),
            ("  playbooks: playbooks", "  playbooks: nowhere", "folder"),
            ("  rules: rules/5s-rule-set-1.yaml", "  rules: nowhere.yaml", "file"),
        ] {
            try folder.write(original, to: "tocsin.yaml")
            try folder.change("tocsin.yaml", old, to: new)
            let problems = folder.problems()
            #expect(problems.count == 1, "\(new): \(problems)")
            #expect(problems.first.map { $0.what.contains(expected) } == true, "\(new): \(problems)")
        }
    }

    @Test("webhooks are read whole")
    func webhooks() throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        try folder.change(
            "tocsin.yaml", "webhooks: []",
            to: """
                webhooks:
                    - { name: desk, url: "https://hooks.example.org/x", secret_credential: desk-secret, trusted: true }
                    - { name: night, url: "http://10.0.0.8/", secret_credential: night-secret }
                """)
        let configuration = try Configuration.load(folder.path).get()
        #expect(
            configuration.delivery.webhooks == [
                .init(name: "desk", url: "https://hooks.example.org/x", secretCredential: "desk-secret", trusted: true),
                .init(name: "night", url: "http://10.0.0.8/", secretCredential: "night-secret", trusted: false),
            ])
        #expect(configuration.channelNames == ["files", "desk", "night"])
    }
}
