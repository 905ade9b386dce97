import Atlas
import Cohorts
import Population

extension ReachReport {
    struct WayRow {
        let way: RuleSet.Way
        let counts: ProtectedReach.Offer

        var words: String {
            let surely = counts.surely.text, possibly = counts.possibly.text
            let name = way == .any ? "by any of these" : way.rawValue
            return surely == possibly ? "\(name): \(surely)" : "\(name): \(surely), at most \(possibly)"
        }
    }

    struct MeasureRow {
        let id: RecordID
        let level: Level
        let needs: [NeedID]
        /// The needs that it answers, by access.
        let answered: Set<NeedID>
        let ways: [WayRow]
        let perHead: [Money]
        let reached: ProtectedReach.Offer?
        /// What those reached cost, of counts that may be told; nil where too few are reached or no cost is stated.
        var total: ClosedRange<Double>? {
            guard let head = perHead.first?.perHead, case .about(let most) = reached?.possibly else {
                return nil
            }
            var least = 0
            if case .about(let surely) = reached?.surely { least = surely }
            return head.lowerBound * Double(least)...head.upperBound * Double(most)
        }

        /// What those reached cost, where the cost a head is stated.
        var cost: String? {
            guard let money = perHead.first, let head = money.perHead, reached != nil else { return nil }
            let currency = money.currency ?? ""
            let each = ReachReport.range(head, currency)
            guard let total else { return "cost: \(each) a head" }
            return
                "cost: \(each) a head\(money.year.map { " (\($0))" } ?? ""), so \(ReachReport.range(total, currency)) for those reached"
        }
    }

    var measureRows: [MeasureRow] {
        var rows: [MeasureRow] = []
        var seen: Set<RecordID> = []
        for offer in reach.rules.offers where seen.insert(offer.measure).inserted {
            let own = zip(reach.rules.offers, reach.offers).filter { $0.0.measure == offer.measure }
            let access = own.first { $0.0.way == .any } ?? own.first { $0.0.way.isAccess }
            let needs = own.flatMap(\.0.needs)
            rows.append(
                MeasureRow(
                    id: offer.measure, level: offer.level, needs: Set(needs).sorted(),
                    answered: Set(own.filter { $0.0.way.isAccess }.flatMap(\.0.needs)),
                    ways: own.map { WayRow(way: $0.0.way, counts: $0.1) },
                    perHead: view[offer.measure]?.facts.money.value?.map(\.value).filter { $0.perHead != nil }
                        ?? [],
                    reached: access?.1))
        }
        return rows
    }

    static func range(_ range: ClosedRange<Double>, _ currency: String) -> String {
        func number(_ value: Double) -> String { Disclosure.Published.about(Int(value.rounded())).text }
        let words =
            range.lowerBound == range.upperBound
            ? number(range.lowerBound) : "\(number(range.lowerBound)) to \(number(range.upperBound))"
        return "\(words) \(currency)"
    }
}
