import Intake
import Testing

@Suite("JSON from strangers is read strictly and without harm")
struct JSONTests {
    @Test(
        "numbers keep their digits and members their order",
        arguments: [
            #"{"waybill":7731590002846120931,"a":-0.50e+3}"#, #"[true,false,null,"",[],{}]"#,
            #"{"b":1,"a":{"c":[1,2]},"b":2}"#,
        ])
    func verbatim(text: String) throws {
        #expect(try JSONParser.parse(text).text == text)
    }

    @Test("escapes and surrogates become characters, half a pair becomes a replacement")
    func escapes() throws {
        let text = #" "\u6295\u8bc9 \ud83d\ude00 \ud83d! \ude00 \ud83d\u0041 \/\b\f\n\r\t\"\\" "#
        let expected = "投诉 😀 \u{FFFD}! \u{FFFD} \u{FFFD}A /\u{8}\u{C}\n\r\t\"\\"
        #expect(try JSONParser.parse(text) == .string(expected))
    }

    @Test(
        "what is not JSON is refused",
        arguments: [
            "", " ", "{", "[1,]", "{\"a\":1,}", "{'a':1}", "{a:1}", "01", "1.", ".5", "+1", "1e", "-", "NaN", "nul",
            "\"a", "\"\\x\"", "\"\\u12\"", "\"a\nb\"", "[1 2]", "{\"a\" 1}", "1 2", "<html>", "\u{FEFF}1", "[1}",
        ])
    func refused(text: String) {
        #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(text) }
    }

    @Test("a depth bomb is an error and not a crash", arguments: ["[", "{\"a\":", "[{\"a\":"])
    func depthBomb(opening: String) {
        #expect(throws: JSONParser.Failure.self) {
            try JSONParser.parse(String(repeating: opening, count: 1_000_000))
        }
        let whole = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
        #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(whole) }
    }

    @Test("the failure says where", arguments: [("{\"a\":1,}", 8), ("[1,2", 5), ("tru", 1)])
    func position(text: String, position: Int) {
        #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(text) }
        do {
            _ = try JSONParser.parse(text)
        } catch {
            #expect(error.position == position)
        }
    }

    @Test("what is written is read back, and no piece of it crashes the parser", arguments: 1...100)
    func roundTrip(seed: Int) throws {
        var generator = PollSeed(UInt64(seed))
        let value = JSONTests.value(depth: 0, &generator)
        let text = value.text
        #expect(try JSONParser.parse(text) == value)
        let scalars = Array(text.unicodeScalars)
        for _ in 0..<20 {
            let cut = Int.random(in: 0...scalars.count, using: &generator)
            _ = try? JSONParser.parse(String(String.UnicodeScalarView(scalars[..<cut])))
            _ = try? JSONParser.parse(String(String.UnicodeScalarView(scalars[cut...])))
        }
    }

    private static func value(depth: Int, _ generator: inout PollSeed) -> JSONValue {
        switch Int.random(in: 0...(depth < 4 ? 6 : 4), using: &generator) {
        case 0: return .null
        case 1: return .boolean(Bool.random(using: &generator))
        case 2: return .number("\(Int.random(in: -1_000_000...1_000_000, using: &generator))")
        case 3, 4: return .string(string(&generator))
        case 5:
            let count = Int.random(in: 0...4, using: &generator)
            return .array((0..<count).map { _ in value(depth: depth + 1, &generator) })
        default:
            let count = Int.random(in: 0...4, using: &generator)
            return .object(
                (0..<count).map { _ in
                    JSONValue.Member(name: string(&generator), value: value(depth: depth + 1, &generator))
                })
        }
    }

    private static func string(_ generator: inout PollSeed) -> String {
        let pool: [Unicode.Scalar] = [
            "a", "\"", "\\", "/", "\n", "\u{1}", "\u{1F}", "诉", "😀", "\u{301}", "\u{7F}", "u",
        ]
        let count = Int.random(in: 0...8, using: &generator)
        var view = String.UnicodeScalarView()
        for _ in 0..<count { view.append(pool[Int.random(in: 0..<pool.count, using: &generator)]) }
        return String(view)
    }
}

@Suite("JSON pointers follow RFC 6901")
struct JSONPointerTests {
    /// The document of RFC 6901 section 5.
    private let document = #"""
        {"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}
        """#

    @Test(
        "the examples of the standard",
        arguments: [
            ("/foo", #"["bar","baz"]"#), ("/foo/0", #""bar""#), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"),
            ("/e^f", "3"), ("/g|h", "4"), ("/i\\j", "5"), ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"),
        ])
    func examples(pointer: String, value: String) throws {
        let root = try JSONParser.parse(document)
        #expect(JSONPointer(pointer)?.value(in: root)?.text == value)
        #expect(JSONPointer("")?.value(in: root) == root)
    }

    @Test(
        "what is not there is nothing", arguments: ["/x", "/foo/2", "/foo/-", "/foo/00", "/foo/+1", "/foo/bar", "//x"])
    func absent(pointer: String) throws {
        let found = try #require(JSONPointer(pointer)).value(in: try JSONParser.parse(document))
        #expect(found == nil)
    }

    @Test("what is no pointer is refused", arguments: ["foo", "#/foo", "/a~", "/a~2", "/~~0"])
    func invalid(pointer: String) {
        #expect(JSONPointer(pointer) == nil)
    }

    @Test("~01 is ~1 and not a slash")
    func order() throws {
        #expect(JSONPointer("/~01")?.value(in: try JSONParser.parse(#"{"~1":1,"/":2}"#)) == .number("1"))
    }
}
