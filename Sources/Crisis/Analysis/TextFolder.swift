/// The single pass that folds a text and notes where each byte came from.
struct TextFolder {
    private let original: [UInt8]
    /// Where the newline between title and text stands.
    private let boundary: Int?
    private(set) var bytes: [UInt8] = []
    private(set) var origins: [NormalizedText.Origin] = []

    private var index = 0
    private var scalar = 0
    /// White space seen since the last visible byte, and where it began.
    private var gap: Gap?

    private struct Gap {
        var origin: NormalizedText.Origin
        var newlines: Int
    }

    init(original: [UInt8], boundary: Int?) {
        self.original = original
        self.boundary = boundary
        bytes.reserveCapacity(original.count)
        origins.reserveCapacity(original.count)
    }

    /// Folds up to `limit` scalars and returns how many bytes of the original were read.
    mutating func fold(limit: Int) -> Int {
        while index < original.count, scalar < limit {
            let byte = original[index]
            if byte < 0x80 {
                if skipsURL(byte, limit: limit) { continue }
                put(UInt32(byte))
                index += 1
            } else {
                let length = UTF8Length.of(lead: byte)
                guard index + length <= original.count else { break }
                put(ScalarFolding.fold(decode(length)))
                index += length
            }
            scalar += 1
        }
        return index
    }

    private func decode(_ length: Int) -> UInt32 {
        var value = UInt32(original[index]) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for offset in 1..<max(length, 1) { value = value << 6 | UInt32(original[index + offset] & 0x3F) }
        return value
    }

    private mutating func put(_ value: UInt32) {
        switch value {
        case 0x0A: space(newlines: index == boundary ? 2 : 1)
        case 0x09, 0x0B, 0x0C, 0x0D, 0x20: space(newlines: 0)
        case 0x00...0x1F, 0x7F: return
        case 0x41...0x5A: emit(UInt8(value + 0x20))
        case ..<0x80: emit(UInt8(value))
        case ..<0x800:
            emit(UInt8(0xC0 | value >> 6), UInt8(0x80 | value & 0x3F))
        case ..<0x10000:
            emit(UInt8(0xE0 | value >> 12), UInt8(0x80 | value >> 6 & 0x3F), UInt8(0x80 | value & 0x3F))
        default:
            emit(UInt8(0xF0 | value >> 18 & 0x07), UInt8(0x80 | value >> 12 & 0x3F))
            append(UInt8(0x80 | value >> 6 & 0x3F))
            append(UInt8(0x80 | value & 0x3F))
        }
    }

    private mutating func space(newlines: Int) {
        if gap == nil {
            gap = Gap(origin: origin, newlines: newlines)
        } else {
            gap?.newlines += newlines
        }
    }

    private mutating func emit(_ first: UInt8) {
        closeGap(before: first)
        append(first)
    }

    private mutating func emit(_ first: UInt8, _ second: UInt8) {
        closeGap(before: first)
        append(first)
        append(second)
    }

    private mutating func emit(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
        emit(first, second)
        append(third)
    }

    private var origin: NormalizedText.Origin {
        NormalizedText.Origin(byte: Int32(truncatingIfNeeded: index), scalar: Int32(truncatingIfNeeded: scalar))
    }

    private mutating func append(_ byte: UInt8) {
        bytes.append(byte)
        origins.append(origin)
    }

    /// Writes the white space before a visible byte. One newline inside a run of English is a wrapped line and reads
    /// as a space; any other is the end of a paragraph.
    private mutating func closeGap(before next: UInt8) {
        guard let gap else { return }
        self.gap = nil
        guard let last = bytes.last else { return }
        let wrapped =
            gap.newlines == 1 && NormalizedText.isWordByte(next)
            && (NormalizedText.isWordByte(last) || last == UInt8(ascii: ","))
        bytes.append(gap.newlines == 0 || wrapped ? 0x20 : 0x0A)
        origins.append(gap.origin)
    }

    /// Reads a URL as white space: its words are not the writer's.
    private mutating func skipsURL(_ byte: UInt8, limit: Int) -> Bool {
        guard byte | 0x20 == UInt8(ascii: "h") || byte | 0x20 == UInt8(ascii: "w") else { return false }
        guard bytes.last.map({ !NormalizedText.isWordByte($0) }) ?? true || gap != nil,
            TextFolder.prefixes.contains(where: hasPrefix)
        else { return false }
        space(newlines: 0)
        while index < original.count, scalar < limit, TextFolder.isURLByte(original[index]) {
            index += 1
            scalar += 1
        }
        return true
    }

    private static let prefixes = ["http://", "https://", "www."].map { Array($0.utf8) }

    private func hasPrefix(_ prefix: [UInt8]) -> Bool {
        guard index + prefix.count <= original.count else { return false }
        return prefix.indices.allSatisfy { original[index + $0] | 0x20 == prefix[$0] | 0x20 }
    }

    private static func isURLByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x7E: true
        default: false
        }
    }
}
