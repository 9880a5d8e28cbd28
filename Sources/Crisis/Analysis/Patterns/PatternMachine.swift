/// A pattern as a machine that reads each character once, whatever it holds: it is at the same time in all places of
/// the pattern that the text allows (Glushkov, 1961), so that no text and no pattern makes it backtrack.
struct PatternMachine: Hashable, Sendable {
    /// Places of a pattern at the most.
    static let mostPlaces = 1_024

    typealias Places = SIMD16<UInt64>

    private var sets: [ScalarSet] = []
    private var follow: [Places] = []
    private var first = Places()
    private var last = Places()
    private var isOptional = true
    /// The ASCII characters with which a match can begin, as bits.
    private var begins: SIMD2<UInt64> = .zero
    private var beginsBeyondASCII = false

    private struct Piece {
        var first: Places
        var last: Places
        var isOptional: Bool
    }

    /// Nil when the pattern has too many places.
    init?(_ node: PatternNode) {
        guard let piece = build(node) else { return nil }
        first = piece.first
        last = piece.last
        isOptional = piece.isOptional
        for place in 0..<sets.count where first.contains(place) {
            for value in 0..<128 as Range<UInt32> where sets[place].contains(value) {
                begins[Int(value >> 6)] |= 1 << UInt64(value & 63)
            }
            beginsBeyondASCII = beginsBeyondASCII || sets[place].reachesBeyondASCII
        }
    }

    /// Whether a match may begin at the place: nearly always no, and told by one byte.
    func mayBegin(_ bytes: [UInt8], from start: Int, forwards: Bool) -> Bool {
        if isOptional { return true }
        let index = forwards ? start : start - 1
        guard index >= 0, index < bytes.count else { return false }
        let byte = bytes[index]
        if byte >= 0x80 { return beginsBeyondASCII }
        return begins[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1
    }

    private mutating func build(_ node: PatternNode) -> Piece? {
        switch node {
        case .one(let set):
            guard sets.count < Self.mostPlaces else { return nil }
            let place = Places(place: sets.count)
            sets.append(set)
            follow.append(Places())
            return Piece(first: place, last: place, isOptional: false)
        case .sequence(let parts):
            var whole = Piece(first: Places(), last: Places(), isOptional: true)
            for part in parts {
                guard let piece = build(part) else { return nil }
                whole = join(whole, piece)
            }
            return whole
        case .choice(let parts):
            var whole = Piece(first: Places(), last: Places(), isOptional: false)
            for part in parts {
                guard let piece = build(part) else { return nil }
                whole.first |= piece.first
                whole.last |= piece.last
                whole.isOptional = whole.isOptional || piece.isOptional
            }
            return whole
        case .repeated(let part, let least, let most): return buildRepeated(part, least, most)
        }
    }

    private mutating func buildRepeated(_ part: PatternNode, _ least: Int, _ most: Int?) -> Piece? {
        var whole = Piece(first: Places(), last: Places(), isOptional: true)
        for _ in 0..<max(0, least - (most == nil ? 1 : 0)) {
            guard let piece = build(part) else { return nil }
            whole = join(whole, piece)
        }
        if let most {
            // Each further copy may end the run: what may end before it may end after it too.
            for _ in least..<most {
                guard var piece = build(part) else { return nil }
                piece.isOptional = true
                whole = join(whole, piece)
            }
            return whole
        }
        guard var piece = build(part) else { return nil }
        for place in 0..<sets.count where piece.last.contains(place) { follow[place] |= piece.first }
        if least == 0 { piece.isOptional = true }
        return join(whole, piece)
    }

    private mutating func join(_ left: Piece, _ right: Piece) -> Piece {
        for place in 0..<sets.count where left.last.contains(place) { follow[place] |= right.first }
        return Piece(
            first: left.isOptional ? left.first | right.first : left.first,
            last: right.isOptional ? left.last | right.last : right.last,
            isOptional: left.isOptional && right.isOptional)
    }

    /// Where the longest match that begins at `start` ends, forwards or backwards; nil when there is none. English
    /// words are matched whole at the end that is found here.
    ///
    /// - Parameter steps: what is left of the text's budget; a place tried costs one. At 0 nothing is found any more.
    func end(_ bytes: [UInt8], from start: Int, forwards: Bool, steps: inout Int) -> Int? {
        var found = isOptional && Self.isBetweenWords(bytes, start) ? start : nil
        if sets.isEmpty { return found }
        var places = first
        var index = start
        let furthest = forwards ? min(bytes.count, start + Self.reach) : max(0, start - Self.reach)
        while places != Places(), index != furthest, steps > 0 {
            guard let (scalar, next) = Self.scalar(bytes, index, forwards: forwards) else { break }
            var reached = Places()
            var after = Places()
            for word in 0..<(sets.count + 63) >> 6 {
                var rest = places[word]
                while rest != 0 {
                    let place = word * 64 + rest.trailingZeroBitCount
                    rest &= rest - 1
                    steps -= 1
                    if sets[place].contains(scalar) {
                        reached |= Places(place: place)
                        after |= follow[place]
                    }
                }
            }
            index = next
            if reached & last != Places(), Self.isBetweenWords(bytes, index) { found = index }
            places = after
        }
        return found
    }

    /// Bytes that a match reaches from its fixed part at the most, in each direction.
    private static let reach = 192

    private static func scalar(_ bytes: [UInt8], _ index: Int, forwards: Bool) -> (UInt32, Int)? {
        var start = index
        if !forwards {
            start -= 1
            while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        }
        guard start >= 0, start < bytes.count else { return nil }
        let length = UTF8Length.of(lead: bytes[start])
        guard start + length <= bytes.count else { return nil }
        var value = UInt32(bytes[start])
        if length > 1 {
            value &= length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07
            for offset in 1..<length { value = value << 6 | UInt32(bytes[start + offset] & 0x3F) }
        }
        return (value, forwards ? start + length : start)
    }

    private static func isBetweenWords(_ bytes: [UInt8], _ index: Int) -> Bool {
        index == 0 || index >= bytes.count || !NormalizedText.isWordByte(bytes[index - 1])
            || !NormalizedText.isWordByte(bytes[index])
    }
}

extension SIMD16<UInt64> {
    init(place: Int) {
        self.init()
        self[place >> 6] = 1 << UInt64(place & 63)
    }

    func contains(_ place: Int) -> Bool { self[place >> 6] >> UInt64(place & 63) & 1 == 1 }
}
