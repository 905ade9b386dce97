import Atlas
import Coherence
import Cohorts
import Population

extension Finding {
    /// The finding with all it holds, in the order of the documented format.
    func json(in view: AtlasView, at place: PlaceID?) -> JSON {
        let witnessFacts = witness.map { person in
            JSON.object(
                person.text(in: view.setting.vocabulary).map { fact in
                    let parts = fact.split(separator: "=", maxSplits: 1).map(String.init)
                    return (parts[0], .text(parts.count > 1 ? parts[1] : ""))
                })
        }
        return .object([
            ("id", .text(id)), ("code", .text(code)), ("check", .text(check.rawValue)),
            ("severity", .text((place.map { severity(at: $0) } ?? severity).rawValue)),
            ("place", .text(self.place.rawValue)),
            ("levels", .texts(levels.map(\.rawValue))), ("records", .texts(records.map(\.rawValue))),
            ("need", .optional(need?.rawValue)), ("field", .optional(field?.rawValue)),
            ("cohort", .optional(cohort?.description)), ("witness", witnessFacts ?? .null),
            ("witnessIsPossible", witness == nil ? .null : .bool(isWitnessPossible)),
            ("people", people?.json ?? .null),
            ("money", money.isEmpty ? .null : .list(money.map(\.json))),
            ("evidence", .list(evidence.map(\.json))),
            ("basis", .text(basis.rawValue)), ("unknownFacts", .texts(unknownFacts)),
            ("explanation", .text(explanation)),
            ("advice", .text(advice)),
            (
                "solvedElsewhere",
                .list(
                    solvedElsewhere.map {
                        .object([
                            ("place", .text($0.place.rawValue)), ("record", .text($0.record.rawValue)),
                            ("how", .text($0.how)),
                        ])
                    })
            ),
            (
                "acknowledged",
                acknowledgement.map { .object([("by", .text($0.by)), ("reason", .text($0.reason))]) } ?? .null
            ),
        ])
    }

    static let csvHeader = [
        "id", "code", "check", "severity", "basis", "place", "levels", "records", "need", "field", "cohort",
        "witness", "people", "peopleAtMost", "explanation", "advice",
        "evidence", "solvedElsewhere", "acknowledged",
    ]

    func csvRow(in view: AtlasView, at place: PlaceID?) -> [String] {
        [
            id, code, check.rawValue, (place.map { severity(at: $0) } ?? severity).rawValue, basis.rawValue,
            self.place.rawValue,
            levels.map(\.rawValue).joined(separator: " "), records.map(\.rawValue).joined(separator: " "),
            need?.rawValue ?? "",
            field?.rawValue ?? "", cohort?.description ?? "",
            witness?.text(in: view.setting.vocabulary).joined(separator: "; ") ?? "",
            people?.surely.short ?? "", people?.atMost.short ?? "",
            explanation, advice, evidence.map(\.words).joined(separator: "; "),
            solvedElsewhere.map { "\($0.place): \($0.record)" }.joined(separator: "; "),
            acknowledgement?.by ?? "",
        ]
    }

    /// The finding as a paragraph of at most 80 columns.
    func paragraph(in view: AtlasView, title: String, at place: PlaceID?) -> String {
        let severity = place.map { self.severity(at: $0) } ?? severity
        let inherited =
            place != nil && place != self.place
            ? "  (from \(view.name(self.place)))" : place == nil ? "  (\(view.name(self.place)))" : ""
        var lines = [
            "\(severity.painted)  \(Terminal.paint(title, .bold))\(inherited)", explanation.wrapped("  "),
        ]
        if let witness {
            let kind = isWitnessPossible ? "For example, possibly" : "For example"
            lines.append("\(kind): \(witness.words(in: view))".wrapped("  ", hanging: "    "))
        }
        if let people { lines.append("  \(people.words(isPossible: isWitnessPossible))") }
        if let place, let easing = easedAt[place] {
            lines.append("Eased here by «\(view.name(easing))».".wrapped("  "))
        }
        if basis == .unknown {
            lines.append(
                "Not stated: \(unknownFacts.prefix(2).joined(separator: "; "))\(unknownFacts.count > 2 ? " …" : "")"
                    .wrapped("  ", hanging: "    "))
        }
        if !solvedElsewhere.isEmpty {
            let others = solvedElsewhere.prefix(3).map { "\(view.name($0.place)): \(view.name($0.record))" }
            lines.append("Elsewhere: \(others.joined(separator: "; "))".wrapped("  ", hanging: "    "))
        }
        lines.append(
            "Sources: \(evidence.isEmpty ? "none; it rests on what is not stated" : evidence.prefix(3).map(\.words).joined(separator: "; "))"
                .wrapped("  ", hanging: "    "))
        if let acknowledgement {
            lines.append(
                "Noted by \(acknowledgement.by): \(acknowledgement.reason)".wrapped("  ", hanging: "    "))
        }
        lines.append("  \(Terminal.paint("\(check) · leitbild explain \(code)", .dim))")
        return lines.joined(separator: "\n")
    }
}

extension Finding.People {
    /// «People: 1,240, at most 2,000 (register of 1 January 2014)».
    func words(isPossible: Bool) -> String {
        let number = surely == atMost ? surely.text : "\(surely.text), at most \(atMost.text)"
        let source = basis == .estimated ? "estimated from published tables" : "register"
        return
            "People: \(isPossible ? "possibly " : "")\(number) (\(source)\(day.map { " of \($0.words)" } ?? ""))"
    }

    var json: JSON {
        .object([
            ("surely", surely.json), ("atMost", atMost.json),
            ("basis", .text(basis == .estimated ? "estimated" : "register")),
            ("date", .optional(day.map { "\($0)" })),
        ])
    }
}
