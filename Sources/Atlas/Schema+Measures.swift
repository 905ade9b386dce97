extension Schema {
    /// A measure: what a level decides, who delivers and pays it, whom it reaches.
    static let measure: [Field] =
        [
            Field(
                "type",
                .word([
                    "law", "programme", "service", "strategy", "campaign", "charter", "agreement",
                    "coordination",
                    "training", "policy",
                ]), required: true, "what kind of measure"),
            Field("place", .record([.place]), required: true, "whose measure it is"),
            Field("level", .level, "the level that holds it, where its place has two"),
        ] + dated(measureFacts)

    /// The facts of a measure that can change over time.
    static let measureFacts: [Field] = [
        Field(
            "each",
            .object([
                Field("level", .level, required: true, "the level whose places each have it"),
                Field(
                    "extent", .word(Each.Extent.allCases.map(\.rawValue)), required: true, "how many of them"),
                Field("except", .list(.record([.place])), "places that do not have it, with all inside them"),
            ]), "when the places of a level each have one of their own"),
        Field("field", .defined(.field), "the policy field"),
        Field("serves", .list(.defined(.need)), "needs that it answers"),
        Field("concerns", .list(.defined(.need)), "needs that it touches without answering them"),
        Field("territory", .word(["any"]), "any: it reaches persons outside its place too"),
        Field(
            "reaches",
            .list(
                .entry([
                    Field("cohort", .cohort, required: true, "who is surely meant"),
                    Field("possibly", .cohort, "who is meant at most; without it the same as the cohort"),
                    Field(
                        "as", .word(Reach.Manner.allCases.map(\.rawValue)),
                        "how it reaches them; without it: may"),
                    Field("within", .duration, "the time they have"),
                    Field("queue", .text, "the class of seats they wait for"),
                    Field("consequence", .list(.text), "what follows if they do not comply"),
                ])), "whom it reaches and how; an empty list states: nobody"),
        Field(
            "seats",
            .object([
                Field(
                    "order", .list(.text), required: true, "the classes of seats, those served first in front"
                ),
                Field("capacity", .integer(0...100_000_000), "how many seats there are"),
            ]), "who comes first where places are few"),
        Field(
            "roles",
            .object([
                Field(
                    "content", .entry([Field("level", .level, required: true, "who decides what is done")]),
                    "content"),
                Field(
                    "means", .entry([Field("level", .level, required: true, "who holds the budget")]), "means"
                ),
                Field(
                    "delivery",
                    .entry([
                        Field(
                            "by",
                            .list(.word(["city", "agency", "ngo", "firm", "volunteers", "region", "state"])),
                            "who carries it out"),
                        Field("level", .level, "at which level it is carried out"),
                        Field(
                            "city", .word(CityRole.allCases.map(\.rawValue)),
                            "the city's part; none is stated, not assumed"),
                    ]), "delivery"),
                Field(
                    "evaluation",
                    .entry([
                        Field("level", .level, required: true, "who evaluates"),
                        Field("yardstick", .word(["local", "central"]), "by whose aims"),
                    ]), "evaluation"),
            ]), "which level holds what"),
        Field("discretion", .word(["none", "some", "full"]), "how freely the city may shape it"),
        Field(
            "partners",
            .list(
                .entry([
                    Field("kind", .text, "what kind of partner"),
                    Field("body", .record([.body]), "which body"),
                    Field("level", .level, "at which level"),
                ])), "who works with it"),
        Field(
            "tasks",
            .list(
                .entry([
                    Field("on", .party, required: true, "who is bound"),
                    Field(
                        "do",
                        .word([
                            "deliver", "tender", "fund", "record-complaints", "adopt-policy", "assess",
                            "report", "coordinate",
                            "protect", "implement",
                        ]), required: true, "to what"),
                    Field("binding", .word(["must", "expected"]), required: true, "how firmly"),
                    Field(
                        "need", .defined(.need),
                        "the need that the task is about, if not all of the measure's"),
                ])), "duties on places and bodies"),
        Field("money", money, "who pays whom"),
        Field(
            "forbids",
            .list(
                .entry([
                    Field("what", .defined(.term), required: true, "what is forbidden"),
                    Field("cohort", .cohort, "for whom"),
                    Field("extent", .text, "how far, as the source says"),
                ])), "what it forbids"),
        Field(
            "aims",
            .list(
                .entry([
                    Field("what", .defined(.term), required: true, "what is aimed at"),
                    Field("set", .moment, "when the aim was set"),
                    Field("by", .moment, "by when it is to be reached"),
                    Field("process", .defined(.process), "the process that has to happen, by our definition"),
                ])), "what it aims at"),
        Field(
            "approach", .word(["targeted", "mainstream"]), "special measures, or general ones open to all"),
        Field(
            "monitors",
            .list(
                .entry([
                    Field("what", .text, required: true, "what is watched"),
                    Field("byGroup", .yesNo, "whether group by group"),
                ])), "what it watches continuously"),
        Field("temporary", .yesNo, "whether it was made for a time only"),
        Field(
            "oversight",
            .list(
                .entry([
                    Field(
                        "of", .word(["presence", "content"]), required: true,
                        "whether there is a policy, or how good it is"),
                    Field("by", .level, required: true, "who watches"),
                ])), "who watches what cities do"),
        Field(
            "cut",
            .entry([
                Field("of", .word(["money", "services"]), required: true, "what was cut"),
                Field(
                    "hits",
                    .object([
                        Field(
                            "harder", .word(["more-deprived", "less-deprived", "even"]), required: true,
                            "whom it hit harder"),
                        Field(
                            "unit", .word(["city", "area", "person"]), required: true,
                            "compared what with what"),
                    ]), "whom it hit"),
            ]), "a cut, and whom it hit"),
        Field(
            "made",
            .object([
                Field(
                    "with",
                    .list(
                        .entry([
                            Field(
                                "kind", .word(["migrant-body", "majority-body", "experts", "residents"]),
                                required: true, "who took part"),
                            Field("body", .record([.body]), "which body"),
                        ])), required: true,
                    "who took part in making it; an empty list states: nobody of these")
            ]), "how it was made"),
        Field("ended", ended, "that it was ended, how and when"),
        Field("links", links, "how it relates to other records"),
        Field(
            "unlinked", .list(.record([.measure, .fund])), "records to which a source says it has no link"),
    ]

    static let money = Shape.list(
        .entry([
            Field("flow", .word(Money.Flow.allCases.map(\.rawValue)), required: true, "what kind of payment"),
            Field(
                "status", .word(Money.Status.allCases.map(\.rawValue)), required: true,
                "what became of it; none states that there is none"),
            Field("from", .payer, "who pays"),
            Field("to", .payer, "who is paid"),
            Field("year", .integer(1800...2999), "the year of the amount"),
            Field("amount", .either("a number or { min: …, max: … }", [.number, range]), "how much"),
            Field(
                "perHead", .either("a number or { min: …, max: … }", [.number, range]), "how much a person"),
            Field("currency", .text, "ISO 4217"),
            Field("scope", .text, "what the amount covers"),
            Field("fund", .record([.fund]), "the fund it comes from"),
        ]))

    static let ended = Shape.object([
        Field(
            "how", .word(["abolished", "expired"]), required: true, "by decision, or at the end of its time"),
        Field("on", .moment, "when"),
        Field("by", .party, "who ended it"),
        Field("sources", .sources, "where this is stated"),
    ])

    /// A fund: money set apart, whom it may serve, for what, and whether any is free.
    static let fund: [Field] =
        [Field("place", .record([.place]), required: true, "whose fund it is")]
        + dated([
            Field("level", .level, "the level that holds it, where its place has two"),
            Field(
                "pays",
                .entry([
                    Field("cohort", .cohort, required: true, "whom it surely may serve"),
                    Field("possibly", .cohort, "whom it may serve at most"),
                ]), "whom it may serve"),
            Field("for", .list(.defined(.fundedPurpose)), "domains or needs it may be spent on"),
            Field(
                "free",
                .entry([
                    Field("value", .yesNo, required: true, "whether money can still be committed"),
                    Field("extent", .text, "how far, as the source says"),
                    Field(
                        "for", .list(.defined(.fundedPurpose)),
                        "domains or needs of which it is said, if not of all"),
                ]), "whether money is still to be had"),
            Field("money", money, "who pays in and out"),
            Field("temporary", .yesNo, "whether it was made for a time only"),
            Field("ended", ended, "that it was ended, how and when"),
            Field("links", links, "how it relates to other records"),
            Field(
                "unlinked", .list(.record([.measure, .fund])), "records to which a source says it has no link"
            ),
        ])
}
