/// A link as a page shows it.
struct LinkItem: Encodable, Hashable, Sendable {
    let text: String
    /// Empty where there is no such page.
    let address: String
    let id: String?
    let note: String?

    init(_ text: String, _ address: String, id: String? = nil, note: String? = nil) {
        self.text = text
        self.address = address
        self.id = id
        self.note = note
    }

    func noting(_ note: String?) -> LinkItem { LinkItem(text, address, id: id, note: note) }
}

/// A document with the passages in it.
struct SourceItem: Encodable, Hashable, Sendable {
    let document: LinkItem
    let locators: String
}

/// A table: what each column is, and rows whose first cell names them.
struct TableItem: Encodable, Sendable {
    struct Cell: Encodable, Hashable, Sendable {
        let text: String
        let address: String?

        init(_ text: String, _ address: String? = nil) {
            self.text = text
            self.address = address
        }

        init(_ link: LinkItem) { self.init(link.text, link.address.isEmpty ? nil : link.address) }
    }

    struct Row: Encodable, Sendable {
        let head: Cell
        let cells: [Cell]
    }

    let caption: String
    let header: [String]
    let rows: [Row]

    init(_ caption: String, _ header: [String], _ rows: [[Cell]]) {
        self.caption = caption
        self.header = header
        self.rows = rows.compactMap { row in
            row.first.map { Row(head: $0, cells: Array(row.dropFirst())) }
        }
    }

    /// The texts of the cells.
    var texts: [[String]] { rows.map { [$0.head.text] + $0.cells.map(\.text) } }
}

/// A field of a form with the answers that it allows; without any it is a field to write in.
struct ChoiceItem: Encodable, Sendable {
    struct Option: Encodable, Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    let name: String
    let label: String
    let options: [Option]
    let written: String

    /// - Parameters:
    ///   - any: what the empty answer is called; nil where one must be given.
    init(
        _ name: String, _ label: String, any: String?, _ options: [(value: String, label: String)],
        chosen: String
    ) {
        self.name = name
        self.label = label
        written = options.isEmpty ? chosen : ""
        self.options =
            options.isEmpty
            ? []
            : (any.map { [Option(value: "", label: $0, isChosen: chosen.isEmpty)] } ?? [])
                + options.map { Option(value: $0.value, label: $0.label, isChosen: $0.value == chosen) }
    }
}

/// A chart with the addresses of its files; its picture does not stand in the JSON of a page.
struct ChartItem: Encodable, Sendable {
    let html: String
    let files: [LinkItem]
    let summary: String

    private enum CodingKeys: String, CodingKey { case files, summary }
}
