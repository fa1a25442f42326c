// SPDX-License-Identifier: MIT

import Foundation

/// A file lock that only one process or task can hold at a time. The system releases the lock when the process ends.
package struct FileLock: Sendable {
    /// An error that indicates that another process did not release the lock in time.
    package struct Failure: LocalizedError {
        package let errorDescription: String?
    }

    /// The work of this process that has acquired a lock, keyed by the path of the lock.
    private static let holders = Locked<[String: ClockWork]>([:])

    private let descriptor: Int32
    private let path: String

    /// Acquires the lock on a file, after waiting for it if necessary.
    ///
    /// - Parameters:
    ///   - file: The file to lock. The lock itself is a separate file in the same folder.
    ///   - timeout: The maximum time to wait for the lock.
    /// - Returns: The lock, or `nil` if the folder is missing or cannot be written, or if the file system does not
    ///   support locks.
    /// - Throws: ``Failure`` if another process does not release the lock in time, or `CancellationError` if the task
    ///   is canceled.
    static func acquire(of file: URL, timeout: Duration) async throws -> FileLock? {
        let path = file.path + ".lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return nil }
        let end = ContinuousClock.now + timeout
        // While other work of this process has the lock, the current work waits for that work rather than for the
        // system, so that a test's clock can advance.
        var holder: ClockWork?
        var wait: ClockWait?
        defer { wait?.end() }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            do {
                guard code == EWOULDBLOCK || code == EINTR else {
                    close(descriptor)
                    return nil
                }
                guard ContinuousClock.now < end else {
                    throw Failure(
                        errorDescription: "'\(file.path)': another process has held the lock on the sign-in for "
                            + "\(timeout.textForPeople); end that process, or retry"
                    )
                }
                if let current = holders.withLock({ $0[path] }), current !== holder {
                    wait?.end()
                    (holder, wait) = (current, current.beginWait())
                }
                try await Task.sleep(for: .milliseconds(20))
            } catch {
                close(descriptor)
                throw error
            }
        }
        if let work = ClockWork.current { holders.withLock { $0[path] = work } }
        return FileLock(descriptor: descriptor, path: path)
    }

    /// Releases the lock.
    package func release() {
        // The entry is removed first, because other work can acquire the lock as soon as the file is closed.
        Self.holders.withLock { _ = $0.removeValue(forKey: path) }
        close(descriptor)
    }
}
