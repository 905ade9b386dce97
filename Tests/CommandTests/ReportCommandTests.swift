import Foundation
import Testing

struct ReportCommandTests {
    private func report(_ arguments: String...) throws -> String {
        try CommandLineTool.withFolder([:]) { folder in
            let answer = try CommandLineTool.run(["report"] + arguments + ["-o", "\(folder)/page.html"])
            #expect(answer.code == 0, "\(answer.complaint)")
            return try String(contentsOfFile: "\(folder)/page.html", encoding: .utf8)
        }
    }

    @Test(arguments: [
        ("en", "Report on Munich"), ("de", "Bericht über München"), ("fr", "Rapport sur Munich"),
        ("nl", "Rapport over München"),
    ])
    func `a report speaks the language that is asked for`(language: String, title: String) throws {
        let page = try report("Munich", "--language", language)
        #expect(page.contains("<html lang=\"\(language)\">"))
        #expect(page.contains("<h1>\(title)</h1>"))
        #expect(
            !page.contains("{" + "place}") && !page.contains("{" + "day}") && !page.contains("{" + "count}"))
    }

    @Test(arguments: [
        ("de", "zahlt dafür", "Nicht genannt: ob "), ("fr", "le finance", "Non énoncé\u{A0}: "),
        ("nl", "betaalt ervoor", "Niet vermeld: of "),
    ])
    func `what others did and what is not stated is told in the language`(
        language: String, solved: String, unknown: String
    ) throws {
        let page = try report("Rotterdam", "--language", language)
        #expect(page.contains(solved) && page.contains(unknown))
        #expect(!page.contains("pays for it") && !page.contains("whether"))
    }

    @Test func `places have their names in the language of the report`() throws {
        #expect(try report("Nuremberg", "--language", "fr").contains("Allemagne"))
        let dutch = try report("Nuremberg", "--language", "nl")
        #expect(dutch.contains("<h1>Rapport over Neurenberg</h1>") && dutch.contains("Duitsland"))
        for name in ["Germany", "France:", "Sweden:", "Denmark:"] {
            #expect(!dutch.contains("<li>\(name)"), "\(name)")
        }
    }

    @Test
    func
        `a report has findings with evidence, the stack, figures, what others did and how to correct a fact`()
        throws
    {
        let page = try report("Nuremberg")
        for part in [
            "id=\"findings\"", "id=\"stack\"", "id=\"figures\"", "What others did", "mpi-2014",
            "How to correct a fact", "The sources reach to 2014.",
        ] {
            #expect(page.contains(part), "\(part)")
        }
    }

    @Test
    func `a page is whole: one h1, tables with caption and headers, nothing from the network, no script`()
        throws
    {
        let page = try report("Munich")
        #expect(page.components(separatedBy: "<h1").count == 2)
        #expect(
            page.components(separatedBy: "<table>").count == page.components(separatedBy: "<caption>").count)
        #expect(page.contains("scope=\"col\"") && page.contains("scope=\"row\""))
        let tables = page.components(separatedBy: "<table>").count - 1
        #expect(page.components(separatedBy: "role=\"group\" aria-label=").count - 1 == tables)
        #expect(!page.contains("role=\"region\""), "a landmark for each table hides those that matter")
        #expect(page.contains("pre { white-space: pre-wrap"), "no line scrolls sideways on a telephone")
        for banned in ["<script", "http://", "https://", "<img", "onclick"] {
            #expect(!page.contains(banned), "\(banned)")
        }
    }

    @Test func `a hostile name is shown as text`() throws {
        let place = """
            record: place
            id: de.hostile
            name: { en: "<script>alert('x')</script> & \\"more\\"" }
            levels: [city]
            in: de
            """
        try CommandLineTool.withFolder(["de/places/hostile.yml": place]) { folder in
            let answer = try CommandLineTool.run(
                "report", "de.hostile", "--atlas", folder, "-o", "\(folder)/page.html")
            #expect(answer.code == 0, "\(answer.complaint)")
            let page = try String(contentsOfFile: "\(folder)/page.html", encoding: .utf8)
            #expect(!page.contains("<script"))
            #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;"))
        }
    }

    @Test func `an unknown language or ending names what is allowed`() throws {
        let language = try CommandLineTool.run("report", "Munich", "--language", "it", "-o", "x.html")
        #expect(language.code == 2 && language.complaint.contains("en, de, fr, nl"))
        let ending = try CommandLineTool.run("report", "Munich", "-o", "x.txt")
        #expect(ending.code == 2 && ending.complaint.contains(".html nor in .pdf"))
        let folder = try CommandLineTool.run("report", "Munich", "-o", "/no/such/folder/x.html")
        #expect(folder.code == 2 && folder.complaint.contains("cannot be written"))
    }

    @Test func `the same report is the same bytes`() throws {
        #expect(try report("Netherlands", "--as-of", "2012") == report("Netherlands", "--as-of", "2012"))
    }
}
