import Foundation
import Intake
import Testing

@Suite("The corpus of documents as they are found")
struct CorpusTests {
    @Test("each document is read as its expectation says", arguments: CorpusCase.all)
    func expectations(example: CorpusCase) throws {
        let differences = try example.differences()
        #expect(differences.isEmpty, "\(example.testDescription): \(differences.joined(separator: "; "))")
    }

    @Test("the pass rate of each class")
    func rates() throws {
        for group in CorpusCase.groups {
            let cases = CorpusCase.all.filter { $0.group == group }
            let passed = try cases.count { try $0.differences().isEmpty }
            print("corpus \(group): \(passed) of \(cases.count)")
            #expect(!cases.isEmpty, "the class \(group) has no case")
        }
    }

    /// Every prefix of the small documents, and some fifty of the larger ones.
    @Test("no prefix of a document crashes the parser or takes longer than its size allows", arguments: CorpusCase.all)
    func prefixes(example: CorpusCase) throws {
        let wanted = try example.wanted()
        let size = example.document.count
        try within(.seconds(30), "\(example.testDescription)") {
            for length in stride(from: 0, through: size, by: max(1, size / 48)) {
                _ = try example.answer(Array(example.document.prefix(length)), wanted)
            }
        }
    }

    @Test("nor do spoilt bytes, and what is read of them stays valid JSON", arguments: CorpusCase.all)
    func mutations(example: CorpusCase) throws {
        let wanted = try example.wanted()
        var dice = Dice(seed: UInt64(example.document.count) &* 31 &+ UInt64(example.name.utf8.count))
        try within(.seconds(30), "\(example.testDescription)") {
            for _ in 0..<8 where !example.document.isEmpty {
                var bytes = example.document
                for _ in 0...dice.roll(6) where !bytes.isEmpty {
                    let place = dice.roll(bytes.count)
                    switch dice.roll(4) {
                    case 0: bytes[place] = UInt8(dice.roll(256))
                    case 1: bytes.remove(at: place)
                    case 2: bytes.insert(UInt8(dice.roll(256)), at: place)
                    default: bytes.removeSubrange(place..<min(place + dice.roll(30), bytes.count))
                    }
                }
                _ = try example.answer(bytes, wanted)
            }
        }
    }

    /// The bound is hundreds of times what the work takes: it finds loops, not slowness.
    private func within(_ limit: Duration, _ what: String, _ work: () throws -> Void) rethrows {
        let taken = try ContinuousClock().measure(work)
        #expect(taken < limit, "\(what) took \(taken)")
    }
}
