import Crisis

/// The header of a table: which column holds what.
struct TableHeader {
    /// Rows in which the header is looked for: exports have titles and remarks above it.
    static let searchedRows = 20

    /// Index of the first row of the records.
    let firstRow: Int
    let columns: Int
    let record: ComplaintRecord
    /// Fields that were found.
    let fields: Int

    /// The row, or the two rows one above the other, in which most fields are found; nil when no row is a header.
    ///
    /// A header must name a text or a title, and something else.
    static func find(in rows: [[String]], _ origin: Source.DropFolderOrigin, offsetMinutes: Int) -> TableHeader? {
        var best: TableHeader?
        for index in rows.indices {
            let next = index + 1 < rows.count ? rows[index + 1] : nil
            // Merged cells: a group's name above the names of its columns.
            let merged = next.map { merge(rows[index], $0) }
            for (names, first) in [(rows[index], index + 1), (merged ?? [], index + 2)] where !names.isEmpty {
                guard let header = TableHeader(names, firstRow: first, origin, offsetMinutes: offsetMinutes),
                    header.fields > best?.fields ?? 0
                else { continue }
                best = header
            }
        }
        return best
    }

    private static func merge(_ upper: [String], _ lower: [String]) -> [String] {
        (0..<max(upper.count, lower.count)).map { index in
            let name = index < lower.count ? ComplaintText.trimmed(lower[index]) : ""
            return name.isEmpty && index < upper.count ? upper[index] : name
        }
    }

    private init?(
        _ names: [String], firstRow: Int, _ origin: Source.DropFolderOrigin, offsetMinutes: Int
    ) {
        let shown = names.prefix(TableRow.maximumColumns).map { ComplaintText.singleLine(ComplaintText.trimmed($0)) }
        var ranked: [ComplaintFieldName: [(rank: Int, column: Int)]] = [:]
        var details: [ComplaintRecord.Detail] = []
        let wanted = TableHeader.wanted(origin.fields)
        let wantedDetails = Set(origin.fields.details.map(TableHeader.columnName))
        for (column, name) in shown.enumerated() where !name.isEmpty {
            let folded = ComplaintColumns.folded(name)
            if let (field, rank) = wanted[folded] {
                ranked[field, default: []].append((rank, column))
            } else if wantedDetails.contains(folded) {
                details.append(TableHeader.detail(name, column))
            } else if let entry = origin.columns.entry(for: name) {
                switch entry.role {
                // A mapping of the source is the whole truth about its field, if its columns are there.
                case .field(let field): ranked[field, default: []].append((1000 + entry.rank, column))
                case .detail: if wantedDetails.isEmpty { details.append(TableHeader.detail(name, column)) }
                }
            }
        }
        var fields: [ComplaintFieldName: ComplaintRecord.Field] = [:]
        for (field, found) in ranked {
            let isMapped = found.contains { $0.rank < 1000 }
            let places = found.filter { !isMapped || $0.rank < 1000 }.sorted { $0 < $1 }.map { _, column in
                ComplaintRecord.Field.Place(
                    pointer: JSONPointer(member: String(column)), shown: ComplaintText.quoted(shown[column]))
            }
            fields[field] = ComplaintRecord.Field(
                name: field.rawValue, places: places, separator: origin.fields[field]?.separator,
                constant: origin.fields[field]?.constant)
        }
        for field in ComplaintFieldName.allCases where fields[field] == nil {
            guard let constant = origin.fields[field]?.constant else { continue }
            fields[field] = ComplaintRecord.Field(name: field.rawValue, places: [], constant: constant)
        }
        let found = ranked.count
        guard found >= 2, ranked[.text] != nil || ranked[.title] != nil || !details.isEmpty else { return nil }
        self.firstRow = firstRow
        self.fields = found
        columns = TableHeader.width(shown)
        record = ComplaintRecord(fields: fields, details: details, offsetMinutes: offsetMinutes)
    }

    /// Columns at the end without a name are none.
    private static func width(_ names: [String]) -> Int { (names.lastIndex { !$0.isEmpty } ?? -1) + 1 }

    private static func detail(_ name: String, _ column: Int) -> ComplaintRecord.Detail {
        ComplaintRecord.Detail(label: name, pointer: JSONPointer(member: String(column)))
    }

    /// The columns that the source maps, by their folded names.
    private static func wanted(_ fields: Source.ComplaintFields) -> [String: (ComplaintFieldName, Int)] {
        var wanted: [String: (ComplaintFieldName, Int)] = [:]
        for name in ComplaintFieldName.allCases {
            for (rank, place) in (fields[name]?.places ?? []).enumerated() {
                let key = columnName(place)
                if !key.isEmpty, wanted[key] == nil { wanted[key] = (name, rank) }
            }
        }
        return wanted
    }

    /// A pointer of one part, such as `/text`, names a column as well as a member.
    private static func columnName(_ place: String) -> String {
        ComplaintColumns.folded(place.hasPrefix("/") ? String(place.dropFirst()) : place)
    }
}
