# Prints the tokens of Swift files, one on each line, preceded by their file and line. A token is an identifier, a
# number, or a single character. Comments, regular expressions, and the text of string literals are left out. Interpolated
# code is not.
#
# With -v literals=1 it prints the text of string literals instead: each piece between interpolations on a line, preceded by
# its file and line and separated by tabs.
#
# Usage: awk -f swift-tokenizer.awk -f swift-tokens.awk FILE...

FNR == 1 { beginSwift(); piece = "" }

{ readSwift($0) }

function token(text) { if (!literals) print FILENAME, FNR, text }

function comment(text) {}

function beginLiteral() {}

function literalText(text) { piece = piece text }

function escape(character) { piece = piece character }

function interpolate() { endLiteral() }

function resume() {}

function endLine() { endLiteral() }

function endLiteral() {
    if (literals && piece != "") print FILENAME "\t" FNR "\t" piece
    piece = ""
}
