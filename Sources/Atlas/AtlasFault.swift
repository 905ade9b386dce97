/// One thing that is wrong in a file: where, what, and what to do.
public struct AtlasFault: Error, Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The file, relative to the folder that was given, with that folder's name in front.
    public let file: String
    /// 1-based line; 0 when the fault is of the whole file.
    public let line: Int
    /// 1-based column; 0 when the fault is of the whole line.
    public let column: Int
    /// The field, as `reaches[0].cohort`; empty when the fault is of the record.
    public let field: String
    /// What is wrong, with the value, what is allowed and what to do.
    public let problem: String

    /// - Parameters:
    ///   - file: the file as the reader knows it.
    ///   - line: 1-based, 0 for the whole file.
    ///   - column: 1-based, 0 for the whole line.
    ///   - field: path of the field.
    ///   - problem: the sentence.
    public init(file: String, line: Int = 0, column: Int = 0, field: String = "", problem: String) {
        self.file = file
        self.line = line
        self.column = column
        self.field = Self.cut(field, to: 80)
        self.problem = Self.cut(problem, to: 260)
    }

    /// Whatever stands in a file, a fault is a few lines.
    private static func cut(_ text: String, to length: Int) -> String {
        text.count > length ? text.prefix(length - 1) + "…" : text
    }

    /// `de/measures/x.yml:12:3: reaches[0].cohort: …`
    public var description: String {
        var text = file
        if line > 0 { text += ":\(line)" }
        if line > 0, column > 0 { text += ":\(column)" }
        return text + ": " + (field.isEmpty ? "" : "\(field): ") + problem
    }

    /// By file, line and column.
    public static func < (left: AtlasFault, right: AtlasFault) -> Bool {
        (left.file, left.line, left.column, left.field, left.problem)
            < (right.file, right.line, right.column, right.field, right.problem)
    }
}

/// Shortens text from a file for a message: no line breaks, no control characters, at most 60 characters.
func shown(_ text: String) -> String {
    let plain = text.unicodeScalars.prefix(200).map { $0.value < 32 || $0.value == 127 ? " " : String($0) }
        .joined()
    return plain.count > 60 ? plain.prefix(57) + "…" : plain
}
