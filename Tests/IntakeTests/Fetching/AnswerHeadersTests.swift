import Crisis
import Testing
import Transport

@testable import Intake

@Suite("How long an answer is fresh, by its headers")
struct AnswerHeadersTests {
    /// Sun, 06 Nov 2033 08:49:37 GMT.
    private let now = Timestamp(seconds: 2_014_879_777)

    private func fresh(_ headers: (String, String)...) -> Int64? {
        AnswerHeaders(AnswerHead(headers.map { HTTPHeader($0.0, $0.1) })).freshUntil(at: now).map { ($0 - now).seconds }
    }

    @Test(
        "Cache-Control",
        arguments: [
            ("max-age=600", 600), ("public, Max-Age = 600", 600), ("max-age=\"60\"", 60), ("s-maxage=900", nil),
            ("no-cache, max-age=600", nil), ("max-age=600, no-store", nil), ("private,max-age=5,max-age=900", 5),
            ("max-age=-5", nil), ("max-age=soon", nil), ("max-age", nil), ("max-age=0", nil), ("", nil),
            ("max-age=99999999999999999999", 2_592_000), ("must-revalidate, max-age=60", 60),
        ] as [(String, Int64?)])
    func cacheControl(value: String, seconds: Int64?) {
        #expect(fresh(("cache-CONTROL", value)) == seconds)
    }

    @Test("what a cache on the way has used up is taken off")
    func age() {
        #expect(fresh(("Cache-Control", "max-age=600"), ("Age", "500")) == 100)
        #expect(fresh(("Cache-Control", "max-age=600"), ("Age", "600")) == nil)
        #expect(fresh(("Cache-Control", "max-age=600"), ("Age", "old")) == 600)
    }

    @Test("Expires counts from the server's own clock, and only where max-age is silent")
    func expires() {
        let later = ("Expires", "Sun, 06 Nov 2033 09:49:37 GMT")
        #expect(fresh(later) == 3600)
        #expect(fresh(later, ("Date", "Sun, 06 Nov 2033 09:19:37 GMT")) == 1800)
        #expect(fresh(later, ("Cache-Control", "max-age=60")) == 60)
        #expect(fresh(later, ("Cache-Control", "no-cache")) == nil)
        #expect(fresh(("Expires", "0")) == nil)
        #expect(fresh(("Expires", "Thu, 01 Jan 1970 00:00:00 GMT")) == nil)
    }

    @Test("of a repeated header the first counts, and names of the same length are told apart")
    func names() {
        let head = AnswerHead([
            HTTPHeader("ETAG", "\"1\""), HTTPHeader("ETag", "\"2\""), HTTPHeader("Date", "x"),
            HTTPHeader("Last-Modified", "then"), HTTPHeader("content-type", "text/xml"), HTTPHeader("Retry-After", "5"),
        ])
        let headers = AnswerHeaders(head)
        #expect(headers.etag == "\"1\"")
        #expect(headers.lastModified == "then")
        #expect(headers.contentType == "text/xml")
        #expect(headers.retryAfter == "5")
    }

    @Test("a document is known again by its digest, and every changed byte changes it")
    func digest() {
        let document = Array("<rss>一篇文章，共有许多字节</rss>".utf8)
        #expect(BodyDigest.of(document) == BodyDigest.of(document))
        for index in document.indices {
            var changed = document
            changed[index] ^= 1
            #expect(BodyDigest.of(changed) != BodyDigest.of(document))
        }
        #expect(BodyDigest.of([]) != BodyDigest.of([0]))
    }
}
