/// Comma-separated values (RFC 4180). A cell that a spreadsheet would take for a formula is set off with a quote.
public enum CSV {
    /// Header and rows, each line ended by CR and LF.
    public static func rendered(_ header: [String], _ rows: [[String]]) -> String {
        ([header] + rows).map { $0.map(cell).joined(separator: ",") }.joined(separator: "\r\n") + "\r\n"
    }

    private static func cell(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        guard safe.contains(where: { ",\"\r\n".contains($0) }) || safe.contains("\r\n") else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
