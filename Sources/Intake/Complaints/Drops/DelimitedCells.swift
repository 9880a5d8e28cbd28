/// Takes the lines of one record of a delimited text apart (RFC 4180, and what spreadsheets and people make of it).
struct DelimitedCells {
    /// More cells make no row but an accident.
    static let maximumCells = 16_384

    private(set) var cells: [String] = []
    /// A quotation mark is open: the record goes on in the next line.
    private(set) var isOpen = false
    /// Marks that stood where none may stand were taken as text.
    private(set) var isRepaired = false
    private(set) var hasTooMany = false

    private let delimiter: [UInt8]
    private var cell: [UInt8] = []

    init(delimiter: String) { self.delimiter = Array(delimiter.utf8) }

    private static let quote = UInt8(ascii: "\"")

    /// Adds a line without its end.
    mutating func add(_ line: String) {
        let bytes = Array(line.utf8)
        var index = 0
        if isOpen { cell.append(0x0A) }
        var isAtStart = !isOpen
        while index < bytes.count {
            let byte = bytes[index]
            if isOpen {
                index = quoted(bytes, index)
            } else if isAtStart, byte == DelimitedCells.quote {
                isOpen = true
                cell.removeAll(keepingCapacity: true)
                index += 1
                isAtStart = false
            } else if isDelimiter(bytes, index) {
                endCell()
                index += delimiter.count
                isAtStart = true
            } else {
                // Spaces before a quotation mark do not count.
                if byte != 0x20 { isAtStart = false }
                cell.append(byte)
                index += 1
            }
        }
    }

    /// Ends the record.
    mutating func end() { endCell() }

    private mutating func endCell() {
        if cells.count < DelimitedCells.maximumCells {
            cells.append(String(decoding: cell, as: UTF8.self))
        } else {
            hasTooMany = true
        }
        cell.removeAll(keepingCapacity: true)
    }

    /// One step inside quotation marks; returns where to go on.
    private mutating func quoted(_ bytes: [UInt8], _ index: Int) -> Int {
        guard bytes[index] == DelimitedCells.quote else {
            cell.append(bytes[index])
            return index + 1
        }
        if index + 1 < bytes.count, bytes[index + 1] == DelimitedCells.quote {
            cell.append(DelimitedCells.quote)
            return index + 2
        }
        var after = index + 1
        while after < bytes.count, bytes[after] == 0x20 { after += 1 }
        guard after == bytes.count || isDelimiter(bytes, after) else {
            // He said "no" and left: a mark that closes nothing is text.
            isRepaired = true
            cell.append(DelimitedCells.quote)
            return index + 1
        }
        isOpen = false
        return after
    }

    private func isDelimiter(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard bytes[index] == delimiter[0] else { return false }
        return delimiter.count == 1
            || (index + delimiter.count <= bytes.count
                && bytes[index..<(index + delimiter.count)].elementsEqual(delimiter))
    }
}
