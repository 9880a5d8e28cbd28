import Testing

@testable import Transport

struct WebAddressTests {
    @Test("an address knows its parts, and shows neither user nor fragment")
    func parts() throws {
        let address = try WebAddress("HTTP://user:secret@News.Example/a/../b?q=1#top")
        #expect(address.scheme == "http")
        #expect(address.host == "news.example")
        #expect(address.port == 80)
        #expect(address.publicText == "http://News.Example/b?q=1")
        #expect(address.text.contains("user:secret@"))
    }

    @Test(
        "what is no URL is refused without a crash and without showing what may be secret",
        arguments: [
            "", " ", "news.example/feed", "//news.example", "http://", "http:// /", "http://a b/", "http://[::1",
            "http://host:99999/", "http://host:port/", "http://user:p@ss:word@/secret?token=secret",
            "http://us er:secret@host/", "http://ho\u{0}st/secret", "http://ho st/?token=secret",
            "javascript:alert('secret')", "\u{feff}http://host/secret", "ht!tp://host/secret",
        ])
    func refused(text: String) {
        let error = #expect(throws: TransportError.self) { try WebAddress(text) }
        guard case .invalidURL(let shown) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!shown.contains("secret"))
        #expect(!shown.contains("user"))
    }

    @Test("no bytes whatever crash the reader")
    func anyBytes() {
        var generator = SeededGenerator(seed: 3)
        let alphabet = Array("http://[]@:?#%/\\. \u{7f}新a1&".unicodeScalars)
        for _ in 0..<3000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0..<24, using: &generator) {
                text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)])
            }
            let address = try? WebAddress("http://" + String(text))
            #expect(address.map { !$0.host.isEmpty && $0.scheme == "http" } ?? true)
        }
    }

    @Test("an IPv4 address in another spelling is the same host")
    func spelling() throws { #expect(try WebAddress("http://0x7f.1/").host == "127.0.0.1") }
}
