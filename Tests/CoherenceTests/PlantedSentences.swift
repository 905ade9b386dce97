import Atlas
import Fixtures

/// Records that make the checks say what the shipped atlas gives them no cause to say.
enum PlantedSentences {
    /// The shipped atlas with all of them.
    static func atlas() throws -> Atlas {
        let all =
            competence + money + duties + funds + law + [
                measure("open", "serves: [host-language]\nreaches: [{ cohort: everyone, as: may }]"),
                measure(
                    "shut", "serves: [host-language]\nreaches: [{ cohort: newcomer, as: closed }]",
                    place: "de.munich"),
                measure("unheard", "made: { with: [] }"),
            ]
        return try ShippedAtlas.with(Dictionary(uniqueKeysWithValues: all))
    }

    private static let competence = [
        measure(
            "without-means",
            """
            roles: { content: { level: city }, means: { level: state } }
            money: [{ flow: grant, status: none }]
            """),
        measure(
            "judged",
            "roles: { content: { level: city }, evaluation: { level: state, yardstick: central } }"),
    ]

    private static let money = [
        measure("temporary", "temporary: yes\nended: { how: abolished, on: 2013 }"),
        measure("temporary-undated", "temporary: yes\nended: { how: abolished }"),
        measure("cut", "cut: { of: money, hits: { harder: more-deprived, unit: person } }"),
        measure(
            "unpaid",
            """
            tasks: [{ on: each-city, do: record-complaints, binding: must }]
            money: [{ flow: grant, status: none }]
            """),
        measure(
            "underpaid",
            """
            tasks: [{ on: each-region, do: deliver, binding: must }]
            money:
              - { flow: grant, from: de, to: each-region, status: paid, amount: 10, currency: EUR }
              - { flow: budget, from: each-region, status: paid, amount: 15, currency: EUR }
            """),
    ]

    private static let duties = [
        measure("attended", stopped("{ cohort: everyone, as: must-attend }")),
        measure("tested", stopped("{ cohort: newcomer, as: must-pass, consequence: [a fine] }")),
    ]

    private static func stopped(_ reach: String) -> String {
        "money: [{ flow: grant, status: stopped }]\nreaches: [\(reach)]"
    }

    private static let funds = [
        fund("undated", "ended: { how: abolished }"),
        fund("dated", "held: { duration: P18M }\nended: { how: abolished, on: { after: 2009, by: 2012 } }"),
    ]

    private static let law = [
        measure("ban", "forbids: [{ what: inclusive-city }]"),
        measure("aim", "aims: [{ what: inclusive-city }]", place: "de.munich"),
        measure("help", "serves: [discrimination-redress]", place: "de.munich"),
        measure("more-help", "serves: [discrimination-redress]", place: "de.berlin"),
    ]

    private static func measure(_ name: String, _ facts: String, place: String = "de") -> (String, String) {
        record("measure", name, "type: programme\nheld: { from: 2010, attested: [2014] }\n\(facts)", place)
    }

    private static func fund(_ name: String, _ facts: String) -> (String, String) {
        record("fund", "\(name)-fund", facts, "de")
    }

    private static func record(_ kind: String, _ name: String, _ facts: String, _ place: String)
        -> (String, String)
    {
        (
            "de/planted/\(name).yml",
            """
            record: \(kind)
            id: de.planted-\(name)
            name: { en: Planted \(name), de: Gepflanzt \(name) }
            place: \(place)
            sources: [{ document: mpi-2014, locator: planted }]
            \(facts)
            """
        )
    }
}
