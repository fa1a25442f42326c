import Foundation

/// What `login` keeps, in a file that nobody else can read.
struct SignInStore {
    /// A sign-in.
    struct SignIn: Codable {
        var clientId: String
        var tenant: String
        var authority: String?
        var cloud: String
        var refreshToken: String
    }

    /// The sign-in cannot be kept.
    struct Failure: LocalizedError {
        let errorDescription: String?
    }

    private let file: URL

    /// The store of the user's configuration directory.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let home = URL(fileURLWithPath: environment["HOME"] ?? NSHomeDirectory())
        let folder: URL
        if let configuration = environment["XDG_CONFIG_HOME"], !configuration.isEmpty {
            folder = URL(fileURLWithPath: configuration)
        } else {
            #if os(macOS)
                folder = home.appendingPathComponent("Library/Application Support")
            #else
                folder = home.appendingPathComponent(".config")
            #endif
        }
        file = folder.appendingPathComponent("graph-presence/sign-in.json")
    }

    /// The sign-in; nil if there is none.
    func load() -> SignIn? {
        (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(SignIn.self, from: $0) }
    }

    /// Keeps a sign-in, in place of the one before.
    func save(_ signIn: SignIn) throws {
        let manager = FileManager.default
        let folder = file.deletingLastPathComponent()
        try manager.createDirectory(
            at: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
        // The file is its owner's alone from the beginning, and is there in full or not at all.
        let new = folder.appendingPathComponent("sign-in.\(UUID().uuidString)")
        let data = try JSONEncoder().encode(signIn)
        let descriptor = open(new.path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else {
            throw Failure(errorDescription: "the sign-in cannot be written to \(folder.path)")
        }
        do {
            try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: data)
            guard rename(new.path, file.path) == 0 else { throw POSIXError(.EIO) }
        } catch {
            try? manager.removeItem(at: new)
            throw Failure(errorDescription: "the sign-in cannot be written to \(file.path)")
        }
    }

    /// Forgets the sign-in; false if there was none.
    func remove() throws -> Bool {
        guard FileManager.default.fileExists(atPath: file.path) else { return false }
        try FileManager.default.removeItem(at: file)
        return true
    }
}
