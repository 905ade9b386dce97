import Foundation

extension ChartWords {
    /// Plain digits with a point, as C writes them without a locale.
    static func digits(_ value: Double, places: Int) -> String {
        String(format: "%.\(places)f", locale: Locale(identifier: "en_US_POSIX"), value)
    }
}
