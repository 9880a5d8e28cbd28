import Crisis
import Foundation

/// The details of a record as a JSON array of label and value in turn; null when there are none.
enum DetailsColumn {
    static func text(of details: [Item.Detail]) -> ColumnText? {
        guard !details.isEmpty else { return nil }
        return ColumnText(JSONText.array(details.flatMap { [$0.label, $0.value] }))
    }

    static func details(in text: String?) throws -> [Item.Detail] {
        guard let text else { return [] }
        guard let words = try? JSONDecoder().decode([String].self, from: Data(text.utf8)), words.count % 2 == 0 else {
            throw LedgerError.unreadableRow(table: "item", detail: "details: not pairs of texts")
        }
        return stride(from: 0, to: words.count, by: 2).map { Item.Detail(label: words[$0], value: words[$0 + 1]) }
    }
}
