import Crisis
import Foundation

/// What a model decided of one mention, as a JSON array: `["shop@0f3a…",1,0,"late",812,[["legal",700,0]]]`, which is its
/// name, 1 where it decided negative and complaint, its category and how sure it was of that, and each flag with its probability
/// and 1 when a rule found it.
enum ModelColumn {
    static func text(of reading: ModelReading?) -> ColumnText? {
        guard let reading else { return nil }
        let flags = reading.flags.map { "[\(quoted($0.name)),\($0.probability.value),\($0.byRule ? 1 : 0)]" }
        let parts = [
            quoted(reading.model), reading.decidesNegative ? "1" : "0", reading.decidesComplaint ? "1" : "0",
            reading.category.map(quoted) ?? "null", reading.categoryProbability.map { "\($0.value)" } ?? "null",
            "[" + flags.joined(separator: ",") + "]",
        ]
        return ColumnText("[" + parts.joined(separator: ",") + "]")
    }

    static func reading(in text: String?) throws -> ModelReading? {
        guard let text else { return nil }
        do {
            return try JSONDecoder().decode(Stored.self, from: Data(text.utf8)).reading
        } catch let error as DecodingError {
            throw LedgerError.unreadableRow(table: "mention", detail: "model: \(error.place)")
        }
    }

    /// A JSON string.
    private static func quoted(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": json += "\\\(scalar)"
            case "\u{00}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }

    private struct Stored: Decodable {
        let reading: ModelReading

        init(from decoder: any Decoder) throws {
            var parts = try decoder.unkeyedContainer()
            var reading = ModelReading(
                model: try parts.decode(String.self), decidesNegative: try parts.decode(Int.self) == 1,
                decidesComplaint: try parts.decode(Int.self) == 1)
            reading.category = try parts.decode(String?.self)
            reading.categoryProbability = try parts.decode(PerMille?.self)
            reading.flags = try parts.decode([Flag].self).map(\.flag)
            self.reading = reading
        }
    }

    private struct Flag: Decodable {
        let flag: ModelReading.Flag

        init(from decoder: any Decoder) throws {
            var parts = try decoder.unkeyedContainer()
            flag = ModelReading.Flag(
                name: try parts.decode(String.self), probability: try parts.decode(PerMille.self),
                byRule: try parts.decode(Int.self) == 1)
        }
    }
}
