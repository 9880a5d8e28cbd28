/// Reads the characters of a paired set one by one.
struct PairReader {
    /// One character, or one byte that is none.
    struct Character {
        var length: Int
        /// 0 for what is no character.
        var scalar: UInt32
        var points: Int

        static let bad = Character(length: 1, scalar: 0, points: PairTable.badPoints)
        /// The beginning of a character that the end of the bytes cuts.
        static let cut = Character(length: 0, scalar: 0, points: 0)
    }

    let set: PairedSet
    let bytes: [UInt8]
    private let table: PairTable

    init(_ set: PairedSet, _ bytes: [UInt8]) {
        self.set = set
        self.bytes = bytes
        table = set.table
    }

    /// The character at `index`, whose byte is 0x80 or above.
    func character(at index: Int) -> Character {
        let lead = bytes[index]
        switch set {
        case .gb18030 where lead == 0x80:
            return Character(length: 1, scalar: 0x20AC, points: 0)  // Windows puts the euro there in code page 936.
        case .shiftJIS where (0xA1...0xDF).contains(lead):
            return Character(length: 1, scalar: 0xFEC0 + UInt32(lead), points: -2)
        default: break
        }
        guard lead > 0x80, lead < 0xFF else { return .bad }
        guard index + 1 < bytes.count else { return .cut }
        let trail = bytes[index + 1]
        if set == .gb18030, trail.isASCIIDigit { return fourBytes(at: index) }
        if set == .eucJP, lead == 0x8F { return threeBytes(at: index) }
        if trail == UInt8(ascii: "]"), bytes.matches("]>", at: index + 2) { return .bad }
        let (scalar, points) = table.character(lead, trail)
        return scalar == 0 ? .bad : Character(length: 2, scalar: scalar, points: points)
    }

    /// GB18030: four bytes count through the rest of the Basic Multilingual Plane, then through the other planes.
    private func fourBytes(at index: Int) -> Character {
        guard index + 3 < bytes.count else { return bytes.count - index == 3 && bytes[index + 2] < 0x81 ? .bad : .cut }
        let third = bytes[index + 2]
        guard (0x81...0xFE).contains(third), bytes[index + 3].isASCIIDigit else { return .bad }
        let first = Int(bytes[index] - 0x81) * 10 + Int(bytes[index + 1] - 0x30)
        let linear = (first * 126 + Int(third - 0x81)) * 10 + Int(bytes[index + 3] - 0x30)
        let scalar =
            linear >= 189_000
            ? Unicode.Scalar(UInt32(linear - 189_000) + 0x1_0000)
            : CharsetAmendments.fourByte(linear) ?? slowScalar(Array(bytes[index..<index + 4]))
        guard let scalar else { return .bad }
        return Character(length: 4, scalar: scalar.value, points: 0)
    }

    /// JIS X 0212 in EUC-JP.
    private func threeBytes(at index: Int) -> Character {
        guard index + 2 < bytes.count else { return .cut }
        guard let scalar = slowScalar(Array(bytes[index..<index + 3])) else { return .bad }
        return Character(length: 3, scalar: scalar.value, points: -1)
    }

    /// By the C library: for the characters that no table holds, since hardly any text has them.
    private func slowScalar(_ code: [UInt8]) -> Unicode.Scalar? {
        var room = [UInt8](repeating: 0, count: 32)
        return Iconv(from: set.name)?.scalar(of: code, room: &room)
    }
}
