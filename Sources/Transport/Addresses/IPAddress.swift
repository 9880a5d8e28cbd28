/// An IPv4 or IPv6 address, by its bytes.
struct IPAddress: Hashable, Sendable {
    /// Four bytes or sixteen, in network order.
    let bytes: [UInt8]

    /// Nil unless there are four bytes or sixteen.
    init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    var isVersion4: Bool { bytes.count == 4 }

    /// Whether the first `length` bits are those of `prefix`; bytes that `prefix` leaves out are zero.
    func starts(with prefix: [UInt8], length: Int) -> Bool {
        for bit in stride(from: 0, to: length, by: 8) {
            let wanted = bit / 8 < prefix.count ? prefix[bit / 8] : 0
            let mask: UInt8 = length - bit >= 8 ? 0xFF : ~(0xFF >> UInt8(length - bit))
            guard bytes[bit / 8] & mask == wanted & mask else { return false }
        }
        return true
    }
}

extension IPAddress: CustomStringConvertible {
    /// Dotted for IPv4; RFC 5952 for IPv6 (lower case, the longest run of zeros left out).
    var description: String {
        guard !isVersion4 else { return bytes.map(String.init).joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        let text = { (part: ArraySlice<UInt16>) in part.map { String($0, radix: 16) }.joined(separator: ":") }
        guard let zeros = Self.longestZeroRun(groups) else { return text(groups[...]) }
        return text(groups[..<zeros.lowerBound]) + "::" + text(groups[zeros.upperBound...])
    }

    private static func longestZeroRun(_ groups: [UInt16]) -> Range<Int>? {
        var longest = 0..<1
        var start = 0
        for (index, group) in groups.enumerated() {
            if group != 0 {
                start = index + 1
            } else if index + 1 - start > longest.count {
                longest = start..<index + 1
            }
        }
        return longest.count > 1 ? longest : nil
    }
}
