import Glibc

/// A port whose queue of connections is full, so that the kernel drops what knocks.
struct FullPort {
    let number: Int
    private let sockets: [Int32]

    struct Failure: Error {}

    init() throws {
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let listener = socket(AF_INET, type, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        var sockets = [listener]
        let isFull = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                guard unsafe bind(listener, generic, length) == 0, listen(listener, 0) == 0,
                    unsafe getsockname(listener, generic, &length) == 0
                else { return false }
                for _ in 0..<3 {
                    let client = socket(AF_INET, type, 0)
                    sockets.append(client)
                    _ = unsafe connect(client, generic, length)
                }
                return true
            }
        }
        guard isFull else { throw Failure() }
        self.sockets = sockets
        number = Int(UInt16(bigEndian: address.sin_port))
    }

    func close() { for socket in sockets { _ = Glibc.close(socket) } }
}
