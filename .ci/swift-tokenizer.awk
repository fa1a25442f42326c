# Splits Swift text into code, comments, and string literals. The program that reads the files calls beginSwift() at the
# start of a file and readSwift() for each line, and defines in another file what to do with the parts:
#
#   token(text)        an identifier, a number, or a single character of code
#   comment(text)      the text of a comment on one line
#   beginLiteral()     the start of a string literal
#   literalText(text)  a part of its text
#   escape(character)  an escape sequence in it, for example "n"
#   interpolate()      the start of interpolated code, whose own tokens and literals follow
#   resume()           the end of interpolated code
#   endLine()          the end of a line in a literal that continues on the next line endLiteral()       the end of a
#   string literal
#
# Regular expressions are left out.

function beginSwift() { mode = "code"; depth = parentheses = 0 }

function readSwift(line) {
    rest = line
    while (rest != "") {
        if (mode == "code") readCode()
        else if (mode == "comment") readComment()
        else readLiteral()
    }
    # Only literals that begin with """ or #/ continue on the next line.
    if (mode == "literal" && closing !~ /"""|\/#/) mode = "code"
    if (mode == "literal" && !isPattern) endLine()
}

function skip(count) { rest = substr(rest, count + 1) }

function readCode(text) {
    if (match(rest, /^[ \t]+/)) skip(RLENGTH)
    else if (match(rest, /^\/\/+/)) { comment(substr(rest, RLENGTH + 1)); rest = "" }
    else if (rest ~ /^\/\*/) { mode = "comment"; comments = 1; skip(2) }
    else if (match(rest, /^#*"""/)) begin("\"\"\"", RLENGTH - 3)
    else if (match(rest, /^#*"/)) begin("\"", RLENGTH - 1)
    else if (match(rest, /^#+\//)) begin("/", RLENGTH - 1)
    # A slash without a space after it begins a regular expression; swift-format puts a space after an operator.
    else if (rest ~ /^\/[^ \t=]/) begin("/", 0)
    else if (rest ~ /^\)/ && depth > 0 && parentheses == 0) { skip(1); endInterpolation() }
    else {
        if (!match(rest, /^`?[A-Za-z0-9_]+`?/)) RLENGTH = 1
        text = substr(rest, 1, RLENGTH)
        skip(RLENGTH)
        if (text == "(") parentheses++
        if (text == ")") parentheses--
        token(text)
    }
}

# Comments can be nested.
function readComment(text) {
    if (!match(rest, /\/\*|\*\//)) { text = rest; rest = "" }
    else {
        text = substr(rest, 1, RSTART - 1)
        comments += substr(rest, RSTART, 1) == "/" ? 1 : -1
        skip(RSTART + 1)
        if (comments == 0) mode = "code"
    }
    comment(text)
}

function begin(quote, signCount) {
    signs = substr("##########", 1, signCount)
    closing = quote signs
    skip(length(closing))
    mode = "literal"
    isPattern = quote == "/"
    if (!isPattern) beginLiteral()
}

function readLiteral(text) {
    if (index(rest, closing) == 1) {
        skip(length(closing))
        mode = "code"
        if (!isPattern) endLiteral()
    }
    else if (isPattern) skip(rest ~ /^\\/ ? 2 : 1)
    else if (index(rest, "\\" signs) == 1) {
        text = substr(rest, length(signs) + 2, 1)
        skip(length(signs) + 2)
        if (text == "(") beginInterpolation()
        else escape(text)
    }
    else {
        if (!match(substr(rest, 2), /["\\]/)) RSTART = length(rest)
        text = substr(rest, 1, RSTART)
        skip(RSTART)
        literalText(text)
    }
}

function beginInterpolation() {
    depth++
    outerClosing[depth] = closing
    outerSigns[depth] = signs
    outerParentheses[depth] = parentheses
    parentheses = 0
    mode = "code"
    interpolate()
}

function endInterpolation() {
    closing = outerClosing[depth]
    signs = outerSigns[depth]
    parentheses = outerParentheses[depth]
    isPattern = 0
    mode = "literal"
    resume()
    depth--
}
