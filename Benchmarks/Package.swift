// swift-tools-version: 6.2
import PackageDescription

/// As in the package that is measured.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A package of its own, so that nobody who uses Leitbild resolves or builds it.
let package = Package(
    name: "leitbild-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "leitbild", path: ".."),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .target(
            name: "Measuring", dependencies: [.product(name: "Cohorts", package: "leitbild")],
            swiftSettings: settings),
        .executableTarget(
            name: "cohort-bench",
            dependencies: ["Measuring", .product(name: "Cohorts", package: "leitbild")],
            path: "Sources/CohortBench", swiftSettings: settings),
        .executableTarget(
            name: "atlas-bench",
            dependencies: [
                "Measuring", .product(name: "Atlas", package: "leitbild"),
                .product(name: "Yams", package: "Yams"),
            ],
            path: "Sources/AtlasBench", swiftSettings: settings),
        .executableTarget(
            name: "synthetic-atlas",
            dependencies: [
                "Measuring", .product(name: "Cohorts", package: "leitbild"),
                .product(name: "Atlas", package: "leitbild"),
                .product(name: "LeitbildData", package: "leitbild"),
            ],
            path: "Sources/SyntheticAtlas", swiftSettings: settings),
        .executableTarget(
            name: "site-bench",
            dependencies: [
                "Measuring", .product(name: "Cohorts", package: "leitbild"),
                .product(name: "Atlas", package: "leitbild"),
                .product(name: "Coherence", package: "leitbild"),
                .product(name: "LeitbildData", package: "leitbild"),
            ],
            path: "Sources/SiteBench", swiftSettings: settings),
        .executableTarget(
            name: "reach-bench",
            dependencies: [
                "Measuring", .product(name: "Cohorts", package: "leitbild"),
                .product(name: "Atlas", package: "leitbild"),
                .product(name: "Population", package: "leitbild"),
            ],
            path: "Sources/ReachBench", swiftSettings: settings),
        .executableTarget(
            name: "cohort-brute",
            dependencies: ["Measuring", .product(name: "Cohorts", package: "leitbild")],
            path: "Sources/CohortBrute", swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
