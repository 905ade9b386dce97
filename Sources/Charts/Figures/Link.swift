/// An address that a mark may lead to: a page, never a script.
public struct Link: Hashable, Sendable {
    /// The address as it was given.
    public let address: String

    /// - Throws: `ChartRefusal.link` unless the address begins with `https://`, `http://`, `#`, or one `/`.
    public init(_ address: String) throws(ChartRefusal) {
        let isPage = ["https://", "http://", "#", "/"].contains { address.lowercased().hasPrefix($0) }
        let isClean = !address.unicodeScalars.contains { $0.value <= 0x20 || $0 == "\\" || $0.value == 0x7F }
        guard isPage, isClean, !address.hasPrefix("//") else { throw .link(address) }
        self.address = address
    }
}
