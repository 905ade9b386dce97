/// Which countries were in the European Union and in EFTA on one day, as ISO 3166-1 codes.
public struct Unions: Hashable, Sendable {
    /// Member states of the European Union.
    public let eu: Set<String>
    /// Member states of the European Free Trade Association.
    public let efta: Set<String>

    /// - Parameters:
    ///   - eu: ISO codes of the Union's members on the day.
    ///   - efta: ISO codes of EFTA's members on the day.
    public init(eu: Set<String>, efta: Set<String>) {
        self.eu = eu
        self.efta = efta
    }

    /// No unions: every foreigner is a third-country national.
    public static let none = Unions(eu: [], efta: [])
}

/// How a person's citizenship stands to the country of residence.
public enum Citizenship: String, CaseIterable, Sendable {
    /// A citizen of the country of residence.
    case national
    /// Not a national, but a citizen of another member state of the European Union.
    case eu
    /// Neither, but a citizen of a member state of EFTA.
    case efta
    /// A citizen of other countries only.
    case thirdCountry = "third-country"
    /// A citizen of no country.
    case stateless

    /// With several nationalities national comes before eu before efta before third-country.
    ///
    /// - Parameters:
    ///   - nationalities: ISO codes; empty for a stateless person.
    ///   - country: ISO code of the country of residence, nil if it is none of those the atlas knows.
    public init(nationalities: Set<String>, residentIn country: String?, unions: Unions) {
        if nationalities.isEmpty {
            self = .stateless
        } else if let country, nationalities.contains(country) {
            self = .national
        } else if !nationalities.isDisjoint(with: unions.eu) {
            self = .eu
        } else if !nationalities.isDisjoint(with: unions.efta) {
            self = .efta
        } else {
            self = .thirdCountry
        }
    }
}
