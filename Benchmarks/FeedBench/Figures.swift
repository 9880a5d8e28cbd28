/// What a round came to.
struct Figures {
    var program = ""
    var work = ""
    var round = 0
    var feeds = 0
    private(set) var changed = 0
    private(set) var unchanged = 0
    private(set) var other = 0
    private(set) var failed = 0
    private(set) var bytes = 0
    private(set) var entries = 0
    var wall = Duration.zero
    var processorSeconds = 0.0
    var peakMebibytes = 0.0

    mutating func count(_ visit: Visit) {
        switch visit.status {
        case 200: changed += 1
        case 304: unchanged += 1
        case nil: failed += 1
        default: other += 1
        }
        bytes += visit.bytes
        entries += visit.entries
    }

    mutating func add(_ share: Figures) {
        changed += share.changed
        unchanged += share.unchanged
        other += share.other
        failed += share.failed
        bytes += share.bytes
        entries += share.entries
    }

    /// As the C program writes it.
    var line: String {
        let seconds = Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18
        return "program=\(program) work=\(work) round=\(round) feeds=\(feeds) status200=\(changed) "
            + "status304=\(unchanged) other=\(other) failed=\(failed) bytes=\(bytes) entries=\(entries) "
            + "wall=\(Self.rounded(seconds, 1000)) cpu=\(Self.rounded(processorSeconds, 1000)) "
            + "cpu_us_per_feed=\(Self.rounded(processorSeconds * 1e6 / Double(max(feeds, 1)), 10)) "
            + "rss_mb=\(Self.rounded(peakMebibytes, 10))"
    }

    private static func rounded(_ value: Double, _ scale: Double) -> Double { (value * scale).rounded() / scale }
}
