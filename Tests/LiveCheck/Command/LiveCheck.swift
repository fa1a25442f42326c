// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The command that compares the presence service with the emulator. The command has never been run against the real
/// service.
struct LiveCheck {
    enum ExitCode {
        static let agrees: Int32 = 0
        static let differs: Int32 = 1
        /// At least one rule could not be compared, and no rules differ.
        static let incomplete: Int32 = 2
        static let usage: Int32 = 64
        /// No credentials are set, so no rules were compared.
        static let noCredentials: Int32 = 77
    }

    let environment: [String: String]

    private static let usage = """
        Compares the presence service of Microsoft Graph with the emulator, rule by rule, and prints a report in Markdown.
        This check has never been run against the real service.

        USAGE: .ci/live [--all] [--rule NAME]... [--list]

          --all          Also compare the rules that wait for minutes, about an hour in total.
          --rule NAME    Compare only this rule. Repeat the option for several rules.
          --list         Print the rules with their outcomes in the emulator, and call no service.

        """

    private static let exitCodes = """

        EXIT CODES:
          0     All compared rules agree.
          1     A rule differs.
          2     No rule differs, but one could not be compared.
          64    The command line is not valid.
          77    No credentials are set, so nothing was compared.
        """

    /// Runs a command line and returns the exit code.
    func run(_ arguments: [String]) async -> Int32 {
        if arguments.contains("--help") {
            print(Self.usage + "\n" + Settings.requirements + "\n" + Self.exitCodes)
            return ExitCode.agrees
        }
        let selection: Selection
        do throws(Selection.Problem) {
            selection = try Selection(arguments)
        } catch {
            Self.printError("error: \(error.text)")
            return ExitCode.usage
        }
        do {
            return selection.lists ? try await list(selection) : try await compare(selection)
        } catch let problem as Settings.Problem {
            Self.printError("skipped: \(problem.text)\n\n\(Settings.requirements)")
            return ExitCode.noCredentials
        } catch {
            Self.printError("error: \(error.localizedDescription)")
            return ExitCode.incomplete
        }
    }

    private func list(_ selection: Selection) async throws -> Int32 {
        let id = "00000000-0000-4000-8000-000000000001"
        let client = GraphServiceClient(credential: StaticTokenCredential("none"))
        let side = Side(client: client, user: .me, sessionID: id, settleTime: .zero) { _ in }
        var outcomes: [(Rule, [String])] = []
        for rule in selection.rules(for: .me) {
            outcomes.append((rule, try await Comparison.expected(rule, like: side)))
        }
        print(Report.list(outcomes))
        return ExitCode.agrees
    }

    private func compare(_ selection: Selection) async throws -> Int32 {
        let settings = try Settings(environment)
        let service = settings.service
        let rules = selection.rules(for: settings.user)
        var comparisons: [Comparison] = []
        for rule in rules {
            Self.printError("comparing \(rule.name)")
            comparisons.append(try await Comparison(of: rule, in: service))
        }
        try? await service.reset()
        let report = Report(
            service: service.client.requestAdapter.baseURL.absoluteString,
            date: Date(),
            comparisons: comparisons,
            omitted: Rule.all.map(\.name).filter { name in !rules.contains { $0.name == name } }
        )
        print(report.text)
        if comparisons.contains(where: \.differs) { return ExitCode.differs }
        return comparisons.contains { $0.obstacle != nil } ? ExitCode.incomplete : ExitCode.agrees
    }

    private static func printError(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
