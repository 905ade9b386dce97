import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore

/// The site behind a port.
public struct SiteServer: Sendable {
    private let responder: SiteResponder
    private let host: String
    private let port: Int
    private let logger: Logger
    /// How many readers may be connected at once.
    public static let mostConnections = 8_192
    /// How long a connection may keep silent, in seconds.
    public static let longestSilence = 20
    /// How long it may here, in seconds.
    var silence = SiteServer.longestSilence

    /// - Parameters:
    ///   - site: what is shown.
    ///   - host: the name or number of the address to listen at.
    ///   - port: the port, 0 for any that is free.
    ///   - logger: where lines are written.
    public init(_ site: Site, host: String, port: Int, logger: Logger) {
        responder = SiteResponder(site, logger: logger)
        self.host = host
        self.port = port
        self.logger = logger
    }

    /// Serves until the program is told to stop; requests that have begun are answered before.
    ///
    /// - Parameter ready: called with the port once it listens.
    public func run(ready: @escaping @Sendable (Int) -> Void) async throws {
        let limits = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: 32 * 1024, maxHeaderListSize: 48 * 1024, maxHeaderFieldCount: 100)
        let responder = responder
        let application = Application(
            responder: responder,
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(Int64(silence)), httpDecoderConfiguration: limits)),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), backlog: 4096,
                availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)),
            onServerRunning: { channel in
                ready(channel.localAddress?.port ?? 0)
                Task.detached(priority: .background) { await responder.prepare() }
            }, logger: logger)
        try await application.runService()
    }
}
