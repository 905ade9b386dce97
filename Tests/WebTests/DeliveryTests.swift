import CZlib
import Foundation
import HTTPTypes
import Logging
import Store
import Testing

@testable import Web

/// How answers are sent.
struct DeliveryTests {
    @Test(arguments: ["/en/places/de.munich", "/en/findings.json", "/en/findings.csv", "/en/charts/map.svg"])
    func `a page that the reader has is not sent again`(address: String) async throws {
        let first = try await TestSite.ask(address)
        let tag = try #require(first["etag"])
        let second = try await TestSite.ask(address, headers: ["if-none-match": "W/\"other\", \(tag)"])
        #expect(second.status == 304 && second.bytes.isEmpty)
        #expect(second["etag"] == tag && second["cache-control"] == first["cache-control"])
        #expect(try await TestSite.ask(address, headers: ["if-none-match": "\"other\""]).status == 200)
    }

    @Test(arguments: ["/en", "/de/findings", "/en/about.json", "/en/charts/findings.svg"])
    func `what is sent compressed is the same`(address: String) async throws {
        let plain = try await TestSite.ask(address)
        let packed = try await TestSite.ask(address, headers: ["accept-encoding": "br, gzip"])
        #expect(packed["content-encoding"] == "gzip" && plain["content-encoding"] == nil)
        #expect(packed.bytes.count < plain.bytes.count)
        #expect(try Self.unpacked(packed.bytes) == plain.bytes)
        #expect(plain["vary"] == "accept-encoding")
    }

    /// The bytes of a gzip file, read from a file by the library itself.
    private static func unpacked(_ bytes: Data) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gz")
        try bytes.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let handle = gzopen(file.path, "rb")
        defer { gzclose(handle) }
        var out = Data()
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = gzread(handle, &piece, UInt32(piece.count)), count > 0 {
            out += piece[..<Int(count)]
        }
        return out
    }

    @Test(arguments: ["/en", "/en/nothing", "/", "/robots.txt", "/assets/icon.svg", "/en/findings.csv"])
    func `a head has the length of the page and no body`(address: String) async throws {
        let whole = try await TestSite.ask(address)
        let head = try await TestSite.ask(address, .head)
        #expect(head.status == whole.status && head.bytes.isEmpty)
        if address != "/en/nothing" { #expect(head["content-length"] == "\(whole.bytes.count)") }
        #expect(head["content-type"] == whole["content-type"])
    }

    @Test func `the same address is answered with the same bytes`() async throws {
        for address in ["/en/places/de.munich?as-of=2012", "/de/history.atom", "/en/findings.json"] {
            let first = try await TestSite.ask(address), second = try await TestSite.ask(address)
            #expect(first.bytes == second.bytes)
        }
    }

    @Test func `the stylesheet has an address that changes with it`() async throws {
        let address = TestSite.shared.renderer.styleAddress
        #expect(try await TestSite.ask("/en").text.contains("href=\"\(address)\""))
        let style = try await TestSite.ask(address)
        #expect(style.status == 200 && style["content-type"] == "text/css; charset=utf-8")
        #expect(style["cache-control"] == "public, max-age=86400, immutable")
        #expect(try await TestSite.ask("/assets/site.css")["location"] == address)
    }

    // MARK: - For machines

    @Test func `a page as JSON says when and where it holds and how to cite it`() async throws {
        let json = try await TestSite.ask("/en/places/de.munich.json?as-of=2012").json()
        #expect(json["asOf"] as? String == "2012-12-31")
        #expect(json["horizon"] as? String == "2014-12-31")
        #expect(json["language"] as? String == "en")
        let address = "https://atlas.example.org/en/places/de.munich?as-of=2012-12-31"
        #expect(json["address"] as? String == address)
        #expect((json["citation"] as? String)?.hasSuffix(address) == true)
    }

    @Test(arguments: ["map", "findings", "stack/de.munich", "stages/nl.inburgering"])
    func `a chart can be had as a picture and as a table`(name: String) async throws {
        let picture = try await TestSite.ask("/en/charts/\(name).svg")
        #expect(picture["content-type"] == "image/svg+xml; charset=utf-8")
        #expect(Markup.fault(in: picture.bytes) == nil)
        let table = try await TestSite.ask("/en/charts/\(name).csv")
        #expect(table["content-type"] == "text/csv; charset=utf-8")
        #expect(Markup.rows(of: table.text).count > 1)
    }

    @Test func `a chart can be had in pixels where a program draws them`() async throws {
        let answer = try await TestSite.ask("/en/charts/findings.png")
        if TestSite.responder.raster == nil {
            #expect(answer.status == 501)
        } else {
            #expect(answer.status == 200 && answer.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        }
    }

    @Test func `the feed of changes is XML with an entry a change`() async throws {
        let answer = try await TestSite.ask("/en/history.atom")
        #expect(answer["content-type"] == "application/atom+xml; charset=utf-8")
        #expect(Markup.fault(in: answer.bytes) == nil)
        let ids = answer.text.matches(of: /<id>([^<]*)<\/id>/).map { String($0.output.1) }
        #expect(ids.count > 20 && Set(ids).count == ids.count)
        #expect(answer.text.matches(of: /<updated>\d{4}-\d\d-\d\dT00:00:00Z<\/updated>/).count == ids.count)
    }

    @Test func `the sitemap is XML with both languages of every page`() async throws {
        let answer = try await TestSite.ask("/sitemap.xml")
        #expect(Markup.fault(in: answer.bytes) == nil)
        let english = answer.text.matches(of: /<loc>https:\/\/atlas.example.org\/en/).count
        #expect(
            english > 500 && english == answer.text.matches(of: /<loc>https:\/\/atlas.example.org\/de/).count)
        #expect(
            try await TestSite.ask("/robots.txt").text.contains(
                "Sitemap: https://atlas.example.org/sitemap.xml"))
    }

    @Test(arguments: [
        "/sitemap-0.xml", "/sitemap-2.xml", "/sitemap--1.xml", "/sitemap-99999999999999999999.xml",
    ])
    func `a part of the sitemap that there is not is not found`(address: String) async throws {
        #expect(try await TestSite.ask(address).status == 404)
    }

    // MARK: - For those who run it

    @Test func `says that it lives and when it is ready`() async throws {
        let alive = try await TestSite.ask("/health"), ready = try await TestSite.ask("/ready")
        #expect(alive.text == "ok\n" && ready.text == "ready\n")
        #expect(alive["cache-control"] == "no-store")
    }

    @Test func `counts requests by kind of page and status`() async throws {
        let responder = SiteResponder(TestSite.shared, logger: KeptLog().logger)
        for address in ["/en/places/de.munich", "/de/places/nl", "/en/places/nowhere", "/en/secret-address"] {
            _ = try await responder.ask(address)
        }
        let text = try await responder.ask("/metrics").text
        #expect(text.contains("leitbild_requests_total{page=\"place\",status=\"200\"} 2\n"))
        #expect(text.contains("leitbild_requests_total{page=\"place\",status=\"404\"} 1\n"))
        #expect(text.contains("leitbild_requests_total{page=\"none\",status=\"404\"} 1\n"))
        #expect(text.contains("leitbild_request_seconds_count 4\n"))
        #expect(!text.contains("munich") && !text.contains("secret"))
    }

    @Test func `every line of the metrics is one that Prometheus reads`() async throws {
        let text = try await TestSite.ask("/metrics").text
        for line in text.split(separator: "\n") {
            let isFine =
                line.wholeMatch(of: /# (HELP|TYPE) [a-z_]+ .+/) != nil
                || line.wholeMatch(of: /[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+/) != nil
            #expect(isFine, "\(line)")
        }
    }
}

/// Small things that a client may rely on.
struct ClientTests {
    @Test func `the first page as data stands at its language`() async throws {
        let json = try await TestSite.ask("/en.json").json()
        #expect(json["language"] as? String == "en")
    }

    @Test func `what goes wrong is told in the form that was asked for`() async throws {
        let answer = try await TestSite.ask("/en/nowhere/at/all.json")
        #expect(answer.status == 404)
        #expect(try answer.json()["error"] != nil)
    }

    @Test func `a client that refuses gzip gets the page as it is`() async throws {
        let answer = try await TestSite.ask("/en/about", headers: ["accept-encoding": "gzip;q=0"])
        #expect(answer["content-encoding"] == nil)
        #expect(answer.text.contains("</html>"))
    }
}
