import Atlas
import Cohorts

/// What a finding rests on, gathered while a check reads: citations, and whether anything was not stated.
struct Ground {
    private(set) var citations: [Citation] = []
    private(set) var unknownFacts: [Sentence] = []
    private var cited: Set<Citation> = []
    private var noted: Set<Sentence> = []

    /// Rests on the record being in force.
    mutating func rests(on state: AtlasView.State) {
        if state.force != .yes { notStated(.forceUnknown, ["record": .record(state.id)]) }
    }

    /// Rests on an entry, and on the record it stands in.
    mutating func rests<Value>(on entry: Entry<Value>, of state: AtlasView.State) {
        rests(on: state)
        if state.force == .yes, entry.force != .yes {
            notStated(.entryUnknown, ["record": .record(state.id)])
        }
        cite(entry.citations)
    }

    /// Rests on something that no source states.
    mutating func notStated(_ fact: Phrase, _ arguments: [String: Sentence.Argument] = [:]) {
        let sentence = Sentence(fact, arguments)
        if noted.insert(sentence).inserted { unknownFacts.append(sentence) }
    }

    /// Rests on what these passages say.
    mutating func cite(_ more: [Citation]) {
        for citation in more where cited.insert(citation).inserted { citations.append(citation) }
    }

    var basis: Finding.Basis { unknownFacts.isEmpty ? .stated : .unknown }
}

/// A finding before its card is applied.
struct Draft {
    /// Where it stands; nil for the place of the lowest record.
    var place: PlaceID?
    var records: [RecordID]
    /// The records that stand in the finding's id; nil for all of them.
    var identity: [RecordID]?
    var levels: [Level] = []
    var need: NeedID?
    var field: FieldID?
    var cohort: Cohort?
    var witness: Person?
    var isWitnessPossible = false
    var money: [Money] = []
    var ground: Ground
    /// What was found.
    var says: [Sentence]
    var easedAt: [PlaceID: RecordID] = [:]
    var exempt: Set<PlaceID> = []

    init(records: [RecordID], ground: Ground, says: [Sentence]) {
        self.records = records
        self.ground = ground
        self.says = says
    }
}
