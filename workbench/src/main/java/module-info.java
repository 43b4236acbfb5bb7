/** The workbench, Isosocket's WebSocket test client. */
module io.isosocket.workbench {
    requires transitive io.isosocket.vertx;
    requires com.fasterxml.jackson.core;
    requires java.sql;
    requires org.xerial.sqlitejdbc;
    requires static transitive org.jspecify;

    exports io.isosocket.workbench;
    exports io.isosocket.workbench.export;
    exports io.isosocket.workbench.log;
    exports io.isosocket.workbench.payload;
}
