import Atlas
import Coherence
import Cohorts
import Web

/// What a report says: every string, number and date as it will stand on the page.
struct ReportModel {
    struct FindingItem {
        let severity: Severity
        let title: String
        let origin: String?
        let explanation: String
        let why: String
        let example: (label: String, text: String)?
        let easing: String?
        let advice: String
        let elsewhere: [String]
        let evidence: [String]
        let id: String
    }

    struct StackTable {
        let field: String
        /// Measures of which some source states who does what.
        let rows: [[String]]
        /// Those of which none does, in a sentence.
        let others: String?
    }

    let language: String
    let title: String
    let dates: [String]
    let findings: [FindingItem]
    let unknown: [String]
    let unknownCount: Int
    let stacks: [StackTable]
    let figures: [[String]]
    let knowledge: [String]
    let place: String
}

extension ReportModel {
    /// The report of a place as of the view's day.
    init(
        of place: PlaceID, field: FieldID?, in view: AtlasView, _ assessment: Assessment,
        _ cards: [CheckID: CheckCard], _ texts: Texts
    ) {
        let name = view.name(RecordID(place), in: texts.language)
        let all = assessment.findings(for: place).filter { field == nil || $0.field == field }
        let stated = all.filter { $0.basis == .stated }
        language = texts.language
        self.place = place.rawValue
        title = texts("title", ["place": name])
        dates =
            [texts("asOf", ["day": texts.day(view.day), "horizon": "\(view.atlas.horizon.year)"])]
            + (view.day > view.atlas.horizon ? [texts("afterHorizon")] : [])
        findings = stated.map { FindingItem($0, at: place, in: view, cards, texts) }
        let folded = Dictionary(grouping: all.filter { $0.basis == .unknown }, by: \.check)
        unknown = folded.keys.sorted().map {
            Self.unknown(folded[$0] ?? [], of: $0, in: view, cards, texts)
        }
        unknownCount = all.count - stated.count
        stacks = Stack(of: place, in: view, field: field).columns.map { StackTable($0, view, texts) }
        figures = Self.figures(of: place, view, texts)
        knowledge = Self.knowledge(of: place, view, texts)
    }

    /// The findings of one check that rest on what is not stated, with the first three facts that are not.
    private static func unknown(
        _ findings: [Finding], of check: CheckID, in view: AtlasView, _ cards: [CheckID: CheckCard],
        _ texts: Texts
    ) -> String {
        var facts: [String] = []
        for finding in findings {
            for fact in finding.unknownFacts(in: texts.language, cards: cards, view: view)
            where !facts.contains(fact) {
                facts.append(fact)
            }
        }
        let shown = facts.prefix(3).joined(separator: texts("between")) + (facts.count > 3 ? " …" : "")
        let title = cards[check]?.title.text(in: texts.language) ?? ""
        let notStated = texts("lacking", ["facts": shown])
        return "\(findings.count) × \(title) (\(check)). \(notStated)"
    }

    private static func figures(of place: PlaceID, _ view: AtlasView, _ texts: Texts) -> [[String]] {
        view.atlas.all(.figure).filter { $0.place == place }.map { figure in
            let value = (figure.numbers("value") ?? figure.numbers("range"))?.words ?? "–"
            let formula = figure.text("formula").map { " (\($0))" } ?? ""
            return [
                value, figure.text("unit") ?? "–", (figure.text("definition") ?? "–") + formula,
                figure.moment("period")?.text ?? "–",
                figure.citations.map(\.words).joined(separator: "; "),
            ]
        }
    }

    private static func knowledge(of place: PlaceID, _ view: AtlasView, _ texts: Texts) -> [String] {
        let studies = view.atlas.all(.study).filter { $0.place == place }.map {
            "\($0.text("year") ?? "–"): \($0.names.text(in: texts.language)) [\($0.id)]"
        }
        let networks = (view.atlas.all(.network) + view.atlas.all(.project))
            .filter {
                $0.place == place || ($0.list("members") + $0.list("participants")).contains(place.rawValue)
            }
            .map { "\($0.names.text(in: texts.language)) (\($0.held.text)) [\($0.id)]" }
        return studies + networks
    }
}

extension ReportModel.FindingItem {
    fileprivate init(
        _ finding: Finding, at place: PlaceID, in view: AtlasView, _ cards: [CheckID: CheckCard],
        _ texts: Texts
    ) {
        let card = cards[finding.check]
        severity = finding.severity(at: place)
        title = card?.title.text(in: texts.language) ?? finding.check.rawValue
        origin =
            finding.place == place
            ? nil : texts("inherited", ["place": view.name(RecordID(finding.place), in: texts.language)])
        explanation = finding.explanation(in: texts.language, cards: cards, view: view)
        why = card?.why.text(in: texts.language) ?? ""
        example = finding.witness.map {
            (texts(finding.isWitnessPossible ? "possibleExample" : "example"), $0.words(in: view, texts))
        }
        easing = finding.easedAt[place].map { view.name($0, in: texts.language) }
        advice = card?.advice.text(in: texts.language) ?? finding.advice
        elsewhere = finding.solvedElsewhere.map {
            let how = finding.how($0, in: texts.language, cards: cards, view: view)
            return
                "\(view.name(RecordID($0.place), in: texts.language)): «\(view.name($0.record, in: texts.language))» \(how) [\($0.record)]"
        }
        let documents = finding.evidence.map(\.document).reduce(into: [RecordID]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        evidence = documents.map { document in
            let locators = finding.evidence.filter { $0.document == document }.map(\.locator).joined(
                separator: "; ")
            return "\(view.name(document)): \(locators) [\(document)]"
        }
        id = finding.id
    }
}

extension ReportModel.StackTable {
    fileprivate init(_ column: Stack.Column, _ view: AtlasView, _ texts: Texts) {
        field =
            column.field.map { view.atlas.glossary.fields[$0]?.names.text(in: texts.language) ?? $0.rawValue }
            ?? texts("withoutField")
        let all = column.measures.map { row -> [String] in
            func level(_ level: Level?) -> String { level.map { texts($0.rawValue) } ?? "–" }
            let money = (row.state.facts.money.value?.map(\.value.words) ?? []).joined(separator: "; ")
            return [
                view.name(row.state.id, in: texts.language), level(row.level), level(row.profile.content),
                level(row.profile.means),
                level(row.profile.delivery), level(row.profile.evaluation), money.isEmpty ? "–" : money,
            ]
        }
        rows = all.filter { $0.dropFirst(2).contains { $0 != "–" } }
        let silent = all.filter { $0.dropFirst(2).allSatisfy { $0 == "–" } }.map { $0[0] }
        others = silent.isEmpty ? nil : texts("notStated", ["names": silent.joined(separator: "; ")])
    }
}
