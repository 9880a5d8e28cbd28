import Crisis
import Glibc

/// A file that another program put down, opened without trusting it: links are not followed, and a pipe or a device
/// in its place neither blocks nor is read.
///
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

        /// Bytes that can be read: none of what is no file.
        var readableSize: Int { kind == .regular ? size : 0 }

        /// Tells it from every other file and from what the same file was before.
        var text: String { "\(device).\(inode).\(size).\(seconds).\(nanoseconds)" }

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

    /// Opens a regular file for reading; nil when it is something else, larger than `limit`, or changed since `stamp`.
    static func open(_ path: String, expecting stamp: Stamp, limit: Int) throws(Failure) -> OpenFile? {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        let file = OpenFile(descriptor: descriptor, stamp: stamp)
        return stamp.kind == .regular && stamp.size <= limit && file.isUnchanged ? file : nil
    }

    fileprivate static func stamp(of descriptor: Int32) -> Stamp? {
        var info = stat()
        return unsafe fstat(descriptor, &info) == 0 ? Stamp(info) : nil
    }
}

/// A regular file that is open for reading, closed when nobody needs it any more.
final class OpenFile {
    let stamp: RegularFile.Stamp
    private let descriptor: Int32

    fileprivate init(descriptor: Int32, stamp: RegularFile.Stamp) {
        self.descriptor = descriptor
        self.stamp = stamp
    }

    deinit { Glibc.close(descriptor) }

    /// Whether it is still what it was when it was listed.
    var isUnchanged: Bool { RegularFile.stamp(of: descriptor) == stamp }

    /// Up to `count` bytes from `offset` on; none at the end.
    func read(_ count: Int, at offset: Int) throws(RegularFile.Failure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(
                    descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled, off_t(offset + filled))
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw RegularFile.Failure(code: errno) }
            if got == 0 { break }
            filled += got
        }
        bytes.removeLast(count - filled)
        return bytes
    }

    /// Another descriptor of the same file, for whoever wants to close it themselves; -1 when there is none left.
    func duplicate() -> Int32 { fcntl(descriptor, F_DUPFD_CLOEXEC, 0) }

    /// Closes a duplicate that nobody wanted.
    func close(_ duplicate: Int32) { Glibc.close(duplicate) }
}
