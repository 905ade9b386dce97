import Atlas
import Coherence
import Cohorts
import Foundation

/// Asks for one fact after another, the one that settles most first, until the person's facts decide all they can.
struct EntitleDialogue {
    let view: AtlasView

    /// - Returns: the person with what was answered, and what is there for them.
    func ask(_ start: Person) throws -> (Person, Entitlements) {
        var person = start
        var notKnown: Set<AttributeID> = []
        var result = try Entitlements(of: person, in: view)
        Terminal.complain(
            "An empty answer means «not known»; «?» lists the answers; «end» ends the questions.")
        while let id = result.nextQuestion, let attribute = view.setting.vocabulary.attribute(id) {
            let open = result.items.count { $0.outcome == .undecided && $0.dependsOnPerson }
            prompt(attribute, open)
            guard let line = readLine() else { break }
            let answer = line.trimmingCharacters(in: .whitespaces)
            switch answer {
            case "end": return (person, result)
            case "?": Terminal.complain(answers(to: attribute))
            case "": notKnown.insert(id)
            default:
                do {
                    let (asked, value) = try view.setting.fact("\(id)=\(value(answer, of: attribute))")
                    var known = person
                    known[asked] = value
                    _ = try Entitlements(of: known, in: view)
                    person = known
                } catch {
                    Terminal.complain("\(error)".wrapped("  "))
                }
            }
            result = try Entitlements(of: person, in: view, notAsking: notKnown)
        }
        Terminal.complain("")
        return (person, result)
    }

    private func prompt(_ attribute: Attribute, _ open: Int) {
        let question = attribute.questions["en"] ?? attribute.label(in: "en")
        let hint = hint(attribute)
        let text = "(\(open) undecided) \(question)\(hint.isEmpty ? "" : " [\(hint)]") "
        FileHandle.standardError.write(Data(text.utf8))
    }

    private func hint(_ attribute: Attribute) -> String {
        switch attribute.domain {
        case .integer(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .scale(let words): words.joined(separator: ", ")
        case .category(let words): words.count <= 6 ? words.joined(separator: ", ") : "? lists the answers"
        case .several: "ISO codes with commas between, or none"
        case .place: "the id or name of a place"
        }
    }

    private func answers(to attribute: Attribute) -> String {
        attribute.words.isEmpty
            ? "  \(hint(attribute))"
            : attribute.words.map { "  \($0): \(attribute.label(of: $0, in: "en"))" }.joined(separator: "\n")
    }

    /// An answer as the vocabulary spells it: places by name, codes and words in either case, labels for their values.
    private func value(_ answer: String, of attribute: Attribute) -> String {
        switch attribute.domain {
        case .place: (try? view.atlas.place(named: answer).id.rawValue) ?? answer
        case .several: answer == "none" ? answer : answer.uppercased().filter { !$0.isWhitespace }
        case .integer: answer
        case .scale(let words), .category(let words):
            words.first { word in
                [word, attribute.label(of: word, in: "en")].contains {
                    $0.lowercased() == answer.lowercased()
                }
            } ?? answer
        }
    }
}
