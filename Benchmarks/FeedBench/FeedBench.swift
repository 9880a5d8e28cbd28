import Glibc

/// Measures our way from a URL to what becomes of its feed, beside the C program of `Benchmarks/reference`.
///
///     feedbench WORK [--handles 200] [--rounds 2] [--fresh] [--timeout 30] URLS
///
/// Takes the same file of URLS and the same options as `feedpoll`, and prints the same line of figures for each round.
/// How far along the path it goes is the `Work`; a new one is a file of its own and a case there.
@main
struct FeedBench {
    static func main() async {
        guard let options = Options(CommandLine.arguments.dropFirst()), let urls = options.urls() else {
            say("usage: feedbench \(Work.names) [--handles N] [--rounds N] [--fresh] [--timeout SECONDS] URLS\n")
            exit(64)
        }
        var rounds = Rounds(urls: urls, options: options)
        var failures = 0
        for number in 1...options.rounds {
            let figures = await rounds.run(number)
            failures = figures.failed
            print(figures.line)
            fflush(nil)
        }
        exit(failures == 0 ? 0 : 1)
    }

    /// Writes to standard error.
    static func say(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe write(STDERR_FILENO, bytes, bytes.count)
    }
}
