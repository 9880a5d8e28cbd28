import Crisis
import Foundation
import GRDB

/// Reads columns by place; what is not as it should be throws instead of ending the process.
extension Row {
    func text(_ index: Int) throws -> String { try decode(ColumnText.self, atIndex: index).text }

    func textIfPresent(_ index: Int) throws -> String? { try decode(ColumnText?.self, atIndex: index)?.text }

    func moment(_ index: Int) throws -> Timestamp {
        Timestamp(milliseconds: try decode(Int64.self, atIndex: index))
    }

    func momentIfPresent(_ index: Int) throws -> Timestamp? {
        try decode(Int64?.self, atIndex: index).map(Timestamp.init(milliseconds:))
    }

    func number(_ index: Int) throws -> Int { try decode(Int.self, atIndex: index) }

    func bytes(_ index: Int) throws -> [UInt8] { Array(try decode(Data.self, atIndex: index)) }

    /// A word of one of our own vocabularies, such as a tier.
    func word<Word: RawRepresentable<String>>(_ index: Int, table: String) throws -> Word {
        let text = try text(index)
        guard let word = Word(rawValue: text) else {
            throw LedgerError.unreadableRow(table: table, detail: "\(Word.self) has no case \(text)")
        }
        return word
    }

    func wordIfPresent<Word: RawRepresentable<String>>(_ index: Int, table: String) throws -> Word? {
        try textIfPresent(index) == nil ? nil : word(index, table: table)
    }

    /// A value kept as JSON.
    func payload<Value: Decodable>(_ index: Int, table: String) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: try decode(Data.self, atIndex: index))
        } catch let error as DecodingError {
            throw LedgerError.unreadableRow(table: table, detail: "\(Value.self): \(error.place)")
        }
    }
}

extension DecodingError {
    /// Where in the JSON it stands and what is wrong, without the values.
    var place: String {
        let (context, what) =
            switch self {
            case .typeMismatch(_, let context): (context, "other type")
            case .valueNotFound(_, let context): (context, "no value")
            case .keyNotFound(let key, let context): (context, "no member \(key.stringValue)")
            case .dataCorrupted(let context): (context, "not readable")
            @unknown default: (Context(codingPath: [], debugDescription: ""), "not readable")
            }
        let path = context.codingPath.map(\.stringValue).joined(separator: ".")
        return path.isEmpty ? what : "\(what) at \(path)"
    }
}

extension Database {
    /// Runs a statement that stays prepared for the life of the connection.
    ///
    /// The texts are the fixed ones of the tables, so their number is bounded.
    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// All rows of a prepared query, each read by `reading`.
    func rows<Value>(
        _ sql: String, _ arguments: StatementArguments = [], reading: (Row) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        while let row = try rows.next() { values.append(try reading(row)) }
        return values
    }

    /// The first row of a prepared query.
    func first<Value>(
        _ sql: String, _ arguments: StatementArguments = [], reading: (Row) throws -> Value
    ) throws -> Value? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments).map(reading)
    }
}
