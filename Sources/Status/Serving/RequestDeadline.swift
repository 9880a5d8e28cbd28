import HummingbirdCore
import NIOCore
import NIOHTTPTypes

/// Cuts a connection whose request does not come to its end in time, be it that its head drips, its body does, or
/// nothing comes at all. An idle timeout alone would let one byte every few seconds hold a connection for ever.
///
/// Used on its channel's event loop only.
package final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart
    package typealias OutboundIn = HTTPResponsePart
    package typealias OutboundOut = HTTPResponsePart

    /// How long a whole request may take, counted from the connection or from the last answer.
    package static let limit = TimeAmount.seconds(10)

    private let limit: TimeAmount
    private var timer: Scheduled<Void>?

    package init(limit: TimeAmount = RequestDeadline.limit) { self.limit = limit }

    package func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { start(context) }
    }

    package func handlerRemoved(context: ChannelHandlerContext) { stop() }

    package func channelActive(context: ChannelHandlerContext) {
        start(context)
        context.fireChannelActive()
    }

    package func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .end = unwrapInboundIn(data) { stop() }
        context.fireChannelRead(data)
    }

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // After an answer the next request has its own time; so has the rest of a body that was refused.
        if case .end = unwrapOutboundIn(data) { start(context) }
        context.write(data, promise: promise)
    }

    private func start(_ context: ChannelHandlerContext) {
        stop()
        let channel = context.channel
        timer = context.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
    }

    private func stop() {
        timer?.cancel()
        timer = nil
    }
}

extension HTTPServerBuilder {
    /// HTTP/1.1 in which no client holds a connection without asking anything.
    package static var timed: HTTPServerBuilder {
        .http1(configuration: .init(additionalChannelHandlers: [RequestDeadline()], idleTimeout: .seconds(30)))
    }
}
