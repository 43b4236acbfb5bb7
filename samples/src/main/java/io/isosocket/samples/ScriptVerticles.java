package io.isosocket.samples;

import io.isosocket.js.JsRuntimeOptions;
import io.isosocket.js.JsVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A script of a browser in four verticles, which share nothing. */
public final class ScriptVerticles {

    private ScriptVerticles() {}

    /**
     * Deploys a script four times.
     *
     * @param vertx carries the verticles
     * @param script the script's path
     * @param url what the script sees as {@code url}
     * @param reports gets what the scripts report, on their event loops
     * @return the deployment, once all four have run their script
     */
    public static Future<String> deploy(Vertx vertx, Path script, String url, Consumer<String> reports) {
        // snippet: verticles
        var options = JsRuntimeOptions.builder()
                .global("url", url)
                .function("report", arguments -> {
                    reports.accept(String.valueOf(arguments.get(0)));
                    return null;
                })
                .build();
        return vertx.deployVerticle(() -> new JsVerticle(script, options), new DeploymentOptions().setInstances(4));
        // end
    }
}
