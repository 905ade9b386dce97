import CZlib
import Foundation

/// Compression of what is sent (RFC 1952).
enum Gzip {
    /// The bytes compressed; nil when that fails or makes them no shorter.
    static func compressed(_ bytes: Data) -> Data? {
        var stream = z_stream()
        guard gzip_begin(&stream, 6) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var out = Data(count: Int(deflateBound(&stream, UInt(bytes.count))))
        let capacity = out.count
        var input = bytes
        let state = input.withUnsafeMutableBytes { source in
            out.withUnsafeMutableBytes { target in
                stream.next_in = source.baseAddress?.assumingMemoryBound(to: UInt8.self)
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
                stream.avail_out = UInt32(capacity)
                return deflate(&stream, Z_FINISH)
            }
        }
        guard state == Z_STREAM_END else { return nil }
        let length = capacity - Int(stream.avail_out)
        return length < bytes.count ? out.prefix(length) : nil
    }

    /// The bytes that were compressed; nil for anything that is not.
    static func inflated(_ bytes: Data) -> Data? {
        var stream = z_stream()
        guard gzip_open(&stream) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var out = Data()
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var input = bytes
        let isWhole = input.withUnsafeMutableBytes { source -> Bool in
            stream.next_in = source.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.avail_in = UInt32(source.count)
            while true {
                let state = chunk.withUnsafeMutableBufferPointer { target in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    return inflate(&stream, Z_NO_FLUSH)
                }
                out.append(contentsOf: chunk.prefix(chunk.count - Int(stream.avail_out)))
                if state == Z_STREAM_END { return true }
                guard state == Z_OK else { return false }
            }
        }
        return isWhole ? out : nil
    }
}
