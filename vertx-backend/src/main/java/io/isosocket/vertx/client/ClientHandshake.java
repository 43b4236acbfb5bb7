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
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
    private HandshakeResponse.@Nullable Accepted accepted;
    private io.netty.handler.codec.http.@Nullable HttpResponse refusal;
    private String refusedBecause = "";
    private @Nullable ByteBuf body;

    private ClientHandshake(Dial dial) {
        this.dial = dial;
        request = dial.request();
        sent = new HandshakeRequest(request);
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
        pipeline.context("handshake").writeAndFlush(handshake.sent.message());
        if (!channel.isActive()) {
            handshake.lost(new ClosedChannelException());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
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
        try {
            accepted = HandshakeResponse.check(response, sent, request);
        } catch (HandshakeResponse.Refused reason) {
            refusal = response;
            refusedBecause = reason.getMessage();
            if (status == 101) {
                dial.fail(refused());
            } else {
                body = Unpooled.buffer(256, MAX_BODY);
                ctx.executor().schedule(() -> dial.fail(refused()), BODY_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private void content(ChannelHandlerContext ctx, HttpContent content) {
        ByteBuf collected = body;
        if (collected != null) {
            ByteBuf part = content.content();
            collected.writeBytes(part, Math.min(part.readableBytes(), collected.maxWritableBytes()));
            if (content instanceof LastHttpContent || collected.maxWritableBytes() == 0) {
                dial.fail(refused());
            }
        } else if (content instanceof LastHttpContent && accepted != null) {
            open(ctx, accepted);
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
    public void channelInactive(ChannelHandlerContext ctx) {
        lost(new EOFException("the server closed it before it answered"));
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
        lost(thrown);
    }

    /** A refusal stays one, however its body ends. */
    private void lost(Throwable thrown) {
        dial.fail(refusal != null ? refused() : Failures.ofHandshake(request.hostHeader(), thrown));
    }

    private WebSocketFailure refused() {
        io.netty.handler.codec.http.HttpResponse response = Objects.requireNonNull(refusal);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : response.headers().names()) {
            headers.put(
                    name.toLowerCase(Locale.ROOT),
                    List.copyOf(response.headers().getAll(name)));
        }
        String text = body == null ? "" : body.toString(StandardCharsets.UTF_8);
        int status = response.status().code();
        return WebSocketFailure.builder(Kind.HANDSHAKE_REFUSED, Phase.HANDSHAKE, refusedBecause)
                .response(new HttpResponse(status, Map.copyOf(headers), text))
                .retryable(mayPass(status))
                .build();
    }

    /** Whether a later try may get another answer: a time-out, a limit on the rate, a failure of the server's. */
    private static boolean mayPass(int status) {
        return switch (status) {
            case 408, 425, 429 -> true;
            case 501, 505 -> false;
            default -> status >= 500;
        };
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
