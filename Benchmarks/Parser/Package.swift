// swift-tools-version: 6.2
import PackageDescription

// The parser and what it stands on, without the rest of the house: `run.sh` measures it beside libxml2. The sources are
// those of the house, by links.
let package = Package(
    name: "parsebench",
    targets: [
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl"),
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0"),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto"),
        .target(name: "Crisis"),
        .target(name: "Digests", dependencies: ["CCrypto"]),
        .target(name: "Transport", dependencies: ["CCurl"]),
        .target(name: "Intake", dependencies: ["Crisis", "Digests", "Transport", "CXML2"]),
        .executableTarget(name: "parsebench", dependencies: ["Intake"]),
    ],
    swiftLanguageModes: [.v6]
)
