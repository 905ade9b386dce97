import Cohorts
import Fixtures
import Foundation
import LeitbildData
import Testing

@testable import Atlas

/// The atlas that ships: without fault, every statement with its source.
struct ShippedAtlasTests {
    private static func atlas() throws -> Atlas { try #require(Reading.shipped.atlas) }

    @Test func `names what is about a record as a search of all would`() throws {
        let atlas = try Self.atlas()
        for id in atlas.records.keys {
            for kind in [RecordKind.study, .figure, .tension, .barrier, .change] {
                let field = kind == .change ? "of" : "about"
                #expect(
                    atlas.all(kind, about: id).map(\.id)
                        == atlas.all(kind).filter { $0.list(field).contains(id.rawValue) }.map(\.id))
            }
        }
    }

    @Test func `loads without fault and leaves nothing out`() {
        #expect(Reading.shipped.faults.map(\.description) == [])
        #expect(Reading.shipped.leftOut == [])
    }

    @Test func `holds every file as a record, but for what it says of itself`() throws {
        let walk = FileManager.default.enumerator(atPath: LeitbildData.atlas.path)
        let files = (walk?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yml") }
        #expect(try Self.atlas().records.count == files.count - 1)
    }

    @Test func `reaches to the end of 2014`() throws {
        #expect(try Self.atlas().horizon.description == "2014-12-31")
    }

    @Test func `gives a source with locator for every record but places and documents`() throws {
        let bare = try Self.atlas().records.values.filter { record in
            record.kind != .place && record.kind != .document
                && (record.citations.isEmpty || record.citations.contains { $0.locator.isEmpty })
        }
        #expect(bare.map(\.id).sorted() == [])
    }

    @Test func `cites only documents that it holds`() throws {
        let atlas = try Self.atlas()
        let cited = Set(
            atlas.records.values.flatMap { $0.citations + $0.stages.flatMap(\.citations) }.map(\.document))
        #expect(cited.filter { atlas[$0]?.kind != .document }.sorted() == [])
    }

    @Test func `writes every id of the inventory as three letters and three digits`() throws {
        let ids = try Self.atlas().records.values.flatMap { $0.inventory + $0.stages.flatMap(\.inventory) }
        #expect(ids.isEmpty == false)
        #expect(try ids.filter { try /[A-Z]{3}-[0-9]{3}/.wholeMatch(in: $0) == nil }.sorted() == [])
    }

    @Test func `keeps every record in the folder of its country`() throws {
        let astray = try Self.atlas().records.values.filter { record in
            let folder = record.file.split(separator: "/")[1]
            return record.kind != .document && record.id.rawValue.split(separator: ".")[0] != folder
        }
        #expect(astray.map(\.file).sorted() == [])
    }

    @Test func `keeps every record in the folder of its kind`() throws {
        let astray = try Self.atlas().records.values.filter {
            $0.file.split(separator: "/")[2] != $0.kind.folder
        }
        #expect(astray.map(\.file).sorted() == [])
    }

    @Test func `names every place and measure in English or in one language`() throws {
        #expect(try Self.atlas().records.values.filter { $0.name.isEmpty }.map(\.id) == [])
    }

    @Test func `gives no two places the same code`() throws {
        let codes = try Self.atlas().all(.place).compactMap { $0.text("code") }
        #expect(Set(codes).count == codes.count)
    }

    @Test func `knows the code of every member of a union`() throws {
        let glossary = try Self.atlas().glossary
        let codes = Set(glossary.vocabulary.attribute(.nationality)?.words ?? [])
        #expect(glossary.memberships.map(\.country).filter { !codes.contains($0) } == [])
    }

    @Test func `has no country in both unions on one day`() throws {
        let atlas = try Self.atlas()
        for year in 1958...2024 {
            let unions = atlas.glossary.unions(on: .last(of: year))
            #expect(unions.eu.isDisjoint(with: unions.efta), "\(year)")
        }
    }
}
