import LoopbackServer
import Testing

@testable import Transport

struct ReceptionTests {
    @Test("only the last head counts, and its lines are kept as they came")
    func heads() {
        var reception = Reception(limits: .roomy, followsRedirects: false)
        for line in [
            "HTTP/1.1 103 Early Hints\r\n", "Link: </a>\r\n", "\r\n", "HTTP/1.1 200 OK\r\n", "ETag:  W/\"a b\"  \r\n",
            "X-Folded: one\r\n", "\t two\r\n", "no colon\r\n", ": no name\r\n", "\r\n", "X-Trailer: late\r\n", "\r\n",
        ] {
            let goesOn = reception.takeHeader(Array(line.utf8))
            #expect(goesOn)
        }
        #expect(reception.status == 200)
        #expect(reception.headers == [HTTPHeader("ETag", "W/\"a b\""), HTTPHeader("X-Folded", "one two")])
    }

    @Test("a body of exactly the limit is whole, and one byte more is too large")
    func bodyLimit() {
        var reception = Reception(limits: .roomy.with { $0.bodyBytes = 4 }, followsRedirects: false)
        let goesOn = [[1, 2], [3, 4], [5]].map { reception.takeBody($0) }
        #expect(goesOn == [true, true, false])
        #expect(reception.cut == .bodyTooLarge)
    }

    @Test("where the excess is cut, what fits is kept")
    func excess() {
        var reception = Reception(
            limits: .roomy.with {
                $0.bodyBytes = 4
                $0.excess = .cut
            }, followsRedirects: false)
        let goesOn = reception.takeBody([1, 2, 3, 4, 5, 6])
        #expect(!goesOn)
        #expect(reception.cut == .enough)
        #expect(reception.body == [1, 2, 3, 4])
    }

    @Test("a header value goes out as the bytes it came as")
    func headerBytes() throws {
        for bytes in [Array("\"plain\"".utf8), Array("\"校验\"".utf8), [0x22, 0xD0, 0xC2, 0xFF, 0x80, 0x22]] {
            let header = try #require(HTTPHeader(line: Array("ETag: ".utf8) + bytes))
            #expect(header.line == Array("ETag: ".utf8) + bytes)
        }
    }

    @Test(
        "a header that would break out of its line is refused",
        arguments: [
            ("A", "b\r\nC: d"), ("A", "b\nC"), ("A\r\nB", "c"), ("A:", "b"), ("", "b"), ("A B", "c"), ("A", "\0"),
        ])
    func injection(name: String, value: String) { #expect(HTTPHeader(name, value).line == nil) }
}

struct GzipTrailerTests {
    private func confirms(_ wire: [UInt8], decoded: Int, pieces: Int, declared: Int? = nil) -> Bool {
        var trailer = GzipTrailer(declaredBytes: declared)
        var rest = wire[...]
        while !rest.isEmpty {
            trailer.take(rest.prefix(pieces))
            rest = rest.dropFirst(pieces)
        }
        return trailer.confirms(decodedBytes: decoded)
    }

    private func chunked(_ bytes: [UInt8], size: Int) -> [UInt8] {
        var wire: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(size)
            wire +=
                Array("\(String(chunk.count, radix: 16, uppercase: true));x=y\r\n".utf8) + chunk + Array("\r\n".utf8)
            rest = rest.dropFirst(size)
        }
        return wire + Array("0\r\nX-Trailer: a\r\n\r\n".utf8)
    }

    @Test("a whole stream is confirmed and a cut one is not, in any pieces, with chunks and without", arguments: 0..<40)
    func pieces(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let body = (0..<Int.random(in: 1..<3000, using: &generator)).map { _ in
            UInt8.random(in: 0...255, using: &generator)
        }
        let stream = GzipStream.stored(body)
        let pieces = Int.random(in: 1..<700, using: &generator)
        let size = Int.random(in: 1..<900, using: &generator)
        #expect(confirms(stream, decoded: body.count, pieces: pieces))
        #expect(confirms(stream + [0, 0, 1], decoded: body.count, pieces: pieces, declared: stream.count))
        #expect(confirms(chunked(stream, size: size), decoded: body.count, pieces: pieces))
        let cut = Array(stream.dropLast(Int.random(in: 4..<8, using: &generator)))
        #expect(!confirms(cut, decoded: body.count, pieces: pieces))
        #expect(!confirms(chunked(cut, size: size), decoded: body.count, pieces: pieces))
    }

    @Test("no body is whole, and framing that cannot be read is left to libcurl")
    func edges() {
        #expect(confirms([], decoded: 0, pieces: 1))
        #expect(!confirms([], decoded: 5, pieces: 1))
        #expect(confirms(Array("1\r\nab".utf8), decoded: 5, pieces: 1))
        #expect(confirms(Array("fffffffffffffffffffffff".utf8), decoded: 5, pieces: 3))
    }
}
