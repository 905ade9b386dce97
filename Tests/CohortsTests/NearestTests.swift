import Cohorts
import Testing

/// The nearest valid word, for messages.
struct NearestTests {
    private let words = ["age", "language", "employment", "status", "third-country"]

    @Test(arguments: [
        ("lagnuage", "language"), ("languag", "language"), ("llanguage", "language"),
        ("lenguage", "language"),
    ])
    func `is one swap, gap, addition or other letter away`(word: String, nearest: String) {
        #expect(nearestWord(to: word, among: words) == nearest)
    }

    @Test func `does not mind capitals`() {
        #expect(nearestWord(to: "THIRD-COUNTRY", among: words) == "third-country")
    }

    @Test func `is the nearer of two`() {
        #expect(nearestWord(to: "stats", among: ["stat", "status", "start"]) == "stat")
    }

    @Test func `is the alphabetically first of two that are equally near`() {
        #expect(nearestWord(to: "cat", among: ["rat", "bat", "hat"]) == "bat")
    }

    @Test func `does not depend on the order of the valid words`() {
        #expect(nearestWord(to: "cat", among: ["hat", "bat", "rat"]) == "bat")
    }

    @Test func `is within a third of the word's length`() {
        #expect(nearestWord(to: "emplxxxent", among: words) == "employment")
    }

    @Test func `is none beyond a third of the word's length`() {
        #expect(nearestWord(to: "emxxxxxent", among: words) == nil)
    }

    @Test func `is up to two steps from a short word`() {
        #expect(nearestWord(to: "ag", among: ["axes"]) == nil)
        #expect(nearestWord(to: "ag", among: ["ages"]) == "ages")
    }

    @Test func `is none where nothing is valid`() {
        #expect(nearestWord(to: "age", among: [String]()) == nil)
    }

    @Test func `is none for nothing`() {
        #expect(nearestWord(to: "", among: ["A1"]) == nil)
    }

    @Test func `is not looked for beyond a hundred characters`() {
        let long = String(repeating: "x", count: 101)
        #expect(nearestWord(to: long, among: [long]) == nil)
    }
}
