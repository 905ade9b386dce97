import Atlas
import Fixtures
import Foundation
import HTTPTypes
import Hummingbird
import LeitbildData
import Logging
import NIOCore
import NIOEmbedded
import Store
import Synchronization

@testable import Web

/// Sites for tests: the shipped atlas, made once, and others as they are asked for.
enum TestSite {
    static let base = "https://atlas.example.org"
    static let data = SiteData(
        checks: LeitbildData.checks, texts: LeitbildData.texts, outlines: LeitbildData.outlines,
        reforms: LeitbildData.reforms)

    /// The shipped atlas, in a database in memory.
    static let shared: Site = {
        do {
            return try shipped(in: AtlasDatabase())
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    static let responder = SiteResponder(
        shared, logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() })

    /// A site of its own with the shipped atlas, which is put into the database.
    static func shipped(in database: AtlasDatabase, base: String = base) throws -> Site {
        try database.fill(atlas: LeitbildData.atlas, vocabulary: LeitbildData.vocabulary)
        try database.index(SearchEntry.all(in: ShippedAtlas.atlas))
        return try Site(ShippedAtlas.atlas, in: database, data: data, base: base)
    }

    /// A folder that exists only while a test looks at it.
    static func inFolder<Outcome>(_ body: (URL) async throws -> Outcome) async throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appending(path: "web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }

    /// What the shared site answers. All suites ask it at once, which may be too much for it: then they wait.
    static func ask(
        _ address: String, _ method: HTTPRequest.Method = .get, headers: [String: String] = [:],
        form: String? = nil
    ) async throws -> Answer {
        while true {
            let answer = try await responder.ask(address, method, headers: headers, form: form)
            guard answer.status == 503 else { return answer }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    /// The shared site as of a day.
    static func edition(on day: String = "2014") async throws -> Edition {
        try await waiting {
            try await shared.edition(.en, on: Moment(day)?.latest ?? ShippedAtlas.atlas.horizon)
        }
    }

    /// A page of the shared site as a value.
    static func page(_ route: Route, _ query: [(String, String)] = [], on day: String = "2014") async throws
        -> any Page
    {
        let edition = try await edition(on: day)
        return try await waiting { try await shared.page(route, edition, Query(query)) }
    }

    private static func waiting<Value>(_ body: () async throws -> Value) async throws -> Value {
        while true {
            do {
                return try await body()
            } catch PageRefusal.busy {
                try await Task.sleep(for: .milliseconds(200))
            }
        }
    }
}

/// What a reader gets.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: Data

    var text: String { String(decoding: bytes, as: UTF8.self) }

    subscript(header: String) -> String? { HTTPField.Name(header).flatMap { headers[$0] } }

    /// What the JSON of a page holds.
    func json() throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:]
    }

    /// The addresses inside the site that the page leads to, each once.
    var links: [String] {
        let found = text.matches(of: /(?:href|action)="(\/[^"#]*)/).map {
            String($0.output.1).replacing("&amp;", with: "&")
        }
        return Set(found).sorted()
    }
}

extension SiteResponder {
    func ask(
        _ address: String, _ method: HTTPRequest.Method = .get, headers: [String: String] = [:],
        form: String? = nil
    ) async throws -> Answer {
        try await ask(
            address, method, headers: headers, form: form,
            body: RequestBody(buffer: ByteBuffer(string: form ?? "")))
    }

    /// - Parameter body: the form as it comes in.
    func ask(
        _ address: String, _ method: HTTPRequest.Method, headers: [String: String] = [:],
        form: String? = "", body: RequestBody
    ) async throws -> Answer {
        var fields = HTTPFields()
        for (name, value) in headers { HTTPField.Name(name).map { fields[$0] = value } }
        if form != nil, fields[.contentType] == nil {
            fields[.contentType] = "application/x-www-form-urlencoded"
        }
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "localhost", path: address, headerFields: fields),
            body: body)
        let source = ApplicationRequestContextSource(
            channel: EmbeddedChannel(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let response = try await respond(to: request, context: BasicRequestContext(source: source))
        let sent = Sent()
        try await response.body.write(Collector(sent: sent))
        return Answer(
            status: response.status.code, headers: response.headers, bytes: sent.bytes.withLock { $0 })
    }
}

private final class Sent: Sendable {
    let bytes = Mutex(Data())
}

private struct Collector: ResponseBodyWriter {
    let sent: Sent

    func write(_ buffer: ByteBuffer) async throws {
        sent.bytes.withLock { $0.append(contentsOf: buffer.readableBytesView) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// A log that keeps its lines for a test to read.
final class KeptLog: Sendable {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock { $0 } }
    var logger: Logger {
        var logger = Logger(label: "test") { _ in Handler(log: self) }
        logger.logLevel = .trace
        return logger
    }

    private struct Handler: LogHandler {
        let log: KeptLog
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        init(log: KeptLog) { self.log = log }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let line = "\(event.level) \(event.message) \(event.metadata ?? [:])"
            log.kept.withLock { $0.append(line) }
        }
    }
}
