/// The names that exports give to their columns, and which field of a complaint each of them is.
///
/// Names are compared without case, white space, punctuation and what stands in brackets: `投诉时间 (必填)`,
/// `Created At` and `created_at` are found as `投诉时间` and `createdat`.
package struct ComplaintColumns: Hashable, Codable, Sendable {
    /// What a column is.
    package enum Role: Hashable, Codable, Sendable {
        case field(ComplaintFieldName)
        /// It belongs to the text, as a line of its own.
        case detail
    }

    /// A column's role and its rank: of several columns for one field the one that is named first in the table counts.
    package struct Entry: Hashable, Codable, Sendable {
        package var role: Role
        package var rank: Int
    }

    private var entries: [String: Entry] = [:]

    package init() {}

    package var isEmpty: Bool { entries.isEmpty }

    /// Adds a name; false when it stands for something already.
    @discardableResult
    package mutating func add(_ name: String, as role: Role) -> Bool {
        let key = ComplaintColumns.folded(name)
        guard !key.isEmpty, entries[key] == nil else { return false }
        entries[key] = Entry(role: role, rank: entries.count)
        return true
    }

    /// What a column of that name is; nil when nobody knows.
    package func entry(for name: String) -> Entry? { entries[ComplaintColumns.folded(name)] }

    /// Longer headers are no names.
    private static let maximumScalars = 100

    /// The form in which names are compared.
    package static func folded(_ name: String) -> String {
        guard name.utf8.count <= 4 * maximumScalars else { return "" }
        var folded = String.UnicodeScalarView()
        var depth = 0
        for scalar in name.unicodeScalars {
            let plain = halfWidth(scalar)
            switch plain {
            case "(", "[", "【", "「", "<", "〈", "《": depth += 1
            case ")", "]", "】", "」", ">", "〉", "》": depth = max(0, depth - 1)
            case _ where depth > 0: continue
            case _ where plain.properties.isAlphabetic || plain.properties.numericType != nil:
                folded.append(contentsOf: plain.properties.lowercaseMapping.unicodeScalars)
            default: continue
            }
        }
        return String(folded)
    }

    /// The forms U+FF01 to U+FF5E of ASCII as ASCII.
    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }
}
