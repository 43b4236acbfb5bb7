package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.testing.SelfSigned;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServeCommandTest {

    @TempDir
    private Path folder;

    private Path script;
    private Path pages;

    @BeforeEach
    void writeFiles() throws Exception {
        script = Files.writeString(
                folder.resolve("server.js"),
                """
                websocket.serverCreate('/ws', (conn) => {
                  console.log('Client connected!');
                  conn.send('Welcome!');
                }, (conn, data) => conn.send(`Echo: ${data}`));
                """);
        pages = Files.createDirectories(folder.resolve("pages"));
        Files.writeString(pages.resolve("index.html"), "<p>the page</p>");
        Files.writeString(pages.resolve("app.js"), "// the script");
        Files.writeString(pages.resolve(".hidden"), "hidden");
        Files.createDirectories(pages.resolve("empty"));
        Files.writeString(folder.resolve("secret.txt"), "secret");
    }

    private CommandRun serve(String... options) throws Exception {
        String[] all = new String[options.length + 6];
        System.arraycopy(new String[] {"serve", "--global", "websocket", "--listen", "0"}, 0, all, 0, 5);
        System.arraycopy(options, 0, all, 5, options.length);
        all[all.length - 1] = script.toString();
        return CommandRun.start(CommandRun.silentInput(), all);
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theScriptsPathsAndThePagesShareAPort() throws Exception {
        CommandRun serve = serve("--static", pages.toString());
        String url = serve.out.awaitLine("ws://127.0.0.1:");
        String page = serve.out.awaitLine("http://127.0.0.1:");
        assertEquals("<p>the page</p>", get(page).body());
        HttpResponse<String> file = get(page + "app.js");
        assertEquals("// the script", file.body());
        assertTrue(
                file.headers().firstValue("content-type").orElse("").contains("javascript"), file.headers()::toString);
        CommandRun client = CommandRun.start(CommandRun.silentInput(), "connect", url + "/ws");
        client.out.awaitLine("Welcome!");
        serve.interrupt();
        assertEquals(ExitCode.INTERRUPTED, serve.exitCode());
        client.exitCode();
        assertTrue(client.err.lines().contains("closed with code 1001"), client.err::toString);
        assertTrue(serve.out.lines().contains("Client connected!"), serve.out::toString);
    }

    @Test
    void nothingBesidesTheFolderIsServed() throws Exception {
        CommandRun serve = serve("--static", pages.toString());
        URI page = URI.create(serve.out.awaitLine("http://127.0.0.1:"));
        for (String path : List.of("/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/.hidden", "/empty/")) {
            assertEquals(404, status(page, path), path);
        }
        serve.interrupt();
        serve.exitCode();
    }

    /** By hand, since a client would make another path of it. */
    private static int status(URI page, String path) throws Exception {
        try (Socket socket = new Socket(page.getHost(), page.getPort());
                InputStream answer = socket.getInputStream()) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            assertFalse(text.contains("secret\n") || text.endsWith("secret") || text.endsWith("hidden"), text);
            int status = Integer.parseInt(text.substring(9, 12));
            return status == 400 || status == 403 ? 404 : status;
        }
    }

    @Test
    void pagesAreServedWithoutAServerOfTheScript() throws Exception {
        Files.writeString(script, "console.log('ready')");
        CommandRun serve = serve("--static", pages.toString());
        serve.out.awaitLine("ready");
        assertEquals(
                "<p>the page</p>", get(serve.out.awaitLine("http://127.0.0.1:")).body());
        serve.interrupt();
        assertEquals(ExitCode.INTERRUPTED, serve.exitCode());
    }

    @Test
    void aCertificateMakesItWss() throws Exception {
        SelfSigned own = SelfSigned.make(folder, "own");
        CommandRun serve =
                serve("--cert", own.certificate().toString(), "--key", own.key().toString());
        String url = serve.out.awaitLine("wss://127.0.0.1:");
        CommandRun client = CommandRun.start(
                CommandRun.silentInput(), "connect", "--ca", own.certificate().toString(), url + "/ws");
        client.out.awaitLine("Welcome!");
        serve.interrupt();
        serve.exitCode();
        client.exitCode();
    }

    @Test
    void takenPortIsFailureThatNamesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun serve =
                    CommandRun.start("serve", "--listen", "127.0.0.1:" + taken.getLocalPort(), script.toString());
            assertEquals(ExitCode.FAILURE, serve.exitCode());
            serve.err.awaitLine("isosocket: cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void wrongOptionsAreUsageErrors() throws Exception {
        assertUsage("--static /no/such: there is no such folder", "serve", "--static", "/no/such", script.toString());
        assertUsage("--listen: \"x:y\" is not of the form [HOST:]PORT", "serve", "--listen", "x:y", script.toString());
        assertUsage(
                "--listen: \"70000\": the port is not in 0 to 65535", "serve", "--listen", "70000", script.toString());
        assertUsage("nothing.js: there is no such file", "serve", "nothing.js");
        assertUsage(
                "--key k.pem: the certificate is missing, --cert FILE", "serve", "--key", "k.pem", script.toString());
    }

    private static void assertUsage(String message, String... args) throws Exception {
        CommandRun run = CommandRun.start(args);
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertEquals("isosocket: " + message, run.err.awaitLine("isosocket: "));
    }

    @Test
    void addressesHaveAHostOrNot() {
        assertEquals(new ListenAddress("127.0.0.1", 8080), ListenAddress.parse("8080"));
        assertEquals(new ListenAddress("0.0.0.0", 80), ListenAddress.parse("0.0.0.0:80"));
        assertEquals(new ListenAddress("::1", 443), ListenAddress.parse("[::1]:443"));
    }
}
