/// Routes of RSSHub for pages of sites that have no feeds of their own.
package enum RSSHubRoutes {
    /// The routes of a page, the best first, such as `/weibo/user/1195230310`; empty where none fits.
    package static func routes(of url: String) -> [String] {
        guard let page = SitePage(url) else { return [] }
        switch page.site {
        case "weibo.com", "weibo.cn": return weibo(page)
        case "zhihu.com": return zhihu(page)
        case "bilibili.com": return bilibili(page)
        case "baidu.com":
            guard page.host == "tieba.baidu.com", let bar = page.query["kw"] else { return [] }
            return ["/tieba/forum/\(bar)"]
        case "xiaohongshu.com":
            guard page.path.count >= 3, page.path[0] == "user", page.path[1] == "profile" else { return [] }
            return ["/xiaohongshu/user/\(page.path[2])/notes"]
        case "douyin.com":
            guard page.path.count >= 2, page.path[0] == "user" else { return [] }
            return ["/douyin/user/\(page.path[1])"]
        default: return []
        }
    }

    /// The address of a route on the operator's RSSHub.
    package static func url(of route: String, base: String) -> String {
        (base.hasSuffix("/") ? String(base.dropLast()) : base) + route
    }

    private static func weibo(_ page: SitePage) -> [String] {
        if page.host == "s.weibo.com" {
            if page.path.prefix(2) == ["top", "summary"] { return ["/weibo/search/hot"] }
            return page.query["q"].map { ["/weibo/keyword/\($0)"] } ?? []
        }
        let number = page.path.prefix(2).first { $0.utf8.count >= 5 && $0.utf8.allSatisfy(\.isASCIIDigit) }
        return number.map { ["/weibo/user/\($0)"] } ?? []
    }

    private static func zhihu(_ page: SitePage) -> [String] {
        if page.host.hasPrefix("zhuanlan.") { return page.path.first.map { ["/zhihu/zhuanlan/\($0)"] } ?? [] }
        guard let first = page.path.first else { return [] }
        guard page.path.count >= 2 else { return first == "hot" ? ["/zhihu/hot"] : [] }
        switch first {
        case "people", "org":
            return ["/zhihu/people/activities/\(page.path[1])", "/zhihu/people/answers/\(page.path[1])"]
        case "column": return ["/zhihu/zhuanlan/\(page.path[1])"]
        case "question": return ["/zhihu/question/\(page.path[1])"]
        case "topic": return ["/zhihu/topic/\(page.path[1])"]
        case "collection": return ["/zhihu/collection/\(page.path[1])"]
        default: return []
        }
    }

    private static func bilibili(_ page: SitePage) -> [String] {
        guard page.host == "space.bilibili.com", let user = page.path.first, user.utf8.allSatisfy(\.isASCIIDigit) else {
            return page.path.prefix(2) == ["v", "popular"] ? ["/bilibili/popular/all"] : []
        }
        return ["/bilibili/user/video/\(user)", "/bilibili/user/dynamic/\(user)"]
    }
}
