import Cohorts

/// Reads any bytes as a cohort. What reads must print, read back as the same cohort, and be decidable.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    guard let setting = fixedSetting else { fatalError("the fixed vocabulary is wrong") }
    let vocabulary = setting.vocabulary
    guard let cohort = try? Cohort(text, vocabulary: vocabulary, places: setting.places.all) else { return 0 }
    do {
        let again = try Cohort(cohort.description, vocabulary: vocabulary, places: setting.places.all)
        require(again == cohort, "«\(cohort)» reads back as «\(again)»")
        let answer = try cohort.truth(for: Person(), in: setting)
        let open = try Cohort.not(cohort).truth(for: Person(), in: setting)
        require((answer == .unknown) == (open == .unknown), "«\(cohort)»: \(answer), its opposite \(open)")
        if count < 200 { try decide(cohort, setting) }
    } catch CohortRefusal.tooComplex {
        return 0
    } catch CohortRefusal.text(let fault) where cohort.description.utf8.count > Cohort.longestText {
        require(fault.found.contains("characters"), "\(fault)")
    } catch {
        fatalError("«\(cohort)»: \(error)")
    }
    return 0
}

/// A witness must re-evaluate; nobody falls between a cohort and itself.
private func decide(_ cohort: Cohort, _ setting: Setting) throws {
    var decider = try Decider(setting: setting, cohorts: [cohort], nodeLimit: 20_000)
    if let witness = try decider.witness(in: cohort) {
        let truth = try cohort.truth(for: witness, in: setting)
        require(truth == .yes, "«\(cohort)»: the witness \(witness.text(in: setting.vocabulary)) is \(truth)")
    }
    require(try decider.areEqual(cohort, .not(.not(cohort))).isProved, "«\(cohort)» is not itself")
}

private let codes = ["XA", "XB", "XC", "XD"]

private let fixedSetting: Setting? = {
    let attributes = [
        Attribute(id: .residence, domain: .place),
        Attribute(id: .nationality, domain: .several(codes)),
        Attribute(id: .citizenship, domain: .category(Citizenship.allCases.map(\.rawValue))),
        Attribute(id: "status", domain: .category(["labour", "family", "refugee"])),
        Attribute(id: "age", domain: .integer(0...120), typical: 35),
        Attribute(id: "years-resident", domain: .integer(0...120)),
        Attribute(id: "language", domain: .scale(["none", "A1", "A2", "B1", "B2", "C1", "C2"])),
        Attribute(id: "grade", domain: .scale(["1", "2", "is", "not"])),
    ]
    let rules: [Vocabulary.Rule] = [
        .notApplicable("status", when: .test(.citizenship, .equals(.word("national")))),
        .atMost("years-resident", "age"),
    ]
    let names: [CohortName: Cohort] = [
        "foreigner": .test(.citizenship, .differs(.word("national"))),
        "newcomer": .and([.named("foreigner"), .test("years-resident", .compares(.less, .integer(3)))]),
        "age": .test("age", .compares(.atLeast, .integer(65))),
    ]
    let places = Places(
        parents: ["xa": "eu", "xb": "eu", "xa.north": "xa", "xa.north.town": "xa.north"],
        countries: ["xa": "XA", "xb": "XB", "xd": "XD"],
        all: ["eu", "xa", "xb", "xd", "xa.north", "xa.north.town"])
    let vocabulary = try? Vocabulary(attributes: attributes, rules: rules, cohorts: names)
    return vocabulary.map {
        Setting(vocabulary: $0, places: places, unions: Unions(eu: ["XA", "XB"], efta: ["XC"]))
    }
}()
