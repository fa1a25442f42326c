// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "team-page",
    platforms: [.macOS(.v14)],
    dependencies: [
        // In your own package, write .package(url: "…", from: "…"), as the README shows.
        .package(name: "swift-graph-presence", path: "../../.."),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.0.0"),
    ],
    targets: [
        .executableTarget(
            name: "TeamPage",
            dependencies: [
                .product(name: "GraphPresence", package: "swift-graph-presence"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            resources: [.embedInCode("page.html")]
        )
    ]
)
