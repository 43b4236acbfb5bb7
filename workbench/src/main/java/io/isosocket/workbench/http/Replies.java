package io.isosocket.workbench.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads requests and answers them. */
final class Replies {

    private Replies() {}

    /** Answers with what comes of something, or with why nothing did; with no content where it is null. */
    static void of(RoutingContext context, int status, Future<?> result) {
        Context home = context.vertx().getOrCreateContext();
        result.onComplete((value, failure) -> home.runOnContext(ignored -> {
            if (failure != null) {
                context.fail(failure);
            } else {
                answer(context, status, value);
            }
        }));
    }

    /** Answers with what comes of something. */
    static void of(RoutingContext context, Future<?> result) {
        of(context, 200, result);
    }

    private static void answer(RoutingContext context, int status, @Nullable Object value) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        if (value == null) {
            context.response().setStatusCode(204).end();
            return;
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Json.encodeToBuffer(value));
    }

    /** {@return the body, an object} */
    static JsonObject object(RoutingContext context) {
        @Nullable Buffer body = context.body().buffer();
        if (body == null || body.length() == 0) {
            return new JsonObject();
        }
        return new JsonObject(body);
    }

    /** {@return the body, a list of numbers} */
    static List<Long> numbers(RoutingContext context) {
        @Nullable Buffer body = context.body().buffer();
        JsonArray list = new JsonArray(body == null ? Buffer.buffer() : body);
        List<Long> numbers = new ArrayList<>();
        for (Object one : list) {
            if (!(one instanceof Number number)) {
                throw new IllegalArgumentException(one + " is no number");
            }
            numbers.add(number.longValue());
        }
        return numbers;
    }

    /** {@return a parameter of the path, a number} */
    static long number(RoutingContext context, String name) {
        String given = context.pathParam(name);
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw new NoSuchElementException("there is no " + given);
        }
    }

    /** {@return a parameter of the query} */
    static Optional<String> query(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getParam(name));
    }

    /** {@return a parameter of the query, a number} */
    static Optional<Long> queryNumber(RoutingContext context, String name) {
        return query(context, name).map(given -> {
            try {
                return Long.parseLong(given);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + ": \"" + given + "\" is no whole number");
            }
        });
    }

    /** {@return whether secrets are to be shown} */
    static Shown shown(RoutingContext context) {
        return new Shown(query(context, "secrets").filter("show"::equals).isPresent());
    }

    /** Makes a browser keep the answer as a file. */
    static void asFile(RoutingContext context, String name, String mediaType) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]+", "-");
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
                .putHeader("Content-Disposition", "attachment; filename=\"" + safe + "\"");
    }
}
