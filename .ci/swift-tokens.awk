# Prints the tokens of Swift files, one on each line, preceded by their file and line. A token is an identifier, a
# number or a single character. Comments, regular expressions and the text of string literals are left out. Interpolated
# code is not.
#
# With -v literals=1 it prints the text of string literals instead: each piece between interpolations on a line, preceded by
# its file and line and separated by tabs.

FNR == 1 { mode = "code"; depth = parentheses = 0; piece = "" }

{
    rest = $0
    while (rest != "") {
        if (mode == "code") code()
        else if (mode == "comment") comment()
        else literal()
    }
    # Only literals that begin with """ or #/ continue on the next line.
    if (mode == "literal" && closing !~ /"""|\/#/) mode = "code"
    if (mode == "literal") endPiece()
}

function code() {
    if (match(rest, /^[ \t]+/)) skip(RLENGTH)
    else if (rest ~ /^\/\//) rest = ""
    else if (rest ~ /^\/\*/) { mode = "comment"; comments = 0 }
    else if (match(rest, /^#*"""/)) begin("\"\"\"", RLENGTH - 3)
    else if (match(rest, /^#*"/)) begin("\"", RLENGTH - 1)
    else if (match(rest, /^#+\//)) begin("/", RLENGTH - 1)
    # A slash without a space after it begins a regular expression; swift-format puts a space after an operator.
    else if (rest ~ /^\/[^ \t=]/) begin("/", 0)
    else if (match(rest, /^`?[A-Za-z0-9_]+`?/)) take(RLENGTH)
    else if (rest ~ /^\)/ && depth > 0 && parentheses == 0) { skip(1); endInterpolation() }
    else {
        if (rest ~ /^\(/) parentheses++
        if (rest ~ /^\)/) parentheses--
        take(1)
    }
}

function take(count) {
    if (!literals) print FILENAME, FNR, substr(rest, 1, count)
    skip(count)
}

function endPiece() {
    if (literals && piece != "") print FILENAME "\t" FNR "\t" piece
    piece = ""
}

function skip(count) { rest = substr(rest, count + 1) }

# Comments are nested.
function comment() {
    if (rest ~ /^\/\*/) { comments++; skip(2) }
    else if (rest ~ /^\*\//) { skip(2); if (--comments == 0) mode = "code" }
    else skip(1)
}

function begin(quote, signCount) {
    signs = substr("##########", 1, signCount)
    closing = quote signs
    skip(length(closing))
    mode = "literal"
}

function literal() {
    if (index(rest, closing) == 1) { endPiece(); skip(length(closing)); mode = "code" }
    else if (index(rest, "\\" signs "(") == 1 && closing ~ /"/) {
        endPiece()
        skip(length(signs) + 2)
        beginInterpolation()
    }
    else if (closing ~ /\//) skip(rest ~ /^\\/ ? 2 : 1)
    else if (index(rest, "\\" signs) == 1) {
        piece = piece substr(rest, length(signs) + 2, 1)
        skip(length(signs) + 2)
    }
    else { piece = piece substr(rest, 1, 1); skip(1) }
}

function beginInterpolation() {
    depth++
    outerClosing[depth] = closing
    outerSigns[depth] = signs
    outerParentheses[depth] = parentheses
    parentheses = 0
    mode = "code"
}

function endInterpolation() {
    closing = outerClosing[depth]
    signs = outerSigns[depth]
    parentheses = outerParentheses[depth]
    depth--
    mode = "literal"
}
