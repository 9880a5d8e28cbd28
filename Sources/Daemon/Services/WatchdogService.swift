import ServiceLifecycle

/// Feeds systemd's watchdog with the loops' own progress: a loop that hangs starves it, and systemd restarts us.
struct WatchdogService: Service {
    let notifier: SystemdNotifier
    let progress: Progress

    func run() async throws {
        // Said when the stop begins: what follows, the last writes, may take its time.
        await withGracefulShutdownHandler {
            await feed()
        } onGracefulShutdown: {
            notifier.stopping()
        }
    }

    private func feed() async {
        guard let interval = notifier.watchdogInterval else {
            try? await gracefulShutdown()
            return
        }
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                // A loop comes round at least every ten seconds; one that is busy for half the limit still counts.
                if progress.isAlive(within: max(.seconds(20), interval)) { notifier.watchdog() }
                try? await Task.sleep(for: min(.seconds(5), interval))
            }
        }
    }
}
