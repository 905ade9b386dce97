import Atlas
import Cohorts
import Fixtures
import Foundation
import Testing

@testable import Web

/// Every page there is, by its address.
struct LinkTests {
    /// One address of so many is asked for: all of them take minutes in a debug build.
    static let share = 7

    private static func sitemap() async throws -> [String] {
        let text = try await TestSite.ask("/sitemap.xml").text
        return text.matches(of: /<loc>([^<]*)<\/loc>/).map {
            String($0.output.1).replacing(TestSite.base, with: "")
        }
    }

    /// Every so-manieth address, beginning at a place that the seed decides.
    private static func some(_ addresses: [String], _ share: Int, seed: UInt64) -> [String] {
        var generator = SeededGenerator(seed: seed)
        let first = Int.random(in: 0..<share, using: &generator)
        return addresses.enumerated().filter { $0.offset % share == first }.map(\.element)
    }

    @Test(arguments: [1 as UInt64]) func `the addresses of the sitemap have pages`(seed: UInt64) async throws
    {
        let all = try await Self.sitemap()
        #expect(all.count > 1000)
        for address in Self.some(all, Self.share, seed: seed) {
            let answer = try await TestSite.ask(address)
            #expect(answer.status == 200, "\(address), seed \(seed)")
        }
    }

    @Test func `no link of any kind of page is dead`() async throws {
        let edition = try await TestSite.edition()
        let finding = edition.snapshot.findingsByID.keys.min().map { Route.finding($0) }
        let pages = Samples.pages + Samples.records + [finding].compactMap(\.self)
        var generator = SeededGenerator(seed: 2)
        var asked = Set<String>()
        for page in pages {
            let answer = try await TestSite.ask(page.address(in: .en))
            let links = answer.links.filter { !$0.hasSuffix(".png") && !asked.contains($0) }
            for link in links.shuffled(using: &generator).prefix(10) {
                asked.insert(link)
                var target = try await TestSite.ask(link)
                if let next = target["location"] { target = try await TestSite.ask(next) }
                #expect(target.status == 200, "\(page): \(link)")
            }
        }
        #expect(asked.count > 200)
    }

    @Test(arguments: [3 as UInt64])
    func `every page can be had as JSON with its day, horizon and citation`(seed: UInt64) async throws {
        for address in Self.some(try await Self.sitemap(), Self.share * 2, seed: seed) {
            let json = try await TestSite.ask(
                ["/en", "/de"].contains(address) ? "\(address)/index.json" : "\(address).json"
            ).json()
            #expect(json["asOf"] as? String == "2014-12-31", "\(address), seed \(seed)")
            #expect(json["horizon"] as? String == "2014-12-31", "\(address)")
            #expect((json["citation"] as? String)?.hasSuffix(address) == true, "\(address)")
        }
    }

    @Test func `every list can be had as a table with rows of one width`() async throws {
        let lists: [Route] =
            [.places, .countries, .fields, .checks, .findings, .changes]
            + RecordKind.allCases.filter { $0 != .place }.map { .records($0) }
        for list in lists {
            let answer = try await TestSite.ask(list.address(in: .de, form: .csv))
            let rows = Markup.rows(of: answer.text)
            #expect(rows.count > 1 && Set(rows.map(\.count)).count == 1, "\(list)")
        }
    }
}
