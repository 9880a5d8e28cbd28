import Crisis
import Foundation
import Settings
import Testing

@Suite("Pushes are configured with a token each and an address that only this machine reaches")
struct PushSourceTests {
    @Test("a push source has its token, its records and its fields")
    func source() throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let head =
            "sources:\n  - id: crm\n    title: { zh: 推送, en: Pushed }\n    family: consumers\n    tier: private\n"
        try folder.write(
            head + "    push: { token_credential: crm-token, records: /items, fields: { id: /no } }\n",
            to: "sources/push.yaml")
        let configuration = try Configuration.load(folder.path).get()
        let source = try #require(configuration.sources.first { $0.id == "crm" })
        #expect(
            source.origin
                == .push(.init(tokenCredential: "crm-token", recordsPointer: "/items", fields: .init(id: "/no"))))
        #expect(source.isPushed)
        try folder.write(head + "    push: { fields: { id: /no } }\n", to: "sources/push.yaml")
        #expect(folder.problems().map(\.what) == ["\"sources[0].push.token_credential\" is missing"])
    }

    @Test(
        "where it listens",
        arguments: [
            ("127.0.0.1:8930", true), ("[::1]:8930", true), ("0.0.0.0:8930", false), ("192.168.1.4:80", false),
            ("localhost:80", false), ("127.0.0.1", false), ("127.0.0.1:0", false), ("127.0.0.1:70000", false),
            ("[::]:80", false), ("1.2.3.4.5:80", false),
        ])
    func listen(address: String, isAllowed: Bool) throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        try folder.change("tocsin.yaml", "  tick: 1m\n", to: "  tick: 1m\n  listen: \"\(address)\"\n")
        #expect(folder.problems().isEmpty == isAllowed, "\(folder.problems())")
        guard !isAllowed, address.hasPrefix("0.0.0.0") else { return }
        try folder.change("tocsin.yaml", "  tick: 1m\n", to: "  tick: 1m\n  listen_beyond_loopback: true\n")
        #expect(try Configuration.load(folder.path).get().service.listener == PushListener(host: "0.0.0.0", port: 8930))
    }
}
