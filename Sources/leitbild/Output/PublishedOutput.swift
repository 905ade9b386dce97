import Atlas
import Cohorts
import Population

extension Disclosure.Published {
    /// For a table: `1240`, `<10`, `withheld`.
    var short: String {
        switch self {
        case .about(let count): String(count)
        case .fewerThan(let count): "<\(count)"
        case .withheld: "withheld"
        }
    }

    /// A number; or an object that says why there is none.
    var json: JSON {
        switch self {
        case .about(let count): .number(Double(count))
        case .fewerThan(let count): .object([("fewerThan", .number(Double(count)))])
        case .withheld: .object([("withheld", .bool(true))])
        }
    }
}

extension Disclosure {
    /// How many there are in words, as far as that may be said.
    func said(of tally: Tally) -> String {
        let said = published(tally)
        if case .about = said { return "about \(said.text)" }
        return said.text
    }
}

extension Grouping {
    /// Whether nothing is told apart.
    var isEverything: Bool { level == nil && attributes.isEmpty }
}

extension Cell {
    /// «Munich, third-country».
    func words(in grouping: Grouping, _ view: AtlasView) -> String {
        let place = grouping.level.map { level in
            self.place.map(view.name) ?? "no \(level.rawValue) known"
        }
        let values = zip(grouping.attributes, values).map { attribute, value in
            value.map { "\($0)" } ?? "\(attribute) unknown"
        }
        return ([place].compactMap { $0 } + values).joined(separator: ", ")
    }
}
