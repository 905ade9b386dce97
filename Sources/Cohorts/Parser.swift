extension Cohort {
    /// The longest text that is read, in characters.
    public static let longestText = 10_000
    /// The deepest nesting of parentheses and `not` that is read.
    public static let deepestNesting = 100

    /// Reads a cohort as the atlas writes it.
    ///
    /// - Parameters:
    ///   - text: for example `third-country and age in 18..64`.
    ///   - vocabulary: attributes, values and named cohorts that may be used.
    ///   - places: the places that may follow `within`; nil accepts any, to be checked later.
    /// - Throws: ``CohortRefusal/text(_:)`` with the position, what was found, what was expected and the nearest word.
    public init(_ text: String, vocabulary: Vocabulary, places: Set<PlaceID>? = nil) throws(CohortRefusal) {
        try self.init(text, vocabulary: vocabulary, names: Set(vocabulary.cohorts.keys), places: places)
    }

    /// Reads a cohort where `names` are the cohorts that may be named, defined yet or not.
    public init(
        _ text: String, vocabulary: Vocabulary, names: Set<CohortName>, places: Set<PlaceID>?
    ) throws(CohortRefusal) {
        guard text.utf8.count <= Self.longestText else {
            throw .text(
                CohortFault(
                    line: 1, column: 1, found: "\(text.utf8.count) characters",
                    expected: "at most \(Self.longestText); name parts of it in vocabulary/cohorts.yml",
                    nearest: nil))
        }
        var lexer = Lexer(text)
        let tokens = try lexer.tokens()
        var parser = Parser(tokens: tokens, vocabulary: vocabulary, names: names, places: places)
        self = try parser.whole()
    }
}

/// Recursive descent over the tokens; every word is checked against the vocabulary where it stands.
private struct Parser {
    let tokens: [Token]
    let vocabulary: Vocabulary
    let names: Set<CohortName>
    let places: Set<PlaceID>?
    private var position = 0
    private var depth = 0

    init(tokens: [Token], vocabulary: Vocabulary, names: Set<CohortName>, places: Set<PlaceID>?) {
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.names = names
        self.places = places
    }

    private static let connectives: Set<String> = ["and", "or"]

    private var token: Token { tokens[position] }
    private var word: String? { if case .word(let word) = token.kind { word } else { nil } }
    private func at(_ sign: String) -> Bool { token.kind == .sign(sign) }

    private mutating func take() -> Token {
        defer { if position < tokens.count - 1 { position += 1 } }
        return token
    }

    mutating func whole() throws(CohortRefusal) -> Cohort {
        let cohort = try either()
        guard token.kind == .end else { throw token.fault(expected: "«and», «or» or the end") }
        return cohort
    }

    private mutating func either() throws(CohortRefusal) -> Cohort {
        var parts = [try both()]
        while word == "or" {
            _ = take()
            parts.append(try both())
        }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    private mutating func both() throws(CohortRefusal) -> Cohort {
        var parts = [try one()]
        while word == "and" {
            _ = take()
            parts.append(try one())
        }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    private mutating func one() throws(CohortRefusal) -> Cohort {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Cohort.deepestNesting + 1 else {
            throw token.fault(expected: "at most \(Cohort.deepestNesting) levels of nesting")
        }
        if at("(") {
            _ = take()
            let inner = try either()
            guard at(")") else { throw token.fault(expected: "«)», «and» or «or»") }
            _ = take()
            return inner
        }
        guard let word else { throw token.fault(expected: "an attribute, a named cohort, «not» or «(»") }
        switch word {
        case "not":
            _ = take()
            return .not(try one())
        case "everyone":
            _ = take()
            return .everyone
        case "nobody":
            _ = take()
            return .nobody
        case "known":
            _ = take()
            return .known(try attribute().id)
        default:
            return try testOrName(word)
        }
    }

    /// An attribute is followed by an operator, a named cohort by none; where a word is both, the operator decides.
    private mutating func testOrName(_ word: String) throws(CohortRefusal) -> Cohort {
        let isOperator: Bool =
            switch tokens[min(position + 1, tokens.count - 1)].kind {
            case .word(let next): ["is", "in", "within"].contains(next)
            case .sign(let next): Cohort.Comparison(rawValue: next) != nil
            case .integer, .end: false
            }
        if !isOperator {
            let name = CohortName(rawValue: word)
            guard names.contains(name) else { throw unknownWord(word) }
            _ = take()
            return .named(name)
        }
        let attribute = try attribute()
        return .test(attribute.id, try condition(on: attribute))
    }

    private func unknownWord(_ word: String) -> CohortRefusal {
        if let attribute = vocabulary.attribute(AttributeID(rawValue: word)) {
            let after = tokens[min(position + 1, tokens.count - 1)]
            return after.fault(expected: "\(attribute.operators) after the attribute «\(word)»")
        }
        let valid =
            names.map(\.rawValue) + vocabulary.attributes.map(\.id.rawValue) + ["everyone", "nobody", "not"]
        return token.fault(
            expected: "an attribute, a named cohort, «not» or «(»",
            nearest: nearestWord(to: word, among: valid))
    }

    private mutating func attribute() throws(CohortRefusal) -> Attribute {
        guard let word else { throw token.fault(expected: "an attribute") }
        guard let attribute = vocabulary.attribute(AttributeID(rawValue: word)) else {
            let nearest = nearestWord(to: word, among: vocabulary.attributes.map(\.id.rawValue))
            throw token.fault(expected: "an attribute", nearest: nearest)
        }
        _ = take()
        return attribute
    }

    private mutating func condition(on attribute: Attribute) throws(CohortRefusal) -> Cohort.Condition {
        let sign = take()
        if attribute.domain == .place {
            guard sign.kind == .word("within") else { throw sign.fault(expected: "«within» and a place") }
            return .within(try place())
        }
        switch sign.kind {
        case .word("is"):
            if word == "not" {
                _ = take()
                return .differs(try literal(of: attribute))
            }
            return .equals(try literal(of: attribute))
        case .word("in"):
            return at("{") ? .oneOf(try list(of: attribute)) : try range(of: attribute)
        case .sign(let text):
            guard let comparison = Cohort.Comparison(rawValue: text) else { break }
            guard attribute.isOrdered else {
                throw sign.fault(expected: "«is» or «in», since \(attribute.id) has no order")
            }
            return .compares(comparison, try literal(of: attribute))
        default: break
        }
        throw sign.fault(expected: attribute.operators)
    }

    private mutating func list(of attribute: Attribute) throws(CohortRefusal) -> [Cohort.Literal] {
        _ = take()
        var values = [try literal(of: attribute)]
        while at(",") {
            _ = take()
            values.append(try literal(of: attribute))
        }
        guard at("}") else { throw token.fault(expected: "«,» or «}»") }
        _ = take()
        return values
    }

    private mutating func range(of attribute: Attribute) throws(CohortRefusal) -> Cohort.Condition {
        guard attribute.isOrdered else {
            throw token.fault(expected: "«{», since \(attribute.id) has no order")
        }
        let lower = try literal(of: attribute)
        guard at("..") else { throw token.fault(expected: "«..»") }
        _ = take()
        let upperToken = token
        let upper = try literal(of: attribute)
        guard attribute.rank(of: lower) ?? 0 <= attribute.rank(of: upper) ?? 0 else {
            throw upperToken.fault(expected: "a value not below \(lower)")
        }
        return .between(lower, upper)
    }

    private mutating func literal(of attribute: Attribute) throws(CohortRefusal) -> Cohort.Literal {
        let found = token
        let expected = attribute.expectedValue
        switch found.kind {
        case .integer(let number, let written):
            if case .integer(let range) = attribute.domain {
                guard range.contains(number) else { throw found.fault(expected: expected) }
                _ = take()
                return .integer(number)
            }
            guard attribute.words.contains(written) else { throw found.fault(expected: expected) }
            _ = take()
            return .word(written)
        case .word(let word):
            guard attribute.words.contains(word) else {
                throw found.fault(expected: expected, nearest: nearestWord(to: word, among: attribute.words))
            }
            _ = take()
            return .word(word)
        case .sign, .end:
            throw found.fault(expected: expected)
        }
    }

    private mutating func place() throws(CohortRefusal) -> PlaceID {
        guard let word, !Self.connectives.contains(word) else { throw token.fault(expected: "a place") }
        if let places, !places.contains(PlaceID(rawValue: word)) {
            let nearest = nearestWord(to: word, among: places.map(\.rawValue))
            throw token.fault(expected: "a place of the atlas", nearest: nearest)
        }
        _ = take()
        return PlaceID(rawValue: word)
    }
}

extension Attribute {
    /// Whether its values can be compared by size.
    var isOrdered: Bool {
        switch domain {
        case .integer, .scale: true
        case .category, .several, .place: false
        }
    }

    /// What may follow it, as a phrase for faults.
    var operators: String {
        if domain == .place { return "«within»" }
        return isOrdered ? "«is», «in», «<», «<=», «>» or «>=»" : "«is» or «in»"
    }

    /// Where a value stands in the order of the domain; nil if it is none of it.
    func rank(of literal: Cohort.Literal) -> Int? {
        switch (domain, literal) {
        case (.integer, .integer(let number)): number
        case (.scale(let values), .word(let word)): values.firstIndex(of: word)
        default: nil
        }
    }

    /// The allowed values as a phrase for faults.
    var expectedValue: String {
        switch domain {
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound) (\(id))"
        case .place: "a place"
        case .scale(let values), .category(let values), .several(let values):
            values.count <= 12
                ? "one of \(values.joined(separator: ", ")) (\(id))"
                : "a value of \(id), such as \(values.prefix(3).joined(separator: ", "))"
        }
    }
}
