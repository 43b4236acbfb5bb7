package io.isosocket.js;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A verticle that runs a script, in a {@link JsRuntime} on the verticle's context. Deployed with several instances, the
 * script runs once in each, side by side and sharing nothing:
 *
 * <pre>{@code
 * vertx.deployVerticle(() -> new JsVerticle("app.js"), new DeploymentOptions().setInstances(4));
 * }</pre>
 *
 * <p>It is deployed once the script has run, a module with its top-level await; a script that throws fails the
 * deployment. When it is undeployed, the script's timers stop and its sockets are closed with 1001.
 */
public class JsVerticle extends VerticleBase {

    private final Path file;
    private final JsRuntimeOptions options;
    private @Nullable JsRuntime runtime;

    /**
     * Makes a verticle for a script.
     *
     * @param file the script's path
     */
    public JsVerticle(String file) {
        this(Path.of(file), JsRuntimeOptions.DEFAULT);
    }

    /**
     * Makes a verticle for a script.
     *
     * @param file the script's path
     * @param options of the runtime; it lives until the verticle is undeployed
     */
    public JsVerticle(Path file, JsRuntimeOptions options) {
        this.file = Objects.requireNonNull(file, "file");
        this.options = options.toBuilder().keepAlive(true).build();
    }

    @Override
    public Future<?> start() {
        return JsRuntime.create(vertx, options).compose(created -> {
            runtime = created;
            return created.run(file).onFailure(failure -> created.close());
        });
    }

    @Override
    public Future<?> stop() {
        return runtime == null ? Future.succeededFuture() : runtime.close();
    }
}
