/// A file of generated Swift.
package struct GeneratedFile: Hashable, Sendable {
    /// The file's name, without a folder.
    package let name: String
    /// The file's whole text.
    package let text: String
}
