# Writes each ```swift block of Markdown files, and of the documentation comments of Swift files, to a file that compiles.
# Also writes each ```json block that is a complete schema. Prints a line for each block: the file, how to check it, its
# place, and the modules that it imports. `folder` is where the files go. Diagnostics name the places in the original files.

FNR == 1 {
    if (inFence) unclosed()
    pageImports = ""
    inFence = 0
}

{ line = $0 }
FILENAME ~ /\.swift$/ && !sub(/^ *\/\/\/ ?/, "", line) { next }
!inFence && line ~ /^ *```/ {
    inFence = 1
    isRun = isMarked
    isMarked = 0
    language = line
    gsub(/[ `]/, "", language)
    indentation = match(line, /[^ ]/) - 1
    file = FILENAME
    start = FNR + 1
    count = 0
    next
}
!inFence && line !~ /^ *$/ { isMarked = line ~ /^<!-- run -->$/ }
inFence && line ~ /^ *``` *$/ {
    inFence = 0
    if (language == "swift") writeBlock()
    else if (language == "json") writeSchema()
    next
}
inFence { block[++count] = substr(line, 1, indentation) ~ /^ *$/ ? substr(line, indentation + 1) : line }

END { if (inFence) unclosed() }

function unclosed() {
    print file ":" start - 1 ": error: the block has no end" >"/dev/stderr"
}

# The first line of code decides what a block is.
function kindOfBlock(i, kind) {
    kind = "declarations"
    for (i = 1; i <= count; i++) {
        if (block[i] ~ /^\/\/ swift-tools-version|^import PackageDescription/) return "manifest"
        if (block[i] ~ /^ *(\/\/.*)?$|^(@[A-Za-z]+ )?import /) continue
        if (block[i] ~ /^\.(target|executableTarget|testTarget|macro|plugin|binaryTarget)\(/) return "targets"
        if (block[i] ~ /^\.package\(/) return "packages"
        if (block[i] ~ /^(platforms|products|dependencies|targets): *\[/) return "arguments"
        if (block[i] ~ /^[ \t})\]]/) continue
        # By itself, a function is a declaration. In a block with statements, it is one of the statements.
        if (block[i] !~ /^(@|#if|#else|#endif|(public |private |fileprivate |internal |package |final |nonisolated |indirect )*(struct|class|enum|actor|protocol|extension|func|typealias) )/)
            kind = "statements"
    }
    return kind
}

function writeBlock(kind, path, i, own, imports, names) {
    kind = kindOfBlock()
    path = sprintf("%s/%03d.swift", folder, ++blocks)
    printf "" >path
    own = ""
    for (i = 1; i <= count; i++) if (block[i] ~ /^(@[A-Za-z]+ )?import /) {
        own = own block[i] "\n"
        split(block[i], names, " ")
        imports = imports " " names[names[1] ~ /^@/ ? 3 : 2]
        block[i] = ""
    }
    if (kind == "statements" || kind == "declarations") {
        print "import Foundation\n#if canImport(FoundationNetworking)\nimport FoundationNetworking\n#endif" >path
        printf "%s", own != "" || pageImports != "" ? pageImports own : everyModule() >path
    } else print "import PackageDescription" >path
    # The directive precedes an expression, because it may not be part of one.
    opening["statements"] = "func sample() async throws {"
    opening["arguments"] = "let package = Package(name: \"sample\","
    opening["targets"] = "let targets: [Target] = ["
    opening["packages"] = "let packages: [Package.Dependency] = ["
    printf "#sourceLocation(file: \"%s\", line: %d)\n%s\n", file, start - 1, opening[kind] >path
    for (i = 1; i <= count; i++) print block[i] >path
    if (kind == "statements") print "}" >path
    if (kind == "arguments") print ")" >path
    if (kind == "targets" || kind == "packages") print "]" >path
    close(path)
    # Later blocks of a page see the modules of this package that an earlier one imports.
    for (i = split(own, names, "\n"); i > 0; i--) if (names[i] ~ /^import Graph/) pageImports = pageImports names[i] "\n"
    if (isRun && kind != "statements") print file ":" start ": error: only statements can be run" >"/dev/stderr"
    print path "\t" (isRun && kind == "statements" ? "run" : kind) "\t" file ":" start "\t" imports
}

function writeSchema(path, i, isSchema) {
    for (i = 1; i <= count; i++) if (block[i] ~ /^  "paths": /) isSchema = 1
    if (!isSchema) return
    path = sprintf("%s/%03d.json", folder, ++blocks)
    for (i = 1; i <= count; i++) print block[i] >path
    close(path)
    print path "\tschema\t" file ":" start "\t"
}

function everyModule() { return "import GraphPresence\nimport GraphPresenceEmulator\nimport GraphRuntime\n" }
