import CZip

/// An archive that a stranger made: the only door to libzip. Nothing of it is ever written to a disk.
@safe
final class ZipArchive {
    static let maximumEntries = 4096

    private let archive: OpaquePointer

    /// Opens the archive; the file is read where it lies.
    init(_ file: OpenFile) throws(DropProblem) {
        try ZipArchive.checkDirectory(of: file)
        let descriptor = file.duplicate()
        guard descriptor >= 0 else { throw DropProblem("the system has no file descriptor left for it") }
        var code: Int32 = 0
        guard let opened = unsafe zip_fdopen(descriptor, 0, &code) else {
            file.close(descriptor)
            throw DropProblem("it is no whole workbook. Save it again and put it here anew", mayBeUnfinished: true)
        }
        unsafe archive = opened
    }

    deinit { unsafe zip_discard(archive) }

    /// Looks at the end of the central directory before libzip makes room for as many entries as it claims.
    private static func checkDirectory(of file: OpenFile) throws(DropProblem) {
        let length = min(file.stamp.size, 65_557)
        let tail: [UInt8]
        do throws(RegularFile.Failure) {
            tail = try file.read(length, at: file.stamp.size - length)
        } catch {
            throw DropProblem(error)
        }
        let mark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
        guard tail.count >= 22,
            let start = stride(from: tail.count - 22, through: 0, by: -1).first(where: { start in
                tail[start] == 0x50 && tail[start..<(start + 4)].elementsEqual(mark)
            })
        else {
            throw DropProblem("it is no whole workbook: its end is missing. Save it again", mayBeUnfinished: true)
        }
        let entries = Int(tail[start + 10]) | Int(tail[start + 11]) << 8
        guard entries <= maximumEntries else {
            throw DropProblem("it has \(entries) parts, more than any workbook. Save it as CSV")
        }
    }

    /// The index of the entry of that name; nil when there is none.
    func index(of name: String) -> UInt64? {
        let found = unsafe zip_name_locate(archive, name, UInt32(ZIP_FL_NOCASE))
        return found < 0 ? nil : UInt64(found)
    }

    /// Opens an entry for reading.
    func open(_ name: String) throws(DropProblem) -> ZipEntry? {
        guard let index = index(of: name) else { return nil }
        var info = unsafe zip_stat_t()
        guard unsafe zip_stat_index(archive, index, 0, &info) == 0 else { throw broken(name) }
        guard unsafe info.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) == 0 || info.encryption_method == 0 else {
            throw DropProblem("it is protected with a password. Save it without one")
        }
        guard let entry = unsafe zip_fopen_index(archive, index, 0) else { throw broken(name) }
        return unsafe ZipEntry(entry, of: self, name: name)
    }

    private func broken(_ name: String) -> DropProblem {
        DropProblem("its part \(ComplaintText.singleLine(name)) cannot be read. Save the workbook again")
    }

    /// The whole of an entry; nil when there is none.
    func content(of name: String, limit: Int) throws(DropProblem) -> [UInt8]? {
        guard let entry = try open(name) else { return nil }
        var content: [UInt8] = []
        while let chunk = try entry.next() {
            content += chunk
            guard content.count <= limit else {
                throw DropProblem("its part \(ComplaintText.singleLine(name)) is too large. Save it as CSV")
            }
        }
        return content
    }
}

/// An entry of an archive, decoded piece by piece.
@safe
final class ZipEntry {
    private static let chunkBytes = 64 * 1024

    private let entry: OpaquePointer
    /// Kept alive as long as its entries are.
    private let archive: ZipArchive
    private let name: String

    fileprivate init(_ entry: OpaquePointer, of archive: ZipArchive, name: String) {
        unsafe self.entry = entry
        self.archive = archive
        self.name = name
    }

    deinit { _ = unsafe zip_fclose(entry) }

    /// The next bytes; nil at the end.
    func next() throws(DropProblem) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: ZipEntry.chunkBytes)
        let count = unsafe zip_fread(entry, &bytes, UInt64(ZipEntry.chunkBytes))
        guard count >= 0 else {
            throw DropProblem("its part \(ComplaintText.singleLine(name)) is damaged. Save the workbook again")
        }
        guard count > 0 else { return nil }
        bytes.removeLast(ZipEntry.chunkBytes - Int(count))
        return bytes
    }
}
