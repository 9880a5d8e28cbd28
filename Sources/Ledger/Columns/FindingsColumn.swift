import Crisis
import Foundation

/// The findings of one mention as a JSON array of arrays: `[["zh.late","category","late","没有更新",3,7,5,0]]`, which is
/// rule, meaning, its value, quote, the range from and up to, weight, and 1 when it is denied.
///
/// Written by hand because there is one for each mention: the general encoder takes 100 µs for it, four times as long
/// as everything else that a mention costs. A new property of `Signal` goes to the end of the inner array.
enum FindingsColumn {
    static func text(of findings: [Signal]) -> String {
        var json: [UInt8] = [UInt8(ascii: "[")]
        for (index, signal) in findings.enumerated() {
            if index > 0 { json.append(UInt8(ascii: ",")) }
            append(signal, to: &json)
        }
        json.append(UInt8(ascii: "]"))
        return String(decoding: json, as: UTF8.self)
    }

    static func findings(in text: String) throws -> [Signal] {
        do {
            return try JSONDecoder().decode([Finding].self, from: Data(text.utf8)).map(\.signal)
        } catch let error as DecodingError {
            throw LedgerError.unreadableRow(table: "mention", detail: "findings: \(error.place)")
        }
    }

    private static func append(_ signal: Signal, to json: inout [UInt8]) {
        let (meaning, value) = words(of: signal.meaning)
        json.append(UInt8(ascii: "["))
        for text in [signal.rule, meaning, value, signal.quote] {
            JSONText.append(text, to: &json)
            json.append(UInt8(ascii: ","))
        }
        let (start, end) = (signal.range.lowerBound, signal.range.upperBound)
        json.append(contentsOf: "\(start),\(end),\(signal.weight),\(signal.negated ? 1 : 0)]".utf8)
    }

    private static func words(of meaning: Signal.Meaning) -> (meaning: String, value: String) {
        let words = meaning.name.split(separator: " ", maxSplits: 1)
        return (String(words[0]), words.count == 2 ? String(words[1]) : "")
    }
}

/// One inner array.
private struct Finding: Decodable {
    let signal: Signal

    init(from decoder: any Decoder) throws {
        var parts = try decoder.unkeyedContainer()
        let rule = try parts.decode(String.self)
        let (word, value) = (try parts.decode(String.self), try parts.decode(String.self))
        let quote = try parts.decode(String.self)
        let (start, end) = (try parts.decode(Int.self), try parts.decode(Int.self))
        guard let meaning = Signal.Meaning(kind: word, value: value), start <= end else {
            throw DecodingError.dataCorruptedError(in: parts, debugDescription: "a meaning or range nobody knows")
        }
        signal = Signal(
            rule: rule, meaning: meaning, quote: quote, range: start..<end, weight: try parts.decode(Int.self),
            negated: try parts.decode(Int.self) == 1)
    }
}
