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
