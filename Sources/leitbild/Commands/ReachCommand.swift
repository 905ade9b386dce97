import ArgumentParser
import Atlas
import Cohorts
import Population

struct ReachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reach",
        abstract: "Count whom every measure reaches, who has a need and nothing, who is served twice.",
        discussion: """
            Per need, always within the people surely in need: served (access at some level), rationed (access only \
            behind others in a queue), gap (neither), uncertain (unknown facts decide). Across them: overlap (access at \
            two or more levels) and conflict (open at one level; closed or reported, or a duty, at another). A test that \
            must be passed is never access. Counts are rounded and small ones hidden.

            EXAMPLES
              leitbild reach --register residents.csv --by city,citizenship
              leitbild reach --margins origin.csv --need host-language
            """)

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Tell counts apart by one level of places (state, region, city, district) and by attributes, with commas between.",
            valueName: "words"))
    var by: String?
    @Option(name: .long, help: ArgumentHelp("Only this need (repeatable).", valueName: "need")) var need:
        [String] =
            []
    @Option(name: .long, help: "text, json or csv.") var format: Format = .text
    @OptionGroup var people: PopulationOptions
    @OptionGroup var options: AtlasOptions

    func run() throws {
        let disclosure = try people.disclosure()
        let view = try options.view()
        let needs = try view.needs(named: need)
        let rules = RuleSet(view, only: needs)
        let (register, notes) = try people.load(view)
        let reach = try UserFault.pass { () throws -> (ProtectedReach, Grouping) in
            let words = by?.split(separator: ",").map { $0.filter { !$0.isWhitespace } } ?? []
            let grouping = try Grouping(words: words.map { String($0) }, vocabulary: view.setting.vocabulary)
            let population = try Population(register, for: [rules], by: grouping, in: view)
            let counts = try population.reach(of: rules)
            return (ProtectedReach(counts, disclosure, basis: register.basis), grouping)
        }
        let report = ReachReport(
            view: view, reach: reach.0, grouping: reach.1, register: register, disclosure: disclosure,
            notes: notes)
        switch format {
        case .text: Terminal.write(report.text)
        case .json: Terminal.write(report.json.rendered)
        case .csv: Terminal.write(report.csv)
        }
    }
}

extension AtlasView {
    /// The needs that are meant; nil for all.
    func needs(named texts: [String]) throws -> Set<NeedID>? {
        guard !texts.isEmpty else { return nil }
        return Set(
            try texts.map { text in
                let id = NeedID(rawValue: text)
                if atlas.glossary.needs[id] != nil { return id }
                let known = atlas.glossary.needOrder.map(\.rawValue)
                let near =
                    nearestWord(to: text, among: known).map { " Did you mean «\($0)»?" }
                    ?? " There are \(known.joined(separator: ", "))."
                throw UserFault("leitbild: «\(text.prefix(60))» is not a need.\(near)")
            })
    }
}
