package io.isosocket.workbench.http;

import io.isosocket.DOMException;
import io.isosocket.WebSocketFailure;
import io.isosocket.workbench.payload.PayloadException;
import io.isosocket.workbench.session.InvalidInputException;
import io.isosocket.workbench.session.WrongStateException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.NoSuchElementException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers in JSON to what cannot be done. */
final class Errors {

    private static final Logger LOGGER = Logger.getLogger(Errors.class.getName());

    private Errors() {}

    /** The failure handler of all routes. */
    static void handle(RoutingContext context) {
        @Nullable Throwable thrown = context.failure();
        if (thrown instanceof InvalidInputException wrong) {
            JsonObject error = new JsonObject().put("message", wrong.getMessage());
            if (!wrong.field().isEmpty()) {
                error.put("field", wrong.field());
            }
            wrong.at().ifPresent(at -> error.put("at", at));
            answer(context, 400, error);
        } else if (thrown instanceof PayloadException wrong) {
            answer(
                    context,
                    400,
                    new JsonObject()
                            .put("message", wrong.getMessage())
                            .put("field", "data")
                            .put("at", wrong.at()));
        } else if (thrown instanceof WrongStateException || thrown instanceof WebSocketFailure) {
            answer(context, 409, String.valueOf(thrown.getMessage()));
        } else if (thrown instanceof DOMException || thrown instanceof IllegalArgumentException) {
            answer(context, 400, String.valueOf(thrown.getMessage()));
        } else if (thrown instanceof DecodeException) {
            answer(context, 400, "the body is no JSON: " + thrown.getMessage());
        } else if (thrown instanceof NoSuchElementException) {
            answer(context, 404, String.valueOf(thrown.getMessage()));
        } else if (thrown == null || thrown instanceof HttpException) {
            int status = context.statusCode() < 0 ? 500 : context.statusCode();
            answer(context, status, status == 413 ? "the body is too large" : "there is no such thing");
        } else {
            LOGGER.log(
                    Level.WARNING,
                    context.request().method() + " " + context.request().path(),
                    thrown);
            answer(context, 500, "something went wrong here: " + thrown);
        }
    }

    /** Answers with a message. */
    static void answer(RoutingContext context, int status, String message) {
        answer(context, status, new JsonObject().put("message", message));
    }

    private static void answer(RoutingContext context, int status, JsonObject error) {
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(new JsonObject().put("error", error).encode());
    }
}
