import Atlas
import Coherence
import Cohorts
import Web

/// What `leitbild check` answers, in its three forms.
struct CheckReport {
    let view: AtlasView
    let assessment: Assessment
    let shown: [(place: PlaceID?, findings: [Finding])]
    let listsUnknown: Bool

    var json: JSON {
        var seen: Set<String> = []
        let findings = shown.flatMap { place, findings in
            findings.filter { seen.insert($0.id).inserted }.map { $0.json(in: view, at: place) }
        }
        let lacking = assessment.notAssessed.map {
            JSON.object([
                ("check", .text($0.check.rawValue)), ("record", .text($0.record.rawValue)),
                ("fact", .text($0.fact)),
            ])
        }
        return .object([
            ("asOf", .text("\(view.day)")), ("horizon", .text("\(view.atlas.horizon)")),
            ("findings", .list(findings)),
            ("notAssessed", .list(lacking)),
        ])
    }

    var csv: String {
        var seen: Set<String> = []
        return CSV.rendered(
            Finding.csvHeader,
            shown.flatMap { place, findings in
                findings.filter { seen.insert($0.id).inserted }.map { $0.csvRow(in: view, at: place) }
            })
    }

    func text() throws -> String {
        let parts = try shown.map { place, findings in
            try place.map { try self.text(of: $0, findings) } ?? summary(findings)
        }
        let stale = assessment.staleAcknowledgements
        let notes =
            stale.isEmpty
            ? []
            : ["Acknowledged but no longer found: \(stale.map(\.finding).joined(separator: ", "))".wrapped()]
        return (parts + notes).joined(separator: "\n\n")
    }

    private var footer: String {
        let later =
            view.day > view.atlas.horizon
            ? " The day lies after it: what has happened since is not known." : ""
        return "As of \(view.day.words). The sources reach to \(view.atlas.horizon.year).\(later)".wrapped()
    }

    private func title(_ finding: Finding) throws -> String {
        try shippedCards()[finding.check]?.title.text() ?? finding.check.rawValue
    }

    // MARK: - One place

    private func text(of place: PlaceID, _ findings: [Finding]) throws -> String {
        let stated = findings.filter { $0.basis == .stated }
        let unknown = findings.filter { $0.basis == .unknown }
        let levels = view.levels(of: place).map(\.rawValue).joined(separator: " and ")
        let country = view.places.chain(from: place).first {
            view.levels(of: $0).contains(.state) && $0 != place
        }
        var lines = [
            "\(Terminal.paint(view.name(place), .bold)) (\(levels)\(country.map { ", \(view.name($0))" } ?? "")): \(counts(stated, at: place))",
            footer,
        ]
        for finding in stated {
            lines += ["", finding.paragraph(in: view, title: try title(finding), at: place)]
        }
        if listsUnknown {
            for finding in unknown {
                lines += ["", finding.paragraph(in: view, title: try title(finding), at: place)]
            }
        } else if !unknown.isEmpty {
            lines += [
                "", "\(unknown.count) more rest on facts that no source states (--unknown lists them):",
            ]
            lines += try folded(unknown, at: place)
        }
        return lines.joined(separator: "\n")
    }

    /// Findings on unknown facts, one line a place and check.
    private func folded(_ findings: [Finding], at place: PlaceID) throws -> [String] {
        let groups = Dictionary(grouping: findings) { [$0.check.rawValue, $0.place.rawValue] }
        return try groups.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { key in
            guard let group = groups[key], let first = group.first else { return nil }
            let from = first.place == place ? "" : ", \(view.name(first.place))"
            return "\(group.count) × \(try title(first)) (\(first.check)\(from))".wrapped(
                "  ", hanging: "      ")
        }
    }

    private func counts(_ findings: [Finding], at place: PlaceID?) -> String {
        let parts = Severity.allCases.reversed().compactMap { severity -> String? in
            let count = findings.filter { finding in
                (place.map { finding.severity(at: $0) } ?? finding.severity) == severity
            }.count
            return count == 0 ? nil : severity.counted(count)
        }
        return parts.isEmpty ? "nothing found on stated facts" : parts.joined(separator: ", ")
    }

    // MARK: - The summary

    private func summary(_ findings: [Finding]) throws -> String {
        let stated = findings.filter { $0.basis == .stated }
        let unknown = findings.count - stated.count
        var lines = ["\(Terminal.paint("All places", .bold)): \(counts(stated, at: nil))", footer, ""]
        lines += table(stated)
        if !stated.isEmpty { lines += ["", "The gravest:"] }
        for finding in stated.sorted(by: isWorse).prefix(5) {
            lines += ["", finding.paragraph(in: view, title: try title(finding), at: nil)]
        }
        lines += [
            "",
            "\(unknown) more rest on facts that no source states; «leitbild check PLACE --unknown» lists them."
                .wrapped(),
        ]
        if !assessment.notAssessed.isEmpty {
            let records = Set(assessment.notAssessed.map(\.record)).count
            lines.append(
                "\(records) records lack facts that a check reads; --format json names them.".wrapped())
        }
        return lines.joined(separator: "\n")
    }

    /// The gravest first; of equals one of each check before a second of the same.
    private func isWorse(_ one: Finding, _ other: Finding) -> Bool {
        func order(_ finding: Finding) -> (Int, Int, String) {
            let same = assessment.findings.filter { $0.check == finding.check && $0.basis == .stated }
            return (
                -(Severity.allCases.firstIndex(of: finding.severity) ?? 0),
                same.firstIndex { $0.id == finding.id } ?? 0, finding.id
            )
        }
        return order(one) < order(other)
    }

    /// Checks down, countries across: how many findings on stated facts.
    private func table(_ findings: [Finding]) -> [String] {
        let column: (Finding) -> String = {
            view.places.country(of: $0.place) ?? $0.place.rawValue.uppercased()
        }
        let countries = Set(findings.map(column)).sorted()
        let checks = Check.all.map(\.id).filter { id in findings.contains { $0.check == id } }
        guard !findings.isEmpty else { return [] }
        return stride(from: 0, to: countries.count, by: 14).flatMap { start -> [String] in
            let part = countries[start..<min(start + 14, countries.count)]
            let head = String(repeating: " ", count: 36) + part.map { "\($0) " }.joined()
            return [head]
                + checks.map { check in
                    let cells = part.map { country in
                        let count = findings.filter { $0.check == check && column($0) == country }.count
                        return count == 0 ? " · " : "\(count)".leftPadded(to: 2) + " "
                    }
                    return check.rawValue.padded(to: 36) + cells.joined()
                }
        }
    }
}

extension String {
    fileprivate func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}
