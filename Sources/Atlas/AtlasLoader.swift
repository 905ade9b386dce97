import Cohorts
public import Foundation

/// Reads an atlas from folders: the shipped one, then layers over it.
///
/// All faults are found at once. Unless told to keep going, nothing of a faulty atlas is used; and if it is, what was
/// left out is said.
public struct AtlasLoader: Sendable {
    /// What came of loading.
    public struct Result: Sendable {
        /// The atlas of all records without fault, or nil when the vocabulary itself is faulty.
        public let atlas: Atlas?
        /// Everything that is wrong, by file and line.
        public let faults: [AtlasFault]
        /// The files that were not used.
        public let leftOut: [String]
    }

    private let layers: [AtlasSource]
    private let vocabulary: AtlasSource
    private let reforms: [URL]

    /// - Parameters:
    ///   - layers: folders of `COUNTRY/KIND/*.yml`; a record of a later layer takes the place of one with the same id.
    ///   - vocabulary: the folder of the vocabulary files.
    ///   - reforms: files that say what a reform ends, changes, undoes and starts, or folders of them and of records;
    ///     applied in their order.
    public init(layers: [URL], vocabulary: URL, reforms: [URL] = []) {
        self.init(layers: layers.map { .folder($0) }, vocabulary: .folder(vocabulary), reforms: reforms)
    }

    /// The same from sources that may lie in memory.
    public init(layers: [AtlasSource], vocabulary: AtlasSource, reforms: [URL] = []) {
        self.layers = layers
        self.vocabulary = vocabulary
        self.reforms = reforms
    }

    /// Reads everything. Never crashes, whatever the files hold.
    ///
    /// - Complexity: O(bytes); about 1 ms a record in a release build.
    public func load() -> Result {
        var reading = AtlasReading()
        reading.readVocabulary(in: vocabulary)
        for layer in layers { reading.read(layer: layer) }
        for reform in reforms { reading.read(reform: reform) }
        return reading.finish()
    }
}

/// A file of an atlas that has been read as YAML.
struct AtlasFile {
    let name: String
    let layer: Int
    let folder: String
    let tree: Tree

    var id: RecordID? { tree["id"]?.text.map { RecordID(rawValue: $0) } }
    var kind: RecordKind? { tree["record"]?.text.flatMap(RecordKind.init) }
}

/// Loading in its steps: files to trees, the vocabulary, records against their shapes, records against one another.
struct AtlasReading {
    private var faults: [AtlasFault] = []
    private var vocabulary = VocabularyReader()
    private var files: [AtlasFile] = []
    private var horizon = Day.last(of: 9999)
    private var hasHorizon = false
    private var acknowledgements: [Atlas.Acknowledgement] = []
    private var layerCount = 0
    private var layerNames: Set<String> = []
    private var unreadable: Set<String> = []
    /// Reforms of the folder that is being read.
    private var pending: [(tree: Tree, name: String)] = []
    private var reformNames: Set<String> = []
    /// The records as reforms leave them.
    private var reformed: Set<String> = []

    mutating func readVocabulary(in source: AtlasSource) {
        let paths = source.paths
        if paths.isEmpty {
            faults.append(AtlasFault(file: source.name, problem: "the folder holds no vocabulary files."))
        }
        for path in paths { readVocabularyFile(path, of: source, named: "\(source.name)/\(path)") }
    }

    private mutating func readVocabularyFile(_ path: String, of source: AtlasSource, named name: String) {
        guard let tree = tree(named: name, { reader throws(AtlasFault) in try source.tree(path, by: reader) })
        else { return }
        let file = path.split(separator: "/").last ?? ""
        vocabulary.add(tree, file: name, named: file.split(separator: ".").dropLast().joined(separator: "."))
    }

    mutating func read(layer: AtlasSource) {
        layerCount += 1
        let prefix = name(of: layer)
        guard layer.exists else {
            return faults.append(
                AtlasFault(file: prefix, problem: "there is no such folder. Give the folder of an atlas."))
        }
        let paths = layer.paths
        if paths.isEmpty {
            faults.append(
                AtlasFault(
                    file: prefix, problem: "the folder holds no .yml files. «leitbild atlas new» writes one.")
            )
        }
        for path in paths { read(path, of: layer, named: "\(prefix)/\(path)") }
        // A reform may change what the same folder brings, whichever file comes first.
        let (found, _) = (pending, pending.removeAll())
        for reform in found { apply(reform.tree, named: reform.name) }
    }

    /// Reads a reform: one file, or a folder of reforms and records.
    mutating func read(reform url: URL) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            return faults.append(
                AtlasFault(
                    file: url.lastPathComponent,
                    problem: "there is no such reform. Give a file, a folder or the name of an example."))
        }
        if isFolder.boolValue { return read(layer: .folder(url)) }
        let name = url.lastPathComponent
        reformNames.insert(name)
        guard let tree = tree(named: name, { reader throws(AtlasFault) in try reader.tree(at: url) }) else {
            return
        }
        guard Overlay.isOne(tree) else {
            return faults.append(
                AtlasFault(
                    file: url.lastPathComponent, line: 1,
                    problem: "found \(tree.summary), expected a reform: «reform», «name» and «changes»."))
        }
        apply(tree, named: url.lastPathComponent)
    }

    private mutating func apply(_ tree: Tree, named name: String) {
        layerCount += 1
        var overlay = Overlay(tree, named: name, over: currentFiles(), layer: layerCount)
        let touched = overlay.apply()
        files += touched
        faults += overlay.faults
        reformNames.insert(name)
        reformed.formUnion(touched.map(\.name))
    }

    /// The folder's name; with a number if a layer below is called the same, since files are told apart by name.
    private mutating func name(of layer: AtlasSource) -> String {
        let name = layer.name
        return layerNames.insert(name).inserted ? name : "\(name) (\(layerCount))"
    }

    private mutating func read(_ path: String, of source: AtlasSource, named name: String) {
        let parts = path.split(separator: "/").map(String.init)
        if parts.dropLast().contains("vocabulary") {
            return readVocabularyFile(path, of: source, named: name)
        }
        guard let tree = tree(named: name, { reader throws(AtlasFault) in try source.tree(path, by: reader) })
        else { return }
        guard tree.isMap else {
            unreadable.insert(name)
            return faults.append(
                AtlasFault(
                    file: name, line: 1,
                    problem: "found \(tree.summary), expected a map that describes one record."))
        }
        if Overlay.isOne(tree) { return pending.append((tree, name)) }
        switch parts.count == 1 ? parts[0] : "" {
        case "atlas.yml": readDeclaration(tree, name)
        case "acknowledgements.yml": readAcknowledgements(tree, name)
        default:
            files.append(
                AtlasFile(name: name, layer: layerCount, folder: parts.count > 1 ? parts[0] : "", tree: tree))
        }
    }

    private mutating func tree(named name: String, _ read: (TreeReader) throws(AtlasFault) -> Tree) -> Tree? {
        do {
            return try read(TreeReader(file: name))
        } catch {
            faults.append(error)
            unreadable.insert(name)
            return nil
        }
    }

    private mutating func readDeclaration(_ tree: Tree, _ name: String) {
        faults += tree.unread(but: ["horizon"], file: name)
        guard let last = tree["horizon"]?.moment?.latest else {
            return faults.append(
                AtlasFault(
                    file: name, line: 1, field: "horizon",
                    problem: "expected the year up to which the sources reach."))
        }
        horizon = last
        hasHorizon = true
    }

    private mutating func readAcknowledgements(_ tree: Tree, _ name: String) {
        faults += tree.unread(but: ["acknowledged"], file: name)
        for item in tree["acknowledged"]?.items ?? [] {
            faults += item.unread(but: ["finding", "by", "on", "reason"], file: name, at: "acknowledged")
            if let on = item["on"], on.moment == nil {
                let problem = "\(on.summary) is not a date. Write 2012, 2012-05 or 2012-05-03."
                faults.append(
                    AtlasFault(
                        file: name, line: on.mark.line, column: on.mark.column, field: "on", problem: problem)
                )
            }
            guard let finding = item["finding"]?.text, let by = item["by"]?.text,
                let reason = item["reason"]?.text
            else {
                let problem = "an acknowledgement needs «finding», «by» and «reason»."
                faults.append(AtlasFault(file: name, line: item.mark.line, problem: problem))
                continue
            }
            acknowledgements.append(.init(finding: finding, by: by, on: item["on"]?.moment, reason: reason))
        }
    }

    // MARK: - Records

    mutating func finish() -> AtlasLoader.Result {
        let glossary = vocabulary.glossary()
        faults += vocabulary.faults
        guard let glossary else { return result(atlas: nil, leftOut: files.map(\.name)) }
        checkIdentities(glossary)
        var cohorts: [String: [String: Cohort]] = [:]
        faults += check(currentFiles(), kinds(of: files), glossary, &cohorts)
        var faulty = Set(faults.map(\.file))
        if !faulty.isDisjoint(with: reformNames.union(reformed)) {
            // A reform builds on the one before: of reforms with a fault nothing is used.
            files.removeAll { reformed.contains($0.name) }
            unreadable.formUnion(reformNames)
            faulty.formUnion(
                check(currentFiles(), kinds(of: files), glossary, &cohorts, isQuiet: true).map(\.file))
        }
        let kept = standing(currentFiles(), without: faulty, glossary, &cohorts)
        let names = Set(kept.map(\.name))
        let leftOut = currentFiles().map(\.name).filter { !names.contains($0) } + unreadable.sorted()
        return result(atlas: atlas(of: kept, cohorts, glossary), leftOut: leftOut.sorted())
    }

    private func result(atlas: Atlas?, leftOut: [String]) -> AtlasLoader.Result {
        AtlasLoader.Result(atlas: atlas, faults: Array(Set(faults)).sorted(), leftOut: leftOut)
    }

    private func atlas(of kept: [AtlasFile], _ cohorts: [String: [String: Cohort]], _ glossary: Glossary)
        -> Atlas
    {
        var years: [RecordID: Int] = [:]
        for file in kept where file.kind == .document {
            if let id = file.id, let year = file.tree["year"]?.text.flatMap({ Int($0) }) { years[id] = year }
        }
        var records: [RecordID: Record] = [:]
        for file in kept {
            guard
                let record = Record(
                    file.tree, file: file.name, cohorts: cohorts[file.name] ?? [:], years: years)
            else { continue }
            records[record.id] = record
        }
        let latest = years.values.max().map { Day.last(of: $0) } ?? .last(of: 9999)
        return Atlas(
            records: records, glossary: glossary, horizon: hasHorizon ? horizon : latest,
            acknowledgements: acknowledgements)
    }

    /// The files whose records count: of an id that stands in several layers, the last.
    private func currentFiles() -> [AtlasFile] {
        var last: [RecordID: Int] = [:]
        for file in files { if let id = file.id { last[id] = max(last[id] ?? 0, file.layer) } }
        return files.filter { file in file.id.map { last[$0] == file.layer } ?? true }
    }

    private func kinds(of files: [AtlasFile]) -> [RecordID: RecordKind] {
        Dictionary(files.compactMap { file in file.id.flatMap { id in file.kind.map { (id, $0) } } }) { $1 }
    }

    /// The files that stand by themselves once the faulty ones are left out, with all that rests on them. After each
    /// round only those are checked again that name something which has just gone.
    private func standing(
        _ files: [AtlasFile], without faulty: Set<String>, _ glossary: Glossary,
        _ cohorts: inout [String: [String: Cohort]]
    ) -> [AtlasFile] {
        guard !faulty.isEmpty else { return files }
        var kept = Dictionary(files.map { ($0.name, $0) }) { first, _ in first }
        var kinds = kinds(of: files.filter { !faulty.contains($0.name) })
        var naming: [String: [String]] = [:]
        for file in files { for word in file.tree.words { naming[word, default: []].append(file.name) } }
        var leaving = faulty
        while !leaving.isEmpty {
            var touched: Set<String> = []
            for name in leaving {
                guard let id = kept.removeValue(forKey: name)?.id else { continue }
                if !faulty.contains(name) { kinds[id] = nil }
                touched.formUnion(naming[id.rawValue] ?? [])
            }
            let rest = touched.compactMap { kept[$0] }
            leaving = Set(check(rest, kinds, glossary, &cohorts, isQuiet: true).map(\.file))
        }
        return files.filter { kept[$0.name] != nil }
    }

    private mutating func checkIdentities(_ glossary: Glossary) {
        let codes = Set(glossary.vocabulary.attribute(.nationality)?.words.map { $0.lowercased() } ?? [])
            .union(["eu"])
        var seen: [String: String] = [:]
        for file in files {
            guard let id = file.id else { continue }
            let mark = file.tree["id"]?.mark ?? file.tree.mark
            if let problem = id.problem(kind: file.kind, folder: file.folder, codes: codes) {
                faults.append(
                    AtlasFault(
                        file: file.name, line: mark.line, column: mark.column, field: "id", problem: problem))
            }
            if let other = seen.updateValue(file.name, forKey: "\(file.layer) \(id)") {
                let problem =
                    "the id «\(shown(id.rawValue))» stands in \(other) too. Give each record an id of its own."
                faults.append(
                    AtlasFault(
                        file: file.name, line: mark.line, column: mark.column, field: "id", problem: problem))
            }
        }
    }

    private func check(
        _ files: [AtlasFile], _ kinds: [RecordID: RecordKind], _ glossary: Glossary,
        _ cohorts: inout [String: [String: Cohort]], isQuiet: Bool = false
    ) -> [AtlasFault] {
        let places = Set(kinds.filter { $0.value == .place }.map(\.key.place))
        var found: [AtlasFault] = []
        for file in files {
            var context = CheckingContext(glossary: glossary, kinds: kinds, places: places, file: file.name)
            context.isQuiet = isQuiet
            RecordChecker.check(file, in: &context)
            cohorts[file.name] = context.cohorts
            found += context.faults
        }
        return found + LinkChecker(files: files).faults()
    }
}

extension RecordID {
    /// What is wrong with the id, if anything.
    fileprivate func problem(kind: RecordKind?, folder: String, codes: Set<String>) -> String? {
        let words = rawValue.split(separator: ".", omittingEmptySubsequences: false)
        let isASCII = words.allSatisfy { word in
            !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
        }
        guard isASCII, rawValue.count <= 100 else {
            return
                "«\(shown(rawValue))» is not an id. Write lower-case ASCII words with dots between: nl.inburgering."
        }
        guard kind != .document else { return nil }
        let code = String(words[0])
        guard codes.contains(code) else {
            return "«\(shown(code))» is not an ISO 3166-1 code. Begin the id with the country's, or with eu."
        }
        guard folder.isEmpty || folder == code else {
            return
                "the id begins with «\(code)» but the file lies in «\(shown(folder))». Move the file or change the id."
        }
        guard words.count > 1 || kind == .place else {
            return "only a country's id is a bare code. Add a word: \(code).something."
        }
        return nil
    }
}
