public import Cohorts

/// When something was in force, as far as the sources say.
public struct Held: Hashable, Sendable {
    /// When it began.
    public var from: Moment?
    /// When it ended: `to: 2013` includes 31 December 2013.
    public var to: Moment?
    /// Years in which a source says it was in force.
    public var attested: [Int]
    /// Days on which it surely was in force: the beginnings of its stages.
    public var witnessed: [Day]
    /// When it ended by a decision: from that day on it is not in force.
    public var ended: Moment?

    /// - Parameters:
    ///   - from: when it began.
    ///   - to: when it ended.
    ///   - attested: years in which a source says it was in force.
    public init(
        from: Moment? = nil, to: Moment? = nil, attested: [Int] = [], witnessed: [Day] = [],
        ended: Moment? = nil
    ) {
        self.from = from
        self.to = to
        self.attested = attested
        self.witnessed = witnessed
        self.ended = ended
    }

    /// Whether it was in force on the day: yes between its beginning and the last day for which it is known, and in
    /// attested years; no outside known ends; else unknown.
    public func force(on day: Day) -> Truth {
        if let earliest = from?.earliest, day < earliest { return .no }
        if let to, let latest = to.latest, latest < day { return .no }
        if ended?.hasHappened(by: day) == true { return .no }
        if attested.contains(day.year) || witnessed.contains(day) { return .yes }
        guard let began = from?.latest, began <= day, let last = lastKnown, day <= last else {
            return .unknown
        }
        return .yes
    }

    /// The last day for which it is known to have been in force.
    public var lastKnown: Day? {
        let untilEnd = to.flatMap { $0.earliest == nil ? nil : certainEnd(of: $0) }
        let untilDecision = ended?.earliest?.before
        let days =
            attested.map { Day.last(of: $0) } + witnessed
            + [from?.latest, untilEnd, untilDecision].compactMap { $0 }
        return days.max()
    }

    /// `to: 2013` holds through the year; `to: {after: 2010, by: 2012}` for certain through 2010.
    private func certainEnd(of moment: Moment) -> Day? {
        guard let earliest = moment.earliest else { return nil }
        guard let latest = moment.latest, latest.year == earliest.year else {
            return .last(of: earliest.year)
        }
        return latest
    }

    /// The first year in which it is known to have been in force.
    public var firstKnownYear: Int? {
        ([from?.latest?.year].compactMap { $0 } + attested + witnessed.map(\.year)).min()
    }

    /// «since 1998», «2007–2013», «attested 2014».
    public var text: String {
        var parts: [String] = []
        switch (from, to ?? ended) {
        case (let from?, let end?): parts.append("\(from.text) to \(end.text)")
        case (let from?, nil): parts.append("from \(from.text)")
        case (nil, let end?): parts.append("until \(end.text)")
        case (nil, nil): break
        }
        if !attested.isEmpty { parts.append("attested \(attested.map(String.init).joined(separator: ", "))") }
        return parts.isEmpty ? "no dates" : parts.joined(separator: ", ")
    }
}
