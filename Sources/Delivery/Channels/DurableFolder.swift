import Glibc

/// A folder whose files appear whole and stay after a power cut: the one place of this room that calls C.
struct DurableFolder: Sendable {
    let path: String

    /// Makes the folder and those above it, where they are missing.
    func create() throws(DurableFileError) {
        var prefix = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            prefix += "/\(part)"
            guard unsafe mkdir(prefix, 0o750) != 0 else { continue }
            let code = errno
            // A folder that is there may also be refused with another error, such as that of a read-only disk.
            guard unsafe code == EEXIST || access(prefix, F_OK) == 0 else {
                throw DurableFileError(step: "create the folder", path: prefix, code: code)
            }
        }
    }

    /// Writes a file beside its place, brings it to the disk, moves it into place and brings the folder to the disk.
    ///
    /// The temporary file's name is fixed, so what a crash left behind is overwritten by the next attempt.
    func write(_ bytes: [UInt8], to name: String) throws(DurableFileError) {
        let place = "\(path)/\(name)"
        let draft = "\(path)/.\(name).part"
        do throws(DurableFileError) {
            try writeThrough(bytes, to: draft)
            guard unsafe rename(draft, place) == 0 else { throw failure("move the file to", place) }
        } catch {
            _ = unsafe unlink(draft)
            throw error
        }
        try synchronize()
    }

    private func writeThrough(_ bytes: [UInt8], to draft: String) throws(DurableFileError) {
        let file = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o640)
        guard file >= 0 else { throw failure("write", draft) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(file, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("write", draft) }
            written += count
        }
        guard fsync(file) == 0 else { throw failure("bring to the disk", draft) }
    }

    /// A new name in a folder survives a power cut only when the folder itself is on the disk.
    private func synchronize() throws(DurableFileError) {
        let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure("open the folder", path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure("bring to the disk", path) }
    }

    private func failure(_ step: String, _ path: String) -> DurableFileError {
        DurableFileError(step: step, path: path, code: errno)
    }
}

/// Why a file could not be written.
struct DurableFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// `write`, `move the file to`.
    var step: String
    var path: String
    /// The system's error number.
    var code: Int32

    /// `cannot write /var/lib/tocsin/alerts/….json: No space left on device (error 28)`.
    var description: String {
        // glibc keeps the text in memory of the calling thread (2.32 and newer), and it is copied at once.
        let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "unknown"
        return "cannot \(step) \(path): \(reason) (error \(code))"
    }
}
