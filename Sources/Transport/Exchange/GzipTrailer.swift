/// Looks at a gzip body on the wire for the length in its last four bytes.
///
/// libcurl 7.88 reports success for a gzip stream that ends early inside a body of the right length (254 of 4,153
/// bytes in one measured case), and so half a feed would pass for a whole one. RFC 1952 closes each stream with the
/// number of decoded bytes modulo 2^32. libcurl shows the wire with the chunked framing still on it, so the framing is
/// taken off here; a chunk size starts with a hexadecimal digit and gzip with 0x1F, which tells the two apart.
struct GzipTrailer {
    private enum Framing {
        case undecided
        case none
        case chunkSize(Int)
        case chunkExtension(Int)
        case chunkData(Int)
        case chunkEnd
        case ended
        /// Framing that we cannot read; libcurl's word is taken then.
        case unknown
    }

    private var framing = Framing.undecided
    private var payloadBytes = 0
    private var lastFour: [UInt8] = []
    private let declaredBytes: Int?

    init(declaredBytes: Int?) { self.declaredBytes = declaredBytes }

    mutating func take(_ bytes: some RandomAccessCollection<UInt8>) {
        var rest = bytes[...]
        while let first = rest.first {
            switch framing {
            case .undecided: framing = first == 0x1F ? .none : .chunkSize(0)
            case .none:
                keep(rest.prefix(max(0, (declaredBytes ?? .max) - payloadBytes)))
                return
            case .chunkData(let count):
                let data = rest.prefix(count)
                keep(data)
                rest = rest.dropFirst(data.count)
                framing = data.count == count ? .chunkEnd : .chunkData(count - data.count)
            case .chunkSize, .chunkExtension, .chunkEnd:
                rest = rest.dropFirst()
                framing = step(over: first)
            case .ended, .unknown: return
            }
        }
    }

    /// Whether the stream ended as a gzip stream of that many decoded bytes ends.
    func confirms(decodedBytes: Int) -> Bool {
        if case .unknown = framing { return true }
        guard payloadBytes > 0 else { return decodedBytes == 0 }
        guard lastFour.count == 4 else { return false }
        let length = lastFour.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return length == UInt32(truncatingIfNeeded: decodedBytes)
    }

    private mutating func keep(_ payload: some RandomAccessCollection<UInt8>) {
        payloadBytes += payload.count
        lastFour = Array((lastFour + payload.suffix(4)).suffix(4))
    }

    private func step(over byte: UInt8) -> Framing {
        switch framing {
        case .chunkSize(let size):
            if let digit = Self.hexadecimal(byte) { return grown(size, by: digit) }
            return byte == 0x0A ? afterSize(size) : .chunkExtension(size)
        case .chunkExtension(let size): return byte == 0x0A ? afterSize(size) : framing
        case .chunkEnd: return byte == 0x0A ? .chunkSize(0) : byte == 0x0D ? .chunkEnd : .unknown
        case .undecided, .none, .chunkData, .ended, .unknown: return framing
        }
    }

    private func afterSize(_ size: Int) -> Framing { size == 0 ? .ended : .chunkData(size) }

    private func grown(_ size: Int, by digit: Int) -> Framing {
        size < 1 << 48 ? .chunkSize(size << 4 | digit) : .unknown
    }

    private static func hexadecimal(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
