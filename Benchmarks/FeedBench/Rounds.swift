import Glibc
import Synchronization

/// Visits every feed once a round, as many at a time as there are handles, and counts what it costs.
struct Rounds {
    private let urls: [String]
    private let options: Options
    private let course: any Course

    init(urls: [String], options: Options) {
        self.urls = urls
        self.options = options
        course = options.work.course(options)
    }

    mutating func run(_ number: Int) async -> Figures {
        let began = ContinuousClock.now
        let spentBefore = Self.processorSeconds()
        let (urls, course) = (urls, course)
        let next = Next()
        var figures = Figures(program: "feedbench", work: options.work.rawValue, round: number, feeds: urls.count)
        await withTaskGroup(of: Figures.self) { group in
            for _ in 0..<min(options.handles, urls.count) {
                group.addTask {
                    var share = Figures()
                    while let index = next.take(below: urls.count) {
                        share.count(await course.visit(urls[index], number: index))
                    }
                    return share
                }
            }
            for await share in group { figures.add(share) }
        }
        figures.processorSeconds = Self.processorSeconds() - spentBefore
        figures.wall = ContinuousClock.now - began
        figures.peakMebibytes = Self.peakMebibytes()
        return figures
    }

    private static func usage() -> rusage {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage
    }

    private static func processorSeconds() -> Double {
        let usage = usage()
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }

    private static func peakMebibytes() -> Double { Double(usage().ru_maxrss) / 1024 }
}

/// Hands out the feeds, each once.
private final class Next: Sendable {
    private let index = Atomic(0)

    func take(below count: Int) -> Int? {
        let taken = index.add(1, ordering: .relaxed).oldValue
        return taken < count ? taken : nil
    }
}
