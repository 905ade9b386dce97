public import Foundation

/// The folders of what ships with the program and is no atlas: cards, texts, outlines, example reforms.
public struct SiteData: Sendable {
    /// The check cards.
    public let checks: URL
    /// The words of pages by language.
    public let texts: URL
    /// Outlines of countries as GeoJSON.
    public let outlines: URL
    /// Example reforms.
    public let reforms: URL

    /// The four folders.
    public init(checks: URL, texts: URL, outlines: URL, reforms: URL) {
        self.checks = checks
        self.texts = texts
        self.outlines = outlines
        self.reforms = reforms
    }
}

/// The languages in which pages are told, in the order of the menu.
public enum SiteLanguage: String, CaseIterable, Sendable {
    /// English.
    case en
    /// German.
    case de

    /// What it calls itself.
    var name: String {
        switch self {
        case .en: "English"
        case .de: "Deutsch"
        }
    }
}
