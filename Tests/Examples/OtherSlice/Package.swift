// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "other-slice",
    platforms: [.macOS(.v13)],
    dependencies: [
        // In your own package, write .package(url: "…", from: "…"), as the README shows.
        .package(name: "swift-graph-presence", path: "../../..")
    ],
    targets: [
        .executableTarget(
            name: "OtherSlice",
            dependencies: [
                .product(name: "GraphRuntime", package: "swift-graph-presence")
            ],
            plugins: [.plugin(name: "GraphClientGenerator", package: "swift-graph-presence")]
        )
    ]
)
