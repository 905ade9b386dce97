import Atlas
import Coherence
import Cohorts
import Fixtures
import Testing

/// A case that the sources document: a check that must find it, or must not, as of a year, and the one change of a
/// primitive fact that reverses this.
struct AcceptanceCase: Sendable, CustomTestStringConvertible {
    enum Expectation: Sendable {
        /// A finding on all of the records, on stated facts or on unknown ones.
        case fires(Finding.Basis)
        /// No finding of either basis on all of the records.
        case silent
    }

    let check: CheckID
    let name: String
    let year: Int
    let expectation: Expectation
    let records: [RecordID]
    /// Where the finding stands, or must not stand, if the records alone do not say.
    var place: PlaceID?
    /// The need that the finding must be about.
    var need: NeedID?
    /// A group that the finding's cohort must meet for it to count.
    var group: String?
    let mutation: [TextChange]
    /// A record that is planted instead of changing one.
    var planted: [String: String] = [:]

    var testDescription: String { "\(check): \(name) as of \(year)" }

    /// Whether the case is found in the atlas, ids being told by the renaming.
    func found(in assessment: Assessment, _ twin: TwinAtlas? = nil) throws -> Finding? {
        let records = self.records.map { twin?.id($0) ?? $0 }
        let place = self.place.map { twin?.id($0) ?? $0 }
        return try assessment.findings.first { finding in
            guard finding.check == check, records.allSatisfy(finding.records.contains),
                need == nil || finding.need == need
            else {
                return false
            }
            if let place, finding.place != place || finding.exempt.contains(place) {
                guard assessment.findings(for: place).contains(where: { $0.id == finding.id }),
                    case .silent = expectation
                else { return false }
            }
            return try meetsGroup(finding, assessment.view)
        }
    }

    private func meetsGroup(_ finding: Finding, _ view: AtlasView) throws -> Bool {
        guard let group else { return true }
        guard let cohort = finding.cohort else { return false }
        let wanted = try Cohort(group, vocabulary: view.setting.vocabulary)
        let both = Cohort.and([cohort, wanted])
        var decider = try Decider(setting: view.setting, cohorts: [both])
        return try decider.witness(in: both) != nil
    }

    func mutated() throws -> Atlas {
        if planted.isEmpty { return try ShippedAtlas.changing(mutation) }
        return try ShippedAtlas.with(planted)
    }
}
