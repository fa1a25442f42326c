// SPDX-License-Identifier: MIT

import Foundation
import GraphPresenceEmulator
import TestSupport
import Testing

@testable import graph_presence

/// Tests for the folder in which the sign-in is stored.
@Suite(.blocking, .timeLimit(.minutes(5))) struct ConfigurationFolderTests {
    #if os(macOS)
        private static let inHome = "Library/Application Support"
    #else
        private static let inHome = ".config"
    #endif

    @Test(
        "The folder is an absolute path from the environment or the password database",
        arguments: [
            (["XDG_CONFIG_HOME": "/x", "HOME": "/h"], "/x"), (["HOME": "/h"], "/h/\(inHome)"),
            (["XDG_CONFIG_HOME": "", "HOME": "/h"], "/h/\(inHome)"),
            (["XDG_CONFIG_HOME": "x", "HOME": "/h"], "/h/\(inHome)"),
            (["XDG_CONFIG_HOME": "~/x", "HOME": "/h"], "/h/\(inHome)"), (["HOME": "~"], "/p/\(inHome)"),
            (["HOME": ""], "/p/\(inHome)"), (["HOME": "."], "/p/\(inHome)"), ([:], "/p/\(inHome)"),
        ]
    )
    func absolutePaths(_ environment: [String: String], _ path: String) throws {
        #expect(try ConfigurationFolder.url(environment: environment, passwordHome: { "/p" }).path == path)
    }

    @Test(
        "The error contains the value of HOME if there is no home folder",
        arguments: [
            ([:], "HOME is not set"), (["HOME": ""], "HOME is empty"),
            (["HOME": "~", "XDG_CONFIG_HOME": "x"], "HOME is '~'"),
        ]
    )
    func missingHome(_ environment: [String: String], _ state: String) {
        for home in [nil, "", "relative"] {
            let error = #expect(throws: ConfigurationFolder.Failure.self) {
                try ConfigurationFolder.url(environment: environment, passwordHome: { home })
            }
            #expect(
                error?.errorDescription
                    == "the folder for the sign-in cannot be found: \(state), and the password database contains no home folder; "
                    + "set HOME or XDG_CONFIG_HOME to an absolute path"
            )
        }
    }

    @Test("The home folder is read from the password database")
    func passwordDatabase() throws {
        #expect(try ConfigurationFolder.url(environment: ["HOME": "~"]).path.hasPrefix("/"))
    }

    @Test("Nothing is written to the current folder")
    func currentFolder() async throws {
        let tool = try SignIns.tool()
        defer { tool.end() }
        let current = tool.home.appendingPathComponent("current")
        let home = tool.home.appendingPathComponent("home")
        try FileManager.default.createDirectory(at: current, withIntermediateDirectories: true)
        let environment = ["XDG_CONFIG_HOME": "relative", "HOME": home.path]
        let signedIn = try await SignIns.login(tool, "--client-id", "app", in: current, environment)
        #expect(signedIn.status == 0)
        let read = try tool.run(["get", "--me", "--base-url", tool.server.baseURL], in: current, environment)
        #expect(read.status == 0)
        let file = "graph-presence/sign-in.json"
        #expect(FileManager.default.fileExists(atPath: "\(home.path)/\(Self.inHome)/\(file)"))
        #expect(try tool.run(["logout"], in: current, environment).errors == "Signed out.\n")
        // A relative path in a variable is ignored, so a file at that path is not the stored sign-in.
        for variable in ["XDG_CONFIG_HOME", "HOME"] {
            let place = variable == "HOME" ? "home/\(Self.inHome)" : "home"
            let other = current.appendingPathComponent("\(place)/\(file)")
            try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
            let environment = ["XDG_CONFIG_HOME": tool.home.path, "HOME": home.path].merging([variable: "home"]) { $1 }
            #expect(try tool.run(["logout"], in: current, environment).errors == "No one was signed in.\n")
            #expect(FileManager.default.fileExists(atPath: other.path))
            try FileManager.default.removeItem(at: current.appendingPathComponent("home"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: current.path) == [])
    }

    @Test("The logout command does not delete a folder")
    func folderInPlaceOfFile() throws {
        let tool = try Tool()
        defer { tool.end() }
        let file = tool.home.path + "/graph-presence/sign-in.json"
        try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: true)
        let result = try tool.run(["logout"])
        #expect(result.status == 1)
        #expect(
            result.errors
                == "error: the sign-in file '\(file)' cannot be removed: the path is a folder; delete the folder manually\n"
        )
        #expect(FileManager.default.fileExists(atPath: file))
    }
}
