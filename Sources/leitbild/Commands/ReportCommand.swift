import ArgumentParser
import Atlas
import Coherence
import Cohorts
import Foundation
import LeitbildData
import Web

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "A page to hand on: findings with evidence, who does what, figures, how to correct a fact.",
        discussion: """
            Writes one accessible, printable HTML page; with a file name that ends in .pdf it is printed by headless Chromium, \
            where that is installed. Languages: en, de, fr, nl.

            EXAMPLE
              leitbild report Munich --language de -o munich.html
            """)

    @Argument(help: "A place by id, ISO code or any name.") var place: String
    @Option(name: .long, help: "Only this field.") var field: String?
    @Option(name: .long, help: "en, de, fr or nl.") var language = "en"
    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write, .html or .pdf.", valueName: "file"))
    var output: String
    @OptionGroup var options: AtlasOptions

    /// The languages in which every text stands.
    private static let languages = ["en", "de", "fr", "nl"]

    func run() throws {
        guard Self.languages.contains(language) else {
            throw UserFault(
                "leitbild: «\(language.prefix(20))» is not a language of the report. There are \(Self.languages.joined(separator: ", "))."
            )
        }
        let texts = try UserFault.pass {
            try Texts(["words", "report"], in: LeitbildData.texts, language: language)
        }
        let isPDF = output.lowercased().hasSuffix(".pdf")
        guard isPDF || output.lowercased().hasSuffix(".html") else {
            throw UserFault(
                "leitbild: «\(output.suffix(40))» ends neither in .html nor in .pdf. Name the file so.")
        }
        let view = try options.view()
        let subject = try UserFault.pass { try view.atlas.place(named: place).id.place }
        let cards = try shippedCards()
        let assessment = try UserFault.pass { try Assessment(of: view, cards: cards) }
        let model = ReportModel(
            of: subject, field: try view.field(named: field), in: view, assessment, cards, texts)
        let html = ReportPage(model: model, texts: texts).html
        let file = URL(fileURLWithPath: output)
        if isPDF { try Printer.write(html, to: file) } else { try write(html, to: file) }
        Terminal.write("Wrote \(output).")
    }

    private func write(_ html: String, to file: URL) throws {
        do {
            try Data(html.utf8).write(to: file, options: .atomic)
        } catch {
            throw UserFault("leitbild: \(output) cannot be written. Check the folder and its permissions.")
        }
    }
}

/// Prints a page by headless Chromium.
private enum Printer {
    static func write(_ html: String, to file: URL) throws {
        let names = ["chromium", "chromium-browser", "google-chrome"]
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(
            String.init)
        let found = names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let browser = found else {
            throw UserFault(
                "leitbild: a PDF needs Chromium, which is not installed. Write an .html file and print it, or install Chromium."
            )
        }
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "leitbild-report-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = folder.appending(path: "report.html")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(html.utf8).write(to: page)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: browser)
            process.arguments = [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                "--user-data-dir=\(folder.path)/profile",
                "--print-to-pdf=\(file.path)", page.absoluteString,
            ]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
        } catch {
            throw UserFault(
                "leitbild: the PDF could not be printed. Write an .html file and print it instead.")
        }
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw UserFault("leitbild: Chromium wrote no PDF. Write an .html file and print it instead.")
        }
    }
}
