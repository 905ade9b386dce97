import Atlas
import Cohorts
import Foundation
import Testing

@testable import Web

/// What a reader can rely on.
struct ReaderTests {
    // MARK: - As of

    @Test func `the day in the address changes the page`() async throws {
        let now = try await TestSite.ask("/en/places/nl").text
        let then = try await TestSite.ask("/en/places/nl?as-of=2009").text
        #expect(now.contains("As of 31 December 2014."))
        #expect(then.contains("As of 31 December 2009."))
        #expect(now != then)
    }

    @Test(arguments: [
        "/en", "/de/places/de.munich", "/en/measures/nl.inburgering", "/en/findings", "/en/history",
    ])
    func `every link of a page keeps its day`(address: String) async throws {
        let answer = try await TestSite.ask("\(address)?as-of=2009-05")
        let usual = "Back to 2014", zurück = "Zurück zum Jahr 2014"
        #expect(answer.text.contains(usual) || answer.text.contains(zurück))
        let forgetful = answer.links.filter {
            !$0.contains("as-of=2009-05-31") && !$0.hasPrefix("/assets/") && $0 != address
        }
        // The form that asks for another day has the address of the page itself.
        #expect(forgetful == [], "\(address)")
    }

    @Test func `a year, a month and a day are dates`() async throws {
        for (text, day) in [("2009", "31 December 2009"), ("2009-05", "31 May 2009")] {
            #expect(try await TestSite.ask("/en/about?as-of=\(text)").text.contains("As of \(day)."))
        }
    }

    @Test(arguments: ["yesterday", "2012-13", "1789", "3000", "2012-02-30", "-1", "2012%00x"])
    func `what is no date is refused with what is allowed`(date: String) async throws {
        let answer = try await TestSite.ask("/en/places?as-of=\(date)")
        #expect(answer.status == 400)
        #expect(answer.text.contains("is not a date. Write 2012, 2012-05 or 2012-05-03, from 1900 to 2100."))
    }

    @Test func `a day after the last of the sources says so`() async throws {
        #expect(
            try await TestSite.ask("/en/places/nl?as-of=2020").text.contains(
                "This day lies after the horizon"))
    }

    // MARK: - What is not there

    @Test(arguments: [
        ("/en/places/de.munic", "/en/places/de.munich"),
        ("/en/measures/nl.inburgerin", "/en/measures/nl.inburgering"),
        ("/en/fields/newcomer-languages", "/en/fields/newcomer-language"),
        ("/en/checks/money.unfunded-dutys", "/en/checks/money.unfunded-duty"),
    ])
    func `an unknown id is not found and the nearest is named`(asked: String, nearest: String) async throws {
        let answer = try await TestSite.ask(asked)
        #expect(answer.status == 404)
        #expect(answer.text.contains("Did you mean <a href=\"\(nearest)\">"))
    }

    @Test func `a finding that is there no longer leads to its check`() async throws {
        let answer = try await TestSite.ask("/en/findings/money.unfunded-duty/nl/no-such")
        #expect(answer.status == 404)
        #expect(answer.text.contains("href=\"/en/checks/money.unfunded-duty\""))
    }

    @Test(arguments: [
        ("/en/funds/nl.inburgering", "/en/measures/nl.inburgering"),
        ("/de/bodies/de.munich", "/de/places/de.munich"),
        ("/en/countries/de.munich", "/en/places/de.munich"),
        ("/en/stories/de.munich", "/en/places/de.munich"),
        ("/en/places/nl.inburgering", "/en/measures/nl.inburgering"),
    ])
    func `a record under the wrong kind leads to the right one`(asked: String, right: String) async throws {
        let answer = try await TestSite.ask(asked)
        #expect(answer.status == 303)
        #expect(answer["location"] == right)
    }

    @Test func `a redirect keeps the day`() async throws {
        let answer = try await TestSite.ask("/en/funds/nl.inburgering?as-of=2009")
        #expect(answer["location"] == "/en/measures/nl.inburgering?as-of=2009-12-31")
    }

    @Test(arguments: [
        "/en/about.csv", "/en/charts/map", "/en/charts/map.json", "/en/places.atom", "/en/reform.png",
    ])
    func `a form that a page does not have is not found`(address: String) async throws {
        #expect(try await TestSite.ask(address).status == 404)
    }

    @Test func `a fault is told as JSON to those who ask for JSON`() async throws {
        let answer = try await TestSite.ask("/en/places/de.munic.json")
        let error = try answer.json()["error"] as? [String: Any]
        #expect(answer["content-type"] == "application/json; charset=utf-8")
        #expect(error?["status"] as? Int == 404)
        #expect(error?["message"] as? String != "")
    }

    // MARK: - Languages

    @Test(arguments: [
        ("de-AT,de;q=0.9,en;q=0.1", "/de/about"), ("fr, en;q=0.2, de;q=0.4", "/de/about"), ("", "/en/about"),
        ("xx", "/en/about"), ("de;q=high", "/de/about"),
    ])
    func `an address without a language leads to the reader's`(accepted: String, address: String) async throws
    {
        let answer = try await TestSite.ask("/about", headers: ["accept-language": accepted])
        #expect(answer.status == 302)
        #expect(answer["location"] == address)
        #expect(answer["vary"] == "accept-language")
    }

    @Test func `a German page is German`() async throws {
        let text = try await TestSite.ask("/de/places/de.munich").text
        #expect(text.contains("<html lang=\"de\">"))
        for word in ["Zum Inhalt springen", "Stand 31. Dezember 2014.", "Entscheidet", "hreflang=\"en\""] {
            #expect(text.contains(word), "\(word)")
        }
        #expect(!text.contains("Skip to content") && !text.contains("As of"))
    }

    @Test(arguments: SiteLanguage.allCases)
    func `no page shows the key of a text in place of the text`(language: SiteLanguage) async throws {
        let keys = Set(
            (TestSite.shared.texts[language]?.names.keys ?? [:].keys).filter { $0.contains("-") })
        for route in Samples.pages {
            let text = try await TestSite.ask(route.address(in: language)).text
            let shown = Set(text.matches(of: />\s*([a-z]+(?:-[a-zA-Z]+)+)\s*</).map { String($0.output.1) })
            #expect(shown.intersection(keys) == [], "\(route)")
        }
    }

    // MARK: - Search

    @Test(arguments: [
        ("münchen", "/en/places/de.munich"), ("MUNCHEN", "/en/places/de.munich"),
        ("zurich", "/en/places/ch.zurich"), ("inburg", "/en/measures/nl.inburgering"),
    ])
    func `search finds whatever the accents and case`(words: String, address: String) async throws {
        let answer = try await TestSite.ask("/en/search?q=\(words.encodedForQuery)")
        #expect(answer.text.contains("<h2><a href=\"\(address)\">"))
    }

    @Test func `search says where it found the words`() async throws {
        let text = try await TestSite.ask("/en/search?q=inburgering").text
        #expect(text.contains("In the name: "))
        #expect(text.contains("<mark>"))
    }

    @Test func `search that finds nothing says what to try`() async throws {
        let text = try await TestSite.ask("/en/search?q=xyzzyqwert").text
        #expect(text.contains("Nothing found. Try fewer words, or only the beginning of one."))
    }

    @Test(arguments: [
        "", "%20", "%22", "*", "%22%20OR%20name%3A*", "NEAR(", "-", "%00", "(a%20AND", "%F0%9F%8E%89",
    ])
    func `any search has an answer`(words: String) async throws {
        #expect(try await TestSite.ask("/en/search?q=\(words)").status == 200)
    }

    // MARK: - Lists

    @Test func `a filter in the address leaves only what it names`() async throws {
        let page = try await TestSite.ask("/en/findings.json?country=nl&basis=stated").json()["page"]
        let all = try await TestSite.ask("/en/findings.json").json()["page"]
        func count(_ page: Any?) -> Int {
            let text = (page as? [String: Any])?["count"] as? String ?? ""
            return Int(text.prefix { $0.isNumber }) ?? 0
        }
        #expect(count(page) > 0 && count(page) < count(all))
    }

    @Test(arguments: ["0", "-1", "99999999999999999999", "two", "1e9"])
    func `a page number that there is not shows one that there is`(number: String) async throws {
        let answer = try await TestSite.ask("/en/findings?page=\(number)")
        #expect(answer.status == 200)
        #expect(answer.text.contains("<tbody>\n<tr>"))
    }
}
