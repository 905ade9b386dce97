public import Atlas
public import Cohorts

extension RuleSet {
    /// Who has access to what answers a need: open to them or a duty to attend at some level, and not closed or reported
    /// there.
    ///
    /// - Parameters:
    ///   - need: which need.
    ///   - surely: whoever surely has it; else whoever has it at most.
    public func access(to need: NeedID, surely: Bool) -> Cohort {
        let own = offers.filter { $0.needs.contains(need) }
        return Self.any(
            Level.allCases.compactMap { level in
                let here = own.filter { $0.level == level }
                let given = here.filter { $0.way.role == .open || $0.way.role == .duty }
                    .map { surely ? $0.surely : $0.possibly }
                guard !given.isEmpty else { return nil }
                let shut = here.filter { $0.way.role == .shut }.map { surely ? $0.possibly : $0.surely }
                return shut.isEmpty ? Self.any(given) : .and([Self.any(given), .not(Self.any(shut))])
            })
    }

    /// Those in any of the cohorts.
    static func any(_ cohorts: [Cohort]) -> Cohort {
        var parts: [Cohort] = []
        for cohort in cohorts where cohort != .nobody && !parts.contains(cohort) { parts.append(cohort) }
        return parts.isEmpty ? .nobody : parts.count == 1 ? parts[0] : .or(parts)
    }
}
