import Atlas
import Charts
import Coherence
import Cohorts

/// One record: measure, fund, body, network, study, event, figure and all the others.
struct RecordPage: Page {
    static let template = "record"

    struct Fact: Encodable, Sendable {
        let label: String
        let values: [LinkItem]
        let isOne: Bool
        let sources: [SourceItem]
    }

    struct Reached: Encodable, Sendable {
        let manner: String
        let surely: String
        let atMost: String?
        let details: [String]
        let force: String?
        let cohort: String
        let sources: [SourceItem]
    }

    struct Part: Encodable, Sendable {
        let label: String
        let holder: String
        let sources: [SourceItem]
    }

    struct Linked: Encodable, Sendable {
        let label: String
        let links: [LinkItem]
    }

    let id: String
    let title: String
    let summary: String
    let trail: [LinkItem]
    let kind: String
    let type: String?
    let otherNames: String?
    let place: LinkItem?
    let held: String?
    let force: String?
    let says: String?
    let parts: [Part]
    let extent: String?
    let warning: String?
    let governance: String?
    let governanceReasons: [String]
    let reached: [Reached]
    let reachedNote: String?
    let facts: [Fact]
    let links: [Linked]
    let findings: [FindingItem]
    let unknown: [FoldedItem]
    let timeline: ChartItem?
    let story: LinkItem?
    let stages: [ChangeItem]
    let figures: TableItem?
    let note: String?
    let sources: [SourceItem]
    let noSources: String?
    let citedBy: [Linked]
    let reform: LinkItem?

    init(_ record: Record, _ edition: Edition) throws {
        let (view, texts) = (edition.view, edition.texts)
        let state = view[record.id]
        let facts = state?.facts
        let isDated = [.body, .measure, .fund, .network, .project, .instrument, .practice].contains(
            record.kind)
        id = record.id.rawValue
        title = edition.name(record.id)
        kind = texts("kind-\(record.kind.rawValue)")
        type = record.type.isEmpty ? nil : texts.word(record.type, of: "value")
        trail = Trail.under(record.kind, edition)
        let others = Set(record.names.texts.values).union(record.aliases).subtracting([title]).sorted()
        otherNames = others.isEmpty ? nil : others.joined(separator: " · ")
        place = record.place.map { edition.link($0) }
        held = isDated ? edition.words(record.held) : nil
        force =
            isDated
            ? texts(
                "force-on",
                ["day": texts.day(edition.day), "force": edition.words(record.force(on: edition.day))]) : nil
        says = record.text("says") ?? record.text("found") ?? record.text("definition")
        note = record.note
        summary =
            [kind, place?.text, held].compactMap(\.self).joined(separator: ", ") + ". "
            + texts("record-summary")
        let profile = record.kind == .measure ? state.map { CalibrationProfile(of: $0) } : nil
        parts = record.kind == .measure ? Self.parts(facts, edition) : []
        extent = profile.map { texts("extent-\($0.extent.rawValue)") }
        warning = profile.flatMap { edition.warning($0) }
        let governed =
            record.kind == .measure
            ? facts?.field.flatMap { field in
                record.place.flatMap { edition.country(of: $0) }.map {
                    GovernanceType(of: $0, field, in: view)
                }
            } : nil
        governance = governed.map {
            texts(
                "governance-in",
                [
                    "kind": texts("governance-\($0.kind.rawValue)"), "field": edition.name($0.field),
                    "country": edition.name($0.country),
                ])
        }
        governanceReasons = governed.map { edition.reasons($0) } ?? []
        reached = Self.reached(record, facts, edition)
        reachedNote =
            record.kind == .measure && reached.isEmpty
            ? texts(facts?.reaches.isAbsent ?? true ? "reached-unknown" : "reached-nobody") : nil
        self.facts = Self.facts(record, edition)
        links = Self.links(record, edition)
        let found = edition.snapshot.findingsByRecord[record.id] ?? []
        findings = found.filter { $0.basis == .stated }.map { FindingItem($0, edition) }
        unknown = FoldedItem.all(found.filter { $0.basis == .unknown }, edition)
        timeline = try SiteCharts.timeline(of: record, edition).map {
            try SiteCharts.item($0, .stages(record.id), "stages", edition)
        }
        stages = record.stages.map { ChangeItem($0, record, edition) }
        story =
            record.stages.isEmpty ? nil : LinkItem(texts("story-link"), edition.address(.story(record.id)))
        let own = (edition.holdings.byKind[.figure] ?? []).filter {
            $0.id == record.id || ($0.list("about") + $0.list("studies")).contains(record.id.rawValue)
        }
        figures = own.isEmpty ? nil : FigureTable.of(own, edition, withPlace: true)
        sources = edition.sources(record.citations)
        noSources =
            record.citations.isEmpty
            ? texts(record.kind == .document ? "is-source" : "general-knowledge") : nil
        citedBy = record.kind == .document ? Self.cited(record, edition) : []
        reform =
            record.kind == .measure || record.kind == .fund
            ? LinkItem(texts("reform-try"), edition.address(.reform, [("record", record.id.rawValue)])) : nil
    }

    // MARK: - Who holds what

    private static func parts(_ facts: Facts?, _ edition: Edition) -> [Part] {
        guard let roles = facts?.roles else { return [] }
        let texts = edition.texts
        func part(_ key: String, _ holder: String?, _ force: Truth?, _ citations: [Citation]?) -> Part {
            let doubt = force == .unknown ? " (\(texts("force-doubt")))" : ""
            return Part(
                label: texts("role-\(key)"),
                holder: (holder ?? texts("not-stated")) + (holder == nil ? "" : doubt),
                sources: holder == nil ? [] : edition.sources(citations ?? []))
        }
        let delivery = roles.delivery.map { entry in
            [
                entry.value.level.map { edition.name($0) },
                entry.value.by.isEmpty
                    ? nil
                    : texts(
                        "carried-by",
                        ["who": entry.value.by.map { texts.word($0, of: "value") }.joined(separator: ", ")]),
                entry.value.city.map { texts("city-\($0.rawValue)") },
            ].compactMap(\.self).joined(separator: "; ")
        }
        let evaluation = roles.evaluation.map { entry in
            edition.name(entry.value.level)
                + (entry.value.yardstick.map { "; " + texts("yardstick-\($0)") } ?? "")
        }
        return [
            part(
                "content", roles.content.map { edition.name($0.value) }, roles.content?.force,
                roles.content?.citations),
            part(
                "means", roles.means.map { edition.name($0.value) }, roles.means?.force,
                roles.means?.citations),
            part("delivery", delivery, roles.delivery?.force, roles.delivery?.citations),
            part("evaluation", evaluation, roles.evaluation?.force, roles.evaluation?.citations),
        ]
    }

    // MARK: - Whom it reaches

    private static func reached(_ record: Record, _ facts: Facts?, _ edition: Edition) -> [Reached] {
        let texts = edition.texts
        let entries = (facts?.reaches.value ?? []) + [facts?.pays].compactMap(\.self)
        return entries.map { entry in
            var details: [String] = []
            if let within = entry.within {
                details.append(texts("reach-within", ["time": edition.words(within)]))
            }
            if let queue = entry.queue {
                details.append(texts("reach-queue", ["queue": texts.word(queue, of: "value")]))
            }
            if !entry.consequences.isEmpty {
                details.append(
                    texts(
                        "reach-consequence",
                        [
                            "what": entry.consequences.map { texts.word($0, of: "value") }.joined(
                                separator: ", ")
                        ]))
            }
            let isNarrower = entry.cohort != entry.possibly
            return Reached(
                manner: texts(record.kind == .fund ? "manner-pays" : "manner-\(entry.manner.rawValue)"),
                surely: edition.words(entry.cohort), atMost: isNarrower ? edition.words(entry.possibly) : nil,
                details: details, force: entry.force == .unknown ? texts("force-doubt") : nil,
                cohort: isNarrower ? "\(entry.cohort) … \(entry.possibly)" : "\(entry.cohort)",
                sources: edition.sources(entry.citations))
        }
    }

    // MARK: - Everything else that it states

    /// Fields that have a part of the page of their own.
    private static let told: Set<String> = [
        "roles", "reaches", "links", "pays", "place", "type", "says", "found", "unlinked",
    ]

    private static func facts(_ record: Record, _ edition: Edition) -> [Fact] {
        let own = edition.view[record.id]?.facts
        return record.statements(on: edition.day).filter { !told.contains($0.field) }.map { statement in
            var values = edition.lines(of: statement.value, field: statement.field)
            if statement.field == "money", let money = own?.money.value {
                values = money.map { LinkItem(edition.words($0.value), "") }
            }
            if statement.field == "tasks", let duties = own?.duties.value {
                values = duties.map { LinkItem(edition.words($0.value), "") }
            }
            return Fact(
                label: edition.texts.word(statement.field, of: "field"), values: values,
                isOne: values.count == 1,
                sources: edition.sources(statement.citations))
        }
    }

    // MARK: - Links both ways

    private static func links(_ record: Record, _ edition: Edition) -> [Linked] {
        let (view, texts) = (edition.view, edition.texts)
        var groups: [(label: String, ids: [RecordID])] = []
        func add(_ label: String, _ id: RecordID) {
            if let index = groups.firstIndex(where: { $0.label == label }) {
                if !groups[index].ids.contains(id) { groups[index].ids.append(id) }
            } else {
                groups.append((label, [id]))
            }
        }
        for link in view[record.id]?.facts.links ?? [] {
            add(texts("link-\(link.kind.rawValue)"), link.target)
        }
        for (kind, from) in view.linking(to: record.id) { add(texts("linked-\(kind.rawValue)"), from) }
        let linked = Set(groups.flatMap(\.ids))
        if record.kind != .document {
            for id in edition.holdings.backlinks[record.id] ?? [] where !linked.contains(id) {
                guard let other = edition.atlas[id], other.kind != .figure else { continue }
                add(texts("kinds-\(other.kind.rawValue)"), id)
            }
        }
        return groups.map { group in Linked(label: group.label, links: group.ids.map { edition.link($0) }) }
    }

    /// The records that rest on a document, by kind.
    private static func cited(_ record: Record, _ edition: Edition) -> [Linked] {
        let resting = (edition.holdings.backlinks[record.id] ?? []).compactMap { edition.atlas[$0] }
        let groups = Dictionary(grouping: resting, by: \.kind)
        return RecordKind.allCases.compactMap { kind in
            groups[kind].map { records in
                Linked(
                    label: edition.texts("kinds-\(kind.rawValue)"),
                    links: records.map { record in edition.link(record.id) })
            }
        }
    }
}

extension ChangeItem {
    init(_ stage: Record.Stage, _ record: Record, _ edition: Edition) {
        when = edition.words(stage.from)
        self.record = edition.link(record.id)
        let changed = record.statements(of: stage).map { edition.texts.word($0.field, of: "field") }
        says = stage.says ?? edition.texts("stage-changes", ["fields": changed.joined(separator: ", ")])
        by = stage.by.map { edition.name(RecordID(rawValue: $0)) } ?? ""
        agreed = stage.isAgreed.map { edition.texts($0 ? "agreed-yes" : "agreed-no") } ?? ""
        isAlone = stage.isAgreed == false
        sources = edition.sources(stage.citations)
    }
}

extension Edition {
    /// «each city must deliver».
    func words(_ duty: Duty) -> String {
        texts(
            duty.isBinding ? "duty-must" : "duty-expected",
            ["who": words(duty.on), "what": texts.word(duty.action, of: "duty")])
            + (duty.need.map { " (\(name($0)))" } ?? "")
    }

    /// «3 years».
    func words(_ period: Period) -> String {
        let key = period.unit == "Y" ? "years" : period.unit == "M" ? "months-count" : "days-count"
        return texts.counted(period.count, key)
    }

    /// What the 2009 paper warns of.
    func warning(_ profile: CalibrationProfile) -> String? {
        profile.concern.map { texts("concern-\($0.rawValue)") }
    }
}
