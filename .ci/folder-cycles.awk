# Reads the tokens of Swift files (swift-tokens.awk) and prints the cycles between the folders of a module. The files
# directly in the module's folder count as a folder called ".". With `-v all=1`, every use is printed instead of one
# example.
#
# A file uses another folder if it refers to a type or calls a free function that only that folder declares, or if it
# uses a member that only that folder declares, in an extension of a type from elsewhere. The text alone does not show
# which type a member belongs to. These members therefore do not count: private members, members whose name is also
# declared elsewhere, and members of extensions that add a conformance. In an extension of a type of another package, a
# member counts only if its name has several words and is not a name of the standard library. Initializers and
# subscripts have no name and do not count.

BEGIN { standardNames = " decodeIfPresent encodeIfPresent isASCII " }

$1 != file { beginFile() }

# An identifier is read once the token after it is known.
{
    if (identifier != "") readIdentifier(identifier, $3 == "(")
    identifier = ""
    if ($3 ~ /^`?[A-Za-z_]/) { identifier = $3; line = $2 }
    else readMark($3)
}

function beginFile() {
    file = $1
    split(file, parts, "/")
    module = parts[2]
    folder = parts[1] == "Generated" ? "Generated" : parts[4] == "" ? "." : parts[3]
    folderOf[file] = folder
    moduleOf[file] = module
    depth = 0
    scope[0] = "module"
    identifier = last = beforeLast = keyword = header = ""
    isPrivate = 0
}

# A scope is that of a type, of an extension or, for all other braces, of code.
function readMark(mark) {
    if (mark == "{") {
        depth++
        scope[depth] = header == "" ? "code" : header
        owner[depth] = header == "" ? "" : headerName
        addsConformance[depth] = conforms
        header = ""
        isPrivate = 0
    }
    else if (mark == "}") depth--
    else if (mark == ":") conforms = 1
    else if (mark == "(" && last ~ /^(private|fileprivate)$/) isPrivate = 0  # private(set)
    keyword = ""
    advance(mark)
}

function advance(token) { beforeLast = last; last = token }

# `keyword` is the keyword that directly precedes the identifier, if one does.
function readIdentifier(text, isCalled, canBeKeyword) {
    canBeKeyword = text !~ /`/ && last != "."
    gsub(/`/, "", text)
    if (keyword ~ /^(struct|class|enum|actor|protocol|typealias)$/ && text !~ /^(func|var|let|subscript)$/)
        declareType(text)
    else if (keyword == "extension" || header == "extension" && last == "." && !conforms) extendType(text)
    else if (keyword ~ /^(func|var|let|case)$/ && scope[depth] != "code") declareMember(text)
    else if (canBeKeyword && text ~ /^(private|fileprivate)$/) isPrivate = 1
    else use(text, isCalled)
    keyword = canBeKeyword ? text : ""
    advance(text)
}

function declareType(name) {
    if (keyword != "typealias") beginHeader(keyword, name)
    declaredIn[file, name] = 1
    if (isPrivate || scope[depth] == "code") isPrivate = 0
    else if (scope[depth] == "module") remember(typeFolder, module SUBSEP name)
    else remember(typeFolder, module SUBSEP owner[depth] SUBSEP name)
}

function extendType(name) {
    beginHeader("extension", name)
    use(name, 0)
}

function beginHeader(kind, name) {
    header = kind
    headerName = name
    conforms = 0
}

function declareMember(name) {
    if (scope[depth] == "module") {
        if (keyword == "func") remember(functionFolder, module SUBSEP name)
        return
    }
    remember(memberFolder, module SUBSEP name)
    remember(memberModule, name, module)
    if (scope[depth] == "extension" && !addsConformance[depth] && !isPrivate) extendedType[module, name] = owner[depth]
    isPrivate = 0
}

# Records the place of a declaration, or "*" if there is more than one.
function remember(places, key, place) {
    if (place == "") place = folder
    if (!(key in places)) places[key] = place
    else if (places[key] != place) places[key] = "*"
}

# Records the first use of a name in a file, and the types that enclose it.
function use(name, isCalled, qualifier, types, i) {
    qualifier = last != "." ? "" : beforeLast ~ /^[A-Za-z_]/ ? beforeLast : "."
    types = header == "" ? "" : headerName
    for (i = depth; i > 0; i--) if (owner[i] != "") types = types " " owner[i]
    if ((file, types, qualifier, name, isCalled) in isNoted) return
    isNoted[file, types, qualifier, name, isCalled] = 1
    useCount++
    useFile[useCount] = file
    useLine[useCount] = line
    useTypes[useCount] = types
    useQualifier[useCount] = qualifier
    useName[useCount] = name
    useIsCall[useCount] = isCalled
}

END {
    for (i = 1; i <= useCount; i++) addEdge(i)
    # The shortest cycles come first. A longer cycle that shares a step with one of them is not printed.
    for (steps = 2; steps <= edgeCount; steps++) for (i = 1; i <= edgeCount; i++) printCycle(edges[i], steps)
    exit cycleCount > 0
}

function addEdge(i, module, from, to, example) {
    module = moduleOf[useFile[i]]
    from = folderOf[useFile[i]]
    to = usedFolder(useFile[i], module, useTypes[i], useQualifier[i], useName[i], useIsCall[i])
    if (to == "" || to == "*" || to == from) return
    example = useFile[i] ":" useLine[i] ": " useName[i]
    if ((module, from, to) in uses) {
        if (all) uses[module, from, to] = uses[module, from, to] "\n    " example
        return
    }
    uses[module, from, to] = example
    edges[++edgeCount] = module SUBSEP from SUBSEP to
    next_[module, from] = next_[module, from] SUBSEP to
}

# Returns the folder that declares a name as a file uses it, or "".
function usedFolder(file, module, types, qualifier, name, isCalled, typeList, count, i, key) {
    if (qualifier == "") {
        if ((file, name) in declaredIn) return ""
        # Inside a type, its nested types need no qualifier.
        count = split(types, typeList, " ")
        for (i = 1; i <= count; i++)
            if ((module, typeList[i], name) in typeFolder) return typeFolder[module, typeList[i], name]
        if ((module, name) in typeFolder) return typeFolder[module, name]
        return isCalled && !((module, name) in memberFolder) ? functionFolder[module, name] : ""
    }
    if ((module, qualifier, name) in typeFolder) return typeFolder[module, qualifier, name]
    if (qualifier == module && (module, name) in typeFolder) return typeFolder[module, name]
    key = module SUBSEP name
    if (!(key in extendedType) || memberModule[name] == "*") return ""
    # A member that is declared in the folder of its type belongs to the use of the type.
    if ((module, extendedType[key]) in typeFolder)
        return typeFolder[module, extendedType[key]] == memberFolder[key] ? "" : memberFolder[key]
    return name ~ /[A-Z]/ && !index(standardNames, " " name " ") ? memberFolder[key] : ""
}

# Prints the shortest cycle through an edge if it has the given number of steps, none of which has been printed.
function printCycle(edge, steps, parts, module, count, folders, i) {
    split(edge, parts, SUBSEP)
    module = parts[1]
    count = split(shortestPath(module, parts[3], parts[2]), folders, SUBSEP)
    if (count != steps) return
    folders[0] = folders[count]
    for (i = 0; i < count; i++) if ((module, folders[i], folders[i + 1]) in isPrinted) return
    cycleCount++
    print "Sources/" module ": the folders form a cycle:"
    for (i = 0; i < count; i++) {
        isPrinted[module, folders[i], folders[i + 1]] = 1
        print "  " folders[i] " uses " folders[i + 1] ":" (all ? "\n    " : " ") uses[module, folders[i], folders[i + 1]]
    }
}

# Returns the folders on the shortest path between two folders, both included, or "".
function shortestPath(module, from, to, queue, head, tail, path, folders, count, i) {
    queue[tail = 1] = from
    path[from] = from
    for (head = 1; head <= tail; head++) {
        if (queue[head] == to) return path[to]
        count = split(next_[module, queue[head]], folders, SUBSEP)
        for (i = 1; i <= count; i++) {
            if (folders[i] == "" || folders[i] in path) continue
            path[folders[i]] = path[queue[head]] SUBSEP folders[i]
            queue[++tail] = folders[i]
        }
    }
    return ""
}
