import Atlas
import Coherence
import Cohorts
import Foundation
import LeitbildData
import Measuring

/// What a site does with an atlas: once for each day that is asked about, and for each page of a place. Fails when a part takes
/// longer than it may with 20,000 measures.
///
///     site-bench [DIR] [--checks]     DIR as synthetic-atlas writes it; without it the shipped atlas
@main
struct SiteBench {
    /// The most that a part may take: in all for the day, on average for a page.
    private static let allowedSeconds = 15.0
    private static let allowedMilliseconds = ["Stack(of: city)": 3.0, "findings(for: city)": 2.0]

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let folder = arguments.first { !$0.hasPrefix("-") }.map { URL(filePath: $0) } ?? LeitbildData.atlas
        print("site-bench \(folder.lastPathComponent), load \(shown(loadAverage()))")
        let loader = AtlasLoader(layers: [folder], vocabulary: LeitbildData.vocabulary)
        let loading = Cost.of { loader.load() }
        guard let atlas = loading.value.atlas, loading.value.faults.isEmpty else {
            for fault in loading.value.faults.prefix(10) { print("  \(fault)") }
            exit(1)
        }
        say("\(atlas.records.count) records, \(atlas.all(.measure).count) measures loaded", loading.seconds)
        let viewing = Cost.of { atlas.view(asOf: atlas.horizon) }
        say("view(asOf:)", viewing.seconds)
        let cards = try CheckCard.all(in: LeitbildData.checks)
        let assessing = try Cost.of { try Assessment(of: viewing.value, cards: cards) }
        say("Assessment, \(assessing.value.findings.count) findings", assessing.seconds)
        if arguments.contains("--checks") { try measureChecks(viewing.value, cards) }
        let isQuick = measurePages(of: viewing.value, assessing.value)
        print("  peak resident memory \(shown(Cost.now().peakMemory, 0)) MiB")
        let isInTime = viewing.seconds + assessing.seconds <= allowedSeconds
        if !isInTime { print("  FAILED: view and assessment took more than \(allowedSeconds) s of CPU") }
        if !isInTime || !isQuick { exit(1) }
    }

    private static func measureChecks(_ view: AtlasView, _ cards: [CheckID: CheckCard]) throws {
        for check in Check.all {
            let alone = try Cost.of { try Assessment(of: view, cards: cards, only: [check.id]) }
            say("  \(check.id), \(alone.value.findings.count) findings", alone.seconds)
        }
    }

    /// - Returns: whether no page takes longer than it may.
    private static func measurePages(of view: AtlasView, _ assessment: Assessment) -> Bool {
        let places = view.atlas.all(.place).map(\.id.place)
        let cities = sample(places.filter { view.levels(of: $0).contains(.city) }, 60)
        let countries = sample(places.filter { view.levels(of: $0).contains(.state) }, 12)
        let fields = view.atlas.glossary.fields.keys.sorted()
        let pairs = countries.flatMap { country in fields.map { (country, $0) } }
        let isQuick = [
            each("Stack(of: city)", cities) { _ = Stack(of: $0, in: view) },
            each("findings(for: city)", cities) { _ = assessment.findings(for: $0) },
        ]
        each("Stack(of: country)", countries) { _ = Stack(of: $0, in: view) }
        each("findings(for: country, below: true)", countries) {
            _ = assessment.findings(for: $0, below: true)
        }
        each("GovernanceType of a country's field", pairs) { _ = GovernanceType(of: $0, $1, in: view) }
        each("Framework(for: city)", cities) { _ = Framework(for: $0, in: view) }
        each("DutyEntry.all(for: city)", cities) { _ = DutyEntry.all(for: $0, in: view) }
        each("EqualityGuard.all(for: city)", cities) { _ = try? EqualityGuard.all(for: $0, in: view) }
        each("Room(for: city)", cities) { _ = try? Room(for: $0, in: view) }
        each("Withdrawal.all(for: city)", cities) { _ = try? Withdrawal.all(for: $0, in: view) }
        each("Balance(for: city)", cities) { _ = try? Balance(for: $0, in: view) }
        each("Entitlements(of: somebody in a city)", cities) {
            let person = Person([.residence: .residence(.at($0)), "years-resident": .integer(1)])
            _ = try? Entitlements(of: person, in: view)
        }
        each("Route.of(country)", countries) { _ = Route.of($0, in: view) }
        each("Dialogue(of: city)", cities) { _ = Dialogue(of: $0, in: view) }
        each("atlas.all(.measure)", cities) { _ in _ = view.atlas.all(.measure).count }
        each("atlas.place(named:)", cities) { _ = try? view.atlas.place(named: view.name($0)) }
        each("atlas.place(named:), no such place", cities) { _ = try? view.atlas.place(named: "no \($0)") }
        each("atlas.record(_:), no such record", cities) { _ = try? view.atlas.record("no \($0)") }
        return !isQuick.contains(false)
    }

    private static func sample<Value>(_ values: [Value], _ count: Int) -> [Value] {
        stride(from: 0, to: values.count, by: max(1, values.count / count)).map { values[$0] }
    }

    /// The mean and the most that one question takes, asked of each.
    ///
    /// - Returns: whether the mean is within what is allowed.
    @discardableResult
    private static func each<Value>(_ what: String, _ values: [Value], _ work: (Value) -> Void) -> Bool {
        let costs = values.map { value in Cost.of { work(value) }.seconds * 1000 }
        let mean = costs.reduce(0, +) / Double(max(1, costs.count))
        print("  \(what): \(shown(mean, 3)) ms, at most \(shown(costs.max() ?? 0, 3)) ms")
        guard let allowed = allowedMilliseconds[what], mean > allowed else { return true }
        print("  FAILED: more than \(allowed) ms of CPU")
        return false
    }

    private static func say(_ what: String, _ seconds: Double) {
        print("  \(what): \(shown(seconds, 3)) s CPU")
    }
}
