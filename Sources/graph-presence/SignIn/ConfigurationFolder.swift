// SPDX-License-Identifier: MIT

import Foundation

/// The folder in which a user's programs store their configuration.
enum ConfigurationFolder {
    /// The error for a folder that cannot be found.
    struct Failure: LocalizedError {
        let errorDescription: String?
    }

    /// Returns the folder.
    ///
    /// `XDG_CONFIG_HOME` takes precedence over `HOME`. A relative path is ignored, because it would depend on the
    /// current folder. See the [XDG Base Directory
    /// Specification](https://specifications.freedesktop.org/basedir-spec/latest/).
    ///
    /// - Parameters:
    ///   - environment: The environment variables.
    ///   - passwordHome: A closure that returns a home folder from the password database. By default, it returns the
    ///     current user's home folder.
    /// - Returns: The folder, which may not exist.
    /// - Throws: ``Failure`` if none of the paths is absolute.
    static func url(
        environment: [String: String],
        passwordHome: () -> String? = Self.passwordHome
    ) throws(Failure) -> URL {
        if let path = environment["XDG_CONFIG_HOME"], path.hasPrefix("/") {
            return URL(fileURLWithPath: path, isDirectory: true)
        }
        guard let home = [environment["HOME"], passwordHome()].compactMap({ $0 }).first(where: { $0.hasPrefix("/") })
        else {
            let state = environment["HOME"].map { $0.isEmpty ? "HOME is empty" : "HOME is '\($0.prefix(80))'" }
            throw Failure(
                errorDescription:
                    "the folder for the sign-in cannot be found: \(state ?? "HOME is not set"), and the password "
                    + "database contains no home folder; set HOME or XDG_CONFIG_HOME to an absolute path"
            )
        }
        #if os(macOS)
            let folder = "Library/Application Support"
        #else
            let folder = ".config"
        #endif
        return URL(fileURLWithPath: home, isDirectory: true).appendingPathComponent(folder, isDirectory: true)
    }

    private static func passwordHome() -> String? {
        guard let entry = getpwuid(getuid()), let home = entry.pointee.pw_dir else { return nil }
        return String(cString: home)
    }
}
