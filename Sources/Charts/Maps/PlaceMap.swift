/// Places over the outlines of countries, or districts with values; both may stand together.
///
/// Outlines are a background to find one's way and say nothing about borders.
public struct PlaceMap: Chart {
    /// A place as a mark.
    public struct Place: Hashable, Sendable {
        /// What it is called.
        public let label: String
        /// Where it is.
        public let position: GeoPoint
        /// Which of the map's kinds, from 0.
        public let kind: Int
        /// What the table says of it, where there is something to say.
        public let value: Quantity?
        /// Where it leads.
        public fileprivate(set) var link: Link?

        /// A place.
        public init(
            _ label: String, at position: GeoPoint, kind: Int = 0, value: Quantity? = nil, link: Link? = nil
        ) {
            self.label = label
            self.position = position
            self.kind = kind
            self.value = value
            self.link = link
        }
    }

    /// A district with a value.
    public struct Region: Hashable, Sendable {
        /// What it is called.
        public let label: String
        /// Its outline.
        public let outline: Outline
        /// Its value.
        public let value: Quantity

        /// A district.
        public init(_ label: String, _ outline: Outline, value: Quantity) {
            self.label = label
            self.outline = outline
            self.value = value
        }
    }

    /// What is said about it.
    public let about: About
    /// Outlines below everything.
    public let background: [Outline]
    /// The places.
    public private(set) var places: [Place]
    /// What the kinds of places are called; a single kind may go without.
    public let kinds: [String]
    /// The districts.
    public let regions: [Region]

    /// - Throws: `ChartRefusal` for more than 300 places, 500 districts, six kinds, places of no kind, or numbers that
    ///   cannot be drawn.
    public init(
        _ about: About, background: [Outline], places: [Place] = [], kinds: [String] = [],
        regions: [Region] = []
    ) throws(ChartRefusal) {
        guard places.count <= 300 else {
            throw .tooMany("places", count: places.count, limit: 300, instead: "Filter them.")
        }
        guard regions.count <= 500 else {
            throw .tooMany("districts", count: regions.count, limit: 500, instead: "Filter them.")
        }
        guard kinds.count <= ChartStyle.kinds else {
            throw .tooMany(
                "kinds of places", count: kinds.count, limit: ChartStyle.kinds, instead: "Join some.")
        }
        for place in places {
            try place.value?.check(place.label)
            guard place.kind >= 0, place.kind < max(1, kinds.count) else {
                throw .mismatch("names of kinds", count: kinds.count, expected: place.kind + 1)
            }
        }
        for region in regions { try region.value.check(region.label) }
        self.about = about
        self.background = background
        self.places = places
        self.kinds = kinds
        self.regions = regions
    }

    /// The map with places that lead nowhere.
    public var withoutLinks: PlaceMap {
        var copy = self
        for index in copy.places.indices { copy.places[index].link = nil }
        return copy
    }

    /// Places by their number on the map, then districts.
    public func table(words: ChartWords) -> Table {
        let hasValues = !regions.isEmpty || places.contains { $0.value != nil }
        let header =
            [words.label] + (kinds.isEmpty ? [] : [words.kind]) + (hasValues ? [valueHead(words)] : [])
        let rows = places.map { place in
            [place.label] + (kinds.isEmpty ? [] : [kinds[place.kind]])
                + (hasValues ? [place.value.map(words.cell) ?? "–"] : [])
        }
        let regionRows = regions.map { region in
            [region.label] + (kinds.isEmpty ? [] : ["–"]) + [words.cell(region.value)]
        }
        return Table(
            caption: about.title, header: header, rows: rows + regionRows, links: places.map(\.link))
    }
}
