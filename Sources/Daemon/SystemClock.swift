import Crisis
import Foundation

/// The wall clock, read at the edge only: everything behind it takes time as an argument.
package enum SystemClock {
    package static func now() -> Timestamp {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

/// The version that every output names.
package let tocsinVersionNumber = "0.1.0"
