/// The fields of each kind of record: the whole format in one place.
enum Schema {
    /// The fields of the kind, those that all records share first.
    static func fields(of kind: RecordKind) -> [Field] {
        switch kind {
        case .document: identity + document
        case .place: identity + place
        case .placeGroup:
            identity + [Field("members", .list(.record([.place])), "the places that the sources name")]
                + evidence
        case .body: identity + body + dated(Schema.bodyFacts) + evidence
        case .measure: identity + measure + evidence
        case .fund: identity + fund + evidence
        case .network: identity + dated(network) + evidence
        case .project: identity + dated(project) + evidence
        case .instrument: identity + dated(instrument) + evidence
        case .study: identity + study + evidence
        case .event: identity + event + evidence
        case .figure: identity + figure + evidence
        case .change: identity + change + evidence
        case .tension: identity + tension + evidence
        case .barrier: identity + barrier + evidence
        case .practice: identity + dated(practice) + evidence
        }
    }

    /// What every record says of itself.
    static let identity: [Field] = [
        Field(
            "record", .word(RecordKind.allCases.map(\.rawValue)), required: true,
            "what kind of record this is"),
        Field("id", .text, required: true, "ISO country code (or eu), then ASCII words: nl.inburgering"),
        Field(
            "name", .names, required: true,
            "what it is called, by language; the local one and English at least"),
        Field("aliases", .list(.text), "other names by which it may be found"),
    ]

    /// Where the record comes from; required, since nothing stands without a source.
    static let evidence: [Field] = [
        Field("sources", .sources, required: true, "documents with locators"),
        Field(
            "inventory", .list(.inventoryID),
            "the rows of the inventory of the sources that this record covers"),
        Field("note", .text, "what a reader must know to read the record rightly"),
    ]

    /// A place's record needs no source: that Munich is a city is general knowledge, and labelled so.
    static let document: [Field] = [
        Field(
            "type", .word(["report", "chapter", "paper", "article", "act", "statement", "website"]),
            "what kind of text"),
        Field("authors", .list(.text), "who wrote it"),
        Field("publisher", .text, "who published it"),
        Field("year", .integer(1800...2999), "when it appeared"),
        Field(
            "yearBasis", .word(["stated", "derived"]), "whether the year stands in it or was derived from it"),
        Field("language", .list(.text), "the languages it is written in"),
        Field("url", .text, "where it can be found"),
        Field("citedIn", .sources, "where it is cited, if it was not read itself"),
        Field("inventory", .list(.inventoryID), "the rows of the inventory that this record covers"),
        Field("note", .text, "what a reader must know"),
    ]

    static let place: [Field] = [
        Field("levels", .list(.level), required: true, "the level of its government; a city state has two"),
        Field(
            "in", .record([.place]),
            "the place it lies in; members of the Union lie in eu by vocabulary/unions.yml"),
        Field("code", .text, "ISO 3166-1 alpha-2, only of countries"),
        Field("nuts", .text, "NUTS code, where certain"),
        Field(
            "coordinates",
            .object([
                Field("latitude", .text, required: true, "degrees north"),
                Field("longitude", .text, required: true, "degrees east"),
                Field(
                    "basis", .word(["stated", "general-knowledge"]), required: true, "where they come from"),
            ]), "where it lies"),
        Field(
            "without", .list(.entry([Field("need", .defined(.need), required: true, "the need")])),
            "needs for which the place states that it has nothing"),
        Field("sources", .sources, "documents with locators"),
        Field("inventory", .list(.inventoryID), "the rows of the inventory that this record covers"),
        Field("note", .text, "what a reader must know"),
    ]

    static let body: [Field] = [
        Field("place", .record([.place]), required: true, "whose body it is"),
        Field(
            "type",
            .word([
                "government", "agency", "migrant-body", "advisory-body", "complaints-body", "association",
                "network-office", "provider", "institute", "ministry",
            ]), "what kind of body"),
        Field("actsIn", .list(.record([.place])), "places in which it acts, beside its own"),
    ]
    static let bodyFacts: [Field] = [Field("serves", .list(.defined(.need)), "needs that it answers itself")]

    static let network: [Field] = [
        Field("place", .record([.place]), "where it is based, if its members lie in one place"),
        Field("scope", .level, "the level of its members' common territory"),
        Field("members", .list(.record([.place, .body])), "members that the sources name"),
        Field("memberCount", .text, "how many members, as stated"),
        Field("founders", .list(.text), "who founded it"),
        Field(
            "paid",
            .object([
                Field("from", .moment, "when payment began"),
                Field("to", .moment, "when it ended"),
            ]), "when it was paid for, where that is not the time of a fund"),
        Field("links", links, "how it relates to other records"),
    ]

    static let project: [Field] = [
        Field("place", .record([.place]), "where it is done"),
        Field("type", .word(["research", "exchange", "benchmark", "survey", "action"]), "what kind of work"),
        Field(
            "participants", .list(.record([.place, .body, .network])), "participants that the sources name"),
        Field(
            "paid",
            .object([
                Field("from", .moment, "when payment began"),
                Field("to", .moment, "when it ended"),
            ]), "when it was paid for, where that is not the time of a fund"),
        Field("links", links, "how it relates to other records"),
    ]

    static let instrument: [Field] = [
        Field("place", .record([.place]), "whose instrument it is"),
        Field(
            "type", .word(["benchmark", "index", "charter", "plan", "toolkit", "principles"]),
            "what kind of instrument"),
        Field("links", links, "how it relates to other records"),
    ]

    static let practice: [Field] = [
        Field("place", .record([.place]), "where it is done"),
        Field("links", links, "how it relates to other records"),
    ]

    static let study: [Field] = [
        Field("place", .record([.place]), "the place it is about"),
        Field("about", .list(.record([])), "the records it is about"),
        Field("year", .integer(1800...2999), "when it appeared"),
        Field(
            "design", .word(["comparison", "users", "process", "survey", "review", "cases"]),
            "how it found out"),
        Field("commissioner", .text, "who had it done"),
        Field("funder", .text, "who paid"),
        Field(
            "phase", .word(["recognition", "instrumentation", "evaluation", "reformulation"]),
            "phase of the policy cycle"),
        Field("language", .list(.text), "the languages it is written in"),
        Field("found", .text, "what it found, as the source says"),
    ]

    static let event: [Field] = [
        Field("place", .record([.place]), "where it happened"),
        Field("on", .moment, "when it happened"),
        Field(
            "participants", .list(.record([.place, .body, .network])), "participants that the sources name"),
    ]

    static let figure: [Field] = [
        Field("place", .record([.place]), "the place it is about"),
        Field("value", .number, "the number"),
        Field("range", range, "the range, where no single number is stated"),
        Field("unit", .text, required: true, "what is counted: percent of population, EUR per person"),
        Field("definition", .text, required: true, "who or what is counted, in the source's terms"),
        Field("qualifier", .word(["about", "more-than", "estimate"]), "how exact the source says it is"),
        Field("period", .moment, "the time it is about"),
        Field(
            "basis", .word(["stated", "derived", "general-knowledge"]), required: true,
            "where the number comes from"),
        Field("formula", .text, "how a derived number is derived"),
        Field("about", .list(.record([])), "the records it is about"),
        Field("studies", .list(.record([.study])), "the studies that it comes from"),
    ]

    static let change: [Field] = [
        Field("place", .record([.place]), required: true, "where it took place"),
        Field("on", .moment, "when"),
        Field("by", .party, "who brought it about"),
        Field("of", .list(.record([])), "the records that changed"),
        Field("agreed", .yesNo, "whether the levels concerned agreed to it"),
    ]

    static let tension: [Field] = [
        Field("place", .record([.place]), "where it is fought out"),
        Field("between", .list(.party), "who disagree"),
        Field("about", .list(.record([])), "the records that it is about"),
        Field("says", .text, required: true, "what the source says of it"),
    ]

    static let barrier: [Field] = [
        Field("place", .record([.place]), "where it hinders"),
        Field("about", .list(.record([])), "the records that it is about"),
        Field("says", .text, required: true, "what the source says of it"),
    ]

    static let range = Shape.object([
        Field("min", .number, required: true, "the lower end"),
        Field("max", .number, required: true, "the upper end"),
    ])

    /// Relations between records. Links are stated yes; `unlinked` beside them states no.
    static let links = Shape.object(
        Link.Kind.allCases.map {
            Field(
                $0.rawValue, .list(.either("a record's id or none", [.record([]), .word(["none"])])), $0.note)
        })

    /// The fields with when they hold and what changed.
    static func dated(_ fields: [Field]) -> [Field] {
        let stage =
            [
                Field("from", .moment, required: true, "when the change took effect"),
                Field("agreed", .yesNo, "no: one level decided alone; yes: those concerned agreed"),
                Field("by", .party, "who decided it"),
                Field("says", .text, "the change in a sentence"),
                Field("inventory", .list(.inventoryID), "the rows of the inventory that this change covers"),
                Field("sources", .sources, "where the change is stated"),
            ] + fields
        return fields + [
            Field("held", .held, "when it was in force; without it the first stage is the beginning"),
            Field(
                "stages", .list(.object(stage)),
                "what changed over time: each one change, a dated patch of the fields above"),
        ]
    }
}
