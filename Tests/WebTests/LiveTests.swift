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
        silence: Int = SiteServer.longestSilence, _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        var server = SiteServer(TestSite.shared, host: "127.0.0.1", port: 0, logger: KeptLog().logger)
        server.silence = silence
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [server] in try await server.run { found.yield($0) } }
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

    @Test(arguments: [
        "", "GET /en HTT", "GET /en HTTP/1.1\r\nHost: x\r\nX-",
        "POST /en/what-is-there-for-me HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nage=",
    ])
    func `a client that falls silent in the middle is let go`(beginning: String) async throws {
        try await Self.withServer(silence: 1) { port in
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: "127.0.0.1", port: port).get()
            try await channel.writeAndFlush(ByteBuffer(string: beginning))
            let start = ContinuousClock.now
            let late = channel.eventLoop.scheduleTask(in: .seconds(15)) { channel.close(promise: nil) }
            try await channel.closeFuture.get()
            late.cancel()
            #expect(start.duration(to: .now) < .seconds(14))
        }
    }

    @Test func `a body that does not come in time is refused`() async throws {
        var responder = TestSite.responder
        responder.patience = .milliseconds(50)
        let (never, source) = AsyncStream.makeStream(of: ByteBuffer.self)
        source.yield(ByteBuffer(string: "age="))
        let answer = try await responder.ask(
            "/en/what-is-there-for-me", .post, body: RequestBody(asyncSequence: never))
        #expect(answer.status == 408)
    }
}

/// Long work does not pile up.
struct WorkshopTests {
    @Test func `refuses what would wait behind too many, and goes on afterwards`() async throws {
        let workshop = Workshop()
        let gate = DispatchSemaphore(value: 0)
        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<Workshop.longestQueue + 6 {
                group.addTask {
                    do {
                        try await workshop.run { gate.wait() }
                        return false
                    } catch { return error as? PageRefusal == .busy }
                }
            }
            var refused = 0
            while refused < 5, await group.next() == true { refused += 1 }
            for _ in 0..<Workshop.longestQueue + 1 { gate.signal() }
            for await isRefused in group where isRefused { refused += 1 }
            return refused
        }
        #expect(refused == 5)
        #expect(try await workshop.run { 7 } == 7)
    }
}
