package io.isosocket.js;

import io.isosocket.js.host.Blobs;
import io.isosocket.js.host.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/** A bare context with some of the script files and nothing of a runtime but a queue of tasks. */
final class Realm implements AutoCloseable {

    private static final HostAccess ACCESS =
            HostAccess.newBuilder(HostAccess.EXPLICIT).allowBufferAccess(true).build();
    private static final Engine ENGINE =
            Engine.newBuilder().option("engine.WarnInterpreterOnly", "false").build();
    private static final String BOOT =
            """
            (host, files) => {
              const loaded = new Map();
              const use = (name) => {
                if (!loaded.has(name)) {
                  loaded.set(name, host.load(name)(use, host));
                }
                return loaded.get(name);
              };
              for (const entry of files.split(' ')) {
                const [file, name] = entry.split(':');
                globalThis[name] = use(file)[name];
              }
              globalThis.use = use;
            }
            """;

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Context context =
            Context.newBuilder("js").engine(ENGINE).allowHostAccess(ACCESS).build();

    /** Makes one with globals, each as {@code file:Name}. */
    Realm(String files) {
        context.eval("js", BOOT).executeVoid(new Host(), files);
    }

    /** {@return what a script gives} */
    Value eval(String script) {
        return context.eval("js", script);
    }

    /** {@return the string that an async function's body returns, or the string of what it throws} */
    String run(String body) {
        Value state = eval(
                """
                (() => {
                  const state = { done: false, result: '' };
                  const end = (result) => { state.result = String(result); state.done = true; };
                  (async () => { %s })().then(end, end);
                  return state;
                })()
                """
                        .formatted(body));
        while (!state.getMember("done").asBoolean()) {
            try {
                Runnable task = tasks.poll(20, TimeUnit.SECONDS);
                if (task == null) {
                    throw new AssertionError("nothing settled the promise of: " + body);
                }
                task.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return state.getMember("result").asString();
    }

    private <T> void complete(CompletionStage<T> stage, Consumer<T> done, Consumer<Throwable> failed) {
        stage.whenComplete((result, failure) -> tasks.add(() -> {
            if (failure == null) {
                done.accept(result);
            } else {
                failed.accept(failure);
            }
        }));
    }

    @Override
    public void close() {
        context.close();
    }

    /** What the files find as {@code host}. */
    public final class Host {

        @HostAccess.Export
        public final Blobs blobs = new Blobs(Realm.this::complete);

        @HostAccess.Export
        public final Texts texts = new Texts();

        @HostAccess.Export
        public Value load(String name) {
            try (InputStream file = Blobs.class.getResourceAsStream("/io/isosocket/js/globals/" + name + ".js")) {
                String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
                return context.eval(Source.newBuilder("js", text, name + ".js")
                        .internal(true)
                        .build());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
