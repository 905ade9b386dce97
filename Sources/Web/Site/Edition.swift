import Atlas
import Charts
import Coherence
import Cohorts

/// The site as of a day in a language: what every page is made from.
struct Edition: Sendable {
    let holdings: Holdings
    let snapshot: Snapshot
    let texts: Texts
    let language: SiteLanguage

    var view: AtlasView { snapshot.view }
    var atlas: Atlas { holdings.atlas }
    var day: Day { snapshot.view.day }
    /// Whether the day is the one that pages show unless they are asked for another.
    var isUsualDay: Bool { day == atlas.horizon }
    var chartWords: ChartWords { language == .de ? .german : .english }

    // MARK: - Addresses

    /// The address of a page in this language, as of this day.
    func address(_ route: Route, form: Form = .html, _ query: [(String, String)] = []) -> String {
        route.address(in: language, form: form, query: (isUsualDay ? [] : [("as-of", "\(day)")]) + query)
    }

    /// The page of a record.
    func route(to id: RecordID) -> Route? {
        guard let record = atlas[id] else { return nil }
        return record.kind == .place ? .place(id.place) : .record(record.kind, id)
    }

    // MARK: - Names

    func name(_ id: RecordID) -> String { view.name(id, in: texts.language) }
    func name(_ place: PlaceID) -> String { name(RecordID(place)) }
    func name(_ field: FieldID) -> String {
        atlas.glossary.fields[field]?.names.text(in: texts.language) ?? field.rawValue
    }
    func name(_ need: NeedID) -> String {
        atlas.glossary.needs[need]?.names.text(in: texts.language) ?? need.rawValue
    }
    func name(_ level: Level) -> String { texts(level.rawValue) }
    func title(_ check: CheckID) -> String {
        holdings.cards[check]?.title.text(in: texts.language) ?? check.rawValue
    }

    /// The country of a place, itself if it is one.
    func country(of place: PlaceID) -> PlaceID? {
        view.places.chain(from: place).first {
            view.levels(of: $0).contains(.state) && atlas[RecordID($0)]?.text("code") != nil
        }
    }

    // MARK: - Links

    func link(_ id: RecordID) -> LinkItem {
        LinkItem(name(id), route(to: id).map { address($0) } ?? "", id: id.rawValue)
    }
    func link(_ place: PlaceID) -> LinkItem { link(RecordID(place)) }
    func link(_ field: FieldID) -> LinkItem {
        LinkItem(name(field), address(.field(field)), id: field.rawValue)
    }
    func link(_ check: CheckID) -> LinkItem {
        LinkItem(title(check), address(.check(check)), id: check.rawValue)
    }

    /// The passages, one line a document.
    func sources(_ citations: [Citation]) -> [SourceItem] {
        var documents: [RecordID] = []
        for citation in citations where !documents.contains(citation.document) {
            documents.append(citation.document)
        }
        return documents.map { document in
            var locators: [String] = []
            for citation in citations
            where citation.document == document && !locators.contains(citation.locator) {
                locators.append(citation.locator)
            }
            return SourceItem(
                document: link(document), locators: locators.joined(separator: "; "))
        }
    }
}
