/// Why the database refused: a fact each, with one sentence that says what is wrong and what to do.
public enum StoreRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// A folder in which no database can be kept.
    case unusableFolder(String)
    /// A file that is no database of Leitbild.
    case notADatabase(String)
    /// A database that a later version has written.
    case fromTheFuture(String)
    /// Something stands where a file or folder is to be written.
    case occupied(String)
    /// Something that the database could not do.
    case failed(String)

    /// The sentence for the reader.
    public var description: String {
        switch self {
        case .unusableFolder(let name):
            "no database can be kept in «\(name)». Choose a folder with room where you may write."
        case .notADatabase(let name):
            "«\(name)» is not a database of Leitbild. Give one that «leitbild backup» wrote."
        case .fromTheFuture(let name):
            "«\(name)» was written by a later version. Use that version, or restore an earlier backup."
        case .occupied(let name): "«\(name)» exists already. Choose another name, or move it away."
        case .failed(let what): "the database could not \(what). Look at the room on the disk, and try again."
        }
    }
}
