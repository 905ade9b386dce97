/// Why a chart cannot be drawn or an outline not be read: a fact each, with one sentence that says what to do.
public enum ChartRefusal: Error, Hashable, Sendable {
    /// A number that has no place in a drawing.
    case number(of: String, value: Double)
    /// More of something than a reader can tell apart.
    case tooMany(String, count: Int, limit: Int, instead: String)
    /// A prefix of ids that would not be one.
    case figureID(String)
    /// A link to something other than a page.
    case link(String)
    /// Parts that do not fit each other.
    case mismatch(String, count: Int, expected: Int)
    /// A period that ends before it begins.
    case reversed(of: String, from: Double, to: Double)
    /// A place that is not on Earth, in degrees.
    case position(of: String, longitude: Double, latitude: Double)
    /// A file of outlines with a fault.
    case outlines(GeoJSONFault)
}

extension ChartRefusal: CustomStringConvertible {
    /// The sentence for the reader.
    public var description: String {
        switch self {
        case .number(let name, let value):
            "«\(name.prefix(60))» has the value \(value), which cannot be drawn. Give a finite number below 10^15, or say that it is missing."
        case .tooMany(let what, let count, let limit, let instead):
            "the chart has \(count) \(what), more than the \(limit) that a reader can tell apart. \(instead)"
        case .figureID(let text):
            "«\(text.prefix(40))» cannot begin the ids of a figure. Use a letter a to z, then letters, digits or hyphens, at most 60."
        case .link(let text):
            "«\(text.prefix(60))» cannot be linked to. Give an address that begins with https://, http://, / or #."
        case .mismatch(let what, let count, let expected):
            "the chart has \(count) \(what) where \(expected) are expected. Give one for each, in the same order."
        case .reversed(let name, let from, let to):
            "«\(name.prefix(60))» ends at \(to), before it begins at \(from). Give the earlier one first."
        case .position(let name, let longitude, let latitude):
            "«\(name.prefix(60))» stands at longitude \(longitude) and latitude \(latitude). Give degrees from -180 to 180 and from -90 to 90, longitude first."
        case .outlines(let fault): fault.description
        }
    }
}
