import Foundation
import HTTPTypes
import Hummingbird

/// How addresses and forms are read.
extension SiteResponder {
    /// The parts of a path, decoded; none of them leads out of its place.
    static func parts(of path: String) throws(PageRefusal) -> [String] {
        var parts: [String] = []
        for raw in path.split(separator: "/") {
            guard let part = raw.removingPercentEncoding, part != ".", part != "..", !part.contains("/"),
                !part.contains("\\"),
                !part.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 })
            else { throw .notFound("", nearest: nil) }
            parts.append(part)
        }
        return parts
    }

    /// The form that the ending of a path asks for.
    static func form(of parts: [String]) -> Form {
        Form.allCases.first { $0 != .html && parts.last?.hasSuffix($0.rawValue) == true } ?? .html
    }

    /// The first page's other forms have their ending at the language: `/en.json`.
    static func withHome(_ parts: [String]) -> [String] {
        guard parts.count == 1, let name = parts.first else { return parts }
        let form = Self.form(of: parts)
        let language = String(name.dropLast(form.rawValue.count))
        guard form != .html, SiteLanguage(rawValue: language) != nil else { return parts }
        return [language, form.rawValue]
    }

    /// The route of a path and the form in which it is asked for.
    static func route(_ parts: [String]) throws(PageRefusal) -> (Route, Form) {
        var parts = parts
        let form = Self.form(of: parts)
        if form != .html, let last = parts.popLast() {
            let name = String(last.dropLast(form.rawValue.count))
            if !name.isEmpty, parts + [name] != ["index"] { parts.append(name) }
        }
        guard let route = Route(parts) else { throw .notFound(parts.joined(separator: "/"), nearest: nil) }
        return (route, form)
    }

    /// Names and values of a query or form, decoded; what cannot be decoded is left out.
    static func pairs(_ text: String) -> [(String, String)] {
        text.split(separator: "&").prefix(100).compactMap { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
                $0.replacing("+", with: " ").removingPercentEncoding
            }
            guard let name = sides[0], !name.isEmpty, let value = sides.count > 1 ? sides[1] : "" else {
                return nil
            }
            return (name, value.filter { $0 != "\0" })
        }
    }

    /// The language that the reader's program asks for, of those there are.
    static func preferred(_ request: Request) -> SiteLanguage {
        let wanted = (request.headers[.acceptLanguage] ?? "").split(separator: ",").prefix(20).map { part in
            let pieces = part.split(separator: ";")
            let weight = pieces.dropFirst().lazy.compactMap {
                $0.split(separator: "=").last.flatMap { Double($0) }
            }.first
            return (
                language: pieces.first.map { $0.trimmingCharacters(in: .whitespaces).prefix(2).lowercased() }
                    ?? "", weight: weight ?? 1
            )
        }
        let best = wanted.filter { SiteLanguage(rawValue: $0.language) != nil }.max { $0.weight < $1.weight }
        return best.flatMap { SiteLanguage(rawValue: $0.language) } ?? .en
    }
}
