package io.isosocket.vertx.client;

import io.isosocket.CompressionOptions;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.HttpResponse;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.WebSocketOptions;
import io.isosocket.spi.ConnectRequest;
import io.isosocket.vertx.context.ShutdownRelay;
import io.isosocket.vertx.wire.Compression;
import io.isosocket.vertx.wire.DeflateParameters;
import io.isosocket.vertx.wire.Role;
import io.isosocket.vertx.wire.WebSocketCodec;
import io.isosocket.vertx.wire.WireSettings;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The client's opening handshake on an open channel (RFC 6455, sections 4.1 and 4.2.2): sends the request, checks the
 * response, and puts the codec in its place, so that bytes behind the 101 reach the codec.
 */
final class ClientHandshake extends ChannelInboundHandlerAdapter {

    /** How much of a refusal's body is kept, in bytes. */
    private static final int MAX_BODY = 64 << 10;

    /** How long to wait for the rest of a refusal's body. */
    private static final long BODY_SECONDS = 1;

    private final Dial dial;
    private final ConnectRequest request;
    private final HandshakeRequest sent;
    private final HttpClientCodec http;
    private final Optional<Cookies> cookies;
    private HandshakeResponse.@Nullable Accepted accepted;
    private io.netty.handler.codec.http.@Nullable HttpResponse refusal;
    private String refusedBecause = "";
    private @Nullable ByteBuf body;
    /** The cookies of the response are on their way to the store. */
    private boolean saving;

    /** The end has come meanwhile. */
    private boolean inputEnded;

    /** What comes meanwhile behind a 101. */
    private final List<Object> heldBack = new ArrayList<>(0);

    private ClientHandshake(Dial dial) {
        this.dial = dial;
        request = dial.request();
        sent = new HandshakeRequest(request);
        cookies = Cookies.of(request, dial.context());
        int headerLimit = request.options().maxHandshakeHeaderSize();
        http = new HttpClientCodec(
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(headerLimit)
                        .setMaxHeaderSize(headerLimit)
                        .setInitialBufferSize(128),
                HttpClientCodec.DEFAULT_PARSE_HTTP_AFTER_CONNECT_REQUEST,
                HttpClientCodec.DEFAULT_FAIL_ON_MISSING_RESPONSE);
    }

    /** Starts the handshake on a channel of Vert.x's. Event loop only. */
    static void begin(Channel channel, Dial dial) {
        ClientHandshake handshake = new ClientHandshake(dial);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addBefore("handler", "http", handshake.http);
        pipeline.addBefore("handler", "handshake", handshake);
        if (!dial.context().owner().isMetricsEnabled()) {
            // Vert.x's own handler would cost 5 KB for the life of the connection.
            pipeline.remove("handler");
        }
        handshake.send(pipeline.context("handshake"));
        if (!channel.isActive()) {
            handshake.lost(new ClosedChannelException());
        }
    }

    private void send(ChannelHandlerContext ctx) {
        if (cookies.isEmpty()) {
            send(ctx, "");
            return;
        }
        cookies.get().load().onComplete((loaded, thrown) -> {
            if (thrown != null) {
                dial.fail(cookieTrouble(thrown));
            } else if (!dial.isDone()) {
                send(ctx, loaded);
            }
        });
    }

    private void send(ChannelHandlerContext ctx, String loaded) {
        FullHttpRequest message = sent.message(loaded);
        ObservedHandshake.requestSent(dial, message);
        ctx.writeAndFlush(message);
    }

    private static WebSocketFailure cookieTrouble(Throwable thrown) {
        return WebSocketFailure.builder(Kind.INTERNAL, Phase.HANDSHAKE, "the cookie store: " + thrown)
                .cause(thrown)
                .build();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (saving && accepted != null) {
            heldBack.add(message);
            return;
        }
        try {
            if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
                undecodable(part.decoderResult().cause());
                return;
            }
            if (message instanceof io.netty.handler.codec.http.HttpResponse response) {
                head(ctx, response);
            }
            if (message instanceof HttpContent content) {
                content(ctx, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void head(ChannelHandlerContext ctx, io.netty.handler.codec.http.HttpResponse response) {
        accepted = null;
        int status = response.status().code();
        if (status != 101 && status < 200) {
            // An interim response: the final one follows (Fetch Standard, HTTP-network fetch).
            return;
        }
        if (refusal == null) {
            ObservedHandshake.responseReceived(dial, response);
        }
        try {
            accepted = HandshakeResponse.check(response, sent, request);
        } catch (HandshakeResponse.Refused reason) {
            refusal = response;
            refusedBecause = reason.getMessage();
            if (status == 101) {
                refuse(response);
            } else {
                body = Unpooled.buffer(256, MAX_BODY);
                ctx.executor().schedule(() -> refuse(response), BODY_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private void content(ChannelHandlerContext ctx, HttpContent content) {
        ByteBuf collected = body;
        if (collected != null) {
            ByteBuf part = content.content();
            collected.writeBytes(part, Math.min(part.readableBytes(), collected.maxWritableBytes()));
            if (refusal != null && (content instanceof LastHttpContent || collected.maxWritableBytes() == 0)) {
                refuse(refusal);
            }
        } else if (content instanceof LastHttpContent && accepted != null) {
            accept(ctx, accepted);
        }
    }

    private void accept(ChannelHandlerContext ctx, HandshakeResponse.Accepted answer) {
        if (cookies.isEmpty()) {
            open(ctx, answer);
            return;
        }
        saving = true;
        Channel channel = ctx.channel();
        channel.config().setAutoRead(false);
        // Epoll and io_uring hear of the end of TCP all the same, and would close the channel before anything is told.
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        cookies.get().save(answer.headers()).onComplete((saved, thrown) -> {
            if (thrown != null) {
                dial.fail(cookieTrouble(thrown));
            } else if (dial.isDone()) {
                return;
            } else if (inputEnded) {
                open(ctx, answer);
                channel.close();
            } else {
                channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, false);
                channel.config().setAutoRead(true);
                open(ctx, answer);
            }
        });
    }

    /** Fails the try with the refusal, once the store has its cookies; trouble of the store does not hide a refusal. */
    private void refuse(io.netty.handler.codec.http.HttpResponse response) {
        if (cookies.isEmpty()) {
            dial.fail(refused(response));
        } else if (!saving) {
            saving = true;
            cookies.get().save(response.headers()).onComplete((saved, thrown) -> {
                WebSocketFailure failure = refused(response);
                if (thrown != null) {
                    failure.addSuppressed(thrown);
                }
                dial.fail(failure);
            });
        }
    }

    private void open(ChannelHandlerContext ctx, HandshakeResponse.Accepted answer) {
        ClientConnection connection = dial.connection();
        WebSocketCodec codec = new WebSocketCodec(
                Role.CLIENT,
                settings(request.options()),
                answer.deflate()
                        .map(agreed -> compression(agreed, request.options().compression()))
                        .orElse(null),
                connection.delivery());
        if (!dial.succeed()) {
            return;
        }
        ChannelPipeline pipeline = ctx.pipeline();
        pipeline.addAfter(ctx.name(), "ws", codec);
        pipeline.addAfter("ws", "shutdown", ShutdownRelay.INSTANCE);
        http.removeOutboundHandler();
        connection.established(codec, answer.protocol(), answer.extensions());
        if (!heldBack.isEmpty()) {
            heldBack.forEach(ctx::fireChannelRead);
            heldBack.clear();
            // As behind any read: it is what sends the answers.
            ctx.fireChannelReadComplete();
        }
        pipeline.remove(this);
        // Last: what came behind the 101 flows on when the HTTP codec goes.
        pipeline.remove(http);
    }

    private static Compression compression(DeflateParameters agreed, CompressionOptions options) {
        return Compression.create(Role.CLIENT, agreed, options.level(), options.threshold());
    }

    private static WireSettings settings(WebSocketOptions options) {
        return new WireSettings(
                options.maxMessageSize(),
                options.closeTimeout(),
                options.keepAliveInterval(),
                options.keepAliveMisses(),
                options.readTimeout(),
                options.writeTimeout(),
                options.automaticPong());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        heldBack.forEach(ReferenceCountUtil::release);
        heldBack.clear();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        lost(new EOFException("the server closed it before it answered"));
        ctx.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent) {
            inputEnded = true;
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
        lost(thrown);
    }

    /** A refusal stays one, however its body ends. */
    private void lost(Throwable thrown) {
        if (refusal != null) {
            refuse(refusal);
        } else {
            dial.fail(Failures.ofHandshake(request.hostHeader(), thrown));
        }
    }

    private WebSocketFailure refused(io.netty.handler.codec.http.HttpResponse response) {
        Map<String, List<String>> headers = HandshakeResponse.byName(response.headers());
        String text = body == null ? "" : body.toString(StandardCharsets.UTF_8);
        int status = response.status().code();
        return WebSocketFailure.builder(Kind.HANDSHAKE_REFUSED, Phase.HANDSHAKE, refusedBecause)
                .response(new HttpResponse(status, headers, text))
                .retryable(HandshakeResponse.mayPass(status))
                .build();
    }

    private void undecodable(Throwable thrown) {
        if (thrown instanceof PrematureChannelClosureException || refusal != null) {
            // TCP ended within the header, or the body is broken: what came up to there may well have been HTTP.
            lost(thrown);
            return;
        }
        boolean tooLong = thrown instanceof TooLongHttpHeaderException || thrown instanceof TooLongHttpLineException;
        String message = tooLong
                ? "the response's header is over the limit of "
                        + request.options().maxHandshakeHeaderSize() + " bytes"
                : "the response is not HTTP: " + thrown.getMessage();
        dial.fail(WebSocketFailure.builder(tooLong ? Kind.TOO_BIG : Kind.PROTOCOL, Phase.HANDSHAKE, message)
                .cause(thrown)
                .build());
    }
}
