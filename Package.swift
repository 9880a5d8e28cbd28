// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is held to the same standard: warnings stop the build, unsafe code must say so.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "tocsin",
    products: [
        .executable(name: "tocsin", targets: ["tocsin"])
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.34.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // The C libraries, each behind one door.
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

        // The core: values and decisions, nothing that waits.
        .target(name: "Crisis", swiftSettings: strict),

        // The rooms around the core.
        .target(name: "Digests", dependencies: ["CCrypto"], swiftSettings: strict),
        .target(
            name: "Settings",
            dependencies: ["Crisis", "Digests", "Transport", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict
        ),
        .target(name: "Transport", dependencies: ["CCurl"], swiftSettings: strict),
        .target(
            name: "Intake",
            dependencies: ["Crisis", "Digests", "Transport", "CXML2", "CZip"],
            swiftSettings: strict
        ),
        .target(
            name: "Ledger",
            dependencies: ["Crisis", "Digests", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict
        ),
        .target(name: "Delivery", dependencies: ["Crisis", "Digests", "Transport"], swiftSettings: strict),
        .target(
            name: "Status",
            dependencies: [
                "Crisis", "Ledger",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Daemon",
            dependencies: [
                "Crisis", "Settings", "Transport", "Intake", "Ledger", "Delivery", "Status", "Digests",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "tocsin",
            dependencies: [
                "Daemon",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),

        // Tests: one target a room, and one for the whole house.
        .testTarget(name: "CrisisTests", dependencies: ["Crisis", "Settings"], swiftSettings: strict),
        .target(name: "LoopbackServer", path: "Tests/LoopbackServer", swiftSettings: strict),
        .target(name: "Dovecot", path: "Tests/Dovecot", swiftSettings: strict),
        .testTarget(name: "TransportTests", dependencies: ["Transport", "LoopbackServer"], swiftSettings: strict),
        .testTarget(
            name: "IntakeTests",
            dependencies: ["Intake", "Crisis", "Digests", "Settings", "Transport", "LoopbackServer", "Dovecot"],
            exclude: ["Corpus"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LedgerTests",
            dependencies: ["Crisis", "Ledger", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "DeliveryTests",
            dependencies: ["Delivery", "Crisis", "Digests", "GoldenFiles", "Settings", "Transport"],
            exclude: ["Golden"],
            swiftSettings: strict
        ),
        .target(name: "GoldenFiles", path: "Tests/GoldenFiles", swiftSettings: strict),
        .testTarget(
            name: "SettingsTests", dependencies: ["Crisis", "Settings", "Transport"], swiftSettings: strict),
        .testTarget(
            name: "StatusTests",
            dependencies: [
                "Crisis", "GoldenFiles", "Status", "Transport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            exclude: ["Golden"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "DaemonTests",
            dependencies: [
                "Crisis", "Daemon", "Intake", "Ledger", "LoopbackServer", "Settings", "Status", "Transport",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "AcceptanceTests",
            dependencies: [
                "tocsin", "Daemon", "Crisis", "Ledger", "Status", "Transport", "LoopbackServer", "Dovecot",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)

// The measurements of `make bench` and `make bench-feeds`, which no other build needs. TOCSIN_BENCHMARKS=feeds leaves out
// the library that only the former needs.
if let wanted = Context.environment["TOCSIN_BENCHMARKS"] {
    package.targets.append(
        .executableTarget(
            name: "feedbench", dependencies: ["Transport"], path: "Benchmarks/FeedBench", swiftSettings: strict)
    )
    package.targets.append(
        .executableTarget(
            name: "pollbench",
            dependencies: [
                "Crisis", "Daemon", "Intake", "Ledger", "Settings", "Transport",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Benchmarks/PollBench", swiftSettings: strict)
    )
    if wanted != "feeds" {
        package.dependencies.append(
            .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: [])
        )
        package.targets.append(
            .executableTarget(
                name: "TocsinBenchmarks",
                dependencies: [
                    "Crisis", "Settings", "Intake", "Ledger", "Digests",
                    .product(name: "Benchmark", package: "benchmark"),
                ],
                path: "Benchmarks/TocsinBenchmarks",
                swiftSettings: strict,
                plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
            )
        )
    }
}

// Surge detection against its rivals on simulated brands: `TOCSIN_SURVEILLANCE=1 swift run -c release surveillance rivals`.
if Context.environment["TOCSIN_SURVEILLANCE"] != nil {
    package.targets.append(
        .executableTarget(
            name: "surveillance", dependencies: ["Crisis"], path: "Benchmarks/Surveillance", swiftSettings: strict)
    )
}

// How well texts are joined into stories, on texts of our own: `Benchmarks/Stories/run.sh`.
if Context.environment["TOCSIN_STORIES"] != nil {
    package.targets.append(
        .executableTarget(
            name: "storybench", dependencies: ["Crisis"], path: "Benchmarks/Stories", exclude: ["Texts", "run.sh"],
            swiftSettings: strict)
    )
}
