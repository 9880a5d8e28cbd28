import Foundation

/// Standard output in large pieces, because one system call a line is what makes streams slow.
///
/// On a terminal every line is shown at once.
struct LineWriter {
    private static let capacity = 64 * 1024

    private var waiting: [UInt8] = []
    private let isTerminal = isatty(STDOUT_FILENO) == 1

    mutating func write(_ line: String) {
        waiting.append(contentsOf: line.utf8)
        waiting.append(UInt8(ascii: "\n"))
        if isTerminal || waiting.count >= Self.capacity { flush() }
    }

    /// Must be called at the end.
    mutating func flush() {
        FileHandle.standardOutput.write(Data(waiting))
        waiting.removeAll(keepingCapacity: true)
    }
}
