import Crisis
import Foundation

/// Where each source is written, as `config/sources/press.yaml:12`.
package enum SourcePlaces {
    /// File and line of each id in the folder's files; a file that cannot be read is left out.
    package static func read(folder: String) -> [Source.ID: String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        var places: [Source.ID: String] = [:]
        for name in names.sorted() where !name.hasPrefix(".") && (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) {
            let file = Path.join(folder, name)
            guard let data = FileManager.default.contents(atPath: file) else { continue }
            let unread = ProblemLog()
            let section = ConfigFile(name: file, text: String(decoding: data, as: UTF8.self), log: unread).section()
            for entry in section?.sections("sources") ?? [] {
                guard let id = entry.optionalString("id"), places[id] == nil else { continue }
                places[id] = "\(Path.shown(file)):\(entry.line(of: "id"))"
            }
        }
        return places
    }
}
