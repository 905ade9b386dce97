import Atlas
import Cohorts
import Fixtures
import Testing

@testable import Web

/// The templates, against the pages that are put into them: a tag that names nothing would silently show nothing.
struct TemplateTests {
    private static let templates: [String: [TemplateTag]] = {
        let files = (try? SourceText.templates) ?? []
        return Dictionary(
            uniqueKeysWithValues: files.map { file in
                let name = String(file.name.dropLast(".mustache".count))
                return (name, TemplateTag.tags(of: file.text, named: name))
            })
    }()

    private static let frame: FrameItem = {
        let link = LinkItem("text", "/address", id: "id", note: "note")
        return FrameItem(
            language: "en", title: "", summary: "", home: "/", searchAddress: "/",
            menu: [.init(text: "", address: "/", isCurrent: true)],
            tongues: [.init(text: "", address: "/", language: "en", isCurrent: true)], trail: [link],
            address: "/",
            canonical: "/", files: [link], feed: "/", asOf: "day", asOfValue: "2014",
            asOfHidden: [.init(name: "", value: "")], horizon: "2014", later: "later", usual: link,
            citation: "",
            about: "/", isPrivate: false, style: "/")
    }()

    private static let cut = """
        reform: cut
        name: { en: Cut }
        changes:
          - { end: de.integrationskurs, on: 2013 }
        """

    /// It takes effect after the day that is shown.
    private static let late = """
        reform: late
        name: { en: Late }
        changes:
          - { end: de.integrationskurs, on: 2030 }
        """

    /// Pages of every kind, so many that each optional part is there on one of them.
    private static func pages() async throws -> [any Page] {
        var pages: [any Page] = [
            ErrorPage(
                title: "", summary: "", trail: [], status: 500, nearest: LinkItem("", "/"), requestID: "id",
                searchAddress: "/")
        ]
        func add(_ route: Route, _ query: [(String, String)] = [], on day: String = "2014") async throws {
            pages.append(try await TestSite.page(route, query, on: day))
        }
        let edition = try await TestSite.edition()
        for route in Samples.pages + Samples.records + Samples.rare(edition) { try await add(route) }
        for route in [Route.home, .place("nl"), .place("de.munich"), .changes] {
            try await add(route, on: "2009")
        }
        for words in ["language munich", "language", "xyzzyqwert"] { try await add(.search, [("q", words)]) }
        try await add(.compare, [("one", "de.munich"), ("other", "de.berlin")])
        try await add(.findings, [("page", "2")])
        for overlay in ["x", Self.cut] { try await add(.reform, [("overlay", overlay)]) }
        try await add(.reform, [("example", "nl-withdrawal-undone")])
        try await add(.reform, [("record", "nl.inburgering")])
        try await add(.reform, [("overlay", Self.late)])
        for home in ["nl", "de.munich"] {
            for isFirst in [true, false] { pages += try Samples.dialogue(in: home, first: isFirst, edition) }
        }
        for answers in [[("age", "-1"), ("skip", "age")], [("employment", "employed")]] {
            pages.append(try EntitlementsPage(edition, Query([("residence", "se")] + answers)))
        }
        return pages
    }

    @Test func `every tag names something that its page has, and every section is opened by some page`()
        async throws
    {
        var walk = TemplateWalk(Self.templates)
        let words = try #require(TestSite.shared.texts[.en]).all
        for page in try await Self.pages() {
            walk.walk(type(of: page).template, ["page": page, "frame": Self.frame, "w": words])
        }
        #expect(walk.missing.sorted() == [])
        let sections = Self.templates.values.joined().flatMap(\.all).compactMap { tag -> String? in
            guard case .section(_, false, let id, _) = tag else { return nil }
            return id
        }
        // No finding of the shipped atlas is acknowledged, and no place has more changes than its page shows.
        let beyond = [" .noted", " .moreChanges", "history 16 .pager"]
        let closed = sections.filter { id in
            !walk.opened.contains(id) && !beyond.contains { id.hasSuffix($0) }
        }
        #expect(closed.sorted() == [])
    }

    @Test func `a planted tag that nothing has is found`() {
        var walk = TemplateWalk([
            "planted": TemplateTag.tags(of: "{{#page}}{{.text}}{{.txet}}{{/page}}", named: "planted")
        ])
        walk.walk("planted", ["page": LinkItem("", "")])
        #expect(walk.missing == ["planted: .txet"])
    }

    @Test func `every template is the template of a page or a part of one`() {
        let all = Self.templates.values.joined().flatMap(\.all)
        var used = Set(
            all.compactMap { tag -> String? in
                switch tag {
                case .partial(let name), .layout(let name, _): name
                default: nil
                }
            })
        used.formUnion([
            HomePage.template, SearchPage.template, ListPage.template, PlacePage.template,
            ComparePage.template,
            CountryPage.template, FieldPage.template, CheckPage.template, FindingPage.template,
            RecordPage.template,
            StoryPage.template, HistoryPage.template, ReformPage.template, EntitlementsPage.template,
            GlossaryPage.template, AboutPage.template, ErrorPage.template,
        ])
        #expect(used == Set(Self.templates.keys))
    }

    @Test func `only charts are put into a page unescaped`() {
        for (name, tags) in Self.templates {
            for case .value(let tag, true) in tags.flatMap(\.all) {
                #expect(name == "chart" && tag == ".html", "\(name): \(tag)")
            }
        }
        #expect((try? SourceText.templates)?.contains { $0.text.contains("{{&") } == false)
    }

    /// Where a tag may look beyond the value that it stands in: a form inside a question repeats what the page holds.
    private static let outward: Set = ["action", "answered", "skipped", "steps"]

    @Test func `a tag looks at the value that it stands in only`() {
        for (file, tags) in Self.templates {
            for tag in tags.flatMap(\.all) {
                let name: String? =
                    switch tag {
                    case .value(let name, _), .section(let name, _, _, _): name
                    default: nil
                    }
                guard var name, name != "last()" else { continue }
                if name.hasPrefix("empty(") { name = String(name.dropFirst(6).dropLast()) }
                let isFine =
                    name.hasPrefix(".") || name.hasPrefix("w.") || name.hasPrefix("frame.") || name == "page"
                    || (file == "entitlements" && Self.outward.contains(name))
                #expect(isFine, "\(file): \(name)")
            }
        }
    }
}
