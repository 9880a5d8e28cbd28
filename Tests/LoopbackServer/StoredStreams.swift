/// Brotli streams (RFC 7932) made without a compressor.
package enum BrotliStream {
    /// The bytes in uncompressed meta-blocks of at most that many bytes, so hardly larger than they were.
    package static func stored(_ bytes: [UInt8], block: Int = 512) -> [UInt8] {
        var stream: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let data = rest.prefix(block)
            rest = rest.dropFirst(data.count)
            // Not the last one, a length of four nibbles, and the mark of an uncompressed block.
            let header = (data.count - 1) << 3 | 1 << 19
            // The first one stands behind the single bit that asks for a window of 64 KiB.
            let bits = stream.isEmpty ? header << 1 : header
            stream += (0..<3).map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) } + data
        }
        return stream.isEmpty ? [0b110] : stream + [0b11]
    }
}

/// Zstandard frames (RFC 8878) made without a compressor.
package enum ZstandardStream {
    /// The bytes in raw blocks of at most that many bytes.
    package static func stored(_ bytes: [UInt8], block: Int = 512) -> [UInt8] {
        // Magic number, no declared size, a window of 64 KiB.
        var stream: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x30]
        var rest = bytes[...]
        repeat {
            let data = rest.prefix(block)
            rest = rest.dropFirst(data.count)
            let header = data.count << 3 | (rest.isEmpty ? 1 : 0)
            stream += (0..<3).map { UInt8(truncatingIfNeeded: header >> ($0 * 8)) } + data
        } while !rest.isEmpty
        return stream
    }
}
