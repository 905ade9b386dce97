import Atlas
import Coherence
import Cohorts

/// The atlas as of a day with all that the checks find on it.
struct Snapshot: Sendable {
    let view: AtlasView
    let assessment: Assessment
    /// The findings that name a record, by its id.
    let findingsByRecord: [RecordID: [Finding]]
    /// The findings by their id.
    let findingsByID: [String: Finding]

    /// - Throws: `CohortRefusal` when cohorts are too entangled to be decided.
    init(of holdings: Holdings, on day: Day) throws(CohortRefusal) {
        view = holdings.atlas.view(asOf: day)
        let assessment = try Assessment(of: view, cards: holdings.cards)
        self.assessment = assessment
        var byRecord: [RecordID: [Finding]] = [:]
        for finding in assessment.findings {
            for record in Set(finding.records) { byRecord[record, default: []].append(finding) }
        }
        findingsByRecord = byRecord
        findingsByID = Dictionary(assessment.findings.map { ($0.id, $0) }) { first, _ in first }
    }
}
