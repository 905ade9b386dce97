import Atlas
import Cohorts

/// What of a finding decides which records elsewhere answer it: findings that are alike in it have the same answers.
struct Question: Hashable {
    /// A part of a finding that a check may ask about; what it does not ask about is nil.
    enum Part { case field, need, cohort, firstRecord }

    let field: FieldID?
    let need: NeedID?
    /// Who is affected, wherever they live.
    let cohort: Cohort?
    let firstRecord: RecordID?

    init(_ finding: Finding, asking parts: Set<Part>) {
        field = parts.contains(.field) ? finding.field : nil
        need = parts.contains(.need) ? finding.need : nil
        cohort = parts.contains(.cohort) ? finding.cohort?.anywhere : nil
        firstRecord = parts.contains(.firstRecord) ? finding.records.first : nil
    }
}

/// Looks for records elsewhere that answer the findings of one check; asks each record about each question once at most.
struct Solutions {
    /// Records in force that may answer a finding elsewhere, by place and id.
    struct Answering {
        let records: [(place: PlaceID, state: AtlasView.State)]
        let positions: [RecordID: Int]

        init(in view: AtlasView) {
            records = (view.present(.measure) + view.present(.fund) + view.present(.body))
                .filter { $0.force == .yes }.compactMap { state in state.record.place.map { ($0, state) } }
                .sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }
            positions = Dictionary(
                uniqueKeysWithValues: records.enumerated().map { ($0.element.state.id, $0.offset) })
        }
    }

    /// The first answers to a question, as far as records have been asked.
    private struct Answers {
        var found: [(position: Int, solution: Finding.Solution)] = []
        var asked = 0
    }

    private let check: Check
    private let assessment: Assessment
    private let answering: Answering
    private let telling: Telling
    private var known: [Question: Answers] = [:]
    private static let most = 6

    init(of check: Check, _ card: CheckCard, _ answering: Answering, _ assessment: Assessment) {
        self.check = check
        self.assessment = assessment
        self.answering = answering
        telling = Telling(language: "en", card: card, view: assessment.view)
    }

    /// The first records that answer the finding: not its own, and of other places than its own and those around it,
    /// unless they ease it somewhere.
    mutating func solutions(of finding: Finding) -> [Finding.Solution] {
        let question = Question(finding, asking: check.asks)
        var answers = known[question] ?? Answers()
        defer { known[question] = answers }
        let here = Set(assessment.view.places.chain(from: finding.place))
        var solutions = easing(finding)
        let (eased, limit) = (Set(solutions.map(\.position)), solutions.count + Self.most)
        var next = 0
        while solutions.count < limit, next < answers.found.count || goOn(&answers, question) {
            let (position, solution) = answers.found[next]
            next += 1
            guard !here.contains(solution.place), !finding.records.contains(solution.record),
                !eased.contains(position)
            else { continue }
            solutions.append((position, solution))
        }
        return solutions.sorted { $0.position < $1.position }.prefix(Self.most).map(\.solution)
    }

    private func easing(_ finding: Finding) -> [(position: Int, solution: Finding.Solution)] {
        guard let easing = check.easing else { return [] }
        return Set(finding.easedAt.values).subtracting(finding.records).compactMap { id in
            answering.positions[id].map { ($0, solution(at: $0, Sentence(easing))) }
        }
    }

    /// Asks records until one more answers; false when there are no more.
    private func goOn(_ answers: inout Answers, _ question: Question) -> Bool {
        guard let solves = check.solves else { return false }
        while answers.asked < answering.records.count {
            let position = answers.asked
            answers.asked += 1
            guard let how = solves(assessment, question, answering.records[position].state) else { continue }
            answers.found.append((position, solution(at: position, how)))
            return true
        }
        return false
    }

    private func solution(at position: Int, _ how: Sentence) -> Finding.Solution {
        let (place, state) = answering.records[position]
        return Finding.Solution(place: place, record: state.id, how: telling.text([how]), sentence: how)
    }
}
