import Foundation
public import Logging

/// A log of one JSON object a line on standard error. Values are written as they are given; the site gives none of persons.
public struct LineLog: LogHandler {
    /// Below it nothing is written.
    public var logLevel: Logger.Level = .info
    /// What every line carries.
    public var metadata: Logger.Metadata = [:]
    private let label: String

    /// - Parameter label: which part of the program writes.
    public init(label: String) { self.label = label }

    /// A value that every line carries.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes a line.
    public func log(event: LogEvent) {
        let (level, message, metadata) = (event.level, event.message, event.metadata)
        var fields = [
            "time": Date().formatted(.iso8601), "level": level.rawValue, "log": label,
            "message": "\(message)",
        ]
        for (key, value) in self.metadata.merging(metadata ?? [:], uniquingKeysWith: { $1 }) {
            fields[key] = "\(value)"
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(fields) else { return }
        FileHandle.standardError.write(bytes + Data("\n".utf8))
    }
}
