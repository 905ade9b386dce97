import Foundation

/// Where text goes: answers to standard output, complaints to standard error, colours to terminals only.
enum Terminal {
    static func write(_ text: String) { FileHandle.standardOutput.write(ended(text)) }
    static func complain(_ text: String) { FileHandle.standardError.write(ended(text)) }

    /// The text closed by a line break, if it is not.
    private static func ended(_ text: String) -> Data {
        Data(text.utf8) + (text.utf8.last == UInt8(ascii: "\n") ? Data() : Data("\n".utf8))
    }

    private static let isColoured =
        isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil

    /// Text in a colour; plain when the output is no terminal.
    static func paint(_ text: String, _ colour: Colour) -> String {
        isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }

    enum Colour: Int {
        case bold = 1, dim = 2, red = 31, yellow = 33, blue = 34
    }
}

extension String {
    /// Broken at blanks into lines of at most `width` characters, each begun with `indent`.
    func wrapped(_ indent: String = "", hanging: String? = nil, width: Int = 80) -> String {
        let hanging = hanging ?? indent
        var lines: [String] = []
        var line = indent
        var isEmpty = true
        for word in split(separator: " ", omittingEmptySubsequences: true) {
            if !isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = hanging
                isEmpty = true
            }
            var rest = word
            let room = width - line.count
            while rest.count > max(room, 20), isEmpty {
                lines.append(line + rest.prefix(width - line.count))
                rest = rest.dropFirst(width - line.count)
                line = hanging
            }
            line += (isEmpty ? "" : " ") + rest
            isEmpty = false
        }
        return (lines + [line]).joined(separator: "\n")
    }

    /// Filled up with blanks, or cut with an ellipsis.
    func padded(to width: Int) -> String {
        count > width ? prefix(max(0, width - 1)) + "…" : self + String(repeating: " ", count: width - count)
    }
}
