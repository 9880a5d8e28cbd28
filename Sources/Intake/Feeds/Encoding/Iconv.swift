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
