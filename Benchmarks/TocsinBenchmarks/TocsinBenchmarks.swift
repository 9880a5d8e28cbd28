import Benchmark
import Crisis
import Digests
import Foundation
import Intake
import Ledger
import Settings

/// `make bench`: what one step of each room costs, in a release build. Compare figures of one run only.
let benchmarks: @Sendable () -> Void = {
    unsafe Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput, .instructions, .peakMemoryResident], maxDuration: .seconds(5),
        maxIterations: 1_000_000)
    guard let material = try? Material() else { return print("The demo's configuration cannot be loaded.") }
    let start = Timestamp(seconds: 1_795_000_000)

    Benchmark("SHA-256 of a feed (the measure to compare with)") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(SHA256.digest(material.feed)) }
    }

    Benchmark("parse a feed of 20 entries") { benchmark in
        for _ in benchmark.scaledIterations {
            blackHole(
                try? FeedParser.parse(material.feed, contentType: nil, baseURL: nil, offsetMinutes: 480))
        }
    }

    Benchmark("classify 1000 short texts") { benchmark in
        let analyzer = Analyzer(lexicon: material.configuration.lexicon)
        benchmark.startMeasurement()
        for text in material.texts { blackHole(analyzer.read(title: "", text: text)) }
    }

    Benchmark("engine takes 300 arrivals, one after another") { benchmark in
        var engine = Engine(criteria: Criteria.benchmark(material.configuration))
        let arrivals = material.arrivals(300, from: start)
        benchmark.startMeasurement()
        for (number, arrival) in arrivals.enumerated() {
            blackHole(engine.observe([arrival], at: start + .seconds(Int64(number))))
        }
    }

    Benchmark("engine ticks with what 300 arrivals left open") { benchmark in
        var engine = Engine(criteria: Criteria.benchmark(material.configuration))
        blackHole(engine.observe(material.arrivals(300, from: start), at: start + .seconds(300)))
        benchmark.startMeasurement()
        for minute in 0..<10 { blackHole(engine.tick(at: start + .minutes(Int64(10 + minute)))) }
    }

    Benchmark("replay of \(material.cases.count) cases, \(material.caseDays) simulated days") { benchmark in
        for _ in benchmark.scaledIterations {
            for told in material.cases { blackHole(CaseReplay(told, rules: material.configuration.rules).run()) }
        }
    }

    Benchmark("what if: a check of a case closed, followed to its end") { benchmark in
        guard let told = material.cases.first(where: { $0.id == "mengniu-omp-2009" }) else { return }
        let supposition = Supposition(close: [CheckID("SH1")], at: told.points[2].at)
        for _ in benchmark.scaledIterations {
            blackHole(try? Hypothesis(supposition, of: told, rules: material.configuration.rules))
        }
    }

    Benchmark("ledger commits 1000 items") { benchmark in
        let folder = FileManager.default.temporaryDirectory.appending(path: "tocsin-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let ledger = try SQLiteLedger.open(directory: folder.path)
        var batch = LedgerBatch(at: start)
        batch.items = material.arrivals(1000, from: start).map {
            RecordedItem(source: $0.source.id, item: $0.item, seen: start)
        }
        benchmark.startMeasurement()
        try await ledger.commit(batch)
        benchmark.stopMeasurement()
        try ledger.close()
    }
}

extension Criteria {
    static func benchmark(_ configuration: Configuration) -> Criteria {
        Criteria(
            rules: configuration.rules, analyzer: Analyzer(lexicon: configuration.lexicon),
            watches: configuration.watches,
            checklists: ChecklistBuilder(playbooks: configuration.playbooks, roster: configuration.roster),
            tick: .minutes(1))
    }
}
