import CZlib
import Foundation

/// The bytes of a file, plain or gzip, a piece at a time. A class, since it owns an open file.
final class ByteSource {
    private let file: gzFile
    /// Bytes in the file, compressed or not.
    let size: Int

    /// - Throws: ``PopulationRefusal/file(_:)`` when there is no such file or it cannot be read.
    init(_ url: URL) throws(PopulationRefusal) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
        guard attributes?[.type] as? FileAttributeType != .typeDirectory else {
            throw .file("«\(url.lastPathComponent)» is a folder. Give a CSV file, plain or gzip.")
        }
        guard attributes != nil, let file = gzopen(url.path, "rb") else {
            throw .file(
                "«\(url.lastPathComponent)» cannot be opened. Give a CSV file, plain or gzip, that may be read."
            )
        }
        gzbuffer(file, 1 << 18)
        self.file = file
        size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    deinit { gzclose(file) }

    /// How many bytes of the file have been read.
    var offset: Int { Int(gzoffset(file)) }

    /// Fills the buffer from `start` on.
    ///
    /// - Returns: how many bytes were read; 0 at the end.
    /// - Throws: ``PopulationRefusal/file(_:)`` for a gzip file that is cut off or damaged.
    func read(into buffer: inout [UInt8], from start: Int) throws(PopulationRefusal) -> Int {
        let room = UInt32(min(buffer.count - start, 1 << 30))
        let count = buffer.withUnsafeMutableBytes { bytes -> Int32 in
            guard let base = bytes.baseAddress else { return 0 }
            return gzread(file, base + start, room)
        }
        var status: Int32 = 0
        let message = gzerror(file, &status).map { String(cString: $0) } ?? ""
        guard count >= 0, status == Z_OK || status == Z_STREAM_END else {
            throw .file("the file is damaged or cut off (\(message)). Get it again; nothing was used.")
        }
        return Int(count)
    }
}
