import Foundation
import Testing

@testable import Atlas

/// How a patch changes what was there, and how YAML becomes a tree.
struct TreeTests {
    private func merged(_ base: String, _ patch: String) throws -> Tree {
        try Reading.tree(base).patched(by: Reading.tree(patch))
    }

    @Test func `merges maps by key`() throws {
        let tree = try merged("roles: { content: city, means: state }", "roles: { content: state }")
        #expect(try tree == Reading.tree("roles: { content: state, means: state }"))
    }

    @Test func `merges maps at every depth`() throws {
        let tree = try merged("a: { b: { c: { d: one, e: two } } }", "a: { b: { c: { d: three } } }")
        #expect(try tree == Reading.tree("a: { b: { c: { d: three, e: two } } }"))
    }

    @Test func `replaces a list whole`() throws {
        #expect(try merged("tasks: [one, two]", "tasks: [three]") == Reading.tree("tasks: [three]"))
    }

    @Test func `replaces a scalar`() throws {
        #expect(try merged("discretion: full", "discretion: none") == Reading.tree("discretion: none"))
    }

    @Test func `adds what was not there, after what was`() throws {
        #expect(try merged("a: one", "b: two").pairs.map(\.key) == ["a", "b"])
    }

    @Test func `removes what the patch calls absent`() throws {
        #expect(try merged("a: one\nb: two", "b: absent") == Reading.tree("a: one"))
    }

    @Test func `removes a part of a map that the patch calls absent`() throws {
        let tree = try merged("roles: { content: city, means: state }", "roles: { content: absent }")
        #expect(try tree == Reading.tree("roles: { means: state }"))
    }

    @Test func `adds nothing for what is absent and was not there`() throws {
        #expect(
            try merged("a: one", "b: absent\nc: { d: absent, e: two }")
                == Reading.tree("a: one\nc: { e: two }"))
    }

    @Test func `replaces a list by a map and a map by a list`() throws {
        #expect(
            try merged("a: [one]\nb: { c: two }", "a: { d: three }\nb: [four]")
                == Reading.tree("a: { d: three }\nb: [four]"))
    }

    @Test(arguments: ["no", "on", "004", "1e3", "~", "2012-05-03", "0x1F", "Yes"])
    func `keeps a scalar as it is written`(text: String) throws {
        #expect(try Reading.tree("a: \(text)")["a"]?.text == text)
    }

    @Test func `knows the line and column of everything`() throws {
        let tree = try Reading.tree("a: one\nb:\n  - two\n  - c: three\n")
        let three = try #require(tree["b"]?.items[1]["c"])
        #expect(three.mark.line == 4)
        #expect(three.mark.column == 8)
    }

    @Test func `takes a single value for a list of one`() throws {
        #expect(try Reading.tree("a: one")["a"]?.items.map(\.text) == ["one"])
    }

    @Test func `reads the same whether or not a byte order mark stands before it`() throws {
        let marked = try TreeReader(file: "test").tree(of: Data([0xEF, 0xBB, 0xBF] + "a: one".utf8))
        #expect(try marked == Reading.tree("a: one"))
    }

    @Test(arguments: [
        "a: R&D", "a: 2 * 3", "a: x & y", "a: \"Work, & life\"", "a: 'Rights: *'", "a: Health, & more",
        "# a, *b\na: one",
    ])
    func `takes & and * inside a text for text`(text: String) throws {
        #expect(throws: Never.self) { try Reading.tree(text) }
    }
}
