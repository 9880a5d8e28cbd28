import Crisis
import Status
import Testing

@Suite("A source whose certificate is not verified says so wherever sources are shown")
struct UnverifiedSourceTests {
    private func report(verifiesTLS: Bool) -> SourceReport {
        SourceReport(
            source: Source(
                id: "desk", title: LocalizedText(zh: "甲", en: "A"), family: .media, tier: .outlet,
                origin: .feed(.init(url: "https://desk.example/", interval: .minutes(5))),
                connection: SourceConnection(verifiesTLS: verifiesTLS)), state: nil, health: .new, reason: nil)
    }

    @Test("in the list, in both languages and in JSON")
    func list() throws {
        let list = SourceList(sources: [report(verifiesTLS: false)])
        let now = Timestamp(milliseconds: 0)
        #expect(list.text(ReportPhrase(language: .chinese, offsetMinutes: 480), now: now).contains("不验证 TLS 证书"))
        #expect(
            list.text(ReportPhrase(language: .english, offsetMinutes: 480), now: now).contains(
                "TLS certificate not verified"))
        #expect(String(decoding: try ReportJSON.encode(list), as: UTF8.self).contains("\"tls_unverified\""))
    }

    @Test("and a verified one says nothing")
    func verified() throws {
        let list = SourceList(sources: [report(verifiesTLS: true)])
        #expect(!String(decoding: try ReportJSON.encode(list), as: UTF8.self).contains("tls_unverified"))
    }

    @Test("in the status, by their ids")
    func status() {
        var status = ReportFixture.status
        status.tlsUnverified = ["desk", "blog"]
        #expect(status.text(ReportPhrase(language: .chinese, offsetMinutes: 480)).contains("不验证 TLS 证书的来源：desk, blog"))
        #expect(
            status.text(ReportPhrase(language: .english, offsetMinutes: 480))
                .contains("TLS certificates are not verified for: desk, blog"))
    }
}
