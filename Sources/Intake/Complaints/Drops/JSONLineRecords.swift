import Crisis

/// A file with one JSON object on each line.
final class JSONLineRecords: DropRecords {
    let notices: [String] = []
    private let name: String
    private let lines: TextLines
    private let reader: JSONRecordReader

    init(_ name: String, _ lines: TextLines, _ reader: JSONRecordReader) {
        self.name = name
        self.lines = lines
        self.reader = reader
    }

    func next() throws(DropProblem) -> DropRecord? {
        while let line = try lines.next() {
            guard !line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0 }) else { continue }
            return DropRecord(place: "\(name):\(line.number)", bytes: line.bytes, content: content(line))
        }
        return nil
    }

    private func content(_ line: TextLines.Line) -> DropRecord.Content {
        guard !line.isTooLong else {
            return .unreadable("the line is longer than 2 MiB. Write one complaint on a line")
        }
        guard let text = lines.encoding.lineText(of: line.bytes) else {
            return .unreadable("the line is neither UTF-8 nor GB18030. Write the file in UTF-8")
        }
        do throws(JSONParser.Failure) {
            let value = try JSONParser.parse(text)
            return .record(value, reader.record(for: value))
        } catch {
            return .unreadable("the line is not JSON: \(error.description). Write one JSON object on each line")
        }
    }
}

/// Finds the fields of JSON objects by the source's mapping, and where that is silent by the names of their members.
final class JSONRecordReader {
    private let mapped: ComplaintRecord
    private let origin: Source.DropFolderOrigin
    private var records: [[String]: ComplaintRecord] = [:]

    init(_ origin: Source.DropFolderOrigin, offsetMinutes: Int) throws(ComplaintSetupError) {
        mapped = try ComplaintRecord(fields: origin.fields, offsetMinutes: offsetMinutes, takesNames: true)
        self.origin = origin
    }

    /// Objects with the same members are read alike.
    func record(for value: JSONValue) -> ComplaintRecord {
        guard case .object(let members) = value, !origin.columns.isEmpty, members.count <= 500 else { return mapped }
        let names = members.map(\.name)
        if let known = records[names] { return known }
        let record = recognised(names, in: value)
        if records.count < 1000 { records[names] = record }
        return record
    }

    private func recognised(_ names: [String], in value: JSONValue) -> ComplaintRecord {
        var fields = mapped.fields
        var details = mapped.details
        var ranked: [ComplaintFieldName: [(rank: Int, name: String)]] = [:]
        for name in names {
            guard let entry = origin.columns.entry(for: name) else { continue }
            switch entry.role {
            case .field(let field): ranked[field, default: []].append((entry.rank, name))
            case .detail:
                if origin.fields.details.isEmpty {
                    details.append(ComplaintRecord.Detail(label: name, pointer: JSONPointer(member: name)))
                }
            }
        }
        for (field, found) in ranked {
            // What the configuration names, or what stands where it usually does, needs no guess.
            if origin.fields[field] != nil || fields[field]?.value(in: value) != nil { continue }
            let places = found.sorted { ($0.rank, $0.name) < ($1.rank, $1.name) }.map { _, name in
                ComplaintRecord.Field.Place(pointer: JSONPointer(member: name), shown: ComplaintText.quoted(name))
            }
            fields[field] = ComplaintRecord.Field(name: field.rawValue, places: places)
        }
        return ComplaintRecord(fields: fields, details: details, offsetMinutes: mapped.offsetMinutes)
    }
}
