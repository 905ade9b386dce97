public import Atlas
public import Cohorts

extension AtlasView {
    /// The name of a record in the language, else in English.
    public func name(_ id: RecordID, in language: String) -> String {
        atlas[id]?.names.text(in: language) ?? id.rawValue
    }
}

extension Person {
    /// The person in words of the language.
    public func words(in view: AtlasView, _ texts: Texts) -> String {
        let vocabulary = view.setting.vocabulary
        return vocabulary.attributes.compactMap { attribute in
            self[attribute.id].map { $0.words(of: attribute, view, texts) }
        }.joined(separator: ", ")
    }
}

extension Person.Value {
    fileprivate func words(of attribute: Attribute, _ view: AtlasView, _ texts: Texts) -> String {
        let label = attribute.label(in: texts.language)
        switch self {
        case .residence(.at(let place)):
            return texts("livingIn", ["place": view.name(RecordID(place), in: texts.language)])
        case .residence(.elsewhere(in: let place?)):
            let hasInner = view.places.all.contains { view.places.parent(of: $0) == place }
            return texts(
                hasInner ? "livingInRest" : "livingIn",
                ["place": view.name(RecordID(place), in: texts.language)])
        case .residence(.elsewhere(in: nil)): return texts("livingElsewhere")
        case .integer(let number): return "\(label): \(number)"
        case .word(let word):
            let value = attribute.label(of: word, in: texts.language)
            return attribute.id == .citizenship ? value : "\(label): \(value)"
        case .words(let words):
            return "\(label): " + (words.isEmpty ? texts("none") : words.sorted().joined(separator: ", "))
        case .notApplicable: return "\(label): \(texts("notApplicable"))"
        }
    }
}
