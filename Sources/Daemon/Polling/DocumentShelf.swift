import Crisis
import Intake
import Synchronization

/// What is remembered of the last document of each feed; it lives as long as the process.
final class DocumentShelf: Sendable {
    private let memories = Mutex<[Source.ID: DocumentMemory]>([:])

    subscript(source: Source.ID) -> DocumentMemory? { memories.withLock { $0[source] } }

    func put(_ memory: DocumentMemory, of source: Source.ID) { memories.withLock { $0[source] = memory } }
}
