/// What is wrong with a row of a register: where, and what to do. It repeats the faulty text, never another fact of the
/// row, and belongs on the operator's screen only.
public struct RegisterFault: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The line of the file, from 1; the header is line 1.
    public let line: Int
    /// The column's name; nil when the whole row is meant.
    public let column: String?
    /// What is wrong and what is allowed.
    public let problem: String

    /// «line 17, column age: …»
    public var description: String { "line \(line)\(column.map { ", column \($0)" } ?? ""): \(problem)" }

    /// By line, then by text.
    public static func < (left: RegisterFault, right: RegisterFault) -> Bool {
        (left.line, left.description) < (right.line, right.description)
    }
}
