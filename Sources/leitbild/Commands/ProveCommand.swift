import ArgumentParser
import Atlas
import Cohorts

struct ProveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Decide a claim about two groups for every person there can be.",
        discussion: """
            Exits with 0 when the claim holds, with 1 and an example person when it does not.

            EXAMPLES
              leitbild prove "eu-mobile" disjoint-from "third-country"
              leitbild prove "newcomer" subset-of "foreign-national"
            """)

    enum Claim: String, ExpressibleByArgument, CaseIterable {
        case subsetOf = "subset-of"
        case disjointFrom = "disjoint-from"
        case equals
    }

    @Argument(help: "A cohort in quotes.") var one: String
    @Argument(help: "subset-of, disjoint-from or equals.") var claim: Claim
    @Argument(help: "A cohort in quotes.") var other: String
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let first = try cohort(one, "the first cohort", view)
        let second = try cohort(other, "the second cohort", view)
        let result = try UserFault.pass { () throws -> Cohorts.Claim in
            var decider = try Decider(setting: view.setting, cohorts: [first, second])
            return switch claim {
            case .subsetOf: try decider.isSubset(first, of: second)
            case .disjointFrom: try decider.areDisjoint(first, second)
            case .equals: try decider.areEqual(first, second)
            }
        }
        guard case .refuted(let witness) = result else {
            return Terminal.write("Proved: it holds for every person there can be, as of \(view.day.words).")
        }
        let facts = witness.text(in: view.setting.vocabulary).joined(separator: " ")
        let reading = "For example: \(witness.words(in: view))."
        Terminal.write(
            "Refuted, as of \(view.day.words).\n\(reading.wrapped("  ", hanging: "    "))\n\("As facts: \(facts)".wrapped("  ", hanging: "    "))"
        )
        throw ExitCode(1)
    }

    private func cohort(_ text: String, _ name: String, _ view: AtlasView) throws -> Cohort {
        do {
            return try Cohort(text, vocabulary: view.setting.vocabulary, places: view.places.all)
        } catch {
            throw UserFault("leitbild: \(name): \(error)")
        }
    }
}
