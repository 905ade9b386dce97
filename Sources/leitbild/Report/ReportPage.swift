import Coherence
import Web

/// A report as one accessible, printable HTML page that needs neither script nor network.
struct ReportPage {
    let model: ReportModel
    let texts: Texts

    var html: String {
        """
        <!doctype html>
        <html lang="\(model.language)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(model.title.escaped) · Leitbild</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        <header>
        <p class="brand">Leitbild</p>
        <h1>\(model.title.escaped)</h1>
        \(model.dates.map { "<p>\($0.escaped)</p>" }.joined(separator: "\n"))
        <nav aria-label="\(texts("contents").escaped)"><ul>
        \(sections.map { "<li><a href=\"#\($0.id)\">\($0.title.escaped)</a></li>" }.joined(separator: "\n"))
        </ul></nav>
        </header>
        <main>
        \(sections.map { "<section id=\"\($0.id)\" aria-labelledby=\"\($0.id)-title\"><h2 id=\"\($0.id)-title\">\($0.title.escaped)</h2>\n\($0.body)</section>" }.joined(separator: "\n"))
        </main>
        </body>
        </html>

        """
    }

    private var sections: [(id: String, title: String, body: String)] {
        [
            ("findings", texts("findings"), findings), ("stack", texts("stack"), stacks),
            ("figures", texts("figures"), figures),
            ("knowledge", texts("knowledge"), knowledge), ("about", texts("about"), about),
        ]
    }

    private var findings: String {
        let items = model.findings.map(finding).joined(separator: "\n")
        let empty = model.findings.isEmpty ? "<p>\(texts("noFindings").escaped)</p>" : ""
        guard model.unknownCount > 0 else { return items + empty }
        return items + empty + "<p>\(texts("unknown", ["count": "\(model.unknownCount)"]).escaped)</p>\n"
            + list(model.unknown)
    }

    private func finding(_ item: ReportModel.FindingItem) -> String {
        var parts = [
            "<article class=\"\(item.severity.rawValue)\"><h3><span class=\"severity\">\(texts(item.severity.rawValue).escaped)</span> \(item.title.escaped)"
                + (item.origin.map { " <small>(\($0.escaped))</small>" } ?? "") + "</h3>",
            "<p>\(item.explanation.escaped)</p>",
        ]
        if let easing = item.easing { parts.append("<p>\(texts("easedBy").escaped): \(easing.escaped)</p>") }
        parts.append("<dl>")
        if let example = item.example {
            parts.append("<dt>\(example.label.escaped)</dt><dd>\(example.text.escaped)</dd>")
        }
        parts.append("<dt>\(texts("why").escaped)</dt><dd>\(item.why.escaped)</dd>")
        parts.append("<dt>\(texts("whatToDo").escaped)</dt><dd>\(item.advice.escaped)</dd>")
        if !item.elsewhere.isEmpty {
            parts.append("<dt>\(texts("elsewhere").escaped)</dt><dd>\(list(item.elsewhere))</dd>")
        }
        parts.append("<dt>\(texts("evidence").escaped)</dt><dd>\(list(item.evidence))</dd></dl>")
        return parts.joined(separator: "\n") + "\n<p class=\"id\">\(item.id.escaped)</p></article>"
    }

    private var stacks: String {
        let header = ["measure", "level", "content", "means", "delivery", "evaluation", "money"].map {
            texts($0)
        }
        return "<p>\(texts("stackNote").escaped)</p>\n"
            + model.stacks.map { stack in
                (stack.rows.isEmpty
                    ? "<h3>\(stack.field.escaped)</h3>" : table(stack.field, header, stack.rows))
                    + (stack.others.map { "<p>\($0.escaped)</p>" } ?? "")
            }.joined(separator: "\n")
    }

    private var figures: String {
        guard !model.figures.isEmpty else { return "<p>\(texts("noFigures").escaped)</p>" }
        let header = ["value", "unit", "definition", "period", "evidence"].map { texts($0) }
        return table(texts("figures"), header, model.figures) + "<p>\(texts("figuresNote").escaped)</p>"
    }

    private var knowledge: String {
        model.knowledge.isEmpty ? "<p>\(texts("noKnowledge").escaped)</p>" : list(model.knowledge)
    }

    private var about: String {
        """
        <p>\(texts("aboutText").escaped)</p>
        <h3>\(texts("correct").escaped)</h3>
        <p>\(texts("correctText").escaped)</p>
        <pre><code>leitbild atlas validate --atlas my-city
        leitbild report \(model.place.escaped) --atlas my-city --language \(model.language) -o report.html</code></pre>

        """
    }

    private func list(_ items: [String]) -> String {
        "<ul>" + items.map { "<li>\($0.escaped)</li>" }.joined() + "</ul>"
    }

    private func table(_ caption: String, _ header: [String], _ rows: [[String]]) -> String {
        let head = header.map { "<th scope=\"col\">\($0.escaped)</th>" }.joined()
        let body = rows.map { row in
            "<tr>"
                + row.enumerated().map {
                    $0.offset == 0
                        ? "<th scope=\"row\">\($0.element.escaped)</th>" : "<td>\($0.element.escaped)</td>"
                }.joined() + "</tr>"
        }.joined(separator: "\n")
        return
            "<div class=\"table\" role=\"group\" aria-label=\"\(caption.escaped)\" tabindex=\"0\"><table><caption>\(caption.escaped)</caption><thead><tr>\(head)</tr></thead>\n<tbody>\(body)</tbody></table></div>"
    }

    private static let style = """
        :root { color-scheme: light; --ink: #1b1d21; --soft: #55595f; --line: #d4d2cb; --paper: #fdfcf9; --mark: #8a1c1c }
        * { box-sizing: border-box }
        body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.25rem 4rem; color: var(--ink); background: var(--paper);
          font: 1.0625rem/1.55 Charter, "Bitstream Charter", Cambria, Georgia, serif; overflow-wrap: anywhere }
        h1 { font-size: 2.1rem; line-height: 1.15; margin: 0 0 .75rem }
        h2 { font-size: 1.45rem; margin: 2.75rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--ink) }
        h3 { font-size: 1.1rem; margin: 1rem 0 .4rem } article h3 { margin-top: 0 }
        .brand { letter-spacing: .08em; text-transform: uppercase; font-size: .8rem; color: var(--soft); margin: 0 }
        nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem }
        a { color: #1f4a7d } a:focus-visible, .table:focus-visible { outline: 3px solid #1f4a7d; outline-offset: 2px }
        article { border-left: 4px solid var(--soft); padding: .1rem 0 .1rem 1rem; margin: 0 0 2rem; break-inside: avoid-page }
        article.conflict { border-color: var(--mark) } article.gap { border-color: #8a5a00 } article.risk { border-color: #1f4a7d }
        .severity { font-variant: small-caps; letter-spacing: .04em; border: 1px solid currentColor; padding: 0 .4em; margin-right: .3em }
        .conflict .severity { color: var(--mark) } .gap .severity { color: #7a4f00 } .risk .severity { color: #1f4a7d }
        small { font-weight: normal; color: var(--soft) }
        p { margin: .4rem 0 } dl { margin: .6rem 0 0 } dt { font-weight: 600; font-size: .92rem; margin-top: .45rem } dd { margin: 0 }
        dd ul { margin: 0; padding-left: 1.1rem } .id { color: var(--soft); font: .8rem/1.4 ui-monospace, Menlo, Consolas, monospace }
        .table { overflow-x: auto; margin: 1rem 0 1.25rem } table { border-collapse: collapse; width: 100%; font-size: .9rem; min-width: 38rem }
        caption { text-align: left; font-weight: 600; font-size: 1.05rem; padding-bottom: .35rem }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); overflow-wrap: normal }
        thead th { font-size: .82rem; color: var(--soft); border-bottom: 1px solid var(--ink) } tbody th { font-weight: 500; width: 30% }
        pre { white-space: pre-wrap; background: #f1efe8; padding: .75rem 1rem; font-size: .85rem }
        @page { size: A4; margin: 18mm }
        @media print { body { max-width: none; padding: 0; background: none; font-size: 10.5pt } nav { display: none } a { color: inherit }
          .table { overflow: visible } table { min-width: 0; font-size: 8.5pt } h2 { break-after: avoid } }
        """
}

extension String {
    /// For HTML text and attributes.
    var escaped: String {
        var out = ""
        for character in self {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.append(character)
            }
        }
        return out
    }
}
