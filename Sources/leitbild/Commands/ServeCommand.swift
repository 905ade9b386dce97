import ArgumentParser
import Atlas
import Foundation
import LeitbildData
import Logging
import Store
import Web

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show the atlas in a browser: places, findings, records, reforms.",
        discussion: """
            Makes a database of the shipped atlas where there is none, and brings an older one up to date, a copy of it set \
            aside before. Stops on Ctrl-C or SIGTERM when the requests that have begun are answered. Logs one line of \
            JSON a request on standard error: kind of page, status, time; no address, nothing of the reader.

            Each option can be given by the environment too: LEITBILD_DATA, LEITBILD_HOST, LEITBILD_PORT, LEITBILD_URL.

            EXAMPLES
              leitbild serve
              leitbild serve --host 0.0.0.0 --port 80 --data /var/lib/leitbild --url https://atlas.example.org
            """)

    @Option(name: .long, help: ArgumentHelp("The folder of the database (default: data).", valueName: "dir"))
    var data: String?
    @Option(
        name: .long, help: ArgumentHelp("The address to listen at (default: 127.0.0.1).", valueName: "host"))
    var host: String?
    @Option(
        name: .long,
        help: ArgumentHelp("The port, 0 for any that is free (default: 8080).", valueName: "port"))
    var port: Int?
    @Option(
        name: .long,
        help: ArgumentHelp("Where readers find the site, for links that must be whole.", valueName: "address")
    )
    var url: String?
    @Flag(name: .long, help: "Log nothing but what goes wrong.") var quiet = false

    private static func setting(_ name: String) -> String? {
        ProcessInfo.processInfo.environment["LEITBILD_\(name)"].flatMap { $0.isEmpty ? nil : $0 }
    }

    func run() async throws {
        let folder = data ?? Self.setting("DATA") ?? "data"
        let host = host ?? Self.setting("HOST") ?? "127.0.0.1"
        let port = try Self.port(port.map(String.init) ?? Self.setting("PORT") ?? "8080")
        let base = try Self.base(url ?? Self.setting("URL") ?? "http://\(host):\(port)")
        Self.raiseFileLimit()
        let (database, atlas) = try Self.open(folder)
        var logger = Logger(label: "leitbild", factory: { LineLog(label: $0) })
        logger.logLevel = quiet ? .warning : .info
        let data = SiteData(
            checks: LeitbildData.checks, texts: LeitbildData.texts, outlines: LeitbildData.outlines,
            reforms: LeitbildData.reforms)
        let site = try Site(atlas, in: database, data: data, base: base)
        Terminal.write("Checking \(atlas.records.count) records …")
        try await site.warm()
        do {
            try await SiteServer(site, host: host, port: port, logger: logger).run { port in
                Terminal.write("Leitbild is at http://\(host):\(port)  (Ctrl-C stops it)")
            }
        } catch let error as any Error & CustomStringConvertible where Self.isTaken(error) {
            throw UserFault(
                "leitbild: port \(port) at \(host) cannot be used: it is taken or not allowed. Choose another by --port."
            )
        }
        Terminal.write("Stopped.")
    }

    private static func isTaken(_ error: any Error) -> Bool {
        let text = "\(error)"
        return text.contains("bind") || text.contains("address") || text.contains("Address")
    }

    private static func port(_ text: String) throws -> Int {
        guard let port = Int(text), (0...65_535).contains(port) else {
            throw UserFault("leitbild: «\(text.prefix(20))» is not a port. Give a number from 0 to 65535.")
        }
        return port
    }

    private static func base(_ text: String) throws -> String {
        let trimmed = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard let address = URL(string: trimmed), ["http", "https"].contains(address.scheme),
            address.host != nil,
            address.query == nil
        else {
            throw UserFault(
                "leitbild: «\(text.prefix(60))» is not an address of a site. Write https://atlas.example.org."
            )
        }
        return trimmed
    }

    /// Every reader needs a file of the system; many systems allow a program few unless it asks for more.
    private static func raiseFileLimit() {
        var limit = rlimit()
        guard getrlimit(fileLimit, &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, 65_536)
        _ = setrlimit(fileLimit, &limit)
    }

    /// The database of the folder, filled with the shipped atlas where it is new.
    private static func open(_ path: String) throws -> (AtlasDatabase, Atlas) {
        try UserFault.pass {
            let folder = URL(fileURLWithPath: path)
            let database = try AtlasDatabase(in: folder)
            if !database.isFilled {
                Terminal.write("Filling \(path)/\(AtlasDatabase.fileName) with the European atlas …")
                try database.fill(atlas: LeitbildData.atlas, vocabulary: LeitbildData.vocabulary)
            }
            let sources = try database.sources()
            let result = AtlasLoader(layers: [sources.atlas], vocabulary: sources.vocabulary).load()
            guard result.faults.isEmpty, let atlas = result.atlas else {
                let list = result.faults.prefix(50).map { "  \($0)" }.joined(separator: "\n")
                throw UserFault("leitbild: the atlas in «\(path)» has faults and is not shown.\n\(list)")
            }
            try database.index(SearchEntry.all(in: atlas))
            return (database, atlas)
        }
    }
}

#if canImport(Glibc)
    private let fileLimit = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
#else
    private let fileLimit = RLIMIT_NOFILE
#endif
