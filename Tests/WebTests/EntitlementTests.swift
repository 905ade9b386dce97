import Foundation
import HTTPTypes
import Testing

@testable import Web

/// What a visitor tells of themselves is used for one answer and nowhere kept.
struct EntitlementTests {
    private static let address = "/en/what-is-there-for-me"
    /// Words that stand in no address and no log of the site unless an answer leaked.
    private static let answers = "residence=nl&nationality=SY&years-resident=2&skip=sex&age=37"

    @Test func `answers are shown with what is open and a next question`() async throws {
        let answer = try await TestSite.ask(Self.address, .post, form: "residence=nl&nationality=SY")
        #expect(answer.status == 200)
        #expect(answer.text.contains("<strong>Netherlands</strong>"))
        #expect(answer.text.contains("<section class=\"outcome "))
        #expect(answer.text.contains("<fieldset>"))
    }

    @Test func `the first question is where somebody lives`() async throws {
        let text = try await TestSite.ask(Self.address).text
        #expect(text.contains("<select name=\"residence\">"))
        #expect(text.contains("This question comes first."))
    }

    @Test func `an answer that cannot be is left out and said`() async throws {
        for wrong in [
            "residence=nl&age=-5", "residence=nl&age=young", "residence=nl&nationality=XX",
            "residence=atlantis",
        ] {
            let answer = try await TestSite.ask(Self.address, .post, form: wrong)
            #expect(answer.status == 200)
            #expect(
                answer.text.contains("does not fit the others, or is not allowed. It was left out."),
                "\(wrong)")
        }
    }

    @Test func `an answer can be taken back`() async throws {
        let form = "residence=nl&nationality=SY&remove=nationality"
        let answer = try await TestSite.ask(Self.address, .post, form: form)
        #expect(!answer.text.contains("name=\"nationality\" value=\"SY\""))
    }

    @Test func `no store keeps the answer and no cookie is set`() async throws {
        let answer = try await TestSite.ask(Self.address, .post, form: Self.answers)
        #expect(answer["cache-control"] == "no-store")
        #expect(answer["etag"] == nil)
        for address in [Self.address, "/en", "/", "/en/nothing", "/metrics", "/assets/icon.svg"] {
            #expect(try await TestSite.ask(address)["set-cookie"] == nil)
        }
        #expect(answer["set-cookie"] == nil)
    }

    @Test func `what was answered stands in no address of the page`() async throws {
        let answer = try await TestSite.ask(Self.address, .post, form: Self.answers)
        #expect(!answer.links.isEmpty)
        for link in answer.links {
            #expect(!link.contains("SY") && !link.contains("37") && !link.contains("skip"), "\(link)")
        }
        #expect(!answer.text.contains("rel=\"canonical\"") && !answer.text.contains("Cite as:"))
    }

    @Test func `what was answered stands in no line of the log`() async throws {
        let log = KeptLog()
        let responder = SiteResponder(TestSite.shared, logger: log.logger)
        let before = log.lines.count
        _ = try await responder.ask(Self.address, .post, form: Self.answers)
        _ = try await responder.ask("\(Self.address)?nationality=SY", .post, form: "age=37&residence=munich")
        _ = try await responder.ask("/en/search?q=somebody+searched")
        #expect(log.lines.count == before + 3)
        for line in log.lines {
            for word in ["SY", "sex", "munich", "residence", "age=", "somebody", "what-is-there-for-me?"] {
                #expect(!line.contains(word), "\(line)")
            }
        }
    }

    @Test func `the log tells kind of page, method, status and time only`() async throws {
        let log = KeptLog()
        _ = try await SiteResponder(TestSite.shared, logger: log.logger).ask(
            "/en/places/de.munich?as-of=2012")
        let line = try #require(log.lines.first)
        let names = Set(line.matches(of: /"([a-z]+)":\s/).map { String($0.output.1) })
        #expect(names == ["request", "page", "method", "status", "ms"])
        #expect(line.contains("\"page\": place") && !line.contains("munich"))
    }

    @Test func `answers do not come by the address`() async throws {
        let text = try await TestSite.ask("\(Self.address)?residence=nl&nationality=SY").text
        #expect(!text.contains("id=\"answered-heading\""))
    }

    @Test func `what was answered can be had as JSON, without a next page`() async throws {
        let answer = try await TestSite.ask("\(Self.address).json", .post, form: Self.answers)
        #expect(answer["cache-control"] == "no-store")
        let page = try answer.json()["page"] as? [String: Any]
        #expect((page?["answered"] as? [Any])?.isEmpty == false)
    }

    @Test func `only what a form sends is read`() async throws {
        let answer = try await TestSite.ask(
            Self.address, .post, headers: ["content-type": "application/json"], form: "{\"residence\":\"nl\"}"
        )
        #expect(answer.status == 415)
    }
}
