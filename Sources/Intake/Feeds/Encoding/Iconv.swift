import Glibc

/// One conversion from a named character set to UTF-8 by the C library: the only door to `iconv`.
@safe
struct Iconv: ~Copyable {
    /// Where and why a conversion stopped; the offset is that of the first byte that was not converted.
    enum Stop: Equatable {
        case end
        case invalid(at: Int)
        /// A character is cut by the end of the input.
        case incomplete(at: Int)
    }

    private let descriptor: iconv_t

    /// Nil when the C library does not know the character set.
    init?(from name: String) {
        guard let opened = unsafe iconv_open("UTF-8", name), UInt(bitPattern: opened) != UInt.max else { return nil }
        unsafe descriptor = opened
    }

    deinit { _ = unsafe iconv_close(descriptor) }

    /// Converts from `start` on and appends to `output`, up to the end or the first byte that is no character.
    ///
    /// `room` is working space, to be given again and again: input may stop at every byte.
    borrowing func convert(
        _ input: [UInt8], from start: Int, into output: inout [UInt8], room: inout [UInt8]
    ) -> Stop {
        var done = start
        while done < input.count {
            let step = step(input, from: done, room: &room)
            output += room[..<step.written]
            done = step.position
            switch step.error {
            case 0: return .end
            case E2BIG: continue
            case EINVAL: return .incomplete(at: done)
            default: return .invalid(at: done)
            }
        }
        return .end
    }

    /// The whole input as UTF-8, with U+FFFD for every byte that is no character and how many there were; a character
    /// that the end cuts is left out.
    borrowing func decode(_ input: [UInt8]) -> (text: [UInt8], replacements: Int) {
        var output: [UInt8] = []
        output.reserveCapacity(input.count * 3 / 2)
        var room = [UInt8](repeating: 0, count: 32 * 1024)
        var position = 0
        var replacements = 0
        while case .invalid(let bad) = convert(input, from: position, into: &output, room: &room) {
            output += [0xEF, 0xBF, 0xBD]
            replacements += 1
            position = bad + 1
        }
        return (output, replacements)
    }

    /// The one character that `code` stands for; nil when it is none, or several.
    borrowing func scalar(of code: [UInt8], room: inout [UInt8]) -> Unicode.Scalar? {
        unsafe iconv(descriptor, nil, nil, nil, nil)  // Forgets what an earlier, invalid code left behind.
        let step = step(code, from: 0, room: &room)
        guard step.error == 0 else { return nil }
        let held = flush(&room, from: step.written)
        let scalars = String(decoding: room[..<(step.written + held)], as: UTF8.self).unicodeScalars
        return scalars.count == 1 ? scalars.first : nil
    }

    /// Some sets hold a character back until they know that no accent follows; returns how many bytes that gave.
    private func flush(_ room: inout [UInt8], from start: Int) -> Int {
        var free = room.count - start
        let capacity = free
        unsafe room.withUnsafeMutableBytes { target in
            guard let to = target.baseAddress else { return }
            var out: UnsafeMutablePointer<CChar>? = unsafe (to + start).assumingMemoryBound(to: CChar.self)
            _ = unsafe iconv(descriptor, nil, nil, &out, &free)
        }
        return capacity - free
    }

    private func step(
        _ input: [UInt8], from start: Int, room: inout [UInt8]
    ) -> (position: Int, written: Int, error: Int32) {
        var left = input.count - start
        var free = room.count
        let capacity = room.count
        let error = unsafe input.withUnsafeBytes { source in
            unsafe room.withUnsafeMutableBytes { target -> Int32 in
                guard let from = source.baseAddress, let to = target.baseAddress else { return 0 }
                var next: UnsafeMutablePointer<CChar>? = unsafe UnsafeMutablePointer(
                    mutating: (from + start).assumingMemoryBound(to: CChar.self))
                var out: UnsafeMutablePointer<CChar>? = unsafe to.assumingMemoryBound(to: CChar.self)
                let result = unsafe iconv(descriptor, &next, &left, &out, &free)
                return result == -1 ? errno : 0
            }
        }
        return (input.count - left, capacity - free, error)
    }
}
