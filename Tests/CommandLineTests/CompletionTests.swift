import CommandLineTesting
import Foundation
import Testing

/// The scripts of the shells, in the shells that this machine has.
@Suite struct CompletionTests {
    private let tool: Tool

    init() throws {
        tool = try Tool()
    }

    private static func path(of shell: String) -> String? {
        ["/bin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + shell }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    static let lines: [(line: String, words: Set<String>)] = [
        ("set-p", ["set-presence", "set-preferred"]),
        ("set-presence --availability ", ["Available", "Away", "Busy", "DoNotDisturb"]),
        ("set-preferred --availability B", ["BeRightBack", "Busy"]),
        ("completion --shell ", ["bash", "fish", "zsh"]), ("serve --", ["--cloud", "--help", "--port"]),
        ("get --me --cloud us", ["us-gov-l4", "us-gov-l5"]), ("get --user ", []),
    ]

    /// What a script completes.
    private func words(_ shell: String, _ program: String, _ line: String) throws -> Set<String> {
        defer { tool.end() }
        let script = try tool.run(["completion", "--shell", shell])
        #expect(script.status == 0)
        #expect(script.errors == "")
        // The name that zsh looks for.
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

    /// Completion is a part of zsh's line editor, which wants a terminal.
    private let zsh = """
        zmodload zsh/zpty
        zpty z zsh -f -i
        zpty -w z "PROMPT=; fpath=($PWD \\$fpath); autoload -Uz compinit; compinit -u -D"
        zpty -w z 'compadd() {
            if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi
            local -a hits
            builtin compadd -A hits "$@"
            (( $#hits )) && print -rl -- "HIT:"$^hits
            builtin compadd "$@"
        }'
        zpty -w z 'bindkey "^I" complete-word; zstyle ":completion:*" verbose no; print REA""DY'
        all=''
        while zpty -r z part; do
            all+=$part
            [[ $all == *READY* ]] && break
        done
        zpty -w -n z "$1"$'\\t'
        zpty -w -n z $'\\x15print DO""NE\\n'
        # What is read at once may be a part of a line.
        all=''
        while zpty -r z part; do
            all+=$part
            [[ $all == *DONE* ]] && break
        done
        zpty -d z
        for line in ${(f)all}; do
            [[ $line == *HIT:* ]] && print -r -- ${${line##*HIT:}%%$'\\r'*}
        done
        """

    @Test(arguments: lines) func bashCompletes(_ line: String, _ words: Set<String>) throws {
        #expect(try self.words("bash", bash, line) == words)
    }

    @Test(.enabled(if: path(of: "fish") != nil), arguments: lines)
    func fishCompletes(_ line: String, _ words: Set<String>) throws {
        #expect(try self.words("fish", fish, line) == words)
    }

    @Test(.enabled(if: path(of: "zsh") != nil), arguments: lines)
    func zshCompletes(_ line: String, _ words: Set<String>) throws {
        #expect(try self.words("zsh", zsh, line) == words)
    }

    @Test func aTokenFileIsAFile() throws {
        #expect(try words("bash", bash, "get --token-file a-").contains("a-file"))
    }
}
