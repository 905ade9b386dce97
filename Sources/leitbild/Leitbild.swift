import ArgumentParser
import Foundation

/// The command line.
struct Leitbild: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leitbild",
        abstract:
            "Where the levels of government conflict, leave gaps or shift duties in migrant integration.",
        discussion: """
            Every answer is given as of a day, with its sources. The shipped atlas reaches to 2014.

            EXAMPLE
              leitbild check Munich
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self,
            CheckCommand.self, ExplainCommand.self, ReportCommand.self,
            StackCommand.self, CompareCommand.self, RoutesCommand.self,
            ShowCommand.self, StoryCommand.self, ListCommand.self,
            FrameworkCommand.self, EqualityCommand.self, RoomCommand.self, ChangesCommand.self,
            DutiesCommand.self, BalanceCommand.self,
            FiguresCommand.self, StudiesCommand.self, NetworksCommand.self, GlossaryCommand.self,
            ReachCommand.self, ReformCommand.self, RegisterCommand.self,
            EntitleCommand.self, ProveCommand.self, SearchCommand.self, AtlasCommand.self,
            FillCommand.self, BackupCommand.self, RestoreCommand.self, ExportCommand.self,
        ])
}

/// Exit codes: 0 fine, 1 `--fail-on` met or a claim refuted, 2 a fault of the user's, 70 one of ours.
@main
enum Main {
    static func main() async {
        do {
            var command = try Leitbild.parseAsRoot()
            if var patient = command as? any AsyncParsableCommand {
                try await patient.run()
            } else {
                try command.run()
            }
        } catch {
            exit(code(for: error))
        }
    }

    private static func code(for error: any Error) -> Int32 {
        if let code = error as? ExitCode { return code.rawValue }
        if let fault = error as? UserFault {
            Terminal.complain(fault.description)
            return 2
        }
        let code = Leitbild.exitCode(for: error)
        if code == .success {
            Terminal.write(Leitbild.fullMessage(for: error))
            return 0
        }
        guard error is ValidationError || "\(type(of: error))" == "CommandError" else {
            let id = UInt32.random(in: 0...UInt32.max)
            Terminal.complain(
                "leitbild: something went wrong that should not have (\(String(id, radix: 16))). Please report what you ran."
            )
            return 70
        }
        Terminal.complain(Leitbild.fullMessage(for: error))
        return 2
    }
}
