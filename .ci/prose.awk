# Prints `file:line: word: what to write` for each word in prose that has a better replacement in plain English. Prose
# is the text of Markdown, comments, and string literals. Code is not prose: text in backquotes, code blocks, what a
# string interpolates, and literals of a single word. Variables: `allowed`, the list of places where a word is right,
# and `whole`, whether every file is read, so that an entry of the list that matches nothing is an error.
#
# Usage: awk -f swift-tokenizer.awk -f prose.awk FILE...

BEGIN {
    better["answer"] = better["answers"] = "response, responds, returns"
    better["answered"] = better["answering"] = "responded, responds"
    better["nobody"] = "no one, or the subject"
    better["somebody"] = "someone, or the subject"
    better["beside"] = better["besides"] = "next to, with, in addition to"
    better["behind"] = "after"
    better["stands"] = "is"
    better["holds"] = "contains, has"
    better["tells"] = better["told"] = "reports, describes"
    better["gives"] = "returns, provides"
    better["lacks"] = "does not have; \"is missing\" with the other subject"
    rightNext["gives"] = "^(up|way) "
    rightNext["holds"] = "^((a|the|its) )?(lock|session)s? "
    rightNext["stands"] = "^for "
    rightNext["tells"] = rightNext["told"] = "^(apart|to) "
    while ((getline entry < allowed) > 0) {
        if (entry ~ /^(#|$)/) continue
        if (split(entry, fields, / +\| +/) != 3) fail(allowed ": an entry must be `file | text | reason`: " entry)
        allowedFile[++allowedCount] = fields[1]
        allowedText[allowedCount] = fields[2]
    }
}

FNR == 1 { beginFile() }

{ source[FNR] = $0 }

kind == "swift" { readSwiftLine($0) }
kind == "markdown" { readMarkdown($0) }
kind == "json" { readDescriptions($0) }
kind == "script" { readScript($0) }

END {
    if (isFailed) exit 2
    endSentence("")
    if (whole) for (i = 1; i <= allowedCount; i++) if (!isUsed[i]) {
        print allowed ": no finding needs this entry: " allowedFile[i] " | " allowedText[i]
        findings++
    }
    exit findings > 0
}

function fail(message) {
    print message
    isFailed = 1
    exit 2
}

function beginFile() {
    endSentence("")
    file = FILENAME
    sub(/^\.\//, "", file)
    kind = file ~ /\.swift$/ ? "swift" : file ~ /\.md$/ ? "markdown" : file ~ /\.json$/ ? "json" : "script"
    beginSwift()
    inFence = isComment = 0
}

# Swift (see swift-tokenizer.awk)

function readSwiftLine(text, hadComment) {
    hadComment = isComment
    isComment = hasCode = 0
    readSwift(text)
    if (hadComment && !isComment) { endSentence(""); inFence = 0 }
}

function token(text) { hasCode = 1 }

function comment(text) {
    isComment = 1
    # A comment after code is one of its own.
    if (hasCode) endSentence("")
    if (text ~ /^ *```/) inFence = !inFence
    else if (!inFence) readParagraphLine(text)
}

function beginLiteral() { content = ""; endSentence("") }

function literalText(text) { content = content text }

function escape(character) { content = content (character ~ /[nrt]/ ? " " : "'") }

function interpolate() { outerLiteral[depth] = content }

function resume() { content = outerLiteral[depth] "0" }

function endLine() { readParagraphLine(content); content = "" }

function endLiteral() {
    # A single word is a name, a key, or a value.
    if (content ~ /[^ ] +[^ ]/) say(content, FNR)
    endSentence("")
}

# Markdown, schemas, and scripts

function readMarkdown(text, cells, count, i) {
    if (text ~ /^ *```/) { inFence = !inFence; endSentence(""); return }
    if (inFence) {
        # The comments of a sample.
        if (match(text, /(^| )(\/\/\/?|#) /)) say(substr(text, RSTART + RLENGTH), FNR)
        else endSentence("")
        return
    }
    # A heading is a title, which may consist of a single clause.
    if (text ~ /^#/) { endSentence(""); say(text, FNR); endSentence("?"); return }
    if (text ~ /^\|/) {
        count = split(text, cells, "|")
        for (i = 1; i <= count; i++) { endSentence(""); say(cells[i], FNR) }
        endSentence("")
        return
    }
    readParagraphLine(text)
}

function readDescriptions(text) {
    while (match(text, /"(description|title|reason|\$comment)": *"([^"\\]|\\.)*"/)) {
        endSentence("")
        rest = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        sub(/^"[^"]*": */, "", rest)
        say(rest, FNR)
        endSentence("")
    }
}

function readScript(text) {
    if (text ~ /^ *#/) { sub(/^ *#+!?/, "", text); readParagraphLine(text); return }
    endSentence("")
    if (match(text, /(echo|printf|fail|say|skip|step|builds|fails|print|exit) *\(?("[^"]*"|'[^']*')/))
        say(substr(text, RSTART, RLENGTH), FNR)
    endSentence("")
}

# An empty line, an item of a list and the description of a parameter begin a sentence.
function readParagraphLine(text) {
    if (text ~ /^ *$/) endSentence("")
    else if (sub(/^ *([-*+]|[0-9]+\.) +/, "", text)) {
        endSentence("")
        sub(/^(Parameter )?[`A-Za-z_]+: /, "", text)
    }
    say(text, FNR)
}

# Sentences

function say(text, line, words, count, i) {
    gsub(/`+[^`]*`+/, "0", text)
    gsub(/\]\([^)]*\)|[a-z]+:\/\/[^ ]*/, "", text)
    gsub(/[*_]+|[-—–]+/, " ", text)
    count = split(text, words, /[ \t]+/)
    for (i = 1; i <= count; i++) if (words[i] != "") readWord(words[i], line)
}

function readWord(word, line, lower, end, isQuoted) {
    # A quoted word is a value.
    isQuoted = word ~ /^["'“‘].*["'”’][.,;:!?)]*$/
    sub(/^[("'\[{“‘]+/, "", word)
    end = match(word, /[.!?]["')}\]”’]*$/) ? substr(word, RSTART, 1) : ""
    sub(/[.,;:!?"')}\]”’…]+$/, "", word)
    sub(/('|’)s$/, "", word)
    lower = tolower(word)
    if (pending != "") {
        following = following lower " "
        if (++followingCount == 2) settle()
    }
    if (isStart && (word == "Who" || word == "What")) { clause = word; clauseLine = line }
    if (isQuoted) lower = "0"
    else if (lower in better) await(lower, line)
    else if ((word == "no" || word == "none") && last ~ /^(is|are|was|were|be)$/ && beforeLast !~ /^(there|default)$/)
        await(last " " word, line)
    else if (lower == "over" && last ~ /^(win|wins|won)$/)
        report(last " over", "takes precedence over", line)
    isStart = 0
    beforeLast = last
    last = lower
    if (end != "") endSentence(end)
}

# Some words are right before others: "is no longer", "gives up". The next two words decide.
function await(word, line) {
    if (pending != "") settle()
    pending = word
    pendingLine = line
    following = ""
    followingCount = 0
}

function settle(word) {
    word = pending
    pending = ""
    if (word in better) {
        if (!(word in rightNext) || following !~ rightNext[word]) report(word, better[word], pendingLine)
    }
    else if (following !~ /^(longer|more|less|fewer|later|earlier|greater|larger|smaller|different|better|worse) /)
        report(word, word ~ /none/ ? "is missing, is `nil`" : "is not a", pendingLine)
}

function endSentence(mark) {
    if (pending != "") settle()
    if (clause != "" && mark != "?") report(clause " …", "the subject first, as a noun", clauseLine)
    clause = last = beforeLast = ""
    isStart = 1
}

function report(word, instead, line, i) {
    for (i = 1; i <= allowedCount; i++)
        if (allowedFile[i] == file && index(source[line], allowedText[i])) { isUsed[i] = 1; return }
    print file ":" line ": " word ": write " instead
    findings++
}
