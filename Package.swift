// swift-tools-version: 6.1
import PackageDescription

/// The settings of every Swift target. The tools version implies the Swift 6 language mode.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Whether SwiftPM or Xcode has checked this package out as a dependency of another package.
///
/// A dependent app then compiles the checked-in client in `Generated/`, so it does not build the generator, and there is no
/// plugin to trust. The folder that contains `checkouts` can have any name, because `--scratch-path` and
/// `-clonedSourcePackagesDirPath` specify it.
let isDependency: Bool = {
    let folders = Context.packageDirectory.split(separator: "/").dropLast()
    let isDownload = zip(folders, folders.dropFirst()).contains { $0 == "registry" && $1 == "downloads" }
    return folders.last == "checkouts" || isDownload
}()

let package = Package(
    name: "swift-graph-presence",
    platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
    products: [
        .library(name: "GraphPresence", targets: ["GraphPresence"]),
        .library(name: "GraphRuntime", targets: ["GraphRuntime"]),
        .library(name: "GraphPresenceEmulator", targets: ["GraphPresenceEmulator"]),
        .plugin(name: "GraphClientGenerator", targets: ["GraphClientGenerator"]),
        .plugin(name: "GenerateGraphClient", targets: ["GenerateGraphClient"]),
        .executable(name: "graph-presence", targets: ["graph-presence"]),
        .executable(name: "graph-codegen", targets: ["graph-codegen"]),
    ],
    targets: [
        .target(name: "GraphRuntime", swiftSettings: settings),
        .target(
            name: "GraphPresence",
            dependencies: ["GraphRuntime"],
            exclude: isDependency ? [] : ["Generated"],
            swiftSettings: settings,
            plugins: isDependency ? [] : [.plugin(name: "GraphClientGenerator")]
        ),
        .target(name: "GraphPresenceEmulator", dependencies: ["GraphPresence"], swiftSettings: settings),
        .executableTarget(
            name: "graph-presence",
            dependencies: ["GraphRuntime", "GraphPresence", "GraphPresenceEmulator"],
            swiftSettings: settings
        ),
        // Run the benchmarks in release builds: swift run -c release graph-benchmark
        .executableTarget(
            name: "graph-benchmark",
            // One benchmark runs the executable of the generator.
            dependencies: ["GraphPresence", "GraphPresenceEmulator", "graph-codegen"],
            swiftSettings: settings
        ),

        .target(name: "GraphSchema", swiftSettings: settings),
        .target(name: "GraphMetadata", dependencies: ["GraphSchema"], swiftSettings: settings),
        .target(name: "GraphCodeGenerator", dependencies: ["GraphSchema"], swiftSettings: settings),
        .executableTarget(
            name: "graph-codegen",
            dependencies: ["GraphCodeGenerator", "GraphMetadata", "GraphSchema"],
            swiftSettings: settings
        ),
        // Every package that uses the build plugin compiles this tool, so it does not contain the import.
        .executableTarget(name: "graph-codegen-build", dependencies: ["GraphCodeGenerator"], swiftSettings: settings),
        .plugin(name: "GraphClientGenerator", capability: .buildTool(), dependencies: ["graph-codegen-build"]),
        .plugin(
            name: "GenerateGraphClient",
            capability: .command(
                intent: .custom(
                    verb: "generate-graph-client",
                    description: "Writes the clients that are generated from this package's schemas to Generated/."
                ),
                permissions: [
                    .writeToPackageDirectory(reason: "The command writes the generated Swift files to Generated/.")
                ]
            ),
            dependencies: ["graph-codegen"]
        ),

        // Support for all tests: random numbers, transports, clocks, processes, and a server that sends scripted bytes.
        .target(
            name: "TestSupport",
            dependencies: ["GraphRuntime"],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        // Support for the tests that use the presence client.
        .target(
            name: "PresenceSupport",
            dependencies: ["GraphPresence", "GraphPresenceEmulator", "TestSupport"],
            path: "Tests/PresenceSupport",
            swiftSettings: settings
        ),
        // Calls a service as an app does, in a separate process, because some faults end the process.
        .executableTarget(
            name: "fault-client",
            dependencies: ["GraphPresence"],
            path: "Tests/FaultClient",
            swiftSettings: settings
        ),
        // Compares the emulator with the real service, for .ci/live.
        .executableTarget(
            name: "live-check",
            dependencies: ["GraphPresence", "GraphPresenceEmulator"],
            path: "Tests/LiveCheck",
            swiftSettings: settings
        ),
        .testTarget(
            name: "LiveCheckTests",
            dependencies: ["GraphPresence", "GraphPresenceEmulator", "TestSupport", "graph-presence", "live-check"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FaultTests",
            dependencies: ["GraphRuntime", "TestSupport", "fault-client"],
            swiftSettings: settings
        ),
        .testTarget(name: "GraphRuntimeTests", dependencies: ["GraphRuntime", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "GraphSchemaTests", dependencies: ["GraphSchema", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "GraphMetadataTests",
            dependencies: ["GraphMetadata", "GraphSchema", "TestSupport"],
            exclude: ["Fixtures", "Slices"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "GraphCodeGeneratorTests",
            dependencies: [
                "GraphCodeGenerator", "GraphRuntime", "GraphSchema", "TestSupport", "graph-codegen",
                "graph-codegen-build",
            ],
            exclude: ["Golden", "SchemaChanges/reports.md", "messages.md"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "GraphPresenceTests",
            dependencies: ["GraphPresence", "GraphPresenceEmulator", "GraphRuntime", "PresenceSupport", "TestSupport"],
            exclude: ["Examples/examples.json", "Messages/messages.md", "Recording/requests.json"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "GraphPresenceEmulatorTests",
            dependencies: ["GraphPresenceEmulator", "PresenceSupport", "TestSupport"],
            exclude: ["Messages/messages.md"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CommandLineTests",
            dependencies: ["GraphPresenceEmulator", "PresenceSupport", "TestSupport", "graph-presence"],
            exclude: ["Messages/messages.md"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "InteroperabilityTests",
            dependencies: ["GraphPresence", "TestSupport", "graph-presence"],
            exclude: ["python-sdk.py"],
            swiftSettings: settings
        ),
    ]
)
