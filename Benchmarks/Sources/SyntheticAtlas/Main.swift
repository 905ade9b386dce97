import Foundation
import LeitbildData

/// Writes a made-up atlas into a new folder: the shipped records, hundreds of cities more, thousands of measures more.
///
///     synthetic-atlas DIR --measures 20000 --seed 1
@main
struct Main {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let path = arguments.first, !path.hasPrefix("-") else {
            print("usage: synthetic-atlas DIR [--measures 20000] [--seed 1]")
            exit(2)
        }
        let folder = URL(filePath: path)
        guard !FileManager.default.fileExists(atPath: folder.path) else {
            print("«\(path)» exists already. Give a new folder.")
            exit(2)
        }
        let atlas = SyntheticAtlas(
            measures: number("--measures", in: arguments) ?? 20_000,
            seed: UInt64(number("--seed", in: arguments) ?? 1))
        try FileManager.default.createDirectory(
            at: folder.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: LeitbildData.atlas, to: folder)
        for (path, text) in atlas.files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        print("\(atlas.files.count) records beside the shipped ones, in «\(path)»")
    }

    private static func number(_ option: String, in arguments: [String]) -> Int? {
        guard let position = arguments.firstIndex(of: option), position + 1 < arguments.count else {
            return nil
        }
        return Int(arguments[position + 1])
    }
}
