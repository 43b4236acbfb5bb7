/** A WebSocket test client as a web page, and its engine without the page. */
module io.isosocket.workbench {
    requires transitive io.isosocket.api;
    requires transitive io.isosocket.vertx;
    requires transitive io.vertx.core;
    requires io.vertx.web;
    requires com.fasterxml.jackson.core;
    requires java.sql;
    requires org.xerial.sqlitejdbc;
    requires static transitive org.jspecify;

    exports io.isosocket.workbench;
    exports io.isosocket.workbench.export;
    exports io.isosocket.workbench.failure;
    exports io.isosocket.workbench.log;
    exports io.isosocket.workbench.payload;
}
