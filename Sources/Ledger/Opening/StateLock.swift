import Foundation
import Glibc

/// The lock on a state directory: one service at a time, released by the kernel however the process ends.
struct StateLock: ~Copyable, Sendable {
    private let descriptor: Int32

    /// Takes the lock at once or says who has it; it never waits.
    init(directory: String) throws(LedgerError) {
        let path = directory + "/tocsin.lock"
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw .inaccessible(path: path, detail: StateLock.reason(errno))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            let holder = StateLock.pid(in: descriptor)
            close(descriptor)
            if code == EWOULDBLOCK { throw .locked(path: path, pid: holder) }
            throw .inaccessible(path: path, detail: StateLock.reason(code))
        }
        writePid()
    }

    deinit { close(descriptor) }

    /// Lets the next service in; closing the descriptor does the same.
    func release() { _ = flock(descriptor, LOCK_UN) }

    /// A pid that cannot be written, on a full disk say, only makes the message to the second service poorer.
    private borrowing func writePid() {
        let line = Array("\(getpid())\n".utf8)
        guard ftruncate(descriptor, 0) == 0 else { return }
        _ = unsafe line.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    private static func pid(in descriptor: Int32) -> Int32? {
        var line = [UInt8](repeating: 0, count: 16)
        let count = unsafe line.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { return nil }
        return Int32(String(decoding: line.prefix(count).prefix { $0 != 10 }, as: UTF8.self))
    }

    static func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}

/// Makes an empty file that only its owner may read, before the database engine would make one that all may read.
///
/// The engine gives its side files (`-wal`, `-shm`) the same rights. Returns whether the file is new.
func makePrivateFile(at path: String) throws(LedgerError) -> Bool {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
        let code = errno
        if code == EEXIST { return false }
        throw .inaccessible(path: path, detail: StateLock.reason(code))
    }
    close(descriptor)
    return true
}
