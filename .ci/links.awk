# Prints `file:line: message` for each broken link of Markdown files. Links are inline links, reference definitions,
# autolinks, and bare URLs outside code. The first pass over the files collects their headings.

FNR == 1 {
    file = FILENAME
    sub(/^\.\//, "", file)
    folder = file
    if (!sub(/\/[^\/]*$/, "", folder)) folder = "."
    isArticle = file ~ /\.docc\//
    inFence = 0
}

/^ *```/ { inFence = !inFence; next }
inFence { next }

pass == 1 {
    known[file] = 1
    if ($0 ~ /^#+ /) anchors[file, slug($0)] = 1
    next
}

{
    text = $0
    # Paths of the repository in code voice.
    if (!isArticle) {
        rest = text
        while (match(rest, /`[^`]+`/)) {
            name = substr(rest, RSTART + 1, RLENGTH - 2)
            rest = substr(rest, RSTART + RLENGTH)
            if (name ~ /^(Sources|Tests|Plugins|Schema|Generated|\.ci|\.github)(\/[A-Za-z0-9_.+\/-]*)?$/ && !exists(name))
                report("there is no " name)
        }
    }
    gsub(/`+[^`]*`+/, "0", text)
    while (match(text, /\]\([^)]*\)/)) {
        target = substr(text, RSTART + 2, RLENGTH - 3)
        text = substr(text, 1, RSTART - 1) "]" substr(text, RSTART + RLENGTH)
        sub(/ +"[^"]*"$/, "", target)
        check(target)
    }
    if (match(text, /^ *\[[^\]]+\]: */)) {
        check(substr(text, RSTART + RLENGTH))
        next
    }
    while (match(text, /[a-z]+:\/\/[^ <>)"]*/)) {
        target = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        sub(/[.,;:!?…]+$/, "", target)
        check(target)
    }
}

END { exit findings > 0 }

function check(target, anchor, path) {
    if (target ~ /^https:\/\//) {
        if (target !~ /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?([\/?#][A-Za-z0-9._~:\/?#@!$&'()*+,;=%-]*)?$/)
            report("not a valid URL: " target)
        return
    }
    if (target ~ /^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/) return
    if (target ~ /^[a-z]+:\/\//) { report("a link must use https: " target); return }
    # docc checks these.
    if (target ~ /^doc:/) return
    if (isArticle) {
        # An image is a resource of the catalog, which docc checks too.
        if (target !~ /^[A-Za-z0-9._-]+(\.svg|\.png)?$/) report("an article cannot link to a file: " target)
        return
    }
    anchor = path = target
    if (!sub(/^[^#]*#/, "", anchor)) anchor = ""
    sub(/#.*/, "", path)
    if (path == "") path = file
    else {
        path = resolved(folder == "." ? path : folder "/" path)
        if (!exists(path)) { report("there is no " path); return }
    }
    if (anchor != "" && path in known && !((path, anchor) in anchors))
        report(path " has no heading with the anchor #" anchor)
}

# A file or a folder in the checkout.
function exists(path) {
    sub(/\/$/, "", path)
    if (!(path in existing)) existing[path] = system("test -e '" path "'") == 0
    return existing[path]
}

function resolved(path) {
    while (sub(/(^|\/)\.\//, "/", path)) {}
    while (match(path, /[^\/]+\/\.\.\//)) path = substr(path, 1, RSTART - 1) substr(path, RSTART + RLENGTH)
    sub(/^\//, "", path)
    return path
}

# The anchor of a heading on GitHub. Further headings with the same text have a number.
function slug(heading, number) {
    sub(/^#+ +/, "", heading)
    heading = tolower(heading)
    gsub(/[^a-z0-9 _-]/, "", heading)
    gsub(/ /, "-", heading)
    number = slugs[file, heading]++
    return number ? heading "-" number : heading
}

function report(message) {
    print file ":" FNR ": " message
    findings++
}
