import Glibc
import Transport

/// Measures the daemon's whole path, fetch → parse → dedupe → judge → ledger, beside the C program of
/// `Benchmarks/reference`.
///
///     pollbench --config CONFIG --state FOLDER [--handles 200] [--rounds 3] URLS
///
/// Runs the real pipeline on a real ledger: every feed once a round. Before each round but the first it waits for a line
/// on standard input, so that the caller can change the feeds. For each round it prints the line of figures that
/// `feedpoll` prints.
@main
struct PollBench {
    static func main() async {
        guard let options = Options(CommandLine.arguments.dropFirst()) else {
            say("usage: pollbench --config CONFIG --state FOLDER [--handles N] [--rounds N] URLS\n")
            exit(64)
        }
        ProcessHeap.settle()
        do {
            let course = try await Course(options)
            var isComplete = true
            for round in 1...options.rounds {
                if round > 1 { _ = readLine() }
                let figures = try await course.run(round)
                isComplete = isComplete && figures.failed == 0
                print(figures.line)
                fflush(nil)
            }
            try course.end()
            exit(isComplete ? 0 : 1)
        } catch {
            say("pollbench: \(error)\n")
            exit(1)
        }
    }

    /// Writes to standard error.
    static func say(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe write(STDERR_FILENO, bytes, bytes.count)
    }
}

/// What the command line asks for.
struct Options {
    var configuration = ""
    var state = ""
    var handles = 200
    var rounds = 3
    var urls: [String] = []

    /// Nil for a line that cannot be read.
    init?(_ arguments: some Sequence<String>) {
        var words = Array(arguments)[...]
        while let word = words.popFirst() {
            switch word {
            case "--config": configuration = words.popFirst() ?? ""
            case "--state": state = words.popFirst() ?? ""
            case "--handles": handles = words.popFirst().flatMap { Int($0) } ?? 0
            case "--rounds": rounds = words.popFirst().flatMap { Int($0) } ?? 0
            default:
                guard let text = try? String(contentsOfFile: word) else { return nil }
                urls = text.split(separator: "\n").map(String.init)
            }
        }
        guard !configuration.isEmpty, !state.isEmpty, handles > 0, rounds > 0, !urls.isEmpty else { return nil }
    }
}

extension String {
    /// The text of a file, read by the C library: Foundation would be measured with us.
    fileprivate init(contentsOfFile path: String) throws {
        guard let stream = unsafe fopen(path, "r") else { throw CannotRead(path: path) }
        defer { unsafe fclose(stream) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, stream)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        self = String(decoding: bytes, as: UTF8.self)
    }
}

private struct CannotRead: Error { var path: String }
