import Foundation
import NIOCore

/// An answer that is ready to be sent, compressed where that saves anything: so that many can be kept.
struct ReadyPage: Sendable {
    private let kept: ByteBuffer
    let isCompressed: Bool
    /// Changes whenever the content does.
    let tag: String
    let contentType: String

    init(_ bytes: Data, contentType: String) {
        let compressed =
            bytes.count > 1000 && contentType != Form.png.contentType ? Gzip.compressed(bytes) : nil
        kept = ByteBuffer(bytes: compressed ?? bytes)
        isCompressed = compressed != nil
        let hash = bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        // Weak, since it stands for the content, compressed or not.
        tag = "W/\"\(String(hash, radix: 36))\""
        self.contentType = contentType
    }

    /// What is sent to a reader, and whether that is compressed.
    ///
    /// - Parameter takesGzip: whether the reader takes it so, as every browser does.
    func body(takesGzip: Bool) -> (bytes: ByteBuffer, isCompressed: Bool) {
        guard isCompressed, !takesGzip else { return (kept, isCompressed) }
        return (ByteBuffer(bytes: Gzip.inflated(Data(kept.readableBytesView)) ?? Data()), false)
    }

    var size: Int { kept.readableBytes }
}

/// Pages by their address, those asked for longest ago forgotten first.
actor PageCache {
    private let limit: Int
    private var size = 0
    private var clock = 0
    private var pages: [String: (page: ReadyPage, used: Int)] = [:]

    /// - Parameter limit: in bytes.
    init(limit: Int = 96 << 20) { self.limit = limit }

    subscript(address: String) -> ReadyPage? {
        guard let found = pages[address]?.page else { return nil }
        clock += 1
        pages[address]?.used = clock
        return found
    }

    func keep(_ page: ReadyPage, at address: String) {
        guard page.size < limit / 4 else { return }
        clock += 1
        size += page.size - (pages.updateValue((page, clock), forKey: address)?.page.size ?? 0)
        guard size > limit else { return }
        // A quarter at once, so that forgetting is rare.
        for (address, _) in pages.sorted(by: { $0.value.used < $1.value.used }) {
            guard size > limit * 3 / 4 else { return }
            size -= pages.removeValue(forKey: address)?.page.size ?? 0
        }
    }

    /// How many pages and bytes are kept.
    var fill: (pages: Int, bytes: Int) { (pages.count, size) }
}
