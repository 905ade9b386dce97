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
        let templates = folder.appending(path: "Templates")
        for name in try FileManager.default.contentsOfDirectory(atPath: templates.path)
        where name.hasSuffix(".mustache") {
            let text = try String(contentsOf: templates.appending(path: name), encoding: .utf8)
            try library.register(text, named: String(name.dropLast(".mustache".count)))
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
