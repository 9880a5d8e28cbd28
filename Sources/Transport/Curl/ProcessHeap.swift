import CCurl

/// The process's heap, as a service wants it that takes bodies all day.
package enum ProcessHeap {
    /// Freed bytes that stay at the end of each of glibc's heaps.
    private static let keptBytes: Int32 = 4 * 1024 * 1024

    /// Settles it once; best before other threads begin, for each that does so first may get a heap of its own.
    ///
    /// By default each freed body of a few pages goes back to the kernel and is faulted in again for the next one, which
    /// costs a tenth of all the work of fetching.
    package static func settle() { _ = isSettled }

    private static let isSettled: Bool = {
        ccurl_keep_freed_bytes(keptBytes)
        return true
    }()
}
