/// Phrases that findings of several checks share: how another place solved it, and what no source states. Their wordings stand in
/// `texts/common.yml` under `phrases`.
enum Phrase: String, SentenceKey {
    // How a record elsewhere answers such a finding.
    case someDiscretion, fullDiscretion, handsMoneyDown, tunesToCity, citiesResponsible, citiesPartners
    case watchesPresence, localAims, compared, ownBudget, watches, watchesByGroup, carriedOn, ownBody,
        bodyInEachCity
    case paysForDuty, pays, paysForScope, samePurpose, reachesSuch, withoutQueue, tunedTo, migrantBody
    // What no source states.
    case forceUnknown, entryUnknown, grantUnknown, presenceUnknown, comparisonUnknown, watchingUnknown,
        aimSetUnknown
    case continuationUnknown, aimUnknown, bodyUnknown, nothingUnknown, somethingUnknown, waitingUnknown,
        linkUnknown
    case citiesUnknown, voiceUnknown

    /// What stands in it.
    var placeholders: Set<String> {
        switch self {
        case .compared: ["study"]
        case .watches, .watchesByGroup: ["what"]
        case .paysForScope: ["scope"]
        case .presenceUnknown, .bodyUnknown, .nothingUnknown: ["place"]
        case .aimSetUnknown: ["record", "year"]
        case .somethingUnknown: ["place", "need"]
        case .linkUnknown: ["record", "other"]
        case .citiesUnknown: ["place", "record"]
        case .tunedTo, .forceUnknown, .entryUnknown, .grantUnknown, .comparisonUnknown, .watchingUnknown,
            .continuationUnknown, .waitingUnknown, .voiceUnknown:
            ["record"]
        case .someDiscretion, .fullDiscretion, .handsMoneyDown, .tunesToCity, .citiesResponsible,
            .citiesPartners,
            .watchesPresence, .localAims, .ownBudget, .carriedOn, .ownBody, .bodyInEachCity, .paysForDuty,
            .pays,
            .samePurpose, .reachesSuch, .withoutQueue, .migrantBody, .aimUnknown:
            []
        }
    }
}
