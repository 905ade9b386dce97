/// One piece of a cohort's text with its position.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// A word: an attribute, a value, a place, a cohort, or `and`, `or`, `not`, …
        case word(String)
        /// A number, and the digits as they were written.
        case integer(Int, written: String)
        /// `(`, `)`, `{`, `}`, `,`, `..`, `<`, `<=`, `>`, `>=`
        case sign(String)
        case end
    }

    let kind: Kind
    let line: Int
    let column: Int

    /// As shown in a fault: shortened, and never more than 40 characters.
    var shown: String {
        switch kind {
        case .word(let word): "«\(word.count > 40 ? String(word.prefix(37)) + "…" : word)»"
        case .integer(_, let written): "«\(written)»"
        case .sign(let sign): "«\(sign)»"
        case .end: "the end"
        }
    }

    func fault(expected: String, nearest: String? = nil) -> CohortRefusal {
        .text(CohortFault(line: line, column: column, found: shown, expected: expected, nearest: nearest))
    }
}

/// Cuts a cohort's text into tokens. Words may hold letters, digits, `-`, `_`, and dots between them (`de.munich`).
struct Lexer {
    private let text: [Character]
    private var position = 0
    private var line = 1
    private var column = 1

    init(_ text: String) { self.text = Array(text) }

    /// All tokens, closed by ``Token/Kind/end``.
    mutating func tokens() throws(CohortRefusal) -> [Token] {
        var tokens: [Token] = []
        while true {
            skipBlanks()
            let token = try next()
            tokens.append(token)
            if token.kind == .end { return tokens }
        }
    }

    private var current: Character? { position < text.count ? text[position] : nil }
    private func peek(_ offset: Int) -> Character? {
        position + offset < text.count ? text[position + offset] : nil
    }

    private mutating func advance() {
        if text[position].isNewline {
            line += 1
            column = 1
        } else {
            column += 1
        }
        position += 1
    }

    private mutating func skipBlanks() {
        while let character = current, character.isWhitespace { advance() }
    }

    private mutating func next() throws(CohortRefusal) -> Token {
        let (startLine, startColumn) = (line, column)
        func token(_ kind: Token.Kind) -> Token { Token(kind: kind, line: startLine, column: startColumn) }
        guard let character = current else { return token(.end) }
        if "(){},".contains(character) {
            advance()
            return token(.sign(String(character)))
        }
        if character == "<" || character == ">" {
            advance()
            guard current == "=" else { return token(.sign(String(character))) }
            advance()
            return token(.sign("\(character)="))
        }
        if character == ".", peek(1) == "." {
            advance()
            advance()
            return token(.sign(".."))
        }
        let word = takeWord()
        guard !word.isEmpty else {
            throw .text(
                CohortFault(
                    line: startLine, column: startColumn, found: character.shown,
                    expected: "a word, a number, or one of ( ) { } , .. < <= > >=", nearest: nil))
        }
        if word.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(word), word.count <= 9 {
            return token(.integer(number, written: word))
        }
        return token(.word(word))
    }

    private mutating func takeWord() -> String {
        var word = ""
        while let character = current {
            let isDot = character == "." && !word.isEmpty && (peek(1).map(Self.isInWord) ?? false)
            guard Self.isInWord(character) || isDot else { break }
            word.append(character)
            advance()
        }
        return word
    }

    private static func isInWord(_ character: Character) -> Bool {
        character.isASCII
            && (character.isLetter || character.isNumber || character == "-" || character == "_")
    }
}

extension Character {
    /// As shown in a fault: itself where it can be seen, else its code point.
    fileprivate var shown: String {
        let unseen: Set<Unicode.GeneralCategory> = [.control, .format, .privateUse, .unassigned, .surrogate]
        guard unicodeScalars.count <= 4,
            unicodeScalars.allSatisfy({ !unseen.contains($0.properties.generalCategory) })
        else {
            let code = String(unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
            return "the character U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)"
        }
        return isASCII ? "«\(self)»" : "the character «\(self)»"
    }
}
