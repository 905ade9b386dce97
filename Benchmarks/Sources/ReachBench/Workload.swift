import Atlas
import Cohorts
import Foundation
import Measuring
import Population

/// The atlas of a case as it stands and under the reform, and what loading it took.
struct Workload {
    let view: AtlasView
    let reformedView: AtlasView
    let rules: RuleSet
    let reform: RuleSet
    /// Processor seconds to load the atlas as it stands.
    let loading: Double
    /// How many records it has.
    let records: Int

    static let grouping = Grouping(level: .city, attributes: [.citizenship])

    /// - Parameters:
    ///   - folder: what `Reach/prepare.py` made.
    ///   - name: the case.
    init(_ folder: URL, case name: String) throws {
        let home = folder.appending(path: name)
        let layers = [folder.appending(path: "places"), home.appending(path: "measures")]
        let loaded = try Cost.of { try Self.atlas(layers, home) }
        loading = loaded.seconds
        records = loaded.value.records.count
        guard let day = Day(2026, 6, 30) else { throw Failure("no such day") }
        view = loaded.value.view(asOf: day)
        reformedView = try Self.atlas(layers + [home.appending(path: "reform")], home).view(asOf: day)
        rules = RuleSet(view)
        reform = RuleSet(reformedView)
    }

    private static func atlas(_ layers: [URL], _ home: URL) throws(Failure) -> Atlas {
        let result = AtlasLoader(layers: layers, vocabulary: home.appending(path: "vocabulary")).load()
        guard result.faults.isEmpty, let atlas = result.atlas else {
            throw Failure("\(result.faults.count) faults: \(result.faults.prefix(3).map(\.description))")
        }
        return atlas
    }

    /// A register ready for the rules as they stand and for the reform.
    func population(_ register: Register, threads: Int = 1) throws(PopulationRefusal) -> Population {
        try Population(register, for: [rules, reform], by: Self.grouping, in: view, threads: threads)
    }
}

extension RuleSet {
    /// What is about one need: what has to be counted anew when a reform touches nothing else.
    func only(_ need: NeedID) -> RuleSet {
        RuleSet(needs: needs.filter { $0.id == need }, offers: offers.filter { $0.needs.contains(need) })
    }
}
