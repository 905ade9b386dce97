public import Cohorts

extension RandomCohorts {
    /// A cohort of any shape that can be built, also such as no text reads as: groups of one or none, groups of the same
    /// kind inside one another, `not not`, `known`.
    public static func anyShape(depth: Int, using generator: inout some RandomNumberGenerator) -> Cohort {
        func part() -> Cohort { anyShape(depth: depth - 1, using: &generator) }
        guard depth > 0 else { return cohort(size: 1, using: &generator) }
        let count = Int.random(in: 0..<4, using: &generator)
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: return .not(part())
        case 1: return .known(Auenland.attributes[count].id)
        case 2: return cohort(size: count + 1, using: &generator)
        case 3...5: return .and((0..<count).map { _ in part() })
        default: return .or((0..<count).map { _ in part() })
        }
    }
}

extension Cohort {
    /// The same cohort without groups of one or none, and without groups inside groups of the same kind.
    public var flat: Cohort {
        switch self {
        case .everyone, .nobody, .test, .known, .named: return self
        case .not(let inner): return .not(inner.flat)
        case .and(let parts):
            let flat = parts.flatMap { part -> [Cohort] in
                if case .and(let inner) = part.flat { inner } else { [part.flat] }
            }
            return flat.count == 1 ? flat[0] : flat.isEmpty ? .everyone : .and(flat)
        case .or(let parts):
            let flat = parts.flatMap { part -> [Cohort] in
                if case .or(let inner) = part.flat { inner } else { [part.flat] }
            }
            return flat.count == 1 ? flat[0] : flat.isEmpty ? .nobody : .or(flat)
        }
    }
}
