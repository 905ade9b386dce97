public import Cohorts

/// The words of the atlas: fields, needs, domains, terms, processes, and the language of cohorts.
public struct Glossary: Sendable {
    /// A policy field.
    public struct Field: Hashable, Sendable {
        /// Its id.
        public let id: FieldID
        /// The domain it lies in.
        public let domain: DomainID
        /// What it is called, by language.
        public let names: Names
        /// The dimension of integration that it lies in; nil where the passage names none for it.
        public let dimension: Dimension?
    }

    /// A need that programmes and services answer.
    public struct Need: Hashable, Sendable {
        /// Its id.
        public let id: NeedID
        /// The domain it lies in.
        public let domain: DomainID
        /// What it is called, by language.
        public let names: Names
        /// Who is in need: a definition of Leitbild's own, not of a source.
        public let cohort: Cohort
        /// The dimension of integration that it lies in, where its field has none or another.
        public let dimension: Dimension?
    }

    /// A process that an aim may name, with how long it takes.
    public struct Process: Hashable, Sendable {
        /// Its id.
        public let id: TermID
        /// What it is called, by language.
        public let names: Names
        /// How long it takes, by Leitbild's definition, in years.
        public let years: Double
        /// Why so long.
        public let note: String
    }

    /// Attributes, rules and named cohorts.
    public internal(set) var vocabulary: Vocabulary
    /// The policy fields by id.
    public internal(set) var fields: [FieldID: Field] = [:]
    /// The needs by id.
    public internal(set) var needs: [NeedID: Need] = [:]
    /// The needs in the order of the vocabulary, which breaks ties.
    public internal(set) var needOrder: [NeedID] = []
    /// What the domains are called.
    public internal(set) var domains: [DomainID: Names] = [:]
    /// What laws may forbid and cities aim at.
    public internal(set) var terms: [TermID: Names] = [:]
    /// The processes that aims may name.
    public internal(set) var processes: [TermID: Process] = [:]
    /// Memberships of countries in the European Union and EFTA.
    public internal(set) var memberships: [Membership] = []

    /// What the sources speak of: concepts, kinds of actors, target groups and domains.
    public internal(set) var concepts: [Concept] = []

    /// Something the sources speak of, with the passage.
    public struct Concept: Hashable, Sendable {
        /// Which of the four vocabularies it belongs to.
        public enum Section: String, CaseIterable, Sendable {
            /// A notion.
            case concepts
            /// A kind of actor.
            case actors
            /// A target group.
            case groups
            /// A domain of policy.
            case domains
        }

        /// Which vocabulary.
        public let section: Section
        /// Its word.
        public let id: TermID
        /// What it is called, by language.
        public let names: Names
        /// What it means, in our words, where the passage says so.
        public let meaning: String?
        /// A neutral word for a term of its time.
        public let alias: String?
        /// The cohort that says the same, where the language can.
        public let cohort: Cohort?
        /// The policy field, of a domain that is one.
        public let field: FieldID?
        /// Rows of the inventory that it covers.
        public let inventory: [String]
        /// Where it is spoken of.
        public let citations: [Citation]
    }

    /// A country's time in a union.
    public struct Membership: Hashable, Sendable {
        /// ISO 3166-1 code.
        public let country: String
        /// `eu` or `efta`.
        public let union: String
        /// The first day.
        public let from: Day
        /// The last day, nil while it lasts.
        public let to: Day?
    }

    /// Who was in which union on the day.
    public func unions(on day: Day) -> Unions {
        func members(_ union: String) -> Set<String> {
            Set(
                memberships.filter { $0.union == union && $0.from <= day && day <= $0.to ?? day }.map(
                    \.country))
        }
        return Unions(eu: members("eu"), efta: members("efta"))
    }

    func words(of list: Shape.Glossary) -> Set<String> {
        switch list {
        case .field: Set(fields.keys.map(\.rawValue))
        case .need: Set(needs.keys.map(\.rawValue))
        case .domain: Set(domains.keys.map(\.rawValue))
        case .term: Set(terms.keys.map(\.rawValue))
        case .process: Set(processes.keys.map(\.rawValue))
        case .fundedPurpose: words(of: .domain).union(words(of: .need))
        }
    }
}

/// In which way somebody becomes an accepted part of society, after the 2009 paper (penninx-2009, 1).
public enum Dimension: String, CaseIterable, Sendable {
    /// Residence, citizens' rights, acceptance as equal citizens.
    case legalPolitical = "legal-political"
    /// Equal access to work, education, housing and health.
    case socioEconomic = "socio-economic"
    /// Rights and opportunities like those of the established cultural and religious groups.
    case culturalReligious = "cultural-religious"
}

/// What something is called, by language (BCP 47).
public struct Names: Hashable, Sendable {
    /// Texts by language; under `und` a text for all languages.
    public let texts: [String: String]

    /// - Parameter texts: by language.
    public init(_ texts: [String: String]) { self.texts = texts }

    init(_ tree: Tree?) {
        if let text = tree?.text {
            texts = ["und": text]
        } else {
            texts = Dictionary((tree?.pairs ?? []).map { ($0.key, $0.value.text ?? "") }) { first, _ in first
            }
        }
    }

    /// In the language, else in English, else in whatever there is.
    public func text(in language: String = "en") -> String {
        texts[language] ?? texts["en"] ?? texts["und"] ?? texts.min { $0.key < $1.key }?.value ?? ""
    }
}
