import Crisis

/// A file with one JSON array of objects, read element by element however large it is.
///
/// A broken element costs only itself as long as its brackets and quotation marks are whole.
final class JSONArrayRecords: DropRecords {
    /// A larger element is no complaint.
    static let maximumElementBytes = 2 * 1024 * 1024

    let notices: [String] = []
    private let name: String
    private let lines: TextLines
    private let reader: JSONRecordReader
    private var bytes: [UInt8] = []
    private var index = 0
    private var line = 1
    private var isOpen = false
    private var isDone = false

    init(_ name: String, _ lines: TextLines, _ reader: JSONRecordReader) {
        self.name = name
        self.lines = lines
        self.reader = reader
    }

    func next() throws(DropProblem) -> DropRecord? {
        if !isOpen {
            guard try skip() == UInt8(ascii: "[") else { throw DropProblem("it does not begin with [") }
            index += 1
            isOpen = true
        }
        while !isDone {
            switch try skip() {
            case nil: throw unfinished
            case UInt8(ascii: ","): index += 1
            case UInt8(ascii: "]"): isDone = true
            default: return try element()
            }
        }
        return nil
    }

    private var unfinished: DropProblem {
        DropProblem(
            "the array has no end: after line \(line) nothing comes. Write the whole file and put it here again",
            mayBeUnfinished: true)
    }

    /// The next byte that is no white space.
    private func skip() throws(DropProblem) -> UInt8? {
        while true {
            while index < bytes.count {
                let byte = bytes[index]
                guard byte <= 0x20 else { return byte }
                if byte == 0x0A { line += 1 }
                index += 1
            }
            guard try fill(keeping: index) else { return nil }
        }
    }

    private func fill(keeping start: Int) throws(DropProblem) -> Bool {
        guard let piece = try lines.nextPiece() else { return false }
        bytes.removeFirst(start)
        index -= start
        let text = lines.text(of: piece.bytes) ?? String(decoding: piece.bytes, as: UTF8.self)
        bytes += Array(text.utf8)
        if piece.isEnded { bytes.append(0x0A) }
        return true
    }

    /// From here to the comma or bracket that ends the element, whatever it holds.
    private func element() throws(DropProblem) -> DropRecord {
        let first = line
        var start = index
        var depth = 0
        var isQuoted = false
        var isEscaped = false
        var isTooLong = false
        scan: while true {
            guard index < bytes.count else {
                if index - start > JSONArrayRecords.maximumElementBytes {
                    // Only its beginning is kept.
                    isTooLong = true
                    bytes.removeSubrange((start + JSONArrayRecords.maximumElementBytes)..<index)
                    index = start + JSONArrayRecords.maximumElementBytes
                }
                let kept = index - start
                guard try fill(keeping: start) else { throw unfinished }
                start = 0
                index = kept
                continue
            }
            let byte = bytes[index]
            if byte == 0x0A { line += 1 }
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                if byte == UInt8(ascii: "\\") { isEscaped = true }
                if byte == UInt8(ascii: "\"") { isQuoted = false }
            } else {
                switch byte {
                case UInt8(ascii: "\""): isQuoted = true
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"): depth = max(0, depth - 1)
                case UInt8(ascii: "]"):
                    if depth == 0 { break scan }
                    depth -= 1
                case UInt8(ascii: ",") where depth == 0: break scan
                default: break
                }
            }
            index += 1
        }
        var original = Array(bytes[start..<index])
        while let last = original.last, last <= 0x20 { original.removeLast() }
        return DropRecord(
            place: "\(name):\(first)", bytes: original, content: content(original, isTooLong: isTooLong))
    }

    private func content(_ original: [UInt8], isTooLong: Bool) -> DropRecord.Content {
        guard !isTooLong else { return .unreadable("the element is longer than 2 MiB. Write one complaint in it") }
        do throws(JSONParser.Failure) {
            let value = try JSONParser.parse(String(decoding: original, as: UTF8.self))
            return .record(value, reader.record(for: value))
        } catch {
            return .unreadable(
                "the element is not JSON: \(error.description). Write one JSON object for each complaint")
        }
    }
}

/// Records that were found in a JSON document that is read as a whole.
final class JSONDocumentRecords: DropRecords {
    /// Larger documents must be arrays or lines, which are read piece by piece.
    static let maximumBytes = 32 * 1024 * 1024

    let notices: [String]
    private let name: String
    private let reader: JSONRecordReader
    private var records: ArraySlice<JSONValue>
    private var number = 0
    private let place: String

    /// - Parameter pointer: Where the records stand; nil looks for the first array of objects.
    init(_ name: String, _ text: String, at pointer: String?, _ reader: JSONRecordReader) throws(DropProblem) {
        self.name = name
        self.reader = reader
        let document: JSONValue
        do throws(JSONParser.Failure) {
            document = try JSONParser.parse(text)
        } catch {
            throw DropProblem(
                "it is not JSON: \(error.description). Write an array of objects, or one object on each line",
                mayBeUnfinished: true)
        }
        if let pointer, let place = JSONPointer(pointer), case .array(let found)? = place.value(in: document) {
            (records, self.place) = (found[...], pointer)
        } else if reader.record(for: document).fields[.text]?.value(in: document) != nil {
            // One complaint may well have arrays of objects in it.
            (records, place) = ([document], "")
        } else if let (found, place) = JSONDocumentRecords.array(in: document, at: "", depth: 0) {
            (records, self.place) = (found[...], place)
        } else {
            (records, place) = ([document], "")
        }
        notices = []
    }

    func next() throws(DropProblem) -> DropRecord? {
        guard let value = records.popFirst() else { return nil }
        defer { number += 1 }
        return DropRecord(
            place: "\(name)#\(place)/\(number)", bytes: Array(value.text.utf8),
            content: .record(value, reader.record(for: value)))
    }

    private static func array(in value: JSONValue, at place: String, depth: Int) -> ([JSONValue], String)? {
        switch value {
        case .array(let elements):
            guard case .object? = elements.first else { return nil }
            return (elements, place)
        case .object(let members):
            guard depth < 4 else { return nil }
            for member in members {
                let token = member.name.replacing("~", with: "~0").replacing("/", with: "~1")
                if case .array = member.value,
                    let found = array(in: member.value, at: "\(place)/\(token)", depth: depth)
                {
                    return found
                }
            }
            for member in members {
                let token = member.name.replacing("~", with: "~0").replacing("/", with: "~1")
                if case .object = member.value,
                    let found = array(in: member.value, at: "\(place)/\(token)", depth: depth + 1)
                {
                    return found
                }
            }
            return nil
        case .null, .boolean, .number, .string: return nil
        }
    }
}
