// swift-tools-version: 6.2
import PackageDescription

/// Every target: Swift 6, explicit existentials, imports internal unless said public; in CI a warning is an error.
var settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]
if Context.environment["CI"] != nil { settings.append(.treatAllWarnings(as: .error)) }

let package = Package(
    name: "leitbild",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "leitbild", targets: ["leitbild"]),
        .library(name: "Cohorts", targets: ["Cohorts"]),
        .library(name: "Atlas", targets: ["Atlas"]),
        .library(name: "Population", targets: ["Population"]),
        .library(name: "Coherence", targets: ["Coherence"]),
        .library(name: "Charts", targets: ["Charts"]),
        .library(name: "LeitbildData", targets: ["LeitbildData"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        .target(name: "Cohorts", swiftSettings: settings),
        .target(
            name: "Atlas",
            dependencies: ["Cohorts", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "Population", dependencies: ["Cohorts", "Atlas", "CZlib"], swiftSettings: settings),
        .target(
            name: "Coherence", dependencies: ["Cohorts", "Atlas", "Population"], swiftSettings: settings),
        .target(name: "Charts", swiftSettings: settings),
        .target(
            name: "Store",
            dependencies: [
                "Cohorts", "Atlas", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .target(
            name: "Web",
            dependencies: [
                "Cohorts", "Atlas", "Population", "Coherence", "Store", "Charts", "CZlib",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            resources: [.copy("Templates"), .copy("Assets")],
            swiftSettings: settings),
        .target(
            name: "LeitbildData",
            path: "Data",
            resources: [
                .copy("atlas"), .copy("checks"), .copy("vocabulary"), .copy("texts"), .copy("reforms"),
                .copy("outlines"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "leitbild",
            dependencies: [
                "Cohorts", "Atlas", "Population", "Coherence", "Store", "Web", "LeitbildData",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .target(
            name: "Fixtures", dependencies: ["Cohorts", "Atlas", "Population", "Coherence", "LeitbildData"],
            path: "Tests/Fixtures",
            swiftSettings: settings),
        .testTarget(name: "CohortsTests", dependencies: ["Cohorts", "Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "PopulationTests", dependencies: ["Population", "Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "AtlasTests", dependencies: ["Atlas", "Cohorts", "Fixtures", "LeitbildData"],
            swiftSettings: settings),
        .testTarget(
            name: "CoherenceTests", dependencies: ["Coherence", "Fixtures", "LeitbildData"],
            swiftSettings: settings),
        .testTarget(
            name: "StoreTests", dependencies: ["Store", "Fixtures", "LeitbildData"], swiftSettings: settings),
        .testTarget(
            name: "ChartsTests", dependencies: ["Charts", "Fixtures", "LeitbildData"], exclude: ["Goldens"],
            swiftSettings: settings),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Fixtures", "LeitbildData",
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ],
            swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings),
        .testTarget(name: "CommandTests", dependencies: ["leitbild", "Fixtures"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
