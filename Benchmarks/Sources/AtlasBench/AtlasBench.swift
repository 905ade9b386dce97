import Atlas
import Foundation
import Measuring
import Yams

/// Loads made-up atlases of 2,000 and 20,000 records, and one of 500 in which a single fault leaves out most records,
/// since each rests on the one before. The YAML library alone reads the same texts beside. A small atlas is loaded three
/// times and the least counts, since what disturbs a short time can only lengthen it.
@main
struct AtlasBench {
    static func main() throws {
        print("atlas-bench, load \(shown(loadAverage()))")
        let results = [
            try run(records: 500, allowedSeconds: 1.5, fault: "bogus: a field that there is not\n"),
            try run(records: 2_000, allowedSeconds: 1.5), try run(records: 20_000, allowedSeconds: 15),
        ]
        if results.contains(false) { exit(1) }
    }

    /// - Parameter fault: what is added to the first measure.
    /// - Returns: whether all went as it should, in the time allowed.
    private static func run(records: Int, allowedSeconds: Double, fault: String? = nil) throws -> Bool {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "atlas-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var files = SyntheticAtlas(records: records).files
        if let fault, let first = files.firstIndex(where: { $0.path.contains("measure-1.") }) {
            files[first].text += fault
        }
        for (path, text) in files { try write(text, to: folder.appending(path: "atlas/\(path)")) }
        for (name, text) in SyntheticVocabulary.files {
            try write(text, to: folder.appending(path: "vocabulary/\(name)"))
        }
        let loader = AtlasLoader(
            layers: [folder.appending(path: "atlas")], vocabulary: folder.appending(path: "vocabulary"))
        var loading = Cost.of { loader.load() }
        for _ in 0..<(records > 5_000 ? 0 : 2) {
            let again = Cost.of { loader.load() }
            if again.seconds < loading.seconds { loading = again }
        }
        let composing = try Cost.of {
            for file in files { _ = try Yams.compose(yaml: file.text, .basic, .default, .utf8) }
        }

        let kibibytes = files.reduce(0) { $0 + $1.text.utf8.count } / 1024
        let each = shown(1000 * loading.seconds / Double(records), 3)
        let ratio = shown(loading.seconds / composing.seconds)
        print("  \(records) records, \(kibibytes) KiB\(fault == nil ? "" : ", one with a fault"):")
        print("    loaded in \(shown(loading.seconds)) s CPU, \(each) ms each")
        print("    YAML alone \(shown(composing.seconds)) s, ratio loader / YAML \(ratio)")
        print("    peak resident memory \(shown(Cost.now().peakMemory, 0)) MiB")
        let problem = problem(loading.value, records: records, hasFault: fault != nil)
        if let problem { print("    FAILED: \(problem)") }
        if loading.seconds > allowedSeconds { print("    FAILED: more than \(allowedSeconds) s of CPU") }
        return problem == nil && loading.seconds <= allowedSeconds
    }

    /// What is wrong with what was loaded, so that no other work is measured than the one that is meant.
    private static func problem(_ result: AtlasLoader.Result, records: Int, hasFault: Bool) -> String? {
        let loaded = result.atlas?.records.count ?? 0
        if result.faults.count != (hasFault ? 1 : 0) {
            return "\(result.faults.count) faults: \(result.faults.first?.description ?? "")"
        }
        if hasFault {
            return loaded < records / 2 ? nil : "\(loaded) records were loaded in spite of the fault"
        }
        return loaded == records ? nil : "\(loaded) records of \(records) were loaded"
    }

    private static func write(_ text: String, to file: URL) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
}
