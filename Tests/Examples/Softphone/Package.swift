// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "softphone",
    platforms: [.macOS(.v13)],
    dependencies: [
        // In your own package, write .package(url: "…", from: "…"), as the README shows.
        .package(name: "swift-graph-presence", path: "../../..")
    ],
    targets: [
        .executableTarget(
            name: "Softphone",
            dependencies: [
                .product(name: "GraphPresence", package: "swift-graph-presence")
            ]
        )
    ]
)
