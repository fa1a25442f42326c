// SPDX-License-Identifier: MIT

import Foundation
import GraphRuntime

/// An in-memory store that can be made to fail.
final class MemoryStore: RefreshTokenStore {
    struct Failure: LocalizedError {
        var errorDescription: String? { "the keychain is locked" }
    }

    private let state = Locked((data: Data?.none, isLocked: false, saves: 0))

    /// The number of times that data was saved or removed.
    var saves: Int { state.withLock { $0.saves } }
    /// Sets whether loading and saving fail.
    func setLocked(_ isLocked: Bool) { state.withLock { $0.isLocked = isLocked } }
    /// Replaces the data as another process would.
    func replace(_ data: Data?) { state.withLock { $0.data = data } }

    /// The stored sign-in.
    var signIn: StoredSignIn? {
        get { state.withLock { $0.data }.flatMap { try? JSONDecoder().decode(StoredSignIn.self, from: $0) } }
        set { replace(newValue.flatMap { try? JSONEncoder().encode($0) }) }
    }

    func load() throws -> Data? {
        let state = state.withLock { $0 }
        if state.isLocked { throw Failure() }
        return state.data
    }

    func save(_ data: Data?) throws {
        try state.withLock { state in
            if state.isLocked { throw Failure() }
            state.data = data
            state.saves += 1
        }
    }
}
