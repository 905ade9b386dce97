import Cohorts

/// Checks records against one another: circles, links that contradict one another, links to the wrong kind.
struct LinkChecker {
    private let byID: [RecordID: AtlasFile]

    init(files: [AtlasFile]) {
        byID = Dictionary(files.compactMap { file in file.id.map { ($0, file) } }) { first, _ in first }
    }

    func faults() -> [AtlasFault] {
        var found: [AtlasFault] = []
        for id in byID.keys.sorted() {
            guard let file = byID[id] else { continue }
            found += circle(from: id, file, along: "in") { $0.tree["in"]?.text.map { [$0] } ?? [] }
            for kind in [Link.Kind.replaces, .continuedBy, .buildsOn, .implements] {
                found += circle(from: id, file, along: kind.rawValue) { links($0, kind) }
            }
            found += contradictions(id, file)
            found += wrongKinds(file)
        }
        return found + sharedCodes()
    }

    /// Two countries with one ISO code.
    private func sharedCodes() -> [AtlasFault] {
        var owners: [String: RecordID] = [:]
        return byID.keys.sorted().compactMap { id in
            guard let file = byID[id],
                file.tree["levels"]?.items.contains(where: { $0.level == .state }) ?? false,
                let code = file.tree["code"], let text = code.text
            else { return nil }
            guard let owner = owners[text] else {
                owners[text] = id
                return nil
            }
            let problem = "«\(shown(text))» is the code of \(owner) already. Give each country its own."
            return AtlasFault(
                file: file.name, line: code.mark.line, column: code.mark.column, field: "code",
                problem: problem)
        }
    }

    private func links(_ file: AtlasFile, _ kind: Link.Kind) -> [String] {
        ([file.tree] + (file.tree["stages"]?.items ?? [])).flatMap { version in
            (version["links"]?[kind.rawValue]?.items ?? []).compactMap(\.text)
        }
    }

    /// A record that comes round to itself.
    private func circle(
        from id: RecordID, _ file: AtlasFile, along name: String, _ next: (AtlasFile) -> [String]
    ) -> [AtlasFault] {
        var seen: Set<RecordID> = []
        var open = next(file).map { RecordID(rawValue: $0) }
        while let current = open.popLast() {
            if current == id {
                let problem = "«\(name)» leads round in a circle back to \(id). Remove one of the links."
                return [AtlasFault(file: file.name, line: file.tree.mark.line, field: name, problem: problem)]
            }
            guard seen.insert(current).inserted, let other = byID[current] else { continue }
            open += next(other).map { RecordID(rawValue: $0) }
        }
        return []
    }

    /// A link that one record states and the other denies.
    private func contradictions(_ id: RecordID, _ file: AtlasFile) -> [AtlasFault] {
        var found: [AtlasFault] = []
        for denied in file.tree["unlinked"]?.items ?? [] {
            guard let target = denied.text else { continue }
            let other = byID[RecordID(rawValue: target)]
            let stated = Link.Kind.allCases.first { kind in
                links(file, kind).contains(target)
                    || (other.map { links($0, kind).contains(id.rawValue) } ?? false)
            }
            guard let stated else { continue }
            let problem =
                "\(id) says it has no link to \(target), but one of them states «\(stated.rawValue)». Correct one."
            found.append(
                AtlasFault(
                    file: file.name, line: denied.mark.line, column: denied.mark.column, field: "unlinked",
                    problem: problem))
        }
        guard links(file, .continuedBy) == ["none"] else { return found }
        for other in byID.values where links(other, .replaces).contains(id.rawValue) {
            let problem =
                "says that nothing continues it, but \(other.id?.rawValue ?? "") replaces it. Correct one."
            found.append(
                AtlasFault(
                    file: file.name, line: file.tree["links"]?.mark.line ?? 0, field: "links.continuedBy",
                    problem: problem))
        }
        return found
    }

    private func wrongKinds(_ file: AtlasFile) -> [AtlasFault] {
        links(file, .fundedBy).compactMap { target in
            guard let kind = byID[RecordID(rawValue: target)]?.kind, kind != .fund, kind != .body else {
                return nil
            }
            let problem = "«\(target)» is a \(kind.rawValue); what pays is a fund or a body."
            return AtlasFault(
                file: file.name, line: file.tree["links"]?.mark.line ?? 0, field: "links.fundedBy",
                problem: problem)
        }
    }
}
