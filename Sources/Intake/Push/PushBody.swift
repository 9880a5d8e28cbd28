import Crisis

/// What a desk pushed: one complaint, an array of them, or a complaint on each line.
package struct PushBody: Sendable {
    /// How the body is written.
    package enum Form: String, Sendable {
        case json
        case lines
    }

    /// One record of the body.
    package struct Record: Sendable {
        package enum Content: Sendable {
            case item(Item)
            case unreadable(UnreadableRecord)
        }

        /// Its place among the records, the first is 0.
        package var index: Int
        /// Its line in the body, the first is 1; nil in an array.
        package var line: Int?
        package var content: Content
    }

    /// Why nothing of the body can be taken.
    package enum Problem: Error, Hashable, Sendable {
        case invalid(String)
        case tooManyRecords(limit: Int)
    }

    /// Records in one push: they are kept in one transaction.
    package static let maximumRecords = 5000
    /// A longer record is no complaint.
    static let maximumRecordBytes = 2 * 1024 * 1024

    private let source: Source
    private let origin: Source.PushOrigin
    private let pointer: JSONPointer
    private let record: ComplaintRecord

    package init(source: Source) throws(ComplaintSetupError) {
        guard case .push(let origin) = source.origin else {
            throw .wrongOrigin(source: source.id, wanted: "push source")
        }
        guard let pointer = JSONPointer(origin.recordsPointer) else {
            throw .notAPointer(key: "records", origin.recordsPointer)
        }
        self.source = source
        self.origin = origin
        self.pointer = pointer
        record = try ComplaintRecord(fields: origin.fields, offsetMinutes: source.offsetMinutes)
    }

    package func read(_ bytes: [UInt8], as form: Form) throws(Problem) -> [Record] {
        let records =
            switch form {
            case .json: try readDocument(bytes)
            case .lines: try readLines(bytes)
            }
        guard !records.isEmpty else { throw .invalid("there is no record in the body. Send one complaint or more") }
        return distinct(records)
    }

    private func readDocument(_ bytes: [UInt8]) throws(Problem) -> [Record] {
        let document = try json(bytes)
        guard let found = pointer.value(in: document) else {
            throw .invalid("there is nothing at \(pointer) in the body. Set records to where the array stands")
        }
        let values: [JSONValue]
        switch found {
        case .array(let elements): values = elements
        case .object: values = [found]
        case .null, .boolean, .number, .string:
            throw .invalid("there is \(found.kindName) where an object or an array of objects should be")
        }
        guard values.count <= Self.maximumRecords else { throw .tooManyRecords(limit: Self.maximumRecords) }
        return values.enumerated().map { index, value in
            let place = "push#\(index)"
            return Record(
                index: index, line: nil, content: content(of: value, place: place, bytes: Array(value.text.utf8)))
        }
    }

    private func json(_ bytes: [UInt8]) throws(Problem) -> JSONValue {
        guard let text = ComplaintText.decode(bytes) else {
            throw .invalid("the body is neither UTF-8 nor GB18030. Send it in UTF-8")
        }
        do throws(JSONParser.Failure) {
            return try JSONParser.parse(text)
        } catch {
            throw .invalid("the body is not JSON: \(error.description)")
        }
    }

    private func readLines(_ bytes: [UInt8]) throws(Problem) -> [Record] {
        var records: [Record] = []
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { continue }
            guard records.count < Self.maximumRecords else { throw .tooManyRecords(limit: Self.maximumRecords) }
            records.append(
                Record(index: records.count, line: index + 1, content: content(ofLine: line, number: index + 1)))
        }
        return records
    }

    private func content(ofLine line: ArraySlice<UInt8>, number: Int) -> Record.Content {
        let place = "push:\(number)"
        guard line.count <= Self.maximumRecordBytes else {
            return unreadable("the line is longer than 2 MiB. Write one complaint on a line", place, lossy: line)
        }
        do {
            return content(of: try json(Array(line)), place: place, bytes: Array(line))
        } catch {
            guard case .invalid(let reason) = error else {
                return unreadable("the line cannot be read", place, lossy: line)
            }
            return unreadable(reason.replacing("the body", with: "the line"), place, lossy: line)
        }
    }

    private func content(of value: JSONValue, place: String, bytes: [UInt8]) -> Record.Content {
        do throws(ComplaintProblem) {
            return .item(try record.item(from: value, ComplaintRecord.Provenance(place: place, bytes: bytes)))
        } catch {
            return unreadable(error.reason, place, value.text)
        }
    }

    /// Two contents under one id cannot both be the complaint; the first one counts.
    private func distinct(_ records: [Record]) -> [Record] {
        var revisions: [String: String] = [:]
        return records.map { record in
            guard case .item(let item) = record.content else { return record }
            guard let known = revisions[item.identity] else {
                revisions[item.identity] = item.revision
                return record
            }
            guard known != item.revision else { return record }
            let reason =
                "the id \(ComplaintText.quoted(item.identity)) stands twice in this push with different contents. "
                + "Send a correction in a push of its own"
            let place = record.line.map { "push:\($0)" } ?? "push#\(record.index)"
            var clash = record
            clash.content = unreadable(reason, place, "\(item.identity) \(item.title)\n\(item.text)")
            return clash
        }
    }

    private func unreadable(_ reason: String, _ place: String, _ raw: String) -> Record.Content {
        .unreadable(UnreadableRecord(source: source.id, place: place, reason: reason, raw: ComplaintText.raw(raw)))
    }

    private func unreadable(_ reason: String, _ place: String, lossy bytes: ArraySlice<UInt8>) -> Record.Content {
        unreadable(reason, place, ComplaintText.lossy(bytes))
    }
}
