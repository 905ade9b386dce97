import Atlas
import Coherence
import Cohorts

extension Day {
    /// «31 December 2014».
    var words: String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return "\(day) \(months[month - 1]) \(year)"
    }
}

extension Person {
    /// The person in words, for a sentence: «EU citizen, living in Munich, …».
    func words(in view: AtlasView) -> String {
        let vocabulary = view.setting.vocabulary
        return facts.sorted { vocabulary.order(of: $0.key) < vocabulary.order(of: $1.key) }
            .map { id, value in value.words(of: vocabulary.attribute(id), id, view) }.joined(separator: ", ")
    }
}

extension Vocabulary {
    fileprivate func order(of id: AttributeID) -> Int {
        attributes.firstIndex { $0.id == id } ?? attributes.count
    }
}

extension Person.Value {
    fileprivate func words(of attribute: Attribute?, _ id: AttributeID, _ view: AtlasView) -> String {
        let label = attribute?.label(in: "en") ?? id.rawValue
        switch self {
        case .residence(.at(let place)): return "living in \(view.name(place))"
        case .residence(.elsewhere(in: let place?)):
            let hasInner = view.places.all.contains { view.places.parent(of: $0) == place }
            return "living in \(view.name(place))" + (hasInner ? " outside the places named" : "")
        case .residence(.elsewhere(in: nil)): return "living elsewhere"
        case .integer(let number): return "\(label) \(number)"
        case .word(let word):
            let value = attribute?.label(of: word, in: "en") ?? word
            return id == .citizenship ? value : "\(label): \(value)"
        case .words(let words):
            return "\(label) " + (words.isEmpty ? "none" : words.sorted().joined(separator: " and "))
        case .notApplicable: return "\(label): does not apply"
        }
    }
}

extension Citation {
    /// «mpi-2014, II.B».
    var words: String { "\(document), \(locator)" }
    var json: JSON { .object([("document", .text(document.rawValue)), ("locator", .text(locator))]) }
}

extension Money {
    /// «grant stopped (civic integration courses)».
    var words: String {
        var text = "\(flow.rawValue) \(status == .none ? "denied" : status.rawValue)"
        if let amount { text += ", \(amount.words) \(currency ?? "")" + (year.map { " in \($0)" } ?? "") }
        if let perHead { text += ", \(perHead.words) \(currency ?? "") a person" }
        if let scope { text += " (\(scope))" }
        return text
    }

    var json: JSON {
        .object([
            ("flow", .text(flow.rawValue)), ("status", .text(status.rawValue)),
            ("from", .optional(from?.words)),
            ("to", .optional(to?.words)), ("year", year.map { .number(Double($0)) } ?? .null),
            ("amount", amount?.json ?? .null), ("perHead", perHead?.json ?? .null),
            ("currency", .optional(currency)),
            ("scope", .optional(scope)),
        ])
    }
}

extension Party {
    var words: String {
        switch self {
        case .each(let level): "each-\(level)"
        case .record(let id): id.rawValue
        case .persons(let cohort): "\(cohort)"
        case .other: ""
        }
    }
}

extension ClosedRange<Double> {
    /// Whole numbers with blanks between thousands: «224 000 000», «2 000–2 500».
    var words: String {
        lowerBound == upperBound
            ? Self.grouped(lowerBound) : "\(Self.grouped(lowerBound))–\(Self.grouped(upperBound))"
    }

    var json: JSON {
        lowerBound == upperBound
            ? .number(lowerBound) : .object([("min", .number(lowerBound)), ("max", .number(upperBound))])
    }

    private static func grouped(_ number: Double) -> String {
        guard number == number.rounded(), abs(number) < 1e15 else { return "\(number)" }
        var out = ""
        for (index, digit) in String(Int64(number)).reversed().enumerated() {
            if index > 0, index % 3 == 0 { out.append("\u{00A0}") }
            out.append(digit)
        }
        return String(out.reversed())
    }
}

extension Severity {
    var painted: String {
        let colour: Terminal.Colour =
            self == .conflict ? .red : self == .gap ? .yellow : self == .risk ? .blue : .dim
        return Terminal.paint(rawValue.uppercased(), colour)
    }

    /// «2 conflicts», «1 gap».
    func counted(_ count: Int) -> String { "\(count) \(rawValue)\(count == 1 ? "" : "s")" }
}
