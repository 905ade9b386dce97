import Atlas
import Fixtures
import Foundation
import LeitbildData
import Testing

/// Everything that the sources name is in the atlas, or stands in the list of what was left out, with a reason.
struct InventoryTests {
    private static let rows = ids(in: "inventory.csv")
    private static let leftOut = ids(in: "left-out.csv")

    /// The first cell of every row; ids hold no comma and no quote.
    private static func ids(in file: String) -> [String] {
        let text = (try? String(contentsOf: LeitbildData.atlas.appending(path: file), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            line.wholeMatch(of: /([A-Z]{3}-[0-9]{3}),.*/).map { String($0.output.1) }
        }
    }

    private static let covered: Set<String> = {
        var covered = Set(
            ShippedAtlas.atlas.records.values.flatMap { $0.inventory + $0.stages.flatMap(\.inventory) })
        covered.formUnion(ShippedAtlas.atlas.glossary.concepts.flatMap(\.inventory))
        return covered
    }()

    @Test func `the inventory has its 881 rows`() {
        #expect(Self.rows.count == 881)
        #expect(Set(Self.rows).count == 881)
    }

    @Test func `every row is covered by a record, a stage or a word, or left out with a reason`() {
        #expect(Self.rows.filter { !Self.covered.contains($0) && !Self.leftOut.contains($0) } == [])
    }

    @Test func `no row is both covered and left out, and nothing covers a row that does not exist`() {
        #expect(Self.leftOut.filter { Self.covered.contains($0) } == [])
        #expect(Self.covered.subtracting(Self.rows).sorted() == [])
    }

    @Test func `only persons and counted or trivial figures are left out`() {
        #expect(Self.leftOut.allSatisfy { $0.hasPrefix("PER-") || $0.hasPrefix("FIG-") }, "\(Self.leftOut)")
        #expect(Self.leftOut.count < 25)
    }
}
