import ArgumentParser
import Atlas
import Coherence
import Cohorts

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract:
            "Explain a finding: an example person, the evidence, what decided, what to do, who solved it.",
        discussion: """
            EXAMPLE
              leitbild explain money.withdrawn-duty-kept/nl/nl.inburgering
            """)

    @Argument(help: "The code or the id of a finding, as «leitbild check» gives them.") var finding: String
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let view = try options.view()
        let cards = try shippedCards()
        let assessment = try UserFault.pass { try Assessment(of: view, cards: cards) }
        guard let found = assessment.findings.first(where: { $0.id == finding || $0.code == finding }),
            let card = cards[found.check]
        else {
            let near = nearestWord(to: finding, among: assessment.findings.map(\.id))
            throw UserFault("leitbild: \(CheckRefusal.unknownFinding(finding, nearest: near))")
        }
        Terminal.write(text(found, card, view))
    }

    private func text(_ found: Finding, _ card: CheckCard, _ view: AtlasView) -> String {
        var lines = [
            "\(found.severity.painted)  \(Terminal.paint(card.title.text(), .bold))  (\(view.name(found.place)))",
            "",
            found.explanation.wrapped(), "",
        ]
        func section(_ title: String, _ entries: [String]) {
            guard !entries.isEmpty else { return }
            lines.append(Terminal.paint(title, .bold))
            lines += entries.map { $0.wrapped("  ", hanging: "    ") }
            lines.append("")
        }
        section("Finding", [found.id])
        section("The question", [card.question.text(), card.why.text()])
        var who: [String] = []
        if let witness = found.witness {
            who.append(
                "\(found.isWitnessPossible ? "Possibly, for example" : "For example"), a person: \(witness.words(in: view))."
            )
        }
        if let cohort = found.cohort { who.append("All of: \(cohort)") }
        section("Who", who)
        section("Records", found.records.compactMap { record(view[$0], view) })
        section("Money", found.money.map(\.words))
        section(
            "Evidence", found.evidence.map { "\(view.name($0.document)): \($0.locator) [\($0.document)]" })
        section("What decided", decided(found, card))
        section("What to do", [found.advice])
        section(
            "Who solved it",
            found.solvedElsewhere.map {
                "\(view.name($0.place)): «\(view.name($0.record))» \($0.how) [\($0.record)]"
            })
        section(
            "Eased below",
            found.easedAt.sorted { $0.key < $1.key }.map {
                "\(view.name($0.key)) by «\(view.name($0.value))»"
            })
        section(
            "Noted",
            found.acknowledgement.map { ["by \($0.by): \($0.reason)"] } ?? [
                "Not yet. An acknowledgements.yml in your atlas folder takes note of it: docs/atlas-format.md."
            ])
        lines.append("As of \(view.day.words). The sources reach to \(view.atlas.horizon.year).")
        return lines.joined(separator: "\n")
    }

    private func record(_ state: AtlasView.State?, _ view: AtlasView) -> String? {
        guard let state else { return nil }
        let level = view.level(of: state).map { "\($0.rawValue) level, " } ?? ""
        return
            "«\(state.record.name)» [\(state.id)]: \(level)\(state.record.held.text); in force: \(state.force.rawValue)"
    }

    private func decided(_ found: Finding, _ card: CheckCard) -> [String] {
        let facts = card.facts.map {
            "\($0.name) (absent: \($0.whenAbsent == .fire ? "raised as a notice" : "not assessed"))"
        }
        let basis =
            found.basis == .stated
            ? "Everything that it rests on is stated."
            : "It rests on what no source states: \(found.unknownFacts.joined(separator: "; "))."
        return [basis, "The check reads: \(facts.joined(separator: ", "))."]
    }
}
