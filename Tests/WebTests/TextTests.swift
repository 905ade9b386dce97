import Atlas
import Coherence
import Cohorts
import Foundation
import LeitbildData
import Testing

@testable import Web

/// The texts of pages, against what uses them.
struct TextTests {
    private static let known = Set(TestSite.shared.texts[.en]?.names.keys ?? [:].keys)

    private static let site: [(key: String, names: Names)] = {
        let file = LeitbildData.texts.appending(path: "site.yml")
        return (try? PlainValue(fileAt: file, named: "site.yml").pairs.map { ($0.key, $0.value.names) }) ?? []
    }()

    /// Words that the program counts up and puts into keys.
    private static let counted: [String: [String]] = [
        "kind-*": RecordKind.allCases.map(\.rawValue), "kinds-*": RecordKind.allCases.map(\.rawValue),
        "kinds-*-summary": RecordKind.allCases.filter { $0 != .place }.map(\.rawValue),
        "severities-*": Severity.allCases.map(\.rawValue), "count-*-one": Severity.allCases.map(\.rawValue),
        "count-*-many": Severity.allCases.map(\.rawValue), "*": (Severity.allCases.map(\.rawValue)),
        "each-*": Level.allCases.map(\.rawValue), "manner-*": Reach.Manner.allCases.map(\.rawValue),
        "link-*": Link.Kind.allCases.map(\.rawValue), "linked-*": Link.Kind.allCases.map(\.rawValue),
        "flow-*": Money.Flow.allCases.map(\.rawValue), "status-*": Money.Status.allCases.map(\.rawValue),
        "city-*": CityRole.allCases.map(\.rawValue), "force-*": ["yes", "no", "unknown"],
        "governance-*": GovernanceType.Kind.allCases.map(\.rawValue),
        "extent-*": ["full", "partial", "none", "unknown"],
        "way-*": ["top-down", "bottom-up", "unanswered", "uploaded", "single"],
        "outcome-*": Entitlements.Outcome.allCases.map(\.rawValue),
        "outcome-*-note": Entitlements.Outcome.allCases.map(\.rawValue),
        "reform-do-*": ReformDraft.Action.allCases.map(\.rawValue), "basis-*": ["stated", "unknown"],
        "extent-of-*": Each.Extent.allCases.filter { $0 != .all }.map(\.rawValue),
        "basis-short-*": ["stated", "unknown"], "reason-*": ["name", "alias", "place", "text"],
        "value-each-*": Level.allCases.dropFirst().map(\.rawValue), "error-*": errors,
        "error-*-title": errors,
        "role-*": roles, "role-*-letter": roles, "yardstick-*": ["local", "central"],
        "glossary-*": Glossary.Concept.Section.allCases.map(\.rawValue), "download-*": ["svg", "png", "csv"],
        "ground-*": GovernanceType.Ground.Kind.allCases.filter { $0 != .undecided }.map(\.rawValue),
        "concern-*": CalibrationProfile.Concern.allCases.map(\.rawValue),
        "compare-*": ["one", "other"], "history-*": ["when", "record", "says", "by", "agreed", "sources"],
    ]
    private static let errors = ["400", "404", "405", "413", "414", "500", "501", "503"]
    private static let roles = ["content", "means", "delivery", "evaluation"]

    /// Families of keys whose second half is a word that records may use.
    private static let fromRecords = ["value-", "field-", "group-", "duty-"]

    @Test func `every key that the program counts up has a text`() {
        for (pattern, words) in Self.counted {
            for word in words {
                let key = pattern.replacing("*", with: word)
                #expect(Self.known.contains(key), "\(key)")
            }
        }
    }

    @Test func `every key that the program names has a text`() throws {
        for (name, text) in try SourceText.swift {
            for match in text.matches(of: /\btexts\(\s*"([^"\\]+)"/) {
                #expect(Self.known.contains(String(match.output.1)), "\(name): \(match.output.1)")
            }
            for match in text.matches(of: /\bcounted\([^"]*"([^"\\]+)"\)/) {
                #expect(Self.known.contains("\(match.output.1)-one"), "\(name): \(match.output.1)")
            }
        }
    }

    @Test func `every key that a template names has a text`() throws {
        for (name, text) in try SourceText.templates {
            for match in text.matches(of: /\{\{[#^]?w\.([^}]+)\}\}/) {
                #expect(Self.known.contains(String(match.output.1)), "\(name): \(match.output.1)")
            }
        }
    }

    @Test func `every text of the site is used`() throws {
        var used = Set<String>()
        for (_, text) in try SourceText.templates {
            used.formUnion(text.matches(of: /w\.([a-zA-Z0-9-]+)/).map { String($0.output.1) })
        }
        var patterns = Set<String>()
        for (name, text) in try SourceText.swift where name != "Texts.swift" {
            used.formUnion(text.matches(of: /"([a-zA-Z0-9-]+)"/).map { String($0.output.1) })
            patterns.formUnion(
                text.matches(of: /"([a-zA-Z-]*)\\\([^"]*?\)(-[a-z]+)?"/).map {
                    "\($0.output.1)*\($0.output.2 ?? "")"
                })
        }
        for (pattern, words) in Self.counted {
            used.formUnion(words.map { pattern.replacing("*", with: $0) })
        }
        for pattern in patterns where pattern.count > 3 && pattern != "*" {
            used.formUnion(used.map { pattern.replacing("*", with: $0) }.filter { Self.known.contains($0) })
        }
        used.formUnion(used.flatMap { ["\($0)-one", "\($0)-many", "\($0)-summary"] })
        let words = try SourceText.wordsOfRecords
        let idle = Self.site.map(\.key).filter { key in
            let family = Self.fromRecords.first { key.hasPrefix($0) }
            let isOfRecords = family.map { words.contains(String(key.dropFirst($0.count))) } ?? false
            return !used.contains(key) && !isOfRecords
        }
        #expect(idle == [])
    }

    @Test func `every text of the site is there in English and German`() {
        #expect(Self.site.count > 500)
        for (key, names) in Self.site {
            for language in SiteLanguage.allCases {
                #expect(names.texts[language.rawValue]?.isEmpty == false, "\(key) lacks \(language)")
            }
        }
    }

    @Test func `no text is its key`() {
        for (key, names) in Self.site where key.contains("-") {
            for text in names.texts.values { #expect(text != key, "\(key)") }
        }
    }

    @Test func `a text has the same gaps in both languages`() {
        func gaps(_ text: String?) -> Set<String> {
            Set((text ?? "").matches(of: /\{[a-z]+\}/).map { String($0.output) })
        }
        for (key, names) in Self.site {
            #expect(gaps(names.texts["en"]) == gaps(names.texts["de"]), "\(key)")
        }
    }

    @Test func `what fills a gap is never filled itself`() throws {
        let texts = try #require(TestSite.shared.texts[.en])
        let title = texts("compare-title", ["one": "{other}", "other": "{one}"])
        #expect(title == "{other} and {one}")
        #expect(texts("compare-title", ["one": "{"]) == "{ and {other}")
    }
}

/// The files that tests look into.
enum SourceText {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static var swift: [(name: String, text: String)] { get throws { try files("Sources/Web", ".swift") } }
    static var templates: [(name: String, text: String)] {
        get throws { try files("Sources/Web/Templates", ".mustache") }
    }

    /// Every word of the format of records, of the shipped ones and of the vocabulary.
    static var wordsOfRecords: Set<String> {
        get throws {
            var words = Set<String>()
            let all =
                try files("Sources/Atlas", ".swift") + files("Data/atlas", ".yml")
                + files("Data/vocabulary", ".yml")
            for (_, text) in all {
                words.formUnion(text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init))
            }
            return words
        }
    }

    private static func files(_ folder: String, _ ending: String) throws -> [(name: String, text: String)] {
        let folder = root.appending(path: folder)
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(ending)
        }
        .sorted().map { path in
            let file = folder.appending(path: path)
            return (file.lastPathComponent, try String(contentsOf: file, encoding: .utf8))
        }
    }
}
