/// The words that charts say themselves, and how they write numbers; everything else is passed in by who draws.
public struct ChartWords: Hashable, Sendable {
    /// A value that no source states.
    public var missing: String
    /// A value that is kept back.
    public var suppressed: String
    /// Before the source.
    public var source: String
    /// Before the unit.
    public var unit: String
    /// On the fold that holds the table.
    public var showData: String
    /// Above the column of labels.
    public var label: String
    /// Above the column of values.
    public var value: String
    /// Above the column of times.
    public var time: String
    /// Above the column of lower bounds.
    public var from: String
    /// Above the column of upper bounds.
    public var to: String
    /// Of an end that is not known.
    public var uncertain: String
    /// Of an end that is still to come.
    public var open: String
    /// Of a cell in which nothing is.
    public var none: String
    /// Where there is nothing to draw.
    public var noData: String
    /// Above the column of kinds.
    public var kind: String
    /// An estimate without bounds.
    public var noInterval: String
    /// Between whole and fraction.
    public var decimalSeparator: String
    /// Between thousands.
    public var groupSeparator: String

    /// English words and numbers.
    public static let english = ChartWords(
        missing: "missing", suppressed: "suppressed", source: "Source", unit: "Unit",
        showData: "Show data as a table", label: "Name", value: "Value", time: "Time", from: "From", to: "To",
        uncertain: "uncertain", open: "open", none: "none", noData: "There is no data to show.",
        kind: "Kind", noInterval: "no interval stated", decimalSeparator: ".", groupSeparator: ",")

    /// German words and numbers.
    public static let german = ChartWords(
        missing: "fehlt", suppressed: "unterdrückt", source: "Quelle", unit: "Einheit",
        showData: "Daten als Tabelle zeigen", label: "Name", value: "Wert", time: "Zeit", from: "Von",
        to: "Bis", uncertain: "unsicher", open: "offen", none: "nichts",
        noData: "Es gibt keine Daten zu zeigen.", kind: "Art", noInterval: "kein Intervall genannt",
        decimalSeparator: ",", groupSeparator: ".")

    /// A number as a reader of this language writes it, whatever the machine's settings: at most `decimals` decimals,
    /// grouped from 10,000 on, with a true minus sign.
    public func number(_ value: Double, decimals: Int = 2) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return missing }
        let places = min(max(0, decimals), 12)
        var text = Self.digits(value.magnitude, places: places)
        if text.contains(".") {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
        return (value < 0 && !isZero ? "\u{2212}" : "") + grouped(parts[0])
            + (parts.count > 1 ? decimalSeparator + parts[1] : "")
    }

    /// A value in words: the number, «missing», or what stands for a suppressed one.
    func text(_ value: Quantity, decimals: Int = 2) -> String {
        switch value {
        case .known(let number): self.number(number, decimals: decimals)
        case .missing: missing
        case .suppressed(let text): text.isEmpty ? suppressed : text
        }
    }

    /// The same for a table, where a suppressed value also says that it is one.
    func cell(_ value: Quantity) -> String {
        if case .suppressed(let text) = value, !text.isEmpty { return "\(text) (\(suppressed))" }
        return self.text(value, decimals: 6)
    }

    private func grouped(_ whole: String) -> String {
        guard whole.count > 4 else { return whole }
        var out = ""
        for (offset, digit) in whole.enumerated() {
            if offset > 0, (whole.count - offset) % 3 == 0 { out += groupSeparator }
            out.append(digit)
        }
        return out
    }
}
