import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What stands in a piece of markup, as an XML parser reads it.
final class Page: NSObject, XMLParserDelegate {
    struct Element {
        let name: String
        let attributes: [String: String]
        var text = ""
        /// The `svg` that it stands in, counted from 0, with its size.
        var picture: (width: Double, height: Double)?
        /// What it and what it stands in are moved and turned by, the outermost first.
        var moves: [String] = []

        func number(_ attribute: String) -> Double { Double(attributes[attribute] ?? "") ?? .nan }
    }

    private(set) var elements: [Element] = []
    private(set) var fault: String?
    private var open: [Int] = []
    private var size: (width: Double, height: Double)?

    /// Markup as it stands in a page.
    convenience init(_ markup: String) { self.init(document: "<page>\(markup)</page>") }

    /// A whole document.
    init(document: String) {
        super.init()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = self
        if !parser.parse() {
            fault = "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "?")"
        }
    }

    func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if name == "svg" {
            let box = (attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
            size = box.count == 4 ? (box[2], box[3]) : nil
        }
        open.append(elements.count)
        let moves = open.dropLast().compactMap { elements[$0].attributes["transform"] }
        elements.append(Element(name: name, attributes: attributes, picture: size, moves: moves))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        for position in open { elements[position].text += text }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        open.removeLast()
        if name == "svg" { size = nil }
    }
}
