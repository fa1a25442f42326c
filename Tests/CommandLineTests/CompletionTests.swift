// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

/// Tests for the completion scripts in the installed shells.
@Suite(.blocking, .timeLimit(.minutes(5))) struct CompletionTests {
    private static func path(of shell: String) -> String? {
        ["/bin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + shell }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    static let lines: [(line: String, words: Set<String>)] = [
        ("set-p", ["set-presence", "set-preferred"]),
        ("set-presence --availability ", ["Available", "Away", "Busy", "DoNotDisturb"]),
        ("set-preferred --availability B", ["BeRightBack", "Busy"]),
        ("completion --shell ", ["bash", "fish", "zsh"]),
        ("serve --", ["--clock", "--cloud", "--frozen", "--help", "--port", "--state"]),
        ("demo --", ["--help", "--picture", "--verbose"]), ("get --me --cloud us", ["us-gov-l4", "us-gov-l5"]),
        ("get --user ", []), ("get -u ", []), ("get -o t", ["table", "tsv"]),
        ("completion z", ["zsh"]),
    ]

    /// Returns the words that a shell suggests to complete a line.
    private func words(_ shell: String, _ program: String, _ line: String) throws -> Set<String> {
        let tool = try Tool()
        defer { tool.end() }
        let script = try tool.run(["completion", "--shell", shell])
        #expect(script.status == 0)
        #expect(script.errors == "")
        // zsh searches for a file with this name.
        try Data(script.output.utf8).write(to: tool.home.appendingPathComponent("_graph-presence"))
        try Data(program.utf8).write(to: tool.home.appendingPathComponent("program"))
        try Data().write(to: tool.home.appendingPathComponent("a-file"))
        let path = try #require(Self.path(of: shell))
        let result = try Product(URL(fileURLWithPath: path))
            .run(["program", "graph-presence \(line)"], in: tool.home, environment: ["HOME": tool.home.path])
        #expect(result.errors == "")
        return Set(result.output.split(separator: "\n").map(String.init))
    }

    private let bash = """
        source ./_graph-presence
        read -r -a COMP_WORDS <<<"$1"
        case "$1" in *' ') COMP_WORDS+=('') ;; esac
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _graph_presence
        [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
        """

    private let fish = """
        source ./_graph-presence
        complete -C $argv[1] | string replace -r '\\t.*' ''
        """

    /// A script that replaces the completion functions, which zsh provides only in its line editor, with functions that
    /// print.
    private let zsh = """
        _describe() { print -rl -- ${${(P)2}%%:*} }
        _arguments() { print -rl -- "$@" }
        words=(${=1} '')
        CURRENT=$#words
        complete() { source ./_graph-presence }
        complete
        """

    /// Completes the line in an interactive shell in a pseudo-terminal, and prints the matches as plain text.
    private static let interactiveZsh = #"""
        zmodload zsh/zpty
        cat >setup <<'SETUP'
        PROMPT= RPROMPT=
        autoload -Uz compinit
        compinit -u -d ./dump
        unsetopt beep
        mark() { print -rn -- $'\0' }
        compprefuncs=(mark)
        comppostfuncs=(mark exit)
        bindkey '^I' complete-word
        compadd() {
            local -a hits
            if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then
                builtin compadd -A hits "$@"
                (( $#hits )) && print -rl -- $hits
            fi
            builtin compadd "$@"
        }
        fpath=($PWD $fpath)
        compdef _graph-presence graph-presence
        autoload -Uz _graph-presence
        print -rn -- READY
        SETUP
        zpty shell zsh -f -i
        zpty -w shell 'source ./setup'
        zpty -r -m shell output '*READY*'
        zpty -w shell "$1"$'\t'
        zpty -r -m shell output $'*\0*\0'
        print -r -- "${${${output#*$'\0'}%$'\0'*}//$'\r'/}"
        """#

    @Test("The zsh script completes a command line", .enabled(if: path(of: "zsh") != nil), arguments: lines)
    func completeInInteractiveZsh(_ line: String, _ words: Set<String>) throws {
        #expect(try self.words("zsh", Self.interactiveZsh, line) == words)
    }

    @Test("The bash script completes a command line", arguments: lines)
    func completeInBash(_ line: String, _ words: Set<String>) throws {
        #expect(try self.words("bash", bash, line) == words)
    }

    @Test("The fish script completes a command line", .enabled(if: path(of: "fish") != nil), arguments: lines)
    func completeInFish(_ line: String, _ words: Set<String>) throws {
        #expect(try self.words("fish", fish, line) == words)
    }

    @Test("The zsh script contains commands, options, and values", .enabled(if: path(of: "zsh") != nil))
    func completeInZsh() throws {
        #expect(try words("zsh", zsh, "").isSuperset(of: ["set-presence", "completion"]))
        #expect(
            try words("zsh", zsh, "serve") == [
                "--clock=[The time when the emulator starts, for example 2026-01-31T12\\:00\\:00Z. The default is the current time.]:INSTANT: ",
                "--frozen[Freeze the clock. A frozen clock changes only through the web page or the control API.]",
                "--state=[Start with the users, presences, and time in this file if it exists, and save them to it. Tokens, "
                    + "sign-ins, applications, subscriptions, faults, and the log are not saved.]:FILE:_files",
                "--port=[The port to serve on. The default is 0, which selects a free port.]:NUMBER: ",
                "--cloud=[The national cloud to emulate. The default is global.]:NAME:(global us-gov-l4 us-gov-l5)",
                "--help[Print this help.]", "-h[Print this help.]",
            ]
        )
        let get = try words("zsh", zsh, "get --me")
        #expect(get.contains("--user=[The user's object ID.]:ID: "))
        #expect(
            get.contains("--token-file=[The file that contains the access token, or - for standard input.]:FILE:_files")
        )
    }

    @Test(
        "The bash script completes a value after an equals sign, whether or not the equals sign separates words",
        arguments: [
            ("set-presence --availability = A", ["Available", "Away"]),
            ("set-presence --availability =", ["Available", "Away", "Busy", "DoNotDisturb"]),
            ("set-presence --availability=A", ["--availability=Available", "--availability=Away"]),
            ("get --token-file=a-", ["--token-file=a-file"]), ("get --user=x", []),
        ] as [(String, Set<String>)]
    )
    func completeAfterEqualsSign(_ line: String, _ words: Set<String>) throws {
        #expect(try self.words("bash", bash, line) == words)
    }

    @Test("The fish script completes a value after an equals sign", .enabled(if: path(of: "fish") != nil))
    func completeAfterEqualsSignInFish() throws {
        let words = try words("fish", fish, "set-presence --availability=A")
        #expect(words == ["--availability=Available", "--availability=Away"])
    }

    @Test("The bash script completes a file path", arguments: ["get --token-file", "demo --picture"])
    func completePath(_ line: String) throws {
        #expect(try words("bash", bash, line + " a-").contains("a-file"))
    }
}
