// SPDX-License-Identifier: MIT

import Foundation
import TestSupport

@testable import graph_codegen_build

extension MessageTableTests {
    /// The messages for new metadata that cannot be combined with the metadata next to the slice.
    static let recordedMetadata = [
        message("new metadata without a recorded cloud", "new.xml", ["csdl", "china.csdl"]),
        message("new metadata without two recorded clouds", "new.xml", ["csdl", "usGov.csdl", "china.csdl"]),
        message("new metadata for one of two clouds that share a file", "usGovL4=new.xml", ["csdl", "usGov.csdl"]),
        message("new metadata for two clouds with separate files", "usGov=new.xml", ["usGovL4.csdl", "usGovL5.csdl"]),
    ]

    private static func message(_ situation: String, _ specified: String, _ files: [String]) -> Message {
        Message(situation) {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("messages \(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for name in ["slice.json"] + files {
                try Data().write(to: folder.appendingPathComponent("Mail.\(name)"))
            }
            let schema = TargetSchema(file: folder.appendingPathComponent("Mail.json"))
            do {
                return "\(try schema.importArguments(metadata: [specified]) ?? []): no error"
            } catch {
                return "\(error)".replacingOccurrences(of: folder.path + "/", with: "")
            }
        }
    }
}
