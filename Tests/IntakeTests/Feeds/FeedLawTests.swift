import Foundation
import Intake
import Testing

@Suite("Laws of the parser")
struct FeedLawTests {
    private static let documents: [[UInt8]] =
        FeedSamples.all.map { Array($0.utf8) }
        + [
            encoded(FeedSamples.rss20.replacingOccurrences(of: "utf-8", with: "gbk"), .gb18030),
            encoded(FeedSamples.atom10, .utf16LittleEndian),
            Array(("<!DOCTYPE rss [<!ENTITY a \"b\">]><!-- <item/> -->" + FeedSamples.broken).utf8),
        ]

    @Test("no prefix of a document crashes the parser, nor gives more entries than the whole", arguments: documents)
    func prefixes(document: [UInt8]) throws {
        let whole = try parsed(document)
        var most = 0
        for length in 0..<document.count {
            guard let feed = try? parsed(Array(document.prefix(length))) else { continue }
            #expect(feed.entries.count <= whole.entries.count)
            #expect(feed.entries.count >= most, "at \(length)")
            most = max(most, feed.entries.count)
        }
    }

    @Test("the complete entries of a prefix are those of the whole", arguments: documents.prefix(5))
    func sameEntries(document: [UInt8]) throws {
        let whole = try parsed(document).entries
        for length in stride(from: document.count / 2, to: document.count, by: 17) {
            guard let entries = try? parsed(Array(document.prefix(length))).entries else { continue }
            #expect(entries.map(\.id) == whole.prefix(entries.count).map(\.id))
            #expect(entries.map(\.title) == whole.prefix(entries.count).map(\.title))
        }
    }

    @Test("two thousand mutations of bytes never crash it and always give valid JSON")
    func mutations() throws {
        var dice = Dice(seed: 2024)
        for round in 0..<2000 {
            var bytes = Self.documents[round % Self.documents.count]
            for _ in 0...dice.roll(8) {
                let place = dice.roll(bytes.count)
                switch dice.roll(4) {
                case 0: bytes[place] = UInt8(dice.roll(256))
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(Array("<>&\"'/]![".utf8)[dice.roll(9)], at: place)
                default: bytes.replaceSubrange(place..<min(place + dice.roll(40), bytes.count), with: [])
                }
            }
            guard let feed = try? parsed(bytes) else { continue }
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(feed.json().utf8)) }
        }
    }

    @Test("parsing twice gives the same")
    func determinism() throws {
        for document in Self.documents { #expect(try parsed(document) == parsed(document)) }
    }
}
