import Crisis
import Foundation

/// A folder into which other programs put JSONL files of complaints.
///
/// Two steps, so that a kill at any moment loses nothing: `read` a file, commit its items, then `settle` it. A file that
/// was committed and not settled is read again, and its identities sort out what is known.
package struct DropFolder: Sendable {
    /// Larger files are rejected; they would not fit into one transaction.
    package static let maximumFileBytes = 64 * 1024 * 1024
    /// Files taken in one poll.
    package static let maximumFiles = 100
    /// A file that changed more recently is still being written.
    package static let settlingTime = TimeSpan.seconds(2)

    private let source: Source.ID
    private let path: String
    private let reader: DropFileReader

    package init(source: Source) throws(ComplaintSetupError) {
        guard case .dropFolder(let origin) = source.origin else {
            throw .wrongOrigin(source: source.id, wanted: "drop folder")
        }
        self.source = source.id
        path = origin.path
        reader = DropFileReader(
            source: source.id,
            record: try ComplaintRecord(fields: origin.fields, offsetMinutes: source.offsetMinutes))
    }

    /// The files that wait and rest, by name. Hidden files, other names than `*.jsonl` and folders are not looked at.
    package func files(at now: Timestamp) throws(PollFailure) -> [WaitingFile] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw PollFailure(
                .folder, "\(path) cannot be listed. Create the folder and let the service read and write it")
        }
        let waiting = names.filter { $0.lowercased().hasSuffix(".jsonl") && !$0.hasPrefix(".") }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .lazy.compactMap { name in
                RegularFile.stamp(of: place(name)).map { WaitingFile(name: name, stamp: $0) }
            }
            .filter { $0.stamp.kind != .directory && !isBeingWritten($0.stamp, at: now) }
        return Array(waiting.prefix(DropFolder.maximumFiles))
    }

    /// Reads a file line by line; nil when it changed meanwhile, and then it waits for the next poll.
    package func read(_ file: WaitingFile) throws(PollFailure) -> DropFile? {
        var read = DropFile(file)
        if let reason = DropFolder.refusal(of: file.stamp) {
            read.unreadable = [UnreadableRecord(source: source, place: read.shownName, reason: reason, raw: "")]
            return read
        }
        do throws(RegularFile.Failure) {
            guard
                let bytes = try RegularFile.read(
                    place(file.name), expecting: file.stamp, limit: DropFolder.maximumFileBytes)
            else { return nil }
            reader.read(bytes, into: &read)
            return read
        } catch {
            throw PollFailure(.folder, "\(read.shownName) cannot be read: \(error.message). Let the service read it")
        }
    }

    /// Moves a file whose items are committed to `done` or `rejected`, with the bad lines listed beside it.
    ///
    /// - Returns: Its new path; nil when it is gone or changed since it was read, and then it stays where it is.
    @discardableResult
    package func settle(_ file: DropFile, at now: Timestamp) throws(PollFailure) -> String? {
        guard RegularFile.stamp(of: place(file.name)) == file.stamp else { return nil }
        let folder = place(file.destination)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            guard RegularFile.stamp(of: folder)?.kind == .directory else {
                throw PollFailure(.folder, "\(folder) is not a folder. Remove what stands there")
            }
            let target = DropFolder.freeName(file.name, in: folder, at: now)
            // The reasons first: a kill in between leaves a note too many, not one too few.
            if let reasons = file.reasons {
                try Data(reasons.utf8).write(to: URL(fileURLWithPath: target + ".reason.txt"), options: .atomic)
            }
            try FileManager.default.moveItem(atPath: place(file.name), toPath: target)
            return target
        } catch let failure as PollFailure {
            throw failure
        } catch {
            let advice = "Let the service write the folder \(path)"
            throw PollFailure(.folder, "\(file.shownName) cannot be moved to \(file.destination). \(advice)")
        }
    }

    private func place(_ name: String) -> String { path + "/" + name }

    /// A clock that jumped must not keep a file waiting, so a time in the future is no reason.
    private func isBeingWritten(_ stamp: RegularFile.Stamp, at now: Timestamp) -> Bool {
        stamp.kind == .regular && abs((now - stamp.modified).milliseconds) < DropFolder.settlingTime.milliseconds
    }

    private static func refusal(of stamp: RegularFile.Stamp) -> String? {
        switch stamp.kind {
        case .regular where stamp.size > maximumFileBytes:
            "the file has \(stamp.size) bytes, more than 64 MiB. Split it"
        case .regular: nil
        case .link: "it is a link, and links are not followed. Put the file itself into the folder"
        case .directory, .other: "it is not a file. Put a regular file into the folder"
        }
    }

    /// A path in the folder at which nothing stands: the name itself, else with the moment in it, else counted on.
    private static func freeName(_ name: String, in folder: String, at now: Timestamp) -> String {
        let stem = name.dropLast(".jsonl".count)
        let moment = now.rfc3339.filter { $0.isNumber || $0 == "T" || $0 == "Z" }
        var candidate = "\(folder)/\(name)"
        var count = 1
        while RegularFile.stamp(of: candidate) != nil {
            candidate = "\(folder)/\(stem).\(moment)\(count > 1 ? "-\(count)" : "").jsonl"
            count += 1
        }
        return candidate
    }
}

extension DropFile {
    /// Bad lines that the note beside the file lists; the ledger has them all.
    private static let maximumReasons = 1000

    /// The note beside the file; nil when every line was read.
    fileprivate var reasons: String? {
        guard !unreadable.isEmpty else { return nil }
        let shown = unreadable.prefix(DropFile.maximumReasons).map { "\($0.place): \($0.reason)" }
        let rest = unreadable.count - shown.count
        let head = [
            "\(shownName): \(items.count) complaints read, \(unreadable.count) problems. "
                + "Correct the lines below and put them into the folder again as a new file; the others are kept.",
            "\(shownName)：已读入 \(items.count) 条投诉，有 \(unreadable.count) 处问题。请改正下列各行，另存为新文件放回文件夹；其余已保存。",
            "",
        ]
        return (head + shown + (rest > 0 ? ["… \(rest)"] : [])).joined(separator: "\n") + "\n"
    }
}
