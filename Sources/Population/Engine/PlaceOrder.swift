import Cohorts

/// The places of an atlas numbered from the outside in, so that whoever lives in a place stands in one interval.
///
/// Each place has two positions: somewhere in it, and in none of the places inside it that are mentioned. Before all
/// places stand the two positions of somebody of whom no place is known, and of somebody who lives in none.
struct PlaceOrder: Sendable {
    private let numbers: [PlaceID: Int]
    private let ends: [Int]
    /// The places by number; number 0 stands for the whole world.
    let places: [PlaceID?]
    private let parents: [Int]

    init(_ all: Places) {
        var children: [PlaceID?: [PlaceID]] = [:]
        for place in all.all.sorted() { children[all.parent(of: place), default: []].append(place) }
        var numbers: [PlaceID: Int] = [:]
        var ends = [0]
        var places: [PlaceID?] = [nil]
        var parents = [0]
        var open: [(place: PlaceID, parent: Int, isDone: Bool)] = (children[nil] ?? []).reversed()
            .map { ($0, 0, false) }
        while let (place, parent, isDone) = open.popLast() {
            if isDone {
                ends[numbers[place] ?? 0] = places.count
                continue
            }
            guard numbers[place] == nil else { continue }
            let number = places.count
            numbers[place] = number
            places.append(place)
            parents.append(parent)
            ends.append(number + 1)
            open.append((place, parent, true))
            for child in (children[place] ?? []).reversed() { open.append((child, number, false)) }
        }
        ends[0] = places.count
        self.numbers = numbers
        self.ends = ends
        self.places = places
        self.parents = parents
    }

    /// How many positions there are.
    var count: Int { places.count * 2 }

    /// Where somebody stands; nil for a place that is none.
    func position(of residence: Person.Residence?) -> Int? {
        switch residence {
        case nil: 0
        case .elsewhere(in: nil): 1
        case .at(let place): numbers[place].map { $0 * 2 }
        case .elsewhere(in: let place?): numbers[place].map { $0 * 2 + 1 }
        }
    }

    /// The residence that stands at a position; nil where none is known.
    func residence(at position: Int) -> Person.Residence? {
        guard let place = places[position / 2] else { return position == 0 ? nil : .elsewhere(in: nil) }
        return position % 2 == 0 ? .at(place) : .elsewhere(in: place)
    }

    /// Who surely lives in the place; empty for a place that is none.
    func surely(within place: PlaceID) -> PositionSet {
        guard let number = numbers[place] else { return PositionSet([]) }
        return PositionSet([number * 2..<ends[number] * 2])
    }

    /// Who may live in the place: those who do, and those of whom only a place around it is known.
    func possibly(within place: PlaceID) -> PositionSet {
        guard let number = numbers[place] else { return PositionSet([0..<1]) }
        var ranges = [number * 2..<ends[number] * 2]
        var around = number
        while around != 0 {
            around = parents[around]
            ranges.append(around * 2..<around * 2 + 1)
        }
        return PositionSet(ranges)
    }

    /// The numbers of the places around one, innermost first, itself included.
    func chain(from number: Int) -> [Int] {
        var chain = [number]
        while let last = chain.last, last != 0 { chain.append(parents[last]) }
        return chain
    }
}

/// A set of positions as ascending ranges that do not touch.
struct PositionSet: Hashable, Sendable {
    let ranges: [Range<Int>]

    init(_ ranges: [Range<Int>]) {
        var merged: [Range<Int>] = []
        for range in ranges.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, last.upperBound >= range.lowerBound {
                merged[merged.count - 1] =
                    last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        self.ranges = merged
    }

    /// All others of so many positions.
    func complement(of count: Int) -> PositionSet {
        var rest: [Range<Int>] = []
        var start = 0
        for range in ranges {
            rest.append(start..<range.lowerBound)
            start = range.upperBound
        }
        return PositionSet(rest + [start..<max(start, count)])
    }

    static func & (left: PositionSet, right: PositionSet) -> PositionSet {
        PositionSet(
            left.ranges.flatMap { one in
                right.ranges.filter { $0.overlaps(one) }.map { $0.clamped(to: one) }
            })
    }

    static func | (left: PositionSet, right: PositionSet) -> PositionSet {
        PositionSet(left.ranges + right.ranges)
    }
}
