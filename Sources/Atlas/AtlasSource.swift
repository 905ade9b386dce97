public import Foundation

/// Where the files of a layer or of a vocabulary come from.
public enum AtlasSource: Sendable {
    /// A folder of the disk.
    case folder(URL)
    /// Files in memory by path, under the name that messages give their folder.
    case files(name: String, [String: Data])

    /// What messages call it.
    var name: String {
        switch self {
        case .folder(let url): url.lastPathComponent
        case .files(let name, _): name
        }
    }

    /// Whether there is such a folder.
    var exists: Bool {
        switch self {
        case .folder(let url): (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
        case .files: true
        }
    }

    /// Its YAML files, by path; hidden ones left out.
    var paths: [String] {
        let all: [String] =
            switch self {
            case .folder(let url):
                FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
            case .files(_, let files): Array(files.keys)
            }
        return all.filter { path in
            (path.hasSuffix(".yml") || path.hasSuffix(".yaml"))
                && !path.split(separator: "/").contains { $0.hasPrefix(".") }
        }.sorted()
    }

    /// What a file says.
    func tree(_ path: String, by reader: TreeReader) throws(AtlasFault) -> Tree {
        switch self {
        case .folder(let url): try reader.tree(at: url.appending(path: path))
        case .files(_, let files): try reader.tree(of: files[path] ?? Data())
        }
    }
}
