import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOPosix
import Testing

@testable import Web

/// The site behind a port, as `leitbild serve` runs it.
struct LiveTests {
    /// Runs a server for as long as a test talks to it.
    private static func withServer(
        _ log: KeptLog = KeptLog(), _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let server = SiteServer(TestSite.shared, host: "127.0.0.1", port: 0, logger: log.logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run { found.yield($0) } }
            group.addTask {
                for await port in ports { return try await body(port) }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    @Test func `pages are answered over the network, with all headers and the length of a head`() async throws
    {
        try await Self.withServer { port in
            try await TestClient.withClient(host: "127.0.0.1", port: port) { client in
                let page = try await client.get("/en/about")
                #expect(page.status == .ok)
                #expect(page.headers[.contentSecurityPolicy] == Headers.policy)
                let head = try await client.head("/en/about")
                #expect(head.headers[.contentLength] == page.headers[.contentLength])
                #expect(head.headers[.contentLength] != "0")
                #expect((head.body?.readableBytes ?? 0) == 0)
            }
        }
    }

    @Test func `a list of headers that is too large is refused`() async throws {
        try await Self.withServer { port in
            try await TestClient.withClient(host: "127.0.0.1", port: port) { client in
                let many = HTTPFields(
                    (0..<300).compactMap { number in
                        HTTPField.Name("x-\(number)").map {
                            HTTPField(name: $0, value: String(repeating: "a", count: 300))
                        }
                    })
                let status = try? await client.get("/en/about", headers: many).status.code
                #expect(status == nil || (400..<500).contains(status ?? 0))
            }
        }
    }

    @Test func `a body that is too large is refused while it is sent`() async throws {
        try await Self.withServer { port in
            try await TestClient.withClient(host: "127.0.0.1", port: port) { client in
                let body = ByteBuffer(string: "age=" + String(repeating: "1", count: 400_000))
                let answer = try await client.post(
                    "/en/what-is-there-for-me", headers: [.contentType: "application/x-www-form-urlencoded"],
                    body: body)
                #expect(answer.status == .contentTooLarge)
            }
        }
    }
}
