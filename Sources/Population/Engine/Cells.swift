public import Atlas
public import Cohorts

/// What counts are told apart by: the places of one level, and the values of attributes.
public struct Grouping: Hashable, Sendable {
    /// The level whose places are told apart; nil for all places together.
    public let level: Level?
    /// The attributes whose values are told apart.
    public let attributes: [AttributeID]

    /// - Parameters:
    ///   - level: the level whose places are told apart.
    ///   - attributes: the attributes whose values are told apart; each once, never the residence.
    public init(level: Level? = nil, attributes: [AttributeID] = []) {
        self.level = level
        self.attributes = attributes
    }

    /// Reads words such as `city`, `citizenship`.
    ///
    /// - Throws: ``PopulationRefusal/unknownGrouping(_:nearest:allowed:)`` for a word that is neither a level nor an
    ///   attribute; ``PopulationRefusal/severalLevels(_:_:)``.
    public init(words: [String], vocabulary: Vocabulary) throws(PopulationRefusal) {
        var level: Level?
        var attributes: [AttributeID] = []
        let known = vocabulary.attributes.map(\.id).filter { $0 != .residence }
        let allowed = Level.allCases.map(\.rawValue) + known.map(\.rawValue)
        for word in words where !word.isEmpty {
            if let found = Level(rawValue: word) {
                if let level, level != found { throw .severalLevels(level.rawValue, word) }
                level = found
            } else if let found = known.first(where: { $0.rawValue == word }) {
                if !attributes.contains(found) { attributes.append(found) }
            } else {
                throw .unknownGrouping(
                    word, nearest: nearestWord(to: word, among: allowed), allowed: allowed)
            }
        }
        self.init(level: level, attributes: attributes)
    }
}

/// One cell of a table: a place, and a value of each attribute grouped by.
public struct Cell: Hashable, Sendable {
    /// The place of the grouping's level; nil where it is not grouped by place, or lies in no place of the level.
    public let place: PlaceID?
    /// The values in the grouping's order; nil for unknown.
    public let values: [Person.Value?]
}

/// The cells of a grouping over a store, numbered: places first, then values.
struct CellPlan: Sendable {
    /// The most cells that are counted at once.
    static let most = 4_000_000

    /// The place number behind each unit; the first unit is «no such place».
    let units: [PlaceID?]
    /// The unit of each position.
    let unitOfPosition: [Int32]
    /// The grouping's columns.
    let columns: [Int]
    /// How many value combinations a unit has.
    let groupCount: Int
    private let cut: Cut

    init(_ grouping: Grouping, cut: Cut, levels: [PlaceID: [Level]]) throws(PopulationRefusal) {
        self.cut = cut
        let numbers = grouping.attributes.map { cut.number(of: $0) }
        columns = numbers.compactMap { $0 }
        groupCount = columns.reduce(1) { $0 * cut.columns[$1].bins.count }
        var units: [PlaceID?] = [nil]
        var unitOfNumber = [Int32](repeating: 0, count: cut.places.places.count)
        if let level = grouping.level {
            for (number, place) in cut.places.places.enumerated() {
                guard let place, levels[place]?.contains(level) ?? false else { continue }
                unitOfNumber[number] = Int32(units.count)
                units.append(place)
            }
        }
        self.units = units
        unitOfPosition = (0..<cut.places.count).map { position in
            cut.places.chain(from: position / 2).lazy.map { unitOfNumber[$0] }.first { $0 != 0 } ?? 0
        }
        guard count <= Self.most else { throw .tooManyCells(count, limit: Self.most) }
    }

    var count: Int { units.count * groupCount }

    /// The cell with a number.
    func cell(_ number: Int) -> Cell {
        var rest = number % groupCount
        var values: [Person.Value?] = []
        for column in columns.reversed() {
            let bins = cut.columns[column].bins
            values.append(bins[rest % bins.count])
            rest /= bins.count
        }
        return Cell(place: units[number / groupCount], values: values.reversed())
    }

    /// The number of a combination of bins, without the place.
    func group(_ bins: [Int]) -> Int {
        zip(columns, bins).reduce(0) { $0 * cut.columns[$1.0].bins.count + $1.1 }
    }
}
