import Synchronization

/// The upper half of a set in which a character has one byte.
struct SingleByteTable {
    /// By the byte's lower seven bits; 0 where there is no character.
    let scalars: [UInt32]
    /// What each of the 256 bytes is to its neighbours.
    private let shapes: [LetterShape]

    /// The table of a set, made at its first use and kept; nil when the C library lacks the set.
    static func named(_ name: String) -> SingleByteTable? {
        if let table = made.withLock({ $0[name] }) { return table }
        guard let table = SingleByteTable(name) else { return nil }
        made.withLock { if $0.count < SingleByteTable.mostKept { $0[name] = table } }
        return table
    }

    /// The C library knows several hundred sets under some thousand names; feeds need some thirty.
    private static let mostKept = 64
    private static let made = Mutex<[String: SingleByteTable]>([:])

    private init?(_ name: String) {
        guard let iconv = Iconv(from: name) else { return nil }
        var room = [UInt8](repeating: 0, count: 32)
        scalars = (UInt8(0x80)...0xFF).map { iconv.scalar(of: [$0], room: &room)?.value ?? 0 }
        let lower = (UInt8(0)..<0x80).map { byte in
            byte.isASCIILetter ? LetterShape(script: .latin, isCapital: byte < 0x60, isPlain: true) : .none
        }
        shapes = lower + scalars.map { LetterShape(Unicode.Scalar($0) ?? "\0") }
    }

    func decode(_ bytes: [UInt8]) -> (text: [UInt8], replacements: Int) {
        let encoded = scalars.map { [UInt8](Unicode.Scalar($0 == 0 ? 0xFFFD : $0) ?? "\u{FFFD}") }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 9 / 8)
        var replacements = 0
        for byte in bytes {
            if byte < 0x80 {
                output.append(byte)
            } else {
                output += encoded[Int(byte & 0x7F)]
                if scalars[Int(byte & 0x7F)] == 0 { replacements += 1 }
            }
        }
        return (output, replacements)
    }

    /// How the letters of a text fit together when it is read by this table.
    func evidence(_ bytes: [UInt8]) -> CharsetEvidence {
        var evidence = CharsetEvidence()
        var before = LetterShape.none
        for (index, byte) in bytes.enumerated() {
            let shape = shapes[Int(byte)]
            if byte >= 0x80 {
                let after = index + 1 < bytes.count ? shapes[Int(bytes[index + 1])] : .none
                evidence.add(points: shape.points(after: before, before: after))
            }
            before = shape
        }
        return evidence
    }
}
