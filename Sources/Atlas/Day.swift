/// A day of the calendar.
public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// - Returns: nil when there is no such day.
    public init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.length(of: month, in: year)).contains(day)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// 1 January of the year.
    public static func first(of year: Int) -> Day { Day(year: year, month: 1, day: 1) }
    /// 31 December of the year.
    public static func last(of year: Int) -> Day { Day(year: year, month: 12, day: 31) }

    static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The day before.
    public var before: Day {
        if day > 1 { return Day(year: year, month: month, day: day - 1) }
        if month > 1 { return Day(year: year, month: month - 1, day: Self.length(of: month - 1, in: year)) }
        return .last(of: year - 1)
    }

    /// The same day so many years earlier or later; 29 February becomes 28.
    public func adding(years: Int) -> Day {
        Day(year: year + years, month: month, day: min(day, Self.length(of: month, in: year + years)))
    }

    /// ISO 8601.
    public var description: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let digits = String(year)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return "\(padded)-\(two(month))-\(two(day))"
    }

    /// Earlier days first.
    public static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

/// When something happened, as finely as it is known: a day, a month, a year, or between two of them.
///
/// Something dated 2012 happened on some day of 2012: it is certain only from 31 December.
public struct Moment: Hashable, Sendable {
    /// The first day on which it can have happened; nil if not known.
    public let earliest: Day?
    /// The last day on which it can have happened: from here on it is certain; nil if not known.
    public let latest: Day?

    /// - Parameters:
    ///   - earliest: the first possible day.
    ///   - latest: the last possible day.
    public init(earliest: Day?, latest: Day?) {
        self.earliest = earliest
        self.latest = latest
    }

    /// Reads `2012`, `2012-05` or `2012-05-03`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let widths = [4, 2, 2]
        guard (1...3).contains(parts.count) else { return nil }
        var numbers: [Int] = []
        for (part, width) in zip(parts, widths) {
            guard part.count == width, part.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(part)
            else { return nil }
            numbers.append(number)
        }
        let month = numbers.count > 1 ? numbers[1] : nil
        let last = month.map { (1...12).contains($0) ? Day.length(of: $0, in: numbers[0]) : 0 } ?? 31
        guard let earliest = Day(numbers[0], month ?? 1, numbers.count > 2 ? numbers[2] : 1),
            let latest = Day(numbers[0], month ?? 12, numbers.count > 2 ? numbers[2] : last)
        else { return nil }
        self.init(earliest: earliest, latest: latest)
    }

    /// Whether it has happened by the end of the day: yes from the last possible day on, no before the first.
    public func hasHappened(by day: Day) -> Bool? {
        if let latest, latest <= day { return true }
        if let earliest, day < earliest { return false }
        return nil
    }

    /// As written: a year where all of it is meant.
    public var text: String {
        switch (earliest, latest) {
        case (let first?, let last?) where first == last: "\(first)"
        case (let first?, let last?) where first == .first(of: first.year) && last == .last(of: last.year):
            first.year == last.year ? "\(first.year)" : "\(first.year)–\(last.year)"
        case (let first?, let last?): "\(first)–\(last)"
        case (let first?, nil): "after \(first.year)"
        case (nil, let last?): "by \(last.year)"
        case (nil, nil): "at an unknown time"
        }
    }
}
