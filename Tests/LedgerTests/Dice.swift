import Crisis
import Ledger

/// A deterministic source of random values (SplitMix64): the same seed gives the same test.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func upTo(_ bound: Int) -> Int { Int.random(in: 0...bound, using: &self) }

    mutating func flip() -> Bool { Bool.random(using: &self) }

    mutating func one<Value>(of values: [Value]) throws -> Value {
        guard let value = values.randomElement(using: &self) else { throw Empty() }
        return value
    }

    mutating func maybe<Value>(_ make: (inout Dice) throws -> Value) rethrows -> Value? {
        flip() ? try make(&self) : nil
    }

    mutating func some<Value>(_ bound: Int, _ make: (inout Dice) throws -> Value) rethrows -> [Value] {
        var values: [Value] = []
        for _ in 0..<upTo(bound) { values.append(try make(&self)) }
        return values
    }

    struct Empty: Error {}

    /// Text as the world sends it: Chinese, quotes, statements, signs that end strings, signs made of several.
    mutating func text() -> String {
        let pieces = [
            "丢件三天了", "电话没人接", "'", "\"", "; DROP TABLE item; --", "\0", "␀", "␀0", "\n", "\r\n", "\\", "%_",
            "é", "e\u{301}", "👩‍👩‍👧", "\u{202E}", "\u{FEFF}", "{}", "null", " ", "lost parcel", "１２", "\u{10FFFF}",
        ]
        return some(6) { dice in pieces[dice.upTo(pieces.count - 1)] }.joined()
    }

    mutating func word() -> String { "w\(upTo(1_000_000_000))" }

    mutating func names() -> LocalizedText { LocalizedText(zh: text(), en: text()) }

    /// A moment that a person could mean, in the years 1 to 9999.
    mutating func moment() -> Timestamp {
        Timestamp(milliseconds: Int64.random(in: -62_135_596_800_000...253_402_300_799_999, using: &self))
    }

    mutating func perMille() -> PerMille { PerMille(upTo(1000)) }
}
