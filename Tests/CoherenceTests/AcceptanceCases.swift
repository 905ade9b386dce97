import Atlas
import Coherence
import Cohorts
import Fixtures

extension AcceptanceCase {
    static let all: [AcceptanceCase] = competence + money + reach + law + knowledge + voice

    private static func fires(
        _ check: CheckID, _ name: String, _ year: Int, _ records: [RecordID], basis: Finding.Basis = .stated,
        at place: PlaceID? = nil, of need: NeedID? = nil,
        meeting group: String? = nil, reversedBy changes: [TextChange] = [],
        planting planted: [String: String] = [:]
    ) -> AcceptanceCase {
        AcceptanceCase(
            check: check, name: name, year: year, expectation: .fires(basis), records: records, place: place,
            need: need, group: group,
            mutation: changes, planted: planted)
    }

    private static func silent(
        _ check: CheckID, _ name: String, _ year: Int, _ records: [RecordID], at place: PlaceID? = nil,
        of need: NeedID? = nil, meeting group: String? = nil,
        reversedBy changes: [TextChange] = [], planting planted: [String: String] = [:]
    ) -> AcceptanceCase {
        AcceptanceCase(
            check: check, name: name, year: year, expectation: .silent, records: records, place: place,
            need: need, group: group,
            mutation: changes, planted: planted)
    }

    // MARK: - Competence

    static let competence: [AcceptanceCase] = [
        fires(
            "competence.partial", "Dutch civic integration", 2007, ["nl.inburgering"],
            reversedBy: [TextChange("nl.inburgering", "    discretion: none\n", "")]),
        silent(
            "competence.partial", "Dutch civic integration before the reform", 2002, ["nl.inburgering"],
            reversedBy: [TextChange("nl.inburgering", "{ after: 2003, by: 2007 }", "2000")]),
        silent(
            "competence.partial", "Finland", 2014, ["fi.reception"],
            reversedBy: [
                TextChange("fi.reception", "content: { level: city }", "content: { level: state }"),
                TextChange(
                    "fi.reception", "discretion: some",
                    "discretion: none\ntasks: [{ on: each-city, do: deliver, binding: must }]"),
            ]),
        silent(
            "competence.partial", "Denmark", 2014, ["dk.introduction"],
            reversedBy: [
                TextChange(
                    "dk.introduction", "roles:\n", "discretion: none\nroles:\n  content: { level: state }\n")
            ]),
        silent(
            "competence.content-without-means", "Finland: the state pays, the city spends", 2014,
            ["fi.reception"],
            reversedBy: [TextChange("fi.reception", "status: paid", "status: none")]),
        fires(
            "competence.city-bypassed", "France", 2014, ["fr.civic-integration"],
            reversedBy: [TextChange("fr.civic-integration", ", city: none", "")]),
        fires(
            "competence.city-bypassed", "Flanders", 2014, ["be.flanders.civic-integration"],
            reversedBy: [TextChange("be.flanders.civic-integration", ", city: none", "")]),
        fires(
            "competence.city-bypassed", "Germany", 2014, ["de.integrationskurs"],
            reversedBy: [TextChange("de.integrationskurs", ", city: none", "")]),
        silent(
            "competence.city-bypassed", "Denmark", 2014, ["dk.introduction"],
            reversedBy: [
                TextChange(
                    "dk.introduction", "by: city, level: city, city: responsible }",
                    "by: ngo, level: city, city: none }\n  content: { level: state }")
            ]),
        silent(
            "competence.city-bypassed", "Finland", 2014, ["fi.reception"],
            reversedBy: [
                TextChange("fi.reception", "content: { level: city }", "content: { level: state }"),
                TextChange("fi.reception", "city: responsible", "city: none"),
            ]),
        silent(
            "competence.city-bypassed", "Sweden before 2010", 2009, ["se.introduction"],
            reversedBy: [
                TextChange(
                    "se.introduction", "city: responsible }", "city: none }\n  content: { level: state }")
            ]),
        silent(
            "competence.city-bypassed", "Sweden after 2010", 2014, ["se.introduction"],
            reversedBy: [TextChange("se.introduction", "city: responsible", "city: none")]),
        fires(
            "competence.rigid", "German integration course", 2014, ["de.integrationskurs"],
            reversedBy: [
                TextChange(
                    "de.integrationskurs", "seats: { order: [mandatory, voluntary] }",
                    "seats: { order: [all] }"),
                TextChange("de.integrationskurs", "queue: mandatory", "queue: all"),
                TextChange("de.integrationskurs", "queue: voluntary", "queue: all"),
            ]),
        silent(
            "competence.rigid", "Sweden", 2014, ["se.introduction"],
            reversedBy: [TextChange("se.introduction", "discretion: some", "discretion: none")]),
        silent(
            "competence.rigid", "Finland", 2014, ["fi.reception"],
            reversedBy: [TextChange("fi.reception", "discretion: some", "discretion: none")]),
    ]

    // MARK: - Money

    static let money: [AcceptanceCase] = [
        silent(
            "money.unfunded-duty", "Dutch regulation of extra costs", 1980, ["nl.ethnic-minorities-policy"],
            reversedBy: [TextChange("nl.ethnic-minorities-policy", "status: paid", "status: none")]),
        fires(
            "money.withdrawn-duty-kept", "Dutch civic integration", 2012, ["nl.inburgering"],
            reversedBy: [TextChange("nl.inburgering", "status: stopped", "status: unchanged")]),
        silent(
            "money.withdrawn-duty-kept", "Dutch civic integration before", 2002, ["nl.inburgering"],
            reversedBy: [
                TextChange("nl.inburgering", "{ after: 2003, by: 2007 }", "2000"),
                TextChange("nl.inburgering", "from: 2012", "from: 2001"),
            ]),
        fires(
            "money.fund-abolished", "Spanish fund", 2012, ["es.integration-fund"],
            reversedBy: [TextChange("es.integration-fund", "how: abolished", "how: expired")]),
        fires(
            "money.fund-abolished", "Migration Impacts Fund", 2014, ["gb.migration-impacts-fund"],
            reversedBy: [TextChange("gb.migration-impacts-fund", "how: abolished", "how: expired")]),
        silent(
            "money.fund-abolished", "INTI, continued by the Integration Fund", 2014, ["eu.inti"],
            reversedBy: [
                TextChange("eu.inti", "how: expired", "how: abolished"),
                TextChange("eu.inti", "links: { continuedBy: [eu.eif, eu.erf] }\n", ""),
            ]),
        fires(
            "money.cut-where-need-is", "Sure Start", 2011, ["gb.england.sure-start"],
            reversedBy: [TextChange("gb.england.sure-start", "harder: more-deprived", "harder: even")]),
        fires(
            "money.group-outside", "EU mobile citizens: one fund closed, one committed", 2012,
            ["eu.eif", "eu.esf"], meeting: "eu-mobile",
            reversedBy: [TextChange("eu.esf", "free: { value: no", "free: { value: yes")]),
        silent(
            "money.group-outside", "third-country nationals", 2012, ["eu.eif", "eu.esf"],
            meeting: "third-country",
            reversedBy: [
                TextChange("eu.eif", "pays: { cohort: \"non-eu\"", "pays: { cohort: \"citizenship is efta\"")
            ]),
    ]

    // MARK: - Reach

    private static let munichAdvice = """
        record: measure
        id: de.munich.eu-advice
        type: service
        name: { en: A planted service }
        place: de.munich
        serves: [newcomer-advice]
        held: { attested: [2014] }
        reaches: [{ cohort: nobody, possibly: "eu-mobile" }]
        sources: [{ document: mpi-2014, locator: planted }]
        """

    static let reach: [AcceptanceCase] = [
        fires(
            "reach.unserved", "EU mobile citizens' advice in Munich", 2014, ["de.munich"], basis: .unknown,
            at: "de.munich", of: "newcomer-advice",
            meeting: "eu-mobile", planting: ["de/measures/x.yml": munichAdvice]),
        silent(
            "reach.unserved", "EU mobile citizens' advice in Berlin", 2014, ["de.berlin"], at: "de.berlin",
            of: "newcomer-advice",
            meeting: "eu-mobile",
            reversedBy: [
                TextChange(
                    "de.berlin.eu-contact-point", "possibly: \"eu-mobile\"", "possibly: \"third-country\"")
            ]),
        silent(
            "reach.unserved", "EU mobile citizens' advice in Stockholm", 2014, ["se.stockholm"],
            at: "se.stockholm", of: "newcomer-advice",
            meeting: "eu-mobile",
            reversedBy: [
                TextChange(
                    "se.stockholm.crossroads", "possibly: \"eu-mobile\"", "possibly: \"third-country\"")
            ]),
        fires(
            "reach.rationed", "EU citizens in the German integration course", 2014, ["de.integrationskurs"],
            meeting: "eu-mobile",
            reversedBy: [
                TextChange("de.integrationskurs", "[mandatory, voluntary]", "[voluntary, mandatory]")
            ]),
        silent(
            "reach.rationed", "Finland", 2014, ["fi.reception"],
            reversedBy: [
                TextChange("fi.reception", "reaches:", "seats: { order: [first, later] }\nreaches:"),
                TextChange("fi.reception", "as: may }", "as: may, queue: later }"),
            ]),
        fires(
            "reach.parallel", "Munich's courses beside the state's", 2014,
            ["de.integrationskurs", "de.munich.vocational-courses"],
            reversedBy: [
                TextChange(
                    "de.munich.vocational-courses", "unlinked:",
                    "links: { coordinatedWith: [de.integrationskurs] }\n# unlinked:")
            ]),
        fires(
            "reach.parallel", "city language offers in most German cities", 2014,
            ["de.city-language-offers", "de.integrationskurs"],
            reversedBy: [
                TextChange(
                    "de.city-language-offers", "unlinked:",
                    "links: { coordinatedWith: [de.integrationskurs] }\n# unlinked:")
            ]),
        silent(
            "reach.parallel", "Nuremberg, tuned to the federal course", 2014,
            ["de.integrationskurs", "de.nuremberg.zam"],
            reversedBy: [
                TextChange("de.nuremberg.zam", "links: { coordinatedWith: [de.integrationskurs] }\n", "")
            ]),
        fires(
            "reach.displaced", "Dutch adult education", 2014, ["nl.adult-education", "nl.inburgering"],
            meeting: "eu-mobile",
            reversedBy: [TextChange("nl.adult-education", "status: unchanged", "status: paid")]),
        silent(
            "reach.displaced", "Dutch adult education before", 2002,
            ["nl.adult-education", "nl.inburgering"],
            reversedBy: [
                TextChange("nl.inburgering", "{ after: 2003, by: 2007 }", "2000"),
                TextChange("nl.inburgering", "from: 2012", "from: 2001"),
                TextChange("nl.adult-education", "2012", "2001"),
            ]),
        fires(
            "reach.contradiction", "health without permit, Munich and Germany", 2014,
            ["de.munich.health-model", "de.residence-act-2005"],
            reversedBy: [
                TextChange(
                    "de.residence-act-2005", "reaches: [{ cohort: \"without-permit\", as: reported }]\n", "")
            ]),
    ]

    // MARK: - Law

    private static func closedPosts(_ place: PlaceID) -> AcceptanceCase {
        let law = RecordID(rawValue: "\(place).public-posts")
        return fires(
            "law.barrier", "public posts in \(place)", 2014, [law], at: place,
            reversedBy: [TextChange(law, "what: diverse-public-staff", "what: mixed-areas")])
    }

    private static func eachCityBody(_ country: String) -> [String: String] {
        [
            "\(country)/measures/planted.yml": """
            record: measure
            id: \(country).planted-bureaus
            type: service
            name: { en: Planted bureaus }
            place: \(country)
            each: { level: city, extent: all }
            serves: [discrimination-redress]
            held: { attested: [2014] }
            sources: [{ document: mpi-2014, locator: planted }]
            """
        ]
    }

    static let law: [AcceptanceCase] =
        ["at", "de", "lu", "pt", "es", "fr"].map(closedPosts) + [
            fires(
                "law.no-local-body", "Germany", 2014, ["eu.racial-equality-directive"], basis: .unknown,
                at: "de", planting: eachCityBody("de")),
            fires(
                "law.no-local-body", "Netherlands before the act of 2009", 2008,
                ["eu.racial-equality-directive"], basis: .unknown, at: "nl",
                reversedBy: [
                    TextChange("nl.anti-discrimination-act", "from: 2009", "from: 2007"),
                    TextChange("nl.discrimination-bureaus", "from: 2009", "from: 2007"),
                ]),
            fires(
                "law.no-local-body", "Spain", 2014, ["eu.racial-equality-directive"], basis: .unknown,
                at: "es", planting: eachCityBody("es")),
            silent(
                "law.no-local-body", "Netherlands after the act of 2009", 2010,
                ["eu.racial-equality-directive"], at: "nl",
                reversedBy: [
                    TextChange("nl.anti-discrimination-act", "serves: [discrimination-redress]\n", ""),
                    TextChange("nl.anti-discrimination-act", ", need: discrimination-redress", ""),
                    TextChange("nl.discrimination-bureaus", "serves: [discrimination-redress]\n", ""),
                ]),
            silent(
                "law.no-local-body", "Belgium", 2014, ["eu.racial-equality-directive"], at: "be",
                reversedBy: [TextChange("be.complaint-structures", "serves: [discrimination-redress]\n", "")]),
            silent(
                "law.no-local-body", "France", 2014, ["eu.racial-equality-directive"], at: "fr",
                reversedBy: [TextChange("fr.complaint-structures", "serves: [discrimination-redress]\n", "")]),
            silent(
                "law.no-local-body", "Barcelona for itself", 2014, ["eu.racial-equality-directive"],
                at: "es.barcelona",
                reversedBy: [
                    TextChange(
                        "es.barcelona.nondiscrimination-office", "serves: [discrimination-redress]\n", "")
                ]),
        ]

    // MARK: - Knowledge

    private static func unmonitored(_ record: RecordID) -> AcceptanceCase {
        fires(
            "knowledge.unmonitored-mainstreaming", "\(record)", 2014, [record], basis: .unknown,
            reversedBy: [
                TextChange(
                    record, "approach: mainstream",
                    "approach: mainstream\nmonitors: [{ what: access, byGroup: yes }]")
            ])
    }

    static let knowledge: [AcceptanceCase] =
        ["nl.amsterdam.mainstreaming", "nl.rotterdam.mainstreaming", "se.malmo.mainstreaming"].map(
            unmonitored) + [
            fires(
                "knowledge.impatient", "Copenhagen by 2015", 2014, ["dk.copenhagen.engage"], basis: .unknown,
                reversedBy: [TextChange("dk.copenhagen.engage", "by: 2015", "by: 2045")]),
            fires(
                "knowledge.volatile", "Dutch civic integration", 2013, ["nl.inburgering"],
                reversedBy: [TextChange("nl.inburgering", "agreed: no", "agreed: yes")]),
            silent(
                "knowledge.unscaled", "French reform of mainstream services", 2014,
                ["fr.urban-policy-reform"],
                reversedBy: [
                    TextChange(
                        "fr.urban-policy-reform", "held: { attested: [2014] }",
                        "temporary: yes\nended: { how: abolished, on: 2013 }")
                ]),
        ]

    // MARK: - Voice

    static let voice: [AcceptanceCase] = [
        "needs-mapping", "multilingual-information", "front-office-training", "coordination-mission",
    ].map { name in
        silent(
            "voice.absent", "Nantes' \(name)", 2014, [RecordID(rawValue: "fr.nantes.\(name)")],
            reversedBy: [
                TextChange(
                    "fr.nantes.needs-mapping",
                    "made:\n  with: [{ kind: migrant-body, body: fr.nantes.advisory-body }]\n", "")
            ])
    }
}
