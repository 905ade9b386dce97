/// The places of an atlas as of one day: which lies in which.
///
/// It knows ids and containment only; names, levels and history are the atlas's.
public struct Places: Sendable {
    private let parents: [PlaceID: PlaceID]
    private let codes: [PlaceID: String]
    /// Every place, also those that lie in no other.
    public let all: Set<PlaceID>

    /// - Parameters:
    ///   - parents: for each place the one it lies in; a place without an entry lies in no other. No cycles.
    ///   - countries: the ISO 3166-1 code of each place that is a country.
    ///   - all: every place.
    public init(parents: [PlaceID: PlaceID], countries: [PlaceID: String], all: Set<PlaceID>) {
        self.parents = parents
        self.codes = countries
        self.all = all
    }

    /// No places at all.
    public static let none = Places(parents: [:], countries: [:], all: [])

    /// The place that this one lies in, if any.
    public func parent(of place: PlaceID) -> PlaceID? { parents[place] }

    /// Whether `place` is `other` or lies inside it.
    /// - Complexity: O(depth).
    public func isSame(_ place: PlaceID, asOrInside other: PlaceID) -> Bool {
        var current: PlaceID? = place
        while let here = current {
            if here == other { return true }
            current = parents[here]
        }
        return false
    }

    /// The place itself, then each place around it, innermost first.
    public func chain(from place: PlaceID) -> [PlaceID] {
        var chain = [place]
        while let next = parents[chain[chain.count - 1]] { chain.append(next) }
        return chain
    }

    /// The ISO code of the country that the place is or lies in; nil above countries.
    public func country(of place: PlaceID) -> String? {
        chain(from: place).lazy.compactMap { codes[$0] }.first
    }

    /// The ISO code of the place if it is itself a country.
    func code(ofCountry place: PlaceID) -> String? { codes[place] }

    /// The place that is the country with this ISO code.
    public func place(ofCountry code: String) -> PlaceID? {
        codes.filter { $0.value == code }.keys.min()
    }
}
