// Reads the pages that docc has rendered for a module. Fails if the landing page has no abstract or no topics, or if a
// page groups some of its symbols or articles automatically. A page without topics of its own may do so, because the
// automatic groups (initializers, properties, methods) are sufficient for a type with few members.
import Foundation

struct Page: Decodable {
    struct Section: Decodable {
        var title: String?
        var generated: Bool?
        var identifiers: [String]
    }
    struct Text: Decodable {}

    var abstract: [Text]?
    var topicSections: [Section]?

    /// The groups that docc has made. Implementations that a type inherits from a protocol form groups on their own, and
    /// so do extensions of types of other modules, whose names differ by platform.
    var generated: [Section] {
        let own = ["Default Implementations", "Extended Modules"]
        return (topicSections ?? []).filter { $0.generated == true && !own.contains($0.title ?? "") }
    }

    var isCurated: Bool { (topicSections ?? []).contains { $0.generated != true } }
}

let arguments = CommandLine.arguments
let folder = URL(fileURLWithPath: arguments[1]).appendingPathComponent("data/documentation")
let module = arguments[2]
let landing = module.lowercased() + ".json"
var problems: [String] = []
var count = 0
let decoder = JSONDecoder()
// Without any page, the enumerator is missing or empty.
for case let file as String in FileManager.default.enumerator(atPath: folder.path) ?? .init()
where file.hasSuffix(".json") {
    let page = try decoder.decode(Page.self, from: Data(contentsOf: folder.appendingPathComponent(file)))
    count += 1
    let name = "/documentation/" + file.dropLast(".json".count)
    if file == landing {
        if page.abstract?.isEmpty != false { problems.append("\(name): the landing page has no abstract") }
        if !page.isCurated { problems.append("\(name): the landing page has no topics") }
    }
    guard file == landing || page.isCurated else { continue }
    for section in page.generated {
        let names = section.identifiers.map { $0.split(separator: "/").dropFirst(3).joined(separator: "/") }
        problems.append("\(name): not in any topic: \(names.joined(separator: ", ")) (\(section.title ?? ""))")
    }
}
if count == 0 { problems.append("docc has rendered no page of \(module)") }
for problem in problems.sorted() { print(problem) }
if problems.isEmpty { print("\(module): \(count) pages, all curated") }
exit(problems.isEmpty ? 0 : 1)
