import Atlas
import Coherence
import Cohorts

/// A finding as pages show it.
struct FindingItem: Encodable, Sendable {
    struct Elsewhere: Encodable, Sendable {
        let place: LinkItem
        let record: LinkItem
        let how: String
    }

    struct Example: Encodable, Sendable {
        let label: String
        let text: String
    }

    let id: String
    let code: String
    let severity: String
    let severityLabel: String
    let basis: String
    let title: String
    let address: String
    let check: LinkItem
    let place: LinkItem
    /// Where it comes from, when it stands at another place than the page's.
    let origin: String?
    let explanation: String
    let why: String
    let who: String?
    let example: Example?
    let easing: LinkItem?
    let advice: String
    let elsewhere: [Elsewhere]
    let records: [LinkItem]
    let money: [String]
    let unknownFacts: [String]
    let sources: [SourceItem]
    let noted: String?
}

extension FindingItem {
    /// - Parameter page: the place whose page shows it.
    init(_ finding: Finding, on page: PlaceID? = nil, _ edition: Edition) {
        let (view, cards, texts) = (edition.view, edition.holdings.cards, edition.texts)
        let card = cards[finding.check]
        let severity = page.map { finding.severity(at: $0) } ?? finding.severity
        id = finding.id
        code = finding.code
        self.severity = severity.rawValue
        severityLabel = texts(severity.rawValue)
        basis = finding.basis.rawValue
        title = edition.title(finding.check)
        address = edition.address(.finding(finding.id))
        check = edition.link(finding.check)
        place = edition.link(finding.place)
        origin =
            page == nil || page == finding.place
            ? nil : texts("inherited", ["place": edition.name(finding.place)])
        explanation = finding.explanation(
            in: texts.language, cards: cards, view: view, group: { edition.words($0) })
        why = card?.why.text(in: texts.language) ?? ""
        who = finding.cohort.map { edition.words($0) }
        example = finding.witness.map {
            Example(
                label: texts(finding.isWitnessPossible ? "possibleExample" : "example"),
                text: $0.words(in: view, texts))
        }
        easing = page.flatMap { finding.easedAt[$0] }.map { edition.link($0) }
        advice = card?.advice.text(in: texts.language) ?? finding.advice
        elsewhere = finding.solvedElsewhere.map {
            Elsewhere(
                place: edition.link($0.place), record: edition.link($0.record),
                how: finding.how($0, in: texts.language, cards: cards, view: view))
        }
        records = finding.records.map { edition.link($0) }
        money = finding.money.map { edition.words($0) }
        unknownFacts = finding.unknownFacts(in: texts.language, cards: cards, view: view)
        sources = edition.sources(finding.evidence)
        noted = finding.acknowledgement.map { "\($0.by): \($0.reason)" }
    }
}

/// Findings of one check that rest on facts that no source states, in one line.
struct FoldedItem: Encodable, Sendable {
    let count: Int
    let check: LinkItem
    let facts: String
    let findings: [LinkItem]

    /// The findings by check; each shows the first three facts that are not stated.
    static func all(_ findings: [Finding], _ edition: Edition) -> [FoldedItem] {
        let groups = Dictionary(grouping: findings, by: \.check)
        return groups.keys.sorted().map { check in
            let own = groups[check] ?? []
            var facts: [String] = []
            for finding in own {
                let lacking = finding.unknownFacts(
                    in: edition.texts.language, cards: edition.holdings.cards, view: edition.view)
                for fact in lacking where !facts.contains(fact) { facts.append(fact) }
            }
            return FoldedItem(
                count: own.count, check: edition.link(check),
                facts: facts.prefix(3).joined(separator: edition.texts("between"))
                    + (facts.count > 3 ? " …" : ""),
                findings: own.prefix(100).map { finding in
                    let names =
                        [finding.records.first.map { edition.name($0) } ?? edition.name(finding.place)]
                        + [finding.need.map { edition.name($0) }].compactMap(\.self)
                    return LinkItem(
                        names.joined(separator: ", "), edition.address(.finding(finding.id)), id: finding.id)
                })
        }
    }
}

extension Finding {
    static let csvHeader = [
        "id", "code", "check", "severity", "basis", "place", "field", "need", "records", "explanation",
        "advice",
        "evidence", "address",
    ]

    func csvRow(_ edition: Edition) -> [String] {
        let item = FindingItem(self, edition)
        return [
            id, code, check.rawValue, severity.rawValue, basis.rawValue, place.rawValue,
            field?.rawValue ?? "",
            need?.rawValue ?? "", records.map(\.rawValue).joined(separator: " "), item.explanation,
            item.advice,
            evidence.map { "\($0.document), \($0.locator)" }.joined(separator: "; "), item.address,
        ]
    }
}
