import Atlas
import Charts
import Cohorts
import Foundation
import HTTPTypes
public import Hummingbird
public import Logging
import NIOCore

/// Answers requests. Whatever happens, the answer has the full set of headers and says nothing of the program's inside.
public struct SiteResponder: HTTPResponder {
    /// What the server tells of a request.
    public typealias Context = BasicRequestContext
    /// How many bytes a form may send.
    static let longestBody = 16_384
    /// How long an address may be, in bytes.
    static let longestAddress = 24_000
    let site: Site
    let raster = Raster()
    let meter = Meter()
    /// How long the body of a request may take.
    var patience = Duration.seconds(10)
    private let logger: Logger
    private let clock = ContinuousClock()

    /// - Parameters:
    ///   - site: what is shown.
    ///   - logger: where a line a request is written: kind of page, status, time; no address and nobody's.
    public init(_ site: Site, logger: Logger) {
        self.site = site
        self.logger = logger
    }

    /// The answer to a request.
    public func respond(to request: Request, context: Context) async throws -> Response {
        let start = clock.now
        let id = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        var (response, page) = await answer(request, id)
        response.headers[.contentSecurityPolicy] = response.headers[.contentSecurityPolicy] ?? Headers.policy
        for (name, value) in Headers.fixed { response.headers[name] = value }
        if site.base.hasPrefix("https://") { response.headers[.strictTransportSecurity] = Headers.strict }
        if let name = Headers.requestID { response.headers[name] = id }
        let bytes = response.body.contentLength ?? 0
        if request.method == .head {
            response.body = ResponseBody()
            response.headers[.contentLength] = "\(bytes)"
        }
        let time = start.duration(to: clock.now)
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        await meter.count(page, status: response.status.code, seconds: seconds, bytes: bytes)
        logger.info(
            "answered",
            metadata: [
                "request": "\(id)", "page": "\(page)", "method": "\(Self.known(request.method))",
                "status": "\(response.status.code)", "ms": "\(Int(seconds * 1000))",
            ])
        return response
    }

    private static func known(_ method: HTTPRequest.Method) -> String {
        [.get, .head, .post].contains(method) ? method.rawValue : "other"
    }

    /// The answer, and what kind of page it is.
    private func answer(_ request: Request, _ id: String) async -> (Response, String) {
        var asked = Asked(language: Self.preferred(request), form: .html, page: "none")
        do {
            return (try await self.response(to: request, &asked), asked.page)
        } catch let refusal as PageRefusal {
            return (await self.response(to: refusal, asked, id), asked.page)
        } catch let error as HTTPError {
            return (await failure(error.status, asked, id), asked.page)
        } catch is ChartRefusal {
            return (await failure(.unprocessableContent, asked, id), asked.page)
        } catch {
            logger.error(
                "failed",
                metadata: ["request": "\(id)", "page": "\(asked.page)", "error": "\(type(of: error))"])
            return (await failure(.internalServerError, asked, id), asked.page)
        }
    }

    /// What is known of a request when something goes wrong.
    struct Asked {
        var language: SiteLanguage
        var form: Form
        var page: String
        /// Whether it takes what a form sends.
        var takesForm = false
    }

    // MARK: - Beforehand

    /// Makes the pages of all places for the usual day, which most readers come for, one after another.
    func prepare() async {
        for place in site.holdings.byKind[.place] ?? [] {
            for language in SiteLanguage.allCases {
                let route = Route.place(place.id.place)
                let address = route.address(in: language)
                guard !Task.isCancelled, await site.cache[address] == nil,
                    let page = try? await make(route, .html, language, Query([]))
                else { continue }
                await site.cache.keep(page, at: address)
            }
        }
    }

    // MARK: - What is asked

    private func response(to request: Request, _ asked: inout Asked) async throws -> Response {
        guard [.get, .head, .post].contains(request.method) else { throw HTTPError(.methodNotAllowed) }
        guard request.uri.string.utf8.count <= Self.longestAddress else { throw HTTPError(.uriTooLong) }
        let parts = Self.withHome(try Self.parts(of: request.uri.path))
        asked.form = Self.form(of: parts)
        if request.method == .post,
            parts.last.map({ $0 == "health" || $0 == "ready" || $0 == "metrics" }) == true
        {
            throw HTTPError(.methodNotAllowed)
        }
        if request.method != .post, let response = try await fixed(parts, request, &asked) { return response }
        guard let first = parts.first, let language = SiteLanguage(rawValue: first) else {
            return try redirectToLanguage(parts, request, asked)
        }
        asked.language = language
        let (route, form) = try Self.route(Array(parts.dropFirst()))
        asked.page = route.pattern
        asked.takesForm = route == .entitlements
        let query = Query(Self.pairs(request.uri.query ?? ""))
        if request.method == .post {
            guard case .entitlements = route else { throw HTTPError(.methodNotAllowed) }
            return try await entitlements(request, language, form, query)
        }
        guard route.forms.contains(form) else { throw PageRefusal.noSuchForm }
        let address = request.uri.string
        if let page = await site.cache[address] { return ready(page, request) }
        let page = try await make(route, form, language, query)
        await site.cache.keep(page, at: address)
        return ready(page, request)
    }

    private func redirectToLanguage(_ parts: [String], _ request: Request, _ asked: Asked) throws -> Response
    {
        let (route, form) = try Self.route(parts)
        let query = Self.pairs(request.uri.query ?? "")
        var response = redirect(to: route.address(in: asked.language, form: form, query: query), .found)
        response.headers[.vary] = "accept-language"
        return response
    }

    // MARK: - Answers

    private func make(_ route: Route, _ form: Form, _ language: SiteLanguage, _ query: Query) async throws
        -> ReadyPage
    {
        let edition = try await site.edition(language, on: try site.day(query, language))
        if case .chart(let chart) = route { return try await self.chart(chart, form, edition) }
        let page = try await site.page(route, edition, query)
        return try site.ready(page, route, form, edition, query)
    }

    private func chart(_ chart: ChartRoute, _ form: Form, _ edition: Edition) async throws -> ReadyPage {
        let drawn = try site.chart(chart, edition)
        let words = edition.chartWords
        switch form {
        case .csv: return ReadyPage(Data(drawn.table(words: words).csv.utf8), contentType: form.contentType)
        case .svg:
            return ReadyPage(Data(ChartFile(drawn, words: words).svg.utf8), contentType: form.contentType)
        case .png:
            guard let raster else { throw HTTPError(.notImplemented) }
            let svg = ChartFile(drawn, words: words).svg
            return ReadyPage(
                try await site.workshop.run { try raster.png(svg) }, contentType: form.contentType)
        case .html, .json, .atom: throw PageRefusal.noSuchForm
        }
    }

    /// Answers of a visitor: taken from the body, shown, and forgotten.
    private func entitlements(_ request: Request, _ language: SiteLanguage, _ form: Form, _ query: Query)
        async throws
        -> Response
    {
        guard form == .html || form == .json else { throw PageRefusal.noSuchForm }
        let type = request.headers[.contentType] ?? ""
        guard type.hasPrefix("application/x-www-form-urlencoded") else {
            throw HTTPError(.unsupportedMediaType)
        }
        let body = try await collect(request.body)
        let edition = try await site.edition(language, on: try site.day(query, language))
        let page = try EntitlementsPage(edition, Query(Self.pairs(String(buffer: body))))
        let ready = try site.ready(page, .entitlements, form, edition, query, isPrivate: true)
        var response = self.ready(ready, request)
        response.headers[.cacheControl] = "no-store"
        response.headers[.eTag] = nil
        return response
    }

    /// The body, if it is short and comes in time.
    private func collect(_ body: RequestBody) async throws -> ByteBuffer {
        let patience = patience
        return try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
            group.addTask { try await body.collect(upTo: Self.longestBody) }
            group.addTask {
                try await Task.sleep(for: patience)
                throw HTTPError(.requestTimeout)
            }
            defer { group.cancelAll() }
            do {
                return try await group.next() ?? ByteBuffer()
            } catch let error as HTTPError {
                throw error
            } catch {
                throw HTTPError(.contentTooLarge)
            }
        }
    }

    private func ready(_ page: ReadyPage, _ request: Request) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = page.contentType
        headers[.eTag] = page.tag
        headers[.cacheControl] = "public, max-age=60"
        headers[.vary] = "accept-encoding"
        if page.contentType == Form.svg.contentType {
            headers[.contentSecurityPolicy] = Headers.picturePolicy
        }
        if request.headers[.ifNoneMatch]?.contains(page.tag) == true {
            return Response(status: .notModified, headers: headers)
        }
        let body = page.body(takesGzip: Self.takesGzip(request))
        if body.isCompressed { headers[.contentEncoding] = "gzip" }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body.bytes))
    }

    private static func takesGzip(_ request: Request) -> Bool {
        let accepted = (request.headers[.acceptEncoding] ?? "").filter { $0 != " " }
        return accepted.contains("gzip") && !accepted.contains("gzip;q=0,") && !accepted.hasSuffix("gzip;q=0")
    }

    func redirect(to address: String, _ status: HTTPResponse.Status) -> Response {
        var headers = HTTPFields()
        headers[.location] = address
        headers[.cacheControl] = "no-cache"
        return Response(status: status, headers: headers)
    }

    // MARK: - What goes wrong

    private func response(to refusal: PageRefusal, _ asked: Asked, _ id: String) async -> Response {
        switch refusal {
        case .movedTo(let address): return redirect(to: address, .seeOther)
        case .notFound(_, let nearest): return await failure(.notFound, asked, id, nearest: nearest)
        case .faulty(let sentence): return await failure(.badRequest, asked, id, sentence: sentence)
        case .noSuchForm: return await failure(.notFound, asked, id)
        case .busy:
            var response = await failure(.serviceUnavailable, asked, id)
            response.headers[.retryAfter] = "10"
            return response
        }
    }

    /// A page that says what is wrong and what to do.
    private func failure(
        _ status: HTTPResponse.Status, _ asked: Asked, _ id: String, sentence: String? = nil,
        nearest: LinkItem? = nil
    ) async -> Response {
        let body = site.failure(
            status.code, asked.language, asked.form, id, sentence: sentence, nearest: nearest)
        var headers = HTTPFields()
        headers[.contentType] = asked.form == .html ? Form.html.contentType : Form.json.contentType
        headers[.cacheControl] = "no-store"
        if status == .methodNotAllowed { headers[.allow] = asked.takesForm ? "GET, HEAD, POST" : "GET, HEAD" }
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
