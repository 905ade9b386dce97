import Cohorts
import Fixtures
import Foundation
import Testing

@testable import Atlas

/// Random damage to a valid file.
struct DamageTests {
    @Test(.timeLimit(.minutes(2)), arguments: [UInt64(1), 2, 3, 4])
    func `loads a damaged file or names it, and never crashes`(seed: UInt64) throws {
        var damage = Damage(seed: seed)
        let files = Dictionary(
            uniqueKeysWithValues: (0..<250).map { index in
                ("de/measures/m\(index).yml", damage.done(to: Data(Damage.record(id: "de.m\(index)").utf8)))
            })
        let result = try TemporaryAtlas.load(files)
        let loaded = Set(try #require(result.atlas).records.values.map(\.file))
        let named = Set(result.faults.map(\.file)).union(result.leftOut)
        let lost = files.keys.map { "layer/\($0)" }.filter { !loaded.contains($0) && !named.contains($0) }
        #expect(lost.sorted() == [], "seed \(seed)")
        #expect(result.faults.filter { $0.description.count > 400 } == [], "seed \(seed)")
    }

    @Test(.timeLimit(.minutes(2)), arguments: [UInt64(1), 2, 3, 4])
    func `answers every day of a damaged record that loads`(seed: UInt64) throws {
        var damage = Damage(seed: seed)
        let files = Dictionary(
            uniqueKeysWithValues: (0..<50).map { index in
                ("de/measures/m\(index).yml", damage.done(to: Data(Damage.record(id: "de.m\(index)").utf8)))
            })
        let atlas = try #require(try TemporaryAtlas.load(files).atlas)
        for day in try ["0001", "1998", "2005", "2012", "9999"].map(Reading.day) {
            let view = atlas.view(asOf: day)
            #expect(view.present(.measure).allSatisfy { $0.force != .no }, "seed \(seed)")
        }
    }
}
