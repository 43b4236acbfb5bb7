/** The isosocket command. */
module io.isosocket.cli {
    requires com.fasterxml.jackson.core;
    requires info.picocli;
    requires io.isosocket.api;
    requires io.isosocket.js;
    requires io.isosocket.samples;
    requires io.isosocket.vertx;
    requires io.isosocket.workbench;
    requires io.vertx.core;
    requires io.vertx.web;
    requires java.logging;
    requires org.jline;
    requires static org.jspecify;

    // picocli reads the annotations of the commands and fills their fields.
    opens io.isosocket.cli to
            info.picocli;
}
