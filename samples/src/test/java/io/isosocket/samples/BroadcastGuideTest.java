package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.BroadcastChannel;
import io.isosocket.MessageEvent;
import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The guide to broadcast channels: Java and a script on one Vertx. */
@Timeout(60)
class BroadcastGuideTest {

    @Test
    void theScriptWelcomesWhoJoinsInJava() throws Exception {
        Vertx vertx = Vertx.vertx();
        JsRuntime runtime = JsRuntime.create(vertx, JsRuntimeOptions.DEFAULT).await(30, TimeUnit.SECONDS);
        runtime.run(Path.of("src/main/js/news.js")).await(30, TimeUnit.SECONDS);
        Promise<Object> welcome = Promise.promise();
        vertx.runOnContext(ignored -> join(welcome));
        Future<Integer> ended = runtime.ended();
        assertEquals("Welcome, Ada", welcome.future().await(30, TimeUnit.SECONDS));
        assertEquals(0, ended.await(30, TimeUnit.SECONDS));
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    private static void join(Promise<Object> welcome) {
        // snippet: java
        var news = new BroadcastChannel("news");
        news.onmessage(event -> System.out.println(event.data()));
        news.postMessage(Map.of("type", "joined", "name", "Ada"));
        // end
        news.addEventListener("message", event -> welcome.tryComplete(((MessageEvent) event).data()));
    }
}
