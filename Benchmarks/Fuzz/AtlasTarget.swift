import Cohorts
import Foundation

@testable import Atlas

/// Reads any bytes as a file of an atlas: a vocabulary file when the first byte is a digit that tells which, else a
/// reform or a record. What has no fault must build a record that answers for every day, in an atlas that can be looked at.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let data = Data(UnsafeBufferPointer(start: bytes, count: count))
    if let first = data.first, let name = vocabularyNames[first] {
        readVocabulary(data.dropFirst(), named: name)
    } else {
        readRecord(data)
    }
    return 0
}

private let vocabularyNames: [UInt8: String] = Dictionary(
    uniqueKeysWithValues: zip(
        "123456".utf8, ["attributes", "cohorts", "fields", "needs", "terms", "unions"]))

private func readVocabulary(_ data: Data, named name: String) {
    guard let tree = try? TreeReader(file: name).tree(of: data) else { return }
    var reader = VocabularyReader()
    for (other, text) in fixedVocabulary where other != name || name != "attributes" {
        guard let fixed = try? TreeReader(file: other).tree(of: Data(text.utf8)) else { fatalError(other) }
        reader.add(fixed, file: other, named: other)
    }
    reader.add(tree, file: name, named: name)
    guard let glossary = reader.glossary() else {
        require(!reader.faults.isEmpty, "no glossary and no fault")
        return
    }
    let setting = Setting(vocabulary: glossary.vocabulary, unions: glossary.unions(on: .last(of: 2014)))
    let cohorts = glossary.vocabulary.cohorts.keys.sorted().map { Cohort.named($0) }
    guard reader.faults.isEmpty,
        var decider = try? Decider(setting: setting, cohorts: cohorts, nodeLimit: 20_000)
    else { return }
    for cohort in cohorts { _ = try? decider.witness(in: cohort) }
}

private func readRecord(_ data: Data) {
    guard let tree = try? TreeReader(file: "fuzz.yml").tree(of: data), let base = fixedBase else { return }
    guard Overlay.isOne(tree) else {
        return read(AtlasFile(name: "fuzz.yml", layer: 1, folder: "", tree: tree), over: base.files, base)
    }
    var overlay = Overlay(tree, named: "fuzz.yml", over: base.files, layer: 2)
    let changed = overlay.apply()
    for fault in overlay.faults { require(!fault.description.isEmpty, "an empty fault") }
    let touched = Set(changed.compactMap(\.id))
    let others = base.files.filter { file in file.id.map { !touched.contains($0) } ?? true }
    for (index, file) in changed.enumerated() {
        var rest = changed
        rest.remove(at: index)
        read(file, over: others + rest, base)
    }
}

private func read(_ file: AtlasFile, over files: [AtlasFile], _ base: Base) {
    var kinds = base.kinds
    for file in files { if let id = file.id, let kind = file.kind { kinds[id] = kind } }
    if let id = file.id, let kind = file.kind { kinds[id] = kind }
    let places = Set(kinds.filter { $0.value == .place }.map(\.key.place))
    var context = CheckingContext(glossary: base.glossary, kinds: kinds, places: places, file: file.name)
    RecordChecker.check(file, in: &context)
    let others = files.filter { $0.id != file.id }
    let faults = context.faults + LinkChecker(files: others + [file]).faults()
    for fault in faults { require(!fault.description.isEmpty, "an empty fault") }
    guard faults.isEmpty else { return }
    let record = Record(file.tree, file: file.name, cohorts: context.cohorts, years: ["report": 2014])
    guard let record else { fatalError("no fault and no record") }
    look(at: record, with: others, base)
}

private func look(at record: Record, with others: [AtlasFile], _ base: Base) {
    var records = [record.id: record]
    for other in others {
        if let known = Record(other.tree, file: other.name, cohorts: [:], years: [:]) {
            records[known.id] = known
        }
    }
    let atlas = Atlas(
        records: records, glossary: base.glossary, horizon: .last(of: 2014), acknowledgements: [])
    for day in [Day.first(of: 1), .last(of: 2005), .last(of: 2014), .last(of: 9999)] {
        let view = atlas.view(asOf: day)
        guard let state = view[record.id] else { fatalError("the record is not in the view") }
        _ = (state.facts, view.level(of: state), view.linking(to: record.id))
        for place in view.places.all { _ = (view.places.country(of: place), view.holds(state, for: place)) }
        let cohorts = (state.facts.reaches.value ?? []).map { view.effective($0.value.cohort, of: state) }
        guard var decider = try? Decider(setting: view.setting, cohorts: cohorts, nodeLimit: 20_000) else {
            continue
        }
        for cohort in cohorts {
            guard let witness = try? decider.witness(in: cohort) else { continue }
            require(
                (try? cohort.truth(for: witness, in: view.setting)) == .yes, "«\(cohort)»: \(witness.facts)")
        }
    }
}

// MARK: - What is there beside the file

private struct Base {
    let glossary: Glossary
    let files: [AtlasFile]
    let kinds: [RecordID: RecordKind]
}

private let fixedBase: Base? = {
    var reader = VocabularyReader()
    for (name, text) in fixedVocabulary {
        guard let tree = try? TreeReader(file: name).tree(of: Data(text.utf8)) else { return nil }
        reader.add(tree, file: name, named: name)
    }
    guard let glossary = reader.glossary(), reader.faults.isEmpty else { fatalError("\(reader.faults)") }
    let files = fixedRecords.compactMap { text in
        (try? TreeReader(file: text).tree(of: Data(text.utf8))).map {
            AtlasFile(name: text, layer: 1, folder: "", tree: $0)
        }
    }
    let kinds = files.compactMap { file in file.id.flatMap { id in file.kind.map { (id, $0) } } }
    return Base(glossary: glossary, files: files, kinds: Dictionary(uniqueKeysWithValues: kinds))
}()

private let fixedRecords = [
    "{ record: document, id: report, name: Report, year: 2014 }",
    "{ record: place, id: eu, name: Union, levels: [supranational] }",
    "{ record: place, id: xa, name: XA, levels: [state], code: XA }",
    "{ record: place, id: xb, name: XB, levels: [state], code: XB }",
    "{ record: place, id: xa.city, name: City, levels: [region, city], in: xa }",
    "{ record: body, id: xa.office, name: Office, place: xa, sources: { document: report, locator: p } }",
    "{ record: fund, id: eu.fund, name: Fund, place: eu, sources: { document: report, locator: p } }",
    "{ record: measure, id: xa.law, name: Law, type: law, place: xa, sources: { document: report, locator: p } }",
]

private let fixedVocabulary: [(name: String, text: String)] = [
    (
        "attributes",
        """
        attributes:
          residence: { type: place }
          nationality: { type: several, values: [XA, XB, XC, XD] }
          citizenship: { type: category, values: [national, eu, efta, third-country, stateless] }
          status: { type: category, values: [labour, family, refugee] }
          age: { type: integer, from: 0, to: 120, typical: 35 }
          years-resident: { type: integer, from: 0, to: 120 }
          language: { type: scale, values: [none, A1, B1], changeable: yes }
        rules: [ { notApplicable: status, when: "citizenship is national" }, { attribute: years-resident, atMost: age } ]
        """
    ),
    ("cohorts", "foreigner: citizenship is not national\nnewcomer: foreigner and years-resident < 3"),
    ("fields", "domains: { learning: Learning }\nfields: { courses: { domain: learning, name: Courses } }"),
    ("needs", "host-language: { domain: learning, name: Language, cohort: newcomer and language < B1 }"),
    ("terms", "terms: { veil: Veil }\nprocesses: { learning: { name: Learning, length: P5Y } }"),
    (
        "unions",
        "eu: { XA: [ { from: 1958 } ], XB: [ { from: 1958, to: 2010 } ] }\nefta: { XC: [ { from: 1960 } ] }"
    ),
]
