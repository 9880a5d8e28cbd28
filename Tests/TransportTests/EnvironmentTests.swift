import Glibc
import LoopbackServer
import Testing

@testable import Transport

struct EnvironmentTests {
    @Test("a proxy in the environment is ignored")
    func proxy() async {
        await #expect(processExitsWith: .success) {
            for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
                _ = unsafe setenv(name, "http://127.0.0.1:1/", 1)
            }
            let server = try LoopbackServer { _ in .text("direct") }
            let response = try await CurlTransport.forTests().perform(.local(server.url("/")))
            #expect(response.body == Array("direct".utf8))
        }
    }
}
