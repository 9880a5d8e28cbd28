import Crisis

extension LedgerError: CustomStringConvertible {
    package var description: String { text.en }

    /// What happened, to what, and what to do.
    package var text: LocalizedText {
        switch self {
        case .locked(let path, let pid): LedgerError.locked(path, pid)
        case .inaccessible(let path, let detail):
            LocalizedText(
                zh: "无法打开 \(path)：\(detail)。请检查目录是否存在、权限是否正确。",
                en: "\(path) cannot be opened: \(detail). Check that the directory exists and who may write to it.")
        case .corrupt(let path, let findings): LedgerError.corrupt(path, findings)
        case .foreign(let path):
            LocalizedText(
                zh: "\(path) 不是 Tocsin 的账本，未作任何改动。请移走该文件，或改用别的状态目录。",
                en:
                    "\(path) is not a ledger of Tocsin and was left as it is. Move it away or name another state directory."
            )
        case .newerSchema(let path, let found, let known):
            LocalizedText(
                zh: "\(path) 的版本是 \(found)，本程序只认识到 \(known)。请升级程序，或恢复升级前的备份。",
                en: "\(path) has version \(found), this program knows versions up to \(known). "
                    + "Install the newer program again, or restore a backup from before the upgrade.")
        case .olderSchema(let path, let found, let known):
            LocalizedText(
                zh: "\(path) 的版本是 \(found)，本程序需要 \(known)。请启动一次服务，让它升级账本。",
                en: "\(path) has version \(found), this program reads version \(known). "
                    + "Start the service once; it brings the ledger up to date.")
        case .missing(let path):
            LocalizedText(
                zh: "还没有账本 \(path)。请先启动服务，或检查状态目录。",
                en: "There is no ledger at \(path) yet. Start the service first, or check the state directory.")
        case .readOnly(let path):
            LocalizedText(
                zh: "\(path) 是只读打开的，不能写入。请检查文件和目录的权限。",
                en: "\(path) can only be read. Check the permissions of the file and of its directory.")
        default: runtimeText
        }
    }

    private var runtimeText: LocalizedText {
        switch self {
        case .diskFull(let path):
            LocalizedText(
                zh: "磁盘已满，\(path) 未能写入，这一批内容没有记下。腾出空间后会自动重试。",
                en:
                    "The disk is full: nothing of this batch was written to \(path). Free some space; it is tried again."
            )
        case .inputOutput(let path, let detail):
            LocalizedText(
                zh: "读写 \(path) 时磁盘出错：\(detail)。请检查磁盘，然后重启服务；上次提交之前的内容都在。",
                en: "The disk failed under \(path): \(detail). Check the disk, then restart the service; "
                    + "everything committed before is there.")
        case .busy(let path):
            LocalizedText(
                zh: "另一个程序占用了 \(path) 的写锁。请结束那个程序；写入会自动重试。",
                en: "Another program holds the write lock of \(path). End that program; the write is tried again.")
        case .unreadableRow(let table, let detail):
            LocalizedText(
                zh: "账本表 \(table) 中有一行无法读懂：\(detail)。请用写入它的程序版本打开，或恢复备份。",
                en: "A row of the ledger's table \(table) cannot be understood: \(detail). "
                    + "Read it with the version that wrote it, or restore a backup.")
        case .unknownNotification(let id):
            LocalizedText(
                zh: "账本中没有通知 \(id)，无法记录它的发送结果。",
                en: "The ledger has no notification \(id), so the outcome of its attempt cannot be kept.")
        case .backupExists(let path):
            LocalizedText(
                zh: "\(path) 已经存在，备份不会覆盖任何文件。请换一个文件名。",
                en: "\(path) is there already and a backup replaces nothing. Choose another name.")
        case .other(let path, let detail):
            LocalizedText(zh: "\(path) 操作失败：\(detail)。", en: "An operation on \(path) failed: \(detail).")
        default: LocalizedText(zh: "账本出错。", en: "The ledger failed.")
        }
    }

    private static func locked(_ path: String, _ pid: Int32?) -> LocalizedText {
        let holder = pid.map { LocalizedText(zh: "进程 \($0)", en: "process \($0)") }
        return LocalizedText(
            zh: "状态目录已被另一个 tocsin 占用（\(holder?.zh ?? "进程号未知")，锁文件 \(path)）。请先停止它，或改用别的状态目录。",
            en: "Another tocsin uses this state directory (\(holder?.en ?? "pid unknown"), lock file \(path)). "
                + "Stop it first, or name another state directory.")
    }

    private static func corrupt(_ path: String, _ findings: [String]) -> LocalizedText {
        let shown = findings.prefix(3).joined(separator: "; ")
        return LocalizedText(
            zh: "账本 \(path) 已损坏（\(shown)），文件原样保留。请把它连同 -wal、-shm 文件移到一旁，"
                + "恢复最近的备份，或用 sqlite3 的 .recover 抢救后再启动。",
            en: "The ledger \(path) is damaged (\(shown)); it was left as it is. Move it aside together with its -wal "
                + "and -shm files, then restore the last backup or rescue it with .recover of sqlite3, and start again."
        )
    }
}
