/// Estimates how wide text is when drawn in the charts' sans-serif font. It errs on the wide side and knows no kerning: it
/// is there to wrap and to keep labels inside the picture, not to set type.
enum TextMeasure {
    /// The width of a line, in units of the drawing, at a font size.
    static func width(_ text: String, size: Double) -> Double {
        text.reduce(0) { $0 + ems($1) } * size
    }

    /// The text in lines no wider than `width`; what does not fit in `limit` lines ends in «…».
    static func wrap(_ text: String, width: Double, size: Double, limit: Int = 3) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
            for piece in pieces(of: word, width: width, size: size) {
                let joined = line.isEmpty ? piece.text : line + (piece.continues ? "" : " ") + piece.text
                if line.isEmpty || Self.width(joined, size: size) <= width {
                    line = joined
                } else {
                    lines.append(line)
                    line = piece.text
                }
            }
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > limit else { return lines }
        return lines.prefix(limit - 1) + [shortened(lines[limit - 1], width: width, size: size)]
    }

    /// A line cut so that it fits with an ellipsis at its end.
    static func shortened(_ line: String, width: Double, size: Double, onlyIfWider: Bool = false) -> String {
        if onlyIfWider, Self.width(line, size: size) <= width { return line }
        var kept = line
        while !kept.isEmpty, Self.width(kept + "…", size: size) > width { kept.removeLast() }
        return kept + "…"
    }

    /// A word, cut after hyphens and slashes, and anywhere if a part is still wider than a line.
    private static func pieces(
        of word: String, width: Double, size: Double
    ) -> [(text: String, continues: Bool)] {
        guard Self.width(word, size: size) > width else { return [(word, false)] }
        var pieces: [String] = []
        var piece = ""
        for character in word {
            if !piece.isEmpty, Self.width(piece + String(character), size: size) > width {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
            if "-/–".contains(character) {
                pieces.append(piece)
                piece = ""
            }
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces.enumerated().map { ($0.element, $0.offset > 0) }
    }

    private static func ems(_ character: Character) -> Double {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar {
        case "i", "j", "l", "I", "!", "'", ".", ",", ":", ";", "|": return 0.3
        case "f", "t", "r", "(", ")", "[", "]", "/", "-", " ", "\u{A0}", "\u{202F}": return 0.4
        case "m", "w", "M", "W", "@", "%", "…", "—": return 0.95
        case "0"..."9": return 0.6
        case "A"..."Z": return 0.72
        case "a"..."z": return 0.61
        case "\u{300}"..."\u{36F}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202C}": return 0
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202D}", "\u{202E}": return 1.1
        case "\u{1100}"..."\u{11FF}", "\u{2E80}"..., "\u{2190}"..."\u{2BFF}": return 1.1
        default: return 0.68
        }
    }
}

extension TextMeasure {
    /// A value in words, cut so that it fits beside its mark.
    static func shortened(_ value: Quantity, words: ChartWords, width: Double) -> String {
        shortened(words.text(value), width: width, size: Draw.softSize, onlyIfWider: true)
    }
}
