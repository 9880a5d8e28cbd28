import Crisis
import Foundation
import Glibc

/// The file `added.yaml` of a configuration: changed whole or not at all, one program at a time, and put back when the
/// configuration has a problem afterwards.
package struct AddedSourcesFile: Sendable {
    /// Why the file was not changed. It is then as it was.
    package enum Failure: Error, Sendable {
        case refused(place: String, AddedSources.Refusal)
        /// The whole configuration was checked with the change in it.
        case problems(ConfigurationProblems)
        /// Another command is at it.
        case busy(folder: String)
        case system(String)
    }

    private let configuration: String
    private let folder: String
    private let environment: [String: String]

    package init(_ configuration: Configuration, environment: [String: String] = [:]) {
        self.configuration = configuration.file
        folder = configuration.sourcesFolder
        self.environment = environment
    }

    package var path: String { Path.join(folder, AddedSources.fileName) }

    /// Adds sources and gives the configuration that has them.
    package func append(_ sources: [Source]) throws(Failure) -> Configuration {
        let changed = try change { (list: inout AddedSources) throws(AddedSources.Refusal) in
            try list.append(sources)
            return true
        }
        if let changed { return changed }
        return try loaded()
    }

    /// Takes a source out and gives the configuration without it; nil when it is not in this file.
    package func remove(_ id: Source.ID) throws(Failure) -> Configuration? {
        try change { (list: inout AddedSources) throws(AddedSources.Refusal) in try list.remove(id) }
    }

    /// The text that the file would have.
    package func preview(_ sources: [Source]) throws(Failure) -> String {
        do throws(AddedSources.Refusal) {
            var list = AddedSources(text: nil)
            try list.append(sources)
            return list.text
        } catch {
            throw .refused(place: "\(Path.shown(path)):\(error.line)", error)
        }
    }

    private func change(
        _ edit: (inout AddedSources) throws(AddedSources.Refusal) -> Bool
    ) throws(Failure) -> Configuration? {
        let lock = try FolderLock(folder: folder)
        defer { lock.release() }
        let before = FileManager.default.contents(atPath: path)
        guard let text = before.map({ String(validating: $0, as: UTF8.self) }) ?? "" else {
            throw .system("\(Path.shown(path)):0: the file is not UTF-8. Save it as UTF-8.")
        }
        var list = AddedSources(text: before == nil ? nil : text)
        do throws(AddedSources.Refusal) {
            guard try edit(&list) else { return nil }
        } catch {
            throw .refused(place: "\(Path.shown(path)):\(error.line)", error)
        }
        try write(Data(list.text.utf8))
        do throws(Failure) {
            return try loaded()
        } catch {
            try restore(before)
            throw error
        }
    }

    private func loaded() throws(Failure) -> Configuration {
        switch Configuration.load(configuration, environment: environment) {
        case .success(let good): return good
        case .failure(let problems): throw .problems(problems)
        }
    }

    private func restore(_ before: Data?) throws(Failure) {
        if let before { return try write(before) }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw .system("\(Path.shown(path)) could not be removed again: \(error.localizedDescription)")
        }
    }

    /// Beside its place, to the disk, then into place; rights and owner are those of the file that was there, or of a
    /// file that the service may read.
    private func write(_ data: Data) throws(Failure) {
        let draft = Path.join(folder, ".\(AddedSources.fileName).part")
        let file = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw failure("write", draft) }
        defer { close(file) }
        var status = stat()
        if unsafe stat(path, &status) == 0 {
            _ = fchmod(file, status.st_mode & 0o7777)
            _ = fchown(file, status.st_uid, status.st_gid)
        }
        do {
            try FileHandle(fileDescriptor: file, closeOnDealloc: false).write(contentsOf: data)
        } catch {
            _ = unsafe unlink(draft)
            throw .system("\(Path.shown(draft)) cannot be written: \(error.localizedDescription)")
        }
        guard fsync(file) == 0, unsafe rename(draft, path) == 0 else {
            let failure = failure("write", path)
            _ = unsafe unlink(draft)
            throw failure
        }
        let directory = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if directory >= 0 {
            _ = fsync(directory)
            close(directory)
        }
    }

    private func failure(_ step: String, _ place: String) -> Failure {
        let code = errno
        let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        return .system("Cannot \(step) \(Path.shown(place)): \(reason). Mend its permissions, or use sudo.")
    }
}

/// One command at a time: a lock on the folder itself, which leaves no file behind.
private struct FolderLock: ~Copyable {
    private let descriptor: Int32

    init(folder: String) throws(AddedSourcesFile.Failure) {
        descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .system("\(Path.shown(folder)):0: the folder cannot be opened. Create it or mend its permissions.")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .busy(folder: Path.shown(folder))
        }
    }

    /// Lets the next command in; the end of the process does the same.
    func release() { _ = flock(descriptor, LOCK_UN) }

    deinit { close(descriptor) }
}
