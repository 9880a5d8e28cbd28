import Crisis
import Glibc

/// A file that another program put down, opened without trusting it: links are not followed, and a pipe or a device
/// in its place neither blocks nor is read.
///
/// The one file of this folder that calls C.
enum RegularFile {
    enum Kind: Hashable {
        case regular, directory, link
        /// Pipe, socket or device.
        case other
    }

    /// What tells whether a file is still the one that was read.
    struct Stamp: Hashable, Sendable {
        fileprivate(set) var kind: Kind
        fileprivate var device: UInt64
        fileprivate var inode: UInt64
        fileprivate(set) var size: Int
        fileprivate var seconds: Int
        fileprivate var nanoseconds: Int

        var modified: Timestamp { Timestamp(milliseconds: Int64(seconds) * 1000 + Int64(nanoseconds) / 1_000_000) }

        fileprivate init(_ info: stat) {
            switch info.st_mode & S_IFMT {
            case S_IFREG: kind = .regular
            case S_IFDIR: kind = .directory
            case S_IFLNK: kind = .link
            default: kind = .other
            }
            device = UInt64(info.st_dev)
            inode = UInt64(info.st_ino)
            size = Int(info.st_size)
            seconds = info.st_mtim.tv_sec
            nanoseconds = info.st_mtim.tv_nsec
        }
    }

    /// Why the system refused, in its own words.
    struct Failure: Error, Hashable {
        let code: Int32

        var message: String {
            switch code {
            case EACCES, EPERM: "permission denied"
            case ENOENT: "it is not there"
            case EIO: "input/output error"
            case ELOOP: "it is a link"
            case EMFILE, ENFILE: "too many open files"
            default: "system error \(code)"
            }
        }
    }

    /// What stands at a path, the link itself where there is one; nil when there is nothing or it cannot be seen.
    static func stamp(of path: String) -> Stamp? {
        var info = stat()
        return unsafe lstat(path, &info) == 0 ? Stamp(info) : nil
    }

    /// The content of a regular file up to `limit` bytes; nil when it is something else, larger, or changed meanwhile.
    static func read(_ path: String, expecting stamp: Stamp, limit: Int) throws(Failure) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        defer { close(descriptor) }
        guard stamp.kind == .regular, stamp.size <= limit, self.stamp(of: descriptor) == stamp else { return nil }
        var bytes = [UInt8](repeating: 0, count: stamp.size)
        var filled = 0
        while filled < bytes.count {
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure(code: errno) }
            guard count > 0 else { return nil }
            filled += count
        }
        return self.stamp(of: descriptor) == stamp ? bytes : nil
    }

    private static func stamp(of descriptor: Int32) -> Stamp? {
        var info = stat()
        return unsafe fstat(descriptor, &info) == 0 ? Stamp(info) : nil
    }
}
