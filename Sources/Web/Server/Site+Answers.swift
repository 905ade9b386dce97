import Atlas
import Cohorts
import Foundation

/// A page with when and where it holds, as JSON.
private struct Envelope: Encodable {
    let address: String
    let asOf: String
    let horizon: String
    let language: String
    let citation: String
    let page: Wrapped

    struct Wrapped: Encodable {
        let page: any Page
        func encode(to encoder: any Encoder) throws { try page.encode(to: encoder) }
    }
}

/// What went wrong, as JSON; the same for every address.
private struct Failure: Encodable {
    struct Inner: Encodable {
        let status: Int
        let message: String
        let request: String
    }

    let error: Inner
}

extension Site {
    /// A page in the form that is asked for.
    func ready(
        _ page: any Page, _ route: Route, _ form: Form, _ edition: Edition, _ query: Query,
        isPrivate: Bool = false
    ) throws -> ReadyPage {
        switch form {
        case .html:
            let html = renderer.html(
                page, frame(page, route, edition, query, isPrivate: isPrivate), edition.texts)
            return ReadyPage(Data(html.utf8), contentType: form.contentType)
        case .json:
            let address = base + edition.address(route, kept(query))
            let envelope = Envelope(
                address: address, asOf: "\(edition.day)", horizon: "\(edition.atlas.horizon)",
                language: edition.language.rawValue, citation: citation(page, address, edition),
                page: .init(page: page))
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return ReadyPage(try encoder.encode(envelope) + Data("\n".utf8), contentType: form.contentType)
        case .csv:
            guard let rows = page.csv, let header = rows.first else { throw PageRefusal.noSuchForm }
            return ReadyPage(
                Data(CSV.rendered(header, Array(rows.dropFirst())).utf8), contentType: form.contentType)
        case .atom:
            guard let history = page as? HistoryPage else { throw PageRefusal.noSuchForm }
            return ReadyPage(
                Data(Feed(page: history, edition: edition, base: base).xml.utf8),
                contentType: form.contentType)
        case .svg, .png: throw PageRefusal.noSuchForm
        }
    }

    /// What the address keeps of a query, apart from the day.
    private func kept(_ query: Query) -> [(String, String)] {
        query.pairs.filter { $0.0 != "as-of" && !$0.1.isEmpty }
    }

    private func citation(_ page: any Page, _ address: String, _ edition: Edition) -> String {
        edition.texts(
            "citation",
            [
                "title": page.title, "day": edition.texts.day(edition.day),
                "horizon": "\(edition.atlas.horizon.year)",
                "address": address,
            ])
    }

    // MARK: - Around a page

    private func frame(
        _ page: any Page, _ route: Route, _ edition: Edition, _ query: Query, isPrivate: Bool
    ) -> FrameItem {
        let texts = edition.texts
        let kept = kept(query)
        let address = edition.address(route, kept)
        let horizon = edition.atlas.horizon
        let files = [Form.json, .csv, .atom].filter { route.forms.contains($0) && !isPrivate }.map { form in
            LinkItem(form.rawValue.dropFirst().uppercased(), edition.address(route, form: form, kept))
        }
        return FrameItem(
            language: edition.language.rawValue, title: page.title, summary: page.summary,
            home: edition.address(.home),
            searchAddress: edition.address(.search), menu: menu(route, edition),
            tongues: SiteLanguage.allCases.map { language in
                let day: [(String, String)] = edition.isUsualDay ? [] : [("as-of", "\(edition.day)")]
                return FrameItem.Tongue(
                    text: language.name, address: route.address(in: language, query: day + kept),
                    language: language.rawValue, isCurrent: language == edition.language)
            },
            trail: page.trail, address: route.address(in: edition.language), canonical: base + address,
            files: files,
            feed: edition.address(.changes, form: .atom), asOf: texts.day(edition.day),
            asOfValue: edition.day == .last(of: edition.day.year) ? "\(edition.day.year)" : "\(edition.day)",
            asOfHidden: isPrivate ? [] : kept.map { FrameItem.Hidden(name: $0.0, value: $0.1) },
            horizon: texts("horizon", ["horizon": "\(horizon.year)"]),
            later: edition.day > horizon ? texts("afterHorizon") : nil,
            usual: edition.isUsualDay
                ? nil
                : LinkItem(
                    texts("back-to-horizon", ["year": "\(horizon.year)"]),
                    route.address(in: edition.language, query: kept)),
            citation: isPrivate ? nil : citation(page, base + address, edition),
            about: edition.address(.about),
            isPrivate: isPrivate, style: renderer.styleAddress)
    }

    /// The doors of the menu, each with the first parts of the paths behind it.
    private static let doors: [(route: Route, key: String, folders: Set<String>)] = [
        (.places, "places", ["places", "compare"]), (.countries, "countries", ["countries"]),
        (.fields, "fields", ["fields"]), (.findings, "findings", ["findings", "checks"]),
        (.records(.measure), "kinds-measure", ["measures", "stories"]),
        (.changes, "history", Set(Route.changes.path)), (.reform, "reform", Set(Route.reform.path)),
        (.entitlements, "me", Set(Route.entitlements.path)),
    ]

    private func menu(_ route: Route, _ edition: Edition) -> [FrameItem.Door] {
        Self.doors.map { door in
            FrameItem.Door(
                text: edition.texts(door.key), address: edition.address(door.route),
                isCurrent: route.path.first.map(door.folders.contains) ?? false)
        }
    }

    // MARK: - What goes wrong

    /// The body of an answer to what cannot be shown.
    ///
    /// - Parameter sentence: what is wrong, where more can be said than the status does.
    func failure(
        _ status: Int, _ language: SiteLanguage, _ form: Form, _ id: String, sentence: String?,
        nearest: LinkItem?
    ) -> Data {
        guard let texts = texts[language] else { return Data() }
        let known = texts.has("error-\(status)") ? status : status < 500 ? 400 : 500
        let message = sentence ?? texts("error-\(known)")
        guard form == .html else {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            let failure = Failure(error: .init(status: status, message: message, request: id))
            return (try? encoder.encode(failure)) ?? Data()
        }
        let home = Route.home.address(in: language)
        let page = ErrorPage(
            title: texts("error-\(known)-title"), summary: message, trail: [LinkItem(texts("home"), home)],
            status: status,
            nearest: nearest, requestID: status >= 500 ? id : nil,
            searchAddress: Route.search.address(in: language))
        let frame = FrameItem(
            language: language.rawValue, title: page.title, summary: message, home: home,
            searchAddress: Route.search.address(in: language),
            menu: Self.doors.map {
                FrameItem.Door(
                    text: texts($0.key), address: $0.route.address(in: language), isCurrent: false)
            },
            tongues: SiteLanguage.allCases.map {
                FrameItem.Tongue(
                    text: $0.name, address: Route.home.address(in: $0), language: $0.rawValue,
                    isCurrent: $0 == language)
            },
            trail: page.trail, address: home, canonical: "", files: [],
            feed: Route.changes.address(in: language, form: .atom), asOf: nil, asOfValue: "", asOfHidden: [],
            horizon: nil,
            later: nil, usual: nil, citation: nil, about: Route.about.address(in: language), isPrivate: true,
            style: renderer.styleAddress)
        return Data(renderer.html(page, frame, texts).utf8)
    }
}
