/// Decodes a paired set so that a spoilt, lost or added byte costs the character where it is and no other.
struct PairDecoder {
    private let reader: PairReader
    private var output: [UInt8] = []
    private(set) var replacements = 0

    /// A longer stretch without a single ASCII byte is no text; it is read without looking for the best way.
    private static let longestRepair = 16 * 1024

    static func decode(_ bytes: [UInt8], as set: PairedSet) -> (text: [UInt8], replacements: Int) {
        var decoder = PairDecoder(reader: PairReader(set, bytes))
        decoder.decode()
        return (decoder.output, decoder.replacements)
    }

    private init(reader: PairReader) { self.reader = reader }

    private mutating func decode() {
        let bytes = reader.bytes
        output.reserveCapacity(bytes.count * 3 / 2)
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                let start = index
                while index < bytes.count, bytes[index] < 0x80 { index += 1 }
                output += bytes[start..<index]
            } else {
                index = run(from: index)
            }
        }
    }

    /// Everything up to the next ASCII byte that is none of a character's; returns where that is.
    ///
    /// It goes in pieces, each up to a character that ends in an ASCII byte: a fault only ever spoils its own piece,
    /// and no byte is read more than twice.
    private mutating func run(from start: Int) -> Int {
        let bytes = reader.bytes
        var index = start
        var piece = start
        var written = output.count
        while index < bytes.count, bytes[index] >= 0x80 {
            let character = reader.character(at: index)
            if character.length == 0 { return bytes.count }
            let endsPiece = character.length == 4 || (character.length == 2 && bytes[index + 1] < 0x80)
            // A rare character whose second byte is a letter may be the end of a piece that lost a byte.
            if character.scalar == 0 || (endsPiece && character.points < 0 && index > piece) {
                output.removeSubrange(written...)
                return repair(from: piece)
            }
            append(character)
            index += character.length
            if endsPiece || index - piece > PairDecoder.longestRepair { (piece, written) = (index, output.count) }
        }
        return index
    }

    /// The reading with the most points, where to skip a byte costs some: found from the end backwards.
    private mutating func repair(from start: Int) -> Int {
        let bytes = reader.bytes
        var end = start
        while end < bytes.count, bytes[end] >= 0x80, end - start < PairDecoder.longestRepair { end += 1 }
        // A character may reach up to three bytes behind the run.
        var best = [Int](repeating: 0, count: end - start + 4)
        var lengths = [Int](repeating: 0, count: end - start)
        for index in (start..<end).reversed() {
            let character = reader.character(at: index)
            best[index - start] = best[index - start + 1] + PairTable.badPoints
            // A character of two bytes that is spoilt costs little more than a single byte too many.
            let without = best[index - start + 2] + PairTable.badPoints - 1
            if index + 2 <= end, without > best[index - start] {
                best[index - start] = without
                lengths[index - start] = -2
            }
            guard character.scalar != 0 else { continue }
            let points = best[min(index + character.length, end + 3) - start] + character.points
            if points >= best[index - start] {
                best[index - start] = points
                lengths[index - start] = character.length
            }
        }
        return follow(lengths, from: start, to: end)
    }

    private mutating func follow(_ lengths: [Int], from start: Int, to end: Int) -> Int {
        var index = start
        while index < end {
            let length = lengths[index - start]
            if length > 0 {
                append(reader.character(at: index))
                index += length
            } else if index + 1 == reader.bytes.count, reader.bytes[index] != 0xFF {
                return index + 1  // The end of the document cuts a character.
            } else {
                replace()
                index += length == 0 ? 1 : -length
            }
        }
        return index
    }

    private mutating func replace() {
        output += [0xEF, 0xBF, 0xBD]
        replacements += 1
    }

    private mutating func append(_ character: PairReader.Character) {
        let value = character.scalar
        switch value {
        case ..<0x80: output.append(UInt8(value))
        case ..<0x800:
            output.append(UInt8(0xC0 | value >> 6))
            output.append(UInt8(0x80 | value & 0x3F))
        case ..<0x1_0000:
            output.append(UInt8(0xE0 | value >> 12))
            output.append(UInt8(0x80 | value >> 6 & 0x3F))
            output.append(UInt8(0x80 | value & 0x3F))
        default:
            if let scalar = Unicode.Scalar(value) { output.append(scalar) }
        }
    }
}
