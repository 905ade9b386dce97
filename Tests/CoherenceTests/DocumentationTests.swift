import Coherence
import Fixtures
import Foundation
import Testing

/// The pages say what the program has, no more and no less.
struct DocumentationTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func page(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    }

    @Test func `every check has its section in docs and no section lacks a check`() throws {
        let headings = try page("docs/checks.md").split(separator: "\n").filter { $0.hasPrefix("## ") }.map {
            String($0.dropFirst(3))
        }
        #expect(Set(headings) == Set(Check.all.map(\.id.rawValue)))
        #expect(headings.count == Check.all.count)
    }

    @Test func `docs give each check the facts of its card`() throws {
        let text = try page("docs/checks.md")
        for card in ShippedAtlas.cards.values {
            for fact in card.facts {
                #expect(
                    text.contains("`\(fact.name)` (\(fact.whenAbsent.rawValue))"), "\(card.id): \(fact.name)")
            }
        }
    }

    @Test func `the README is short and leads to pages that exist`() throws {
        let text = try page("README.md")
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 150)
        for link in text.matches(of: /\]\(([^)#]+)\)/) {
            let path = String(link.output.1)
            #expect(FileManager.default.fileExists(atPath: Self.root.appending(path: path).path), "\(path)")
        }
    }
}
