// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence
import TestSupport
import Testing

@testable import graph_presence

/// Tests for the sign-in file and its lock.
@Suite(.blocking, .timeLimit(.minutes(5))) struct SignInStoreTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    private let signIn = SignInStore.SignIn(
        id: "1",
        clientId: "app",
        tenant: "contoso",
        authority: nil,
        cloud: "global",
        refreshToken: "first"
    )

    private var store: SignInStore { SignInStore(folder: folder) }
    private var file: String { folder.path + "/graph-presence/sign-in.json" }
    private func end() { try? FileManager.default.removeItem(at: folder) }

    @Test("A sign-in that only its owner can read is stored, replaced, and removed")
    func storeAndRemove() throws {
        defer { end() }
        #expect(store.load() == nil)
        #expect(try !store.remove())
        try store.save(signIn)
        var renewed = signIn
        renewed.refreshToken = "second"
        try store.save(renewed)
        #expect(store.load() == renewed)
        #expect(renewed.isSame(as: signIn))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/graph-presence")
        #expect(names == ["sign-in.json"])
        for (path, mode) in [(file, 0o600), (folder.path + "/graph-presence", 0o700)] {
            #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == mode)
        }
        #expect(try store.remove())
        #expect(try !store.remove())
    }

    @Test("Sign-ins from different logins are not equal")
    func differentLogins() {
        var other = signIn
        other.id = "2"
        #expect(!other.isSame(as: signIn))
        other.id = nil
        #expect(!other.isSame(as: signIn))
    }

    @Test("Files from earlier versions can be read")
    func earlierVersions() throws {
        defer { end() }
        try store.save(signIn)
        let old = #"{"clientId":"app","tenant":"contoso","cloud":"global","refreshToken":"first"}"#
        try Data(old.utf8).write(to: URL(fileURLWithPath: file))
        var expected = signIn
        expected.id = nil
        #expect(store.load() == expected)
    }

    @Test(
        "The error for a damaged file contains the file's path and the command to run",
        arguments: ["", "{", "{}", "[]"]
    )
    func damagedFile(_ text: String) throws {
        defer { end() }
        try store.save(signIn)
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        #expect(store.load() == nil)
        let error = #expect(throws: SignInStore.Failure.self) { try store.read() }
        #expect(
            error?.errorDescription
                == "the sign-in file '\(file)' is damaged; run 'graph-presence login' to sign in again"
        )
    }

    @Test("A folder at the path of the sign-in file is not deleted")
    func folderInPlaceOfFile() throws {
        defer { end() }
        try FileManager.default.createDirectory(atPath: file + "/inner", withIntermediateDirectories: true)
        let removal = #expect(throws: SignInStore.Failure.self) { try store.remove() }
        #expect(
            removal?.errorDescription
                == "the sign-in file '\(file)' cannot be removed: the path is a folder; delete the folder manually"
        )
        let saving = #expect(throws: SignInStore.Failure.self) { try store.save(signIn) }
        #expect(
            saving?.errorDescription
                == "the new sign-in cannot be stored in '\(file)': the path is a folder; "
                + "check the path (the previous sign-in is unchanged)"
        )
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/graph-presence")
        #expect(names == ["sign-in.json"])
        #expect(FileManager.default.fileExists(atPath: file + "/inner"))
    }

    @Test("The error contains the path if a file exists at the path of the sign-in folder")
    func fileInPlaceOfFolder() throws {
        defer { end() }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data().write(to: folder.appendingPathComponent("graph-presence"))
        let error = #expect(throws: SignInStore.Failure.self) { try store.remove() }
        #expect(
            error?.errorDescription
                == "the sign-in file '\(file)' cannot be removed: part of the path is not a folder; check the path"
        )
    }

    @Test(
        "The lock's timeout is the longest time that a renewal can take",
        arguments: [(1, 1, 60), (15, 3, 75), (60, 4, 270), (15, 0, 60)]
    )
    func lockTimeout(_ timeout: Int, _ attempts: Int, _ limit: Int) {
        let options = CredentialOptions(
            retryPolicy: GraphRetryPolicy(maximumAttempts: attempts),
            timeout: .seconds(timeout)
        )
        #expect(SignInStore.lockTimeout(options) == .seconds(limit))
    }
}
