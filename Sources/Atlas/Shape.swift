/// What a field may hold. The whole format is described by shapes: they are what files are checked against, what
/// `atlas new` writes and what the documentation is tested against.
indirect enum Shape: Sendable {
    /// Any text.
    case text
    /// A text by language: `{ nl: Inburgering, en: … }`, or one text that stands for all.
    case names
    /// One of these words.
    case word([String])
    /// A whole number within the range.
    case integer(ClosedRange<Int>)
    /// A number, decimal point allowed, not below zero.
    case number
    /// `2012`, `2012-05`, `2012-05-03`, or `{ after: 2003, by: 2007 }`.
    case moment
    /// ISO 8601, years, months or days: `P3Y`, `P18M`, `P90D`.
    case duration
    /// A cohort of the language.
    case cohort
    /// A word of a vocabulary file.
    case defined(Glossary)
    /// The id of a record of one of the kinds; of any kind when none is given.
    case record([RecordKind])
    /// A place, a body, or `each-city` and its like.
    case party
    /// A party, or `{ cohort: … }`.
    case payer
    /// Rows of the inventory of the sources: `MEA-015`.
    case inventoryID
    /// One or several of the shape; one stands for a list of one.
    case list(Shape)
    /// A map with these fields.
    case object([Field])
    /// Anything of the first shape that fits; the name says what is expected.
    case either(String, [Shape])

    /// The lists of words that the vocabulary defines.
    enum Glossary: String, Sendable {
        case field, need, domain, term, process, fundedPurpose
    }
}

/// A field of a record or an entry.
struct Field: Sendable {
    let name: String
    let shape: Shape
    /// Whether the field must be there.
    let isRequired: Bool
    /// One line for `atlas new` and the documentation.
    let note: String

    init(_ name: String, _ shape: Shape, required: Bool = false, _ note: String) {
        self.name = name
        self.shape = shape
        isRequired = required
        self.note = note
    }
}

extension Shape {
    /// Yes or no, as stated.
    static let yesNo = Shape.word(["yes", "no"])
    /// A level of government.
    static let level = Shape.word(Level.allCases.map(\.rawValue))
    /// When something was in force.
    static let held = Shape.object([
        Field("from", .moment, "when it began"),
        Field("to", .moment, "when it ended; a year includes its 31 December"),
        Field("attested", .list(.integer(1000...2999)), "years in which a source says it was in force"),
        Field("duration", .duration, "how long it lasted, where no dates are known"),
    ])
    /// Where something is stated.
    static let sources = Shape.list(
        .object([
            Field("document", .record([.document]), required: true, "the document's id"),
            Field("locator", .text, required: true, "section, page or note, so that the passage is found"),
        ]))

    /// An entry: its own fields, and the dates and sources that every entry may carry.
    static func entry(_ fields: [Field]) -> Shape {
        .object(
            fields + [
                Field("held", .held, "when this entry held, if not as long as its record"),
                Field("sources", .sources, "where this entry is stated, if not where its record is"),
            ])
    }
}
