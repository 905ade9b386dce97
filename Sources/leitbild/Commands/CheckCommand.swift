import ArgumentParser
import Atlas
import Coherence
import Cohorts

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find conflicts, gaps and duties without means between the levels.",
        discussion: """
            Without a place: a summary by country and check, the five gravest, and how many rest on facts that no source states.
            With places: the findings that concern each, also those inherited from the levels above.
            JSON and CSV always hold every finding.

            EXAMPLES
              leitbild check
              leitbild check Nuremberg
              leitbild check Niederlande --as-of 2007 --below
              leitbild check --fail-on conflict --format json
              leitbild check Munich --unknown --register residents.csv
            """)

    @Argument(help: "Places by id, ISO code or any name.") var places: [String] = []
    @Flag(name: .long, help: "With the findings of the places below.") var below = false
    @Flag(name: .long, help: "List findings that rest on facts no source states.") var unknown = false
    @Option(name: .long, help: "Only findings of this field.") var field: String?
    @Option(name: .long, help: ArgumentHelp("Only this check (repeatable).", valueName: "check")) var check:
        [String] = []
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Exit with 1 if a finding on stated facts is at least this grave: notice, risk, gap, conflict.",
            valueName: "severity"))
    var failOn: String?
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var people: PopulationOptions
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let threshold = try severity()
        let disclosure = try people.disclosure()
        let view = try options.view()
        let wantedField = try view.field(named: field)
        let wantedChecks = try UserFault.pass { try check.map { try CheckID.named($0) } }
        let subjects = try UserFault.pass { try places.map { try view.atlas.place(named: $0).id.place } }
        var assessment = try UserFault.pass {
            try Assessment(
                of: view, cards: shippedCards(), only: wantedChecks.isEmpty ? nil : Set(wantedChecks))
        }
        if people.isGiven {
            let (register, notes) = try people.load(view)
            if !notes.isEmpty { Terminal.complain(notes.joined(separator: "\n")) }
            try UserFault.pass { try assessment.count(over: register, disclosure) }
        }
        func isWanted(_ finding: Finding) -> Bool {
            wantedField == nil || finding.field == wantedField || finding.isAbout(wantedField, in: view)
        }
        var shown: [(place: PlaceID?, findings: [Finding])] = subjects.map { place in
            (place, assessment.findings(for: place, below: below).filter(isWanted))
        }
        if subjects.isEmpty { shown = [(nil, assessment.findings.filter(isWanted))] }
        let report = CheckReport(view: view, assessment: assessment, shown: shown, listsUnknown: unknown)
        switch format {
        case .text: Terminal.write(try report.text())
        case .json: Terminal.write(report.json.rendered)
        case .csv: Terminal.write(report.csv)
        }
        let worst = shown.flatMap { place, findings in
            findings.filter { $0.basis == .stated && $0.acknowledgement == nil }.map { finding in
                place.map { finding.severity(at: $0) } ?? finding.severity
            }
        }.max()
        if let threshold, let worst, worst >= threshold { throw ExitCode(1) }
    }

    private func severity() throws -> Severity? {
        guard let failOn else { return nil }
        if let severity = Severity(rawValue: failOn) { return severity }
        let words = Severity.allCases.map(\.rawValue)
        let near = nearestWord(to: failOn, among: words).map { " Did you mean «\($0)»?" } ?? ""
        throw UserFault(
            "leitbild: --fail-on takes one of \(words.joined(separator: ", ")), not «\(failOn.prefix(40))».\(near)"
        )
    }
}

extension Finding {
    /// Whether its need lies in the same domain as the field, for findings that are of no measure.
    fileprivate func isAbout(_ field: FieldID?, in view: AtlasView) -> Bool {
        guard self.field == nil, let field, let domain = view.atlas.glossary.fields[field]?.domain else {
            return false
        }
        return need.flatMap { view.atlas.glossary.needs[$0]?.domain } == domain
    }
}
