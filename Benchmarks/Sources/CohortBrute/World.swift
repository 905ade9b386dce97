import Cohorts

/// A small made-up world whose complete, consistent persons can all be listed.
///
/// Everybody lives in one of the countries that somebody can be a citizen of. Where the country is a place, home is
/// the country or a place in it; where it is none, home is «elsewhere»: in the Union if the country is a member and
/// the Union is a place, else in no place at all.
struct World {
    let name: String
    let setting: Setting
    /// Where somebody can live: the places around home, innermost first, and the country.
    let homes: [Home]

    struct Home {
        let around: [PlaceID]
        let country: String
    }

    /// - Parameters:
    ///   - name: for messages.
    ///   - attributes: in an order that also is that of the diagrams.
    ///   - codes: the countries that somebody can be a citizen of.
    ///   - countries: those that are places, in lower case, with the places in each and where those lie.
    ///   - hasUnion: whether the Union is a place.
    init(
        _ name: String, _ attributes: [Attribute], rules: [Vocabulary.Rule], codes: [String], eu: Set<String>,
        efta: Set<String> = [], countries: [String: [PlaceID: PlaceID]], hasUnion: Bool = true
    ) throws {
        self.name = name
        var parents: [PlaceID: PlaceID] = [:]
        var all: Set<PlaceID> = hasUnion ? [.europeanUnion] : []
        var places: [PlaceID: String] = [:]
        for (code, inside) in countries {
            let country = PlaceID(rawValue: code.lowercased())
            places[country] = code
            if hasUnion, eu.contains(code) { parents[country] = .europeanUnion }
            parents.merge(inside) { $1 }
            all.formUnion([country] + inside.keys)
        }
        let unions = Unions(eu: eu, efta: efta)
        setting = Setting(
            vocabulary: try Self.vocabulary(attributes, rules),
            places: Places(parents: parents, countries: places, all: all), unions: unions)
        homes = codes.flatMap { code -> [Home] in
            guard let inside = countries[code] else {
                return [Home(around: hasUnion && eu.contains(code) ? [.europeanUnion] : [], country: code)]
            }
            let here = [PlaceID(rawValue: code.lowercased())] + inside.keys.sorted()
            return here.map { Home(around: Self.chain($0, parents), country: code) }
        }
    }

    private static func chain(_ place: PlaceID, _ parents: [PlaceID: PlaceID]) -> [PlaceID] {
        [place] + (parents[place].map { chain($0, parents) } ?? [])
    }

    private static func vocabulary(_ attributes: [Attribute], _ rules: [Vocabulary.Rule]) throws -> Vocabulary
    {
        let plain = try Vocabulary(attributes: attributes, rules: rules)
        let texts: [(name: CohortName, text: String)] = [
            ("foreigner", "citizenship is not national"),
            ("native", "nationality is XA and not nationality in {XB, XC}"),
            ("newcomer", "foreigner and years-resident < 2"),
            ("young-or-new", "age < 2 or newcomer"),
        ]
        var cohorts: [CohortName: Cohort] = [:]
        for (name, text) in texts {
            // A world need not have every attribute; what it cannot say is left out.
            cohorts[name] = try? Cohort(text, vocabulary: plain, names: Set(cohorts.keys), places: nil)
        }
        return try plain.naming(cohorts)
    }
}
