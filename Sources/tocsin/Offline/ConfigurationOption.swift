import ArgumentParser
import Crisis
import Daemon
import Foundation
import Settings

/// Where an offline command finds rules and lexicon.
struct ConfigurationOption: ParsableArguments {
    @Option(
        name: .long,
        help: """
            The configuration. Default: $TOCSIN_CONFIG, else config/tocsin.yaml, /etc/tocsin/tocsin.yaml, or the one \
            beside the program's sources.
            """)
    var config: String?

    /// The whole configuration; prints every problem and ends with 2 when there is one.
    func load() throws -> Configuration {
        guard let path = config ?? found else {
            complain("No configuration is found. Name one with --config FILE.")
            throw ExitCode(2)
        }
        switch Configuration.load(path) {
        case .success(let configuration): return configuration
        case .failure(let refused):
            complain(refused.description)
            throw ExitCode(2)
        }
    }

    /// Reads texts as the service does, or with the model in a file; `none` leaves the lexicon alone.
    func analyzer(model path: String?) throws -> Analyzer {
        let configuration = try load()
        guard let path else { return Analyzer(lexicon: configuration.lexicon, model: configuration.model) }
        if path == "none" { return Analyzer(lexicon: configuration.lexicon) }
        do throws(ModelFile.Unusable) {
            return Analyzer(lexicon: configuration.lexicon, model: try ModelFile.read(path))
        } catch {
            complain(error.problem.description)
            throw ExitCode(2)
        }
    }

    private var found: String? {
        let environment = ProcessInfo.processInfo.environment
        let candidates =
            [environment["TOCSIN_CONFIG"], "config/tocsin.yaml", "/etc/tocsin/tocsin.yaml"].compactMap { $0 }
            + Self.foldersAboveProgram.map { Path.join($0, "config/tocsin.yaml") }
        return candidates.first { FileManager.default.fileExists(atPath: $0) }
    }

    /// A program run from its build folder finds the configuration of its checkout.
    static var foldersAboveProgram: [String] {
        guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            return []
        }
        return sequence(first: Path.folder(of: program)) { folder in
            folder == "/" || folder == "." ? nil : Path.folder(of: folder)
        }.prefix(8).map { $0 }
    }
}

/// Reads a file as bytes, or says what is wrong and ends with 2.
func contents(of file: String) throws -> Data {
    if file == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
    guard let data = FileManager.default.contents(atPath: file) else {
        complain("\(file):0: the file cannot be read. Check its name and permissions.")
        throw ExitCode(2)
    }
    return data
}
