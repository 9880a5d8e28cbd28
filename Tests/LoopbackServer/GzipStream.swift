/// Gzip streams (RFC 1951, RFC 1952) made without a compressor: bytes as they are, or one byte many times over.
package enum GzipStream {
    /// The bytes in stored blocks, so hardly larger than they were.
    package static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var stream = header
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(0xFFFF)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            stream.append(rest.isEmpty ? 1 : 0)
            stream += littleEndian(length) + littleEndian(~length) + block
        } while !rest.isEmpty
        return stream + trailer(checksum: checksum(bytes), count: bytes.count)
    }

    /// `count` times the byte 0x61 in one block of matches of length 258: 13 bits for each.
    package static func bomb(decodedBytes count: Int) -> [UInt8] {
        var bits = BitWriter(header)
        bits.append(0b011, count: 3)  // Last block, fixed Huffman codes.
        let literals = count < 259 ? count : 1 + (count - 1) % 258
        for _ in 0..<literals { bits.appendCode(0x30 + 0x61, count: 8) }
        for _ in 0..<(count - literals) / 258 {
            bits.appendCode(0b1100_0101, count: 8)  // Length 258.
            bits.appendCode(0, count: 5)  // From one byte before.
        }
        bits.appendCode(0, count: 7)  // End of the block.
        return bits.bytes + trailer(checksum: checksum(0x61, times: count), count: count)
    }

    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

    private static func trailer(checksum: UInt32, count: Int) -> [UInt8] {
        littleEndian(checksum) + littleEndian(UInt32(truncatingIfNeeded: count))
    }

    private static func littleEndian<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
        (0..<Value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8) }
    }

    /// A plain loop, because a bomb has millions of bytes and tests are built without optimisation.
    private static func checksum(_ byte: UInt8, times count: Int) -> UInt32 {
        let table = table
        var state = ~UInt32(0)
        var left = count
        while left > 0 {
            state = table[Int((state ^ UInt32(byte)) & 0xFF)] ^ (state >> 8)
            left -= 1
        }
        return ~state
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
}

/// Packs bits from the lowest of each byte upwards, as deflate does.
private struct BitWriter {
    private(set) var bytes: [UInt8]
    private var filled = 8

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The lowest bit first.
    mutating func append(_ value: UInt16, count: Int) {
        for bit in 0..<count { append(value >> bit & 1 == 1) }
    }

    /// The highest bit first, as Huffman codes go.
    mutating func appendCode(_ value: UInt16, count: Int) {
        for bit in (0..<count).reversed() { append(value >> bit & 1 == 1) }
    }

    private mutating func append(_ isSet: Bool) {
        if filled == 8 {
            bytes.append(0)
            filled = 0
        }
        if isSet { bytes[bytes.count - 1] |= 1 << UInt8(filled) }
        filled += 1
    }
}
