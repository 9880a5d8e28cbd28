import Dispatch

/// Runs a mail session's work one step after another on a thread that may wait.
///
/// A session waits for a stranger's server. Neither the cooperative pool nor the driver of the HTTP transfers may, so a
/// session brings its own place to wait; Dispatch lends the thread while there is work and takes it back after.
final class MailThread: SerialExecutor {
    private let queue = DispatchQueue(label: "tocsin.mail")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
