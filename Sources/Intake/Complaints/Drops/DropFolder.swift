import Crisis
import Foundation

/// A folder into which other programs and people put files of complaints.
///
/// Two steps, so that a kill at any moment loses nothing: read a file page by page, committing each, then `settle` it. A
/// file that was committed and not settled is read again, and its identities sort out what is known.
package struct DropFolder: Sendable {
    /// Files taken in one poll.
    package static let maximumFiles = 100
    /// A file that changed more recently is still being written.
    package static let settlingTime = TimeSpan.seconds(2)

    private let source: Source.ID
    private let path: String
    private let setup: DropSetup

    package init(source: Source) throws(ComplaintSetupError) {
        guard case .dropFolder(let origin) = source.origin else {
            throw .wrongOrigin(source: source.id, wanted: "drop folder")
        }
        self.source = source.id
        path = origin.path
        setup = try DropSetup(origin, offsetMinutes: source.offsetMinutes)
    }

    /// The files that wait and rest, by name. Hidden files, those of other kinds and folders
    /// are not looked at.
    package func files(at now: Timestamp) throws(PollFailure) -> [WaitingFile] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw PollFailure(
                .folder, "\(path) cannot be listed. Create the folder and let the service read and write it")
        }
        let waiting = names.filter(DropSetup.isWanted)
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .lazy.compactMap { name in
                RegularFile.stamp(of: place(name)).map { WaitingFile(name: name, stamp: $0) }
            }
            .filter { $0.stamp.kind != .directory && !isBeingWritten($0.stamp, at: now) }
        return Array(waiting.prefix(DropFolder.maximumFiles))
    }

    /// Begins to read a file.
    ///
    /// - Parameter checkpoint: What the source's state keeps: how far a file was committed when the program was killed.
    package func reading(_ file: WaitingFile, checkpoint: String?, at now: Timestamp) -> DropReading {
        DropReading(
            file, at: place(file.name), source: source, setup: setup, checkpoint: checkpoint, now: now)
    }

    /// Moves a file whose items are committed to `done` or `rejected`, with what is to be said about it in a note beside it.
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
            if let note = file.note {
                try Data(note.utf8).write(to: URL(fileURLWithPath: target + ".reason.txt"), options: .atomic)
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

    /// A path in the folder at which nothing stands: the name itself, else with the moment in it, else counted on.
    private static func freeName(_ name: String, in folder: String, at now: Timestamp) -> String {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let (stem, ending) = (name[..<dot], name[dot...])
        let moment = now.rfc3339.filter { $0.isNumber || $0 == "T" || $0 == "Z" }
        var candidate = "\(folder)/\(name)"
        var count = 1
        while RegularFile.stamp(of: candidate) != nil {
            candidate = "\(folder)/\(stem).\(moment)\(count > 1 ? "-\(count)" : "")\(ending)"
            count += 1
        }
        return candidate
    }
}
