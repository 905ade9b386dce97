import Cohorts

extension Setting {
    /// What a field of a register says, as ``Setting/fact(_:)`` reads it. Ids of places and numbers, of which there are
    /// thousands, are read without its care; whatever they are not is left to it, with its sentences.
    func value(_ text: String, of id: AttributeID) throws(CohortRefusal) -> Person.Value {
        switch vocabulary.attribute(id)?.domain {
        case .place:
            let place = PlaceID(rawValue: text)
            if places.all.contains(place) { return .residence(.at(place)) }
        case .integer(let range):
            if let number = Int(text), range.contains(number) { return .integer(number) }
        case .scale, .category, .several, nil: break
        }
        return try fact("\(id)=\(text)").value
    }
}
