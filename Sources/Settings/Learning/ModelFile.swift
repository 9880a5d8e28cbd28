import Crisis
import Foundation

/// The file that `tocsin train` writes and `model:` of tocsin.yaml names.
package enum ModelFile {
    /// The model at `path`.
    ///
    /// - Throws: A `Problem` of the file: it cannot be read, is no model, is damaged or was made by another version.
    package static func read(_ path: String) throws(Unusable) -> TextModel {
        let shown = Path.shown(path)
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        guard size <= TextModel.largestFile, let data = FileManager.default.contents(atPath: path) else {
            throw Unusable(
                problem: Problem(
                    file: shown, line: 0, what: "the model cannot be read", advice: "Check its name and permissions."))
        }
        do throws(TextModel.Flaw) {
            return try TextModel(name: name(of: path), encoded: Array(data))
        } catch {
            throw Unusable(problem: Problem(file: shown, line: 0, what: error.what, advice: error.advice))
        }
    }

    package struct Unusable: Error {
        package var problem: Problem
    }

    /// A file's name without folder and ending: what its decisions call it.
    package static func name(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        return file.split(separator: ".").first.map(String.init) ?? file
    }

    /// Writes beside the old file and puts it in its place: a reader sees the one or the other.
    package static func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
