import Foundation
import Mustache

/// What stands around every page: head, menu, as-of, foot.
struct FrameItem: Sendable {
    struct Door: Sendable {
        let text: String
        let address: String
        let isCurrent: Bool
    }

    struct Tongue: Sendable {
        let text: String
        let address: String
        let language: String
        let isCurrent: Bool
    }

    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    let language: String
    let title: String
    let summary: String
    let home: String
    let searchAddress: String
    let menu: [Door]
    let tongues: [Tongue]
    let trail: [LinkItem]
    let address: String
    let canonical: String
    let files: [LinkItem]
    let feed: String
    let asOf: String?
    let asOfValue: String
    let asOfHidden: [Hidden]
    let horizon: String?
    let later: String?
    let usual: LinkItem?
    let citation: String?
    let about: String
    let isPrivate: Bool
    let style: String
}

/// Puts pages into their templates.
struct Renderer: Sendable {
    private let library: MustacheLibrary
    /// The stylesheet.
    let style: Data
    /// The sign in the tab.
    let icon: Data
    /// The address of the stylesheet, which changes with it.
    let styleAddress: String

    /// - Throws: for templates that cannot be read.
    init() throws {
        let folder = Bundle.module.resourceURL ?? Bundle.module.bundleURL
        var library = MustacheLibrary()
        MustacheContentTypes.register(PageText(), named: PageText.name)
        let templates = folder.appending(path: "Templates")
        for name in try FileManager.default.contentsOfDirectory(atPath: templates.path)
        where name.hasSuffix(".mustache") {
            let text = try String(contentsOf: templates.appending(path: name), encoding: .utf8)
            // Each says it for itself, since a partial forgets what the template around it said.
            try library.register(
                "{{% CONTENT_TYPE:\(PageText.name)}}\n" + text,
                named: String(name.dropLast(".mustache".count)))
        }
        self.library = library
        let assets = folder.appending(path: "Assets")
        // The site has the last word, so that charts lie on its paper.
        style = try Data(SiteCharts.css.utf8) + Data(contentsOf: assets.appending(path: "site.css"))
        icon = try Data(contentsOf: assets.appending(path: "icon.svg"))
        let hash = style.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        styleAddress = "/assets/site-\(String(hash, radix: 36)).css"
    }

    /// The whole document.
    func html(_ page: any Page, _ frame: FrameItem, _ texts: Texts) -> String {
        let context: [String: Any] = [
            "w": texts.all, "frame": Sheet.open(frame) ?? "", "page": Sheet.open(page) ?? "",
        ]
        return library.render(context, withTemplate: type(of: page).template) ?? ""
    }
}

/// Text as it is put into pages: nothing in it is markup, and nothing turns the order of what stands around it.
///
/// By scalars: a quote and the mark after it are one character to Swift, but two to a browser.
struct PageText: MustacheContentType {
    static let name = "PAGE"

    func escapeText(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\t", "\n", "\r": out.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}",
                "\u{FFFE}", "\u{FFFF}":
                out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
