# Reads tokens (see swift-tokens.awk) and prints the cycles between the folders that are directly inside a module of Sources.
#
# A file uses a folder if it names a type or a free function that only this folder declares, or a member (`.name`) that
# only this folder declares, in an extension of a type of another folder or module. Requirements of protocols and names
# that another module declares too are left alone: the text does not say whose they are.

{
    if ($1 != file) {
        file = $1
        split(file, parts, "/")
        module = parts[2]
        folder = parts[4] == "" ? "." : parts[3]
        moduleOf[file] = module
        folderOf[file] = folder
        level = 0
        last = before = declaring = ""
        scope[0] = "module"
        owner[0] = ""
    }
    token($3)
    before = last
    last = $3
}

function token(text) {
    if (text == "{") { open(); return }
    if (text == "}") { level--; return }
    if (text ~ /^[:]$/ && declaring == "extension") conforms = 1
    if (text !~ /^`?[A-Za-z_]/) return
    gsub(/`/, "", text)
    if (isType(last) && before != "." && text !~ /^(func|var|let|subscript|init)$/) declare(last, text)
    else if (last ~ /^(func|var|let|case)$/ && before != ".") declareMember(last, text)
    else use(text)
}

function isType(keyword) { return keyword ~ /^(struct|class|enum|actor|protocol|typealias|associatedtype|extension)$/ }

function open() {
    scope[level + 1] = declaring == "" ? "code" : declaring
    owner[level + 1] = name
    conformance[level + 1] = conforms
    level++
    declaring = ""
}
