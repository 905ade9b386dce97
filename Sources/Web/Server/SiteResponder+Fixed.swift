import Atlas
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension SiteResponder {
    /// Addresses without a language: health, metrics, what programs look for.
    ///
    /// - Returns: nil for any other.
    func fixed(_ parts: [String], _ request: Request, _ asked: inout Asked) async throws -> Response? {
        guard let first = parts.first else { return nil }
        let name = parts.joined(separator: "/")
        switch name {
        case "health", "ready", "metrics", "robots.txt", "sitemap.xml", "favicon.ico": asked.page = first
        default: break
        }
        switch name {
        case "health": return text("ok\n")
        case "ready":
            try await site.warm()
            return text("ready\n")
        case "metrics":
            let fill = await site.cache.fill
            let gauges = [
                ("leitbild_records", "Records of the atlas.", site.holdings.atlas.records.count),
                ("leitbild_cached_pages", "Pages kept ready.", fill.pages),
                ("leitbild_cached_bytes", "Bytes of pages kept ready.", fill.bytes),
            ]
            return text(await meter.text(gauges: gauges), "text/plain; version=0.0.4; charset=utf-8")
        case "robots.txt": return text("User-agent: *\nAllow: /\nSitemap: \(site.base)/sitemap.xml\n")
        case "favicon.ico": return asset(site.renderer.icon, "image/svg+xml")
        case "assets/icon.svg": return asset(site.renderer.icon, "image/svg+xml")
        case String(site.renderer.styleAddress.dropFirst()):
            return asset(site.renderer.style, "text/css; charset=utf-8")
        case "assets/site.css": return redirect(to: site.renderer.styleAddress, .found)
        default:
            guard parts.count == 1, let part = Sitemap.part(of: first) else { return nil }
            asked.page = "sitemap"
            let edition = try await site.edition(.en, on: site.holdings.atlas.horizon)
            guard let xml = Sitemap(edition, base: site.base).xml(part) else { return nil }
            return text(xml, "application/xml; charset=utf-8")
        }
    }

    private func text(_ text: String, _ type: String = "text/plain; charset=utf-8") -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.cacheControl] = "no-store"
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private func asset(_ bytes: Data, _ type: String) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.cacheControl] = "public, max-age=86400, immutable"
        if type.hasPrefix("image/svg") { headers[.contentSecurityPolicy] = Headers.picturePolicy }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
