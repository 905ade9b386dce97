public import Foundation

/// The data that ships with Leitbild: the European atlas, the check cards and the vocabulary.
public enum LeitbildData {
    /// The folder that holds `atlas/`, `checks/` and `vocabulary/`.
    public static var folder: URL { Bundle.module.resourceURL ?? Bundle.module.bundleURL }
    /// The shipped atlas: one file per record.
    public static var atlas: URL { folder.appending(path: "atlas") }
    /// The check cards, one file per check.
    public static var checks: URL { folder.appending(path: "checks") }
    /// Attributes, named cohorts, fields, needs, terms.
    public static var vocabulary: URL { folder.appending(path: "vocabulary") }
    /// Example reforms, one file each.
    public static var reforms: URL { folder.appending(path: "reforms") }
    /// Outlines of countries to draw maps on, as GeoJSON.
    public static var outlines: URL { folder.appending(path: "outlines") }
    /// Words and sentences by language.
    public static var texts: URL { folder.appending(path: "texts") }
}
