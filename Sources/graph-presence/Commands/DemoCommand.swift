// SPDX-License-Identifier: MIT

import Foundation
import GraphPresenceEmulator
import GraphRuntime

/// The `demo` command: runs the documented examples against the emulator.
struct DemoCommand: Command {
    static let name = "demo"
    static let summary = "Run the documented examples against the emulator, without a network or an account."
    static let options: [CommandOption] = [
        CommandOption(
            name: "--picture",
            group: .output,
            placeholder: "FILE",
            help: "Also write a picture of the user's presence timeline in SVG format to this file, which is replaced "
                + "if it exists. With -, print the picture to standard output, and everything else to standard error."
        ), .verbose,
    ]
    static let example = "graph-presence demo"

    private let isVerbose: Bool
    private let picture: String?

    /// The error for a picture that cannot be written.
    private struct NoPicture: LocalizedError {
        let errorDescription: String?
    }

    init(_ options: Options) throws(UsageError) {
        isVerbose = options.has("--verbose")
        picture = options["--picture"]
    }

    func run() async throws {
        let isPrinted = picture == "-"
        let demo = Demo(isVerbose: isVerbose) { text in
            if isPrinted { StandardError.printLines(text) } else { print(text) }
        }
        try await demo.run()
        guard let picture else { return }
        let svg = demo.picture.svg
        if isPrinted {
            print(svg, terminator: "")
        } else {
            try write(svg, to: picture)
            StandardError.print("The timeline picture was written to \(picture).")
        }
    }

    private func write(_ svg: String, to file: String) throws {
        do {
            try Data(svg.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        } catch {
            throw NoPicture(
                errorDescription: "the picture cannot be written to \(file.inQuotes): "
                    + FileProblem(error, while: .writing).description
            )
        }
    }
}
