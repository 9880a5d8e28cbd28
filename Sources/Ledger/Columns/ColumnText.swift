import GRDB

/// Text from outside on its way into a column and back.
///
/// The engine's strings end at U+0000, and text from outside may hold one: an identity would be cut, and two of them
/// could become one. So that character is kept as `␀0`, and the sign `␀` itself as `␀␀`.
struct ColumnText: Hashable, DatabaseValueConvertible {
    private static let sign: Unicode.Scalar = "\u{2400}"

    let text: String

    init(_ text: String) { self.text = text }

    private var mayHoldSign: Bool {
        let bytes = text.utf8Span.span
        for index in bytes.indices where bytes[index] == 0 || bytes[index] == 0xE2 { return true }
        return false
    }

    /// As it stands in the column.
    var stored: String {
        // 0xE2 begins the sign in UTF-8, and few other characters.
        guard mayHoldSign else { return text }
        var stored = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\0": stored.append(contentsOf: [Self.sign, "0"])
            case Self.sign: stored.append(contentsOf: [Self.sign, Self.sign])
            default: stored.append(scalar)
            }
        }
        return String(stored)
    }

    init(stored: String) {
        guard stored.utf8.contains(0xE2) else {
            text = stored
            return
        }
        var plain = String.UnicodeScalarView()
        var afterSign = false
        for scalar in stored.unicodeScalars {
            if afterSign {
                plain.append(scalar == "0" ? "\0" : scalar)
                afterSign = false
            } else if scalar == Self.sign {
                afterSign = true
            } else {
                plain.append(scalar)
            }
        }
        text = String(plain)
    }

    var databaseValue: DatabaseValue { stored.databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> ColumnText? {
        String.fromDatabaseValue(value).map { ColumnText(stored: $0) }
    }
}
