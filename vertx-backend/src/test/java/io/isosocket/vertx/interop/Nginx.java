package io.isosocket.vertx.interop;

import io.isosocket.testing.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An nginx in front of a WebSocket server: it ends TLS and passes the connection on. */
final class Nginx implements AutoCloseable {
    private final Program program;
    private final int port;

    private Nginx(Program program, int port) {
        this.program = program;
        this.port = port;
    }

    /**
     * Starts one.
     *
     * @param folder a new folder of its own
     * @param certificate what it shows
     * @param clientAuthority whose client certificates it asks for; empty to ask for none
     * @param upstreamPort the WebSocket server's port
     */
    static Nginx start(Path folder, Certificates.Identity certificate, List<Path> clientAuthority, int upstreamPort)
            throws IOException {
        String nginx = Program.assumePresent("nginx");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.createDirectories(folder);
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, configuration(folder, certificate, clientAuthority, port, upstreamPort));
        Program program = Program.start(
                folder, List.of(nginx, "-p", folder.toString(), "-e", "stderr", "-c", configuration.toString()));
        // Said once the sockets listen.
        program.awaitLine("getrlimit");
        return new Nginx(program, port);
    }

    private static String configuration(
            Path folder, Certificates.Identity certificate, List<Path> clientAuthority, int port, int upstreamPort) {
        String verify = clientAuthority.isEmpty()
                ? ""
                : "ssl_verify_client on; ssl_client_certificate " + clientAuthority.get(0) + ";";
        return """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log stderr notice;
                events {}
                http {
                  access_log off;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  server {
                    listen 127.0.0.1:%2$d ssl;
                    ssl_certificate %3$s;
                    ssl_certificate_key %4$s;
                    %5$s
                    location / {
                      proxy_pass http://127.0.0.1:%6$d;
                      proxy_http_version 1.1;
                      proxy_set_header Upgrade $http_upgrade;
                      proxy_set_header Connection upgrade;
                      proxy_set_header Host $host;
                      proxy_set_header X-Server-Name $ssl_server_name;
                      proxy_set_header X-Client-Subject $ssl_client_s_dn;
                    }
                  }
                }
                """
                .formatted(folder, port, certificate.certificate(), certificate.key(), verify, upstreamPort);
    }

    String url(String host, String path) {
        return "wss://" + host + ":" + port + path;
    }

    @Override
    public void close() {
        program.close();
    }
}
