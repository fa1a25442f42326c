// SPDX-License-Identifier: MIT

import Dispatch
import Foundation
import GraphRuntime
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct FileRefreshTokenStoreTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

    private var path: String { folder.path + "/app/sign-in.json" }
    private var store: FileRefreshTokenStore { FileRefreshTokenStore(file: URL(fileURLWithPath: path)) }
    private func end() { try? FileManager.default.removeItem(at: folder) }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path + "/app").sorted()
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    /// Returns the description of the error that a call throws.
    private func message(_ call: () async throws -> Void) async -> String? {
        do {
            try await call()
            return nil
        } catch {
            return error.localizedDescription
        }
    }

    @Test("Data that only its owner can read is stored, replaced, and removed")
    func storeAndRemove() throws {
        defer { end() }
        #expect(try store.load() == nil)
        try store.save(nil)
        try store.save(Data("first".utf8))
        try store.save(Data("2".utf8))
        #expect(try store.load() == Data("2".utf8))
        #expect(try names() == ["sign-in.json"])
        #expect(try mode(path) == 0o600)
        #expect(try mode(folder.path + "/app") == 0o700)
        try store.save(nil)
        #expect(try store.load() == nil)
        #expect(try names() == [])
    }

    @Test(
        "An existing folder's permissions are not changed, but the permissions of a file that others can read are corrected"
    )
    func permissions() throws {
        defer { end() }
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder.path + "/app", withIntermediateDirectories: true)
        try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/app")
        #expect(manager.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o644]))
        try store.save(Data("a".utf8))
        #expect(try mode(folder.path + "/app") == 0o755)
        #expect(try mode(path) == 0o600)
    }

    @Test("A folder at the path of the file is neither replaced nor deleted")
    func folderInPlaceOfFile() async throws {
        defer { end() }
        try FileManager.default.createDirectory(atPath: path + "/inner", withIntermediateDirectories: true)
        #expect(
            await message { try store.save(nil) }
                == "the sign-in file '\(path)' cannot be removed: the path is a folder; delete the folder manually"
        )
        #expect(
            await message { try store.save(Data()) }
                == "the new sign-in cannot be stored in '\(path)': the path is a folder; "
                + "check the path (the previous sign-in is unchanged)"
        )
        #expect(
            await message { _ = try store.load() }?.hasSuffix(
                "' cannot be read: the path is a folder; check the path"
            ) == true
        )
        #expect(try names() == ["sign-in.json"])
        #expect(FileManager.default.fileExists(atPath: path + "/inner"))
    }

    @Test("The error contains the path if a file exists at the path of the folder")
    func fileInPlaceOfFolder() async throws {
        defer { end() }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data().write(to: folder.appendingPathComponent("app"))
        #expect(try store.load() == nil)
        #expect(
            await message { try store.save(nil) }
                == "the sign-in file '\(path)' cannot be removed: part of the path is not a folder; check the path"
        )
    }

    @Test("Disk space for renewed data is reserved")
    func reservedRoom() throws {
        defer { end() }
        for (size, room) in [(5, 16_384), (20_000, 40_000)] {
            try store.save(Data(repeating: 1, count: size))
            let reserved = try store.reserve()
            let name = try #require(try names().first { $0 != "sign-in.json" })
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/app/" + name)
            #expect(attributes[.size] as? Int == room)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            try store.write(Data("new".utf8), in: reserved)
            #expect(try store.load() == Data("new".utf8))
            try store.reserve().discard()
            #expect(try names() == ["sign-in.json"])
        }
    }

    @Test("Only one process or task can hold the lock")
    func exclusiveLock() async throws {
        defer { end() }
        // If the folder is missing, there is nothing to lock.
        #expect(try await store.lock() == nil)
        try store.save(Data())
        let first = try #require(try await store.lock())
        let impatient = FileRefreshTokenStore(file: store.file, lockTimeout: .seconds(1))
        #expect(
            await message { _ = try await impatient.lock() }
                == "'\(path)': another process has held the lock on the sign-in for 1 second; end that process, or retry"
        )
        let waiting = Task { try await store.lock() }
        try await Task.sleep(for: .milliseconds(50))
        first.release()
        try #require(try await waiting.value).release()
        #expect(try names() == ["sign-in.json", "sign-in.json.lock"])
    }

    @Test("A sign-in that two processes remove while a renewal replaces it remains removed")
    func removalDuringReplacement() throws {
        defer { end() }
        try store.save(Data("old".utf8))
        let (store, problems) = (store, Locked<[String]>([]))
        let removals = DispatchGroup()
        let isReplaced = try store.write(Data("new".utf8)) { contents in
            for _ in 0..<2 {
                removals.enter()
                Thread.detachNewThread {
                    do { try store.save(nil) } catch { problems.withLock { $0.append(error.localizedDescription) } }
                    removals.leave()
                }
            }
            // The removals have to wait until the file is replaced.
            Thread.sleep(forTimeInterval: 0.1)
            return contents == Data("old".utf8)
        }
        #expect(isReplaced)
        #expect(removals.wait(timeout: .now() + 60) == .success)
        #expect(problems.withLock { $0 } == [])
        #expect(try store.load() == nil)
        #expect(try names() == [])
    }

    @Test("A sign-in that was removed or replaced is not replaced by an older one")
    func conditionalReplacement() throws {
        defer { end() }
        try store.save(Data("theirs".utf8))
        #expect(try !store.write(Data("mine".utf8)) { $0 == Data("old".utf8) })
        #expect(try store.load() == Data("theirs".utf8))
        try store.save(nil)
        let room = try store.reserve()
        #expect(try !store.write(Data("mine".utf8), in: room) { $0 != nil })
        #expect(try store.load() == nil)
        #expect(try names() == [])
    }
}
