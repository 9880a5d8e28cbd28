/// Writes numbers and texts one behind the other.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ raw: some Sequence<UInt8>) { bytes.append(contentsOf: raw) }

    /// Seven bits a byte, the lowest first.
    mutating func write(_ number: Int) {
        var rest = UInt64(max(0, number))
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(fixed number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }

    mutating func write(_ number: Double) { write(fixed: number.bitPattern) }

    mutating func write(_ text: String) {
        write(text.utf8.count)
        write(text.utf8)
    }
}

/// Reads what `ByteWriter` wrote; whatever is missing or too large ends it.
struct ByteReader {
    /// The bytes end before what they announce, or announce what cannot be.
    struct Broken: Error {}

    private let bytes: ArraySlice<UInt8>
    private var index: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    var isAtEnd: Bool { index == bytes.endIndex }

    mutating func byte() throws(Broken) -> UInt8 {
        guard index < bytes.endIndex else { throw Broken() }
        defer { index += 1 }
        return bytes[index]
    }

    mutating func raw(_ count: Int) throws(Broken) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.endIndex - index else { throw Broken() }
        defer { index += count }
        return bytes[index..<(index + count)]
    }

    /// - Parameter limit: what is larger is broken.
    mutating func number(upTo limit: Int) throws(Broken) -> Int {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 56, by: 7) {
            let byte = try byte()
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 {
                guard value <= UInt64(limit) else { throw Broken() }
                return Int(value)
            }
        }
        throw Broken()
    }

    mutating func fixed() throws(Broken) -> UInt64 {
        var value: UInt64 = 0
        for (place, byte) in try raw(8).enumerated() { value |= UInt64(byte) << UInt64(place * 8) }
        return value
    }

    /// A number that can be reckoned with.
    mutating func double() throws(Broken) -> Double {
        let value = Double(bitPattern: try fixed())
        guard value.isFinite else { throw Broken() }
        return value
    }

    mutating func text(upTo limit: Int) throws(Broken) -> String {
        let raw = try raw(try number(upTo: limit))
        guard let text = String(validating: raw, as: UTF8.self) else { throw Broken() }
        return text
    }
}
