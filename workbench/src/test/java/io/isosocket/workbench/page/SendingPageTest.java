package io.isosocket.workbench.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.isosocket.testing.ScriptedServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sending, as a user of the page does it; the server tells what has come. */
class SendingPageTest extends PageTest {

    private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();

    @BeforeEach
    void connect() throws Exception {
        ScriptedServer server = serving(this::take);
        page().connectTo(server.url());
    }

    private void take(ServerWebSocket socket) {
        socket.textMessageHandler(arrived::add);
        socket.binaryMessageHandler(bytes -> arrived.add(bytes.getBytes()));
        socket.pongHandler(pong -> arrived.add("pong " + pong));
    }

    private Object arrival() throws InterruptedException {
        return Objects.requireNonNull(arrived.poll(30, TimeUnit.SECONDS), "nothing has come");
    }

    private void kind(String name) {
        page().browserPage()
                .locator(".composer .segments")
                .first()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private Locator input() {
        return page().browserPage().locator("#message");
    }

    @Test
    void enterSendsTextAndShiftEnterBeginsALine() throws Exception {
        input().pressSequentially("first");
        page().press("Shift+Enter");
        input().pressSequentially("second");
        page().press("Enter");
        assertEquals("first\nsecond", arrival());
        page().seesValue(input(), "");
        page().sees(page().row("sent", "first second"));
        page().sees(page().rows("sent").first(), "⬆");
    }

    @Test
    void enterSendsOnlyWithCtrlIfTheSettingsSaySo() throws Exception {
        page().click("Settings");
        page().browserPage().getByLabel("Enter sends (else Ctrl+Enter)").uncheck();
        page().press("Escape");
        input().fill("one");
        page().press("Enter");
        input().pressSequentially("two");
        page().press("Control+Enter");
        assertEquals("one\ntwo", arrival());
    }

    @Test
    void jsonIsCheckedAndFormattedAsItIsTyped() throws Exception {
        kind("JSON");
        input().pressSequentially("{\"a\": [1, 12345678901234567890,");
        page().sees(page().check(), "Line 1, column 32: the text ends too early");
        page().press("Enter");
        assertTrue(arrived.isEmpty(), "what is no JSON was sent");
        input().pressSequentially(" 3]}");
        page().sees(page().check(), "Valid JSON");
        page().sees(
                        page().browserPage()
                                .locator(".composer .json-text .json-number")
                                .nth(1),
                        "12345678901234567890");
        page().click("Format");
        page().seesValue(input(), "{\n  \"a\": [\n    1,\n    12345678901234567890,\n    3\n  ]\n}");
        page().click("Compact");
        page().seesValue(input(), "{\"a\":[1,12345678901234567890,3]}");
        page().screenshot("json");
        page().click("Send");
        assertEquals("{\"a\":[1,12345678901234567890,3]}", arrival());
    }

    @Test
    void jsonThatIsPastedIsFormatted() {
        kind("JSON");
        input().evaluate(
                        """
                input => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text', '{"a":{"b":1.0}}');
                  input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true, bubbles: true }));
                }
                """);
        page().seesValue(input(), "{\n  \"a\": {\n    \"b\": 1.0\n  }\n}");
    }

    @Test
    void whatIsWrongWithJsonIsShownAtItsPlace() {
        kind("JSON");
        page().message("{\n  \"a\": tru\n}");
        page().sees(page().check(), "Line 2, column 8: a value has to stand here");
        input().press("Enter");
        page().browserPage().waitForFunction("document.querySelector('#message').selectionStart === 9");
    }

    @Test
    void hexIsSentAsBytes() throws Exception {
        kind("Hex");
        page().message("00 ff\n10 2");
        page().sees(page().check(), "Line 2, column 4: “2” is one digit, and a byte has two");
        page().message("00 fg");
        page().sees(page().check(), "Line 1, column 5: “g” is no hex digit");
        page().message("00 ff 102a");
        page().sees(page().check(), "bytes: 4");
        page().click("Send");
        assertArrayEquals(new byte[] {0, -1, 16, 42}, (byte[]) arrival());
        page().sees(page().row("sent", "00 ff 10 2a"));
    }

    @Test
    void base64IsSentAsBytes() throws Exception {
        kind("Base64");
        page().message("SGVs_G8=");
        page().sees(page().check(), "Line 1, column 5: “_” is no base64");
        page().message("SGVsbG8");
        page().sees(page().check(), "groups of four");
        page().message("SGVsbG8=");
        page().sees(page().check(), "bytes: 5");
        page().click("Send");
        assertArrayEquals(new byte[] {'H', 'e', 'l', 'l', 'o'}, (byte[]) arrival());
    }

    @Test
    void aFileIsSentAsBytesOrText() throws Exception {
        var file = Files.writeString(folder.resolve("greeting.txt"), "Grüße");
        kind("File");
        input().setInputFiles(file);
        page().sees(page().browserPage().locator(".file-name"), "greeting.txt (7B)");
        page().click("Send");
        assertArrayEquals("Grüße".getBytes(UTF_8), (byte[]) arrival());
        input().setInputFiles(file);
        page().browserPage()
                .locator(".file-input .segments")
                .getByText("text", new Locator.GetByTextOptions().setExact(true))
                .click();
        page().click("Send");
        assertEquals("Grüße", arrival());
    }

    @Test
    void templatesAreFilledIn() throws Exception {
        page().click("Variables");
        page().click("Add a variable");
        page().fill("Name of variable 1", "user");
        page().browserPage()
                .waitForResponse(
                        answer -> answer.request().method().equals("PATCH")
                                && answer.request().postData().contains("Ada"),
                        () -> {
                            page().fill("Value of variable 1", "Ada");
                            page().click("Variables");
                        });
        page().browserPage().getByLabel("Template").check();
        page().message("{{user}} {{$counter}}");
        input().press("Enter");
        assertEquals("Ada 1", arrival());
        page().isSent();
        page().seesValue(input(), "{{user}} {{$counter}}");
        input().press("Enter");
        assertEquals("Ada 2", arrival());
        page().isSent();
        page().message("Hello {{nobody}}");
        input().press("Enter");
        page().sees(page().check(), "Line 1, column 7");
        page().sees(page().check(), "nobody");
    }

    @Test
    void aMessageIsRepeatedUntilItIsStopped() throws Exception {
        page().message("tick {{$counter}}");
        page().browserPage().locator(".composer-bar").getByText("Repeat").click();
        page().fill("Every (ms)", "20");
        page().click("Repeat the message");
        assertEquals("tick 1", arrival());
        assertEquals("tick 2", arrival());
        page().sees(page().browserPage().locator(".tool-result"), "one every 20 ms");
        page().browserPage().waitForCondition(() -> numberSent() > 2);
        int soFar = numberSent();
        page().browserPage().waitForCondition(() -> numberSent() > soFar);
        page().click("Stop");
        page().sees(page().button("Repeat the message"));
        page().fill("Times (0: until stopped)", "3");
        arrived.clear();
        page().click("Repeat the message");
        page().sees(page().button("Repeat the message"));
        String first = (String) arrival();
        int count = Integer.parseInt(first.substring("tick ".length()));
        assertEquals("tick " + (count + 1), arrival());
        assertEquals("tick " + (count + 2), arrival());
    }

    /** What the page says of a message that is repeated. */
    private int numberSent() {
        Matcher found = Pattern.compile("Sent (\\d+)")
                .matcher(page().textOf(page().browserPage().locator(".tool-result")));
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    @Test
    void aPingTellsItsRoundTrip() {
        page().browserPage().locator(".composer-bar").getByText("Ping").click();
        page().fill("Data of the ping", "are you there");
        page().click("Send a ping");
        page().browserPage()
                .getByText(Pattern.compile("^Round trip: [\\d.]+ .+$"))
                .waitFor();
        page().sees(page().browserPage().locator(".log-row.kind-sent .type-ping"));
        page().sees(page().browserPage().locator(".log-row.kind-received .type-pong"));
        page().sees(page().row("received", "“are you there”"));
        page().screenshot("ping");
    }

    @Test
    void aPingTakesBytesAndAPongNeedsNoPing() throws Exception {
        page().browserPage().locator(".composer-bar").getByText("Ping").click();
        page().browserPage().locator(".tool select").selectOption("hex");
        page().fill("Data of the ping", "0z");
        page().click("Send a ping");
        page().sees(page().browserPage().locator(".tool .field-error"), "“z” is no hex digit");
        page().fill("Data of the ping", "706f");
        page().click("Send a pong");
        page().browserPage().getByText("The pong is sent.").waitFor();
        assertEquals("pong " + Buffer.buffer("po"), arrival());
    }

    @Test
    void aMessageCanBeSentInFramesOfOnesOwn() throws Exception {
        page().browserPage().locator(".composer-bar").getByText("Frame").click();
        page().browserPage().getByLabel("FIN").uncheck();
        page().fill("Payload", "in two ");
        page().click("Send the frame");
        page().browserPage().getByText("The frame is sent.").waitFor();
        page().browserPage().getByLabel("FIN").check();
        page().browserPage().getByLabel("Opcode").selectOption("0");
        page().fill("Payload", "parts");
        page().click("Send the frame");
        assertEquals("in two parts", arrival());
        page().sees(page().browserPage()
                .locator(".log-row.kind-sent .type-frame")
                .first());
        page().sees(page().row("sent", "80 70 61 72 74 73"));

        page().browserPage().getByLabel("RSV2").check();
        page().click("Send the frame");
        page().seesState("Not connected");
        page().screenshot("frame");
    }

    @Test
    void nothingIsSentWithoutAConnection() {
        page().click("Disconnect");
        page().seesState("Not connected");
        PlaywrightAssertions.assertThat(page().button("Send")).isDisabled();
        page().message("lost");
        input().press("Enter");
        page().sees(page().check(), "Not connected: connect first, then send.");
        page().seesValue(input(), "lost");
    }

    @Test
    void eachTabKeepsWhatIsBeingWritten() {
        page().message("half a mess");
        page().browserPage().keyboard().press("Alt+t");
        page().seesValue(input(), "");
        page().press("Alt+1");
        page().seesValue(input(), "half a mess");
    }

    @Test
    void aLongMessageIsShownFromItsBeginning() throws Exception {
        String text = "0123456789".repeat(1000);
        page().message(text);
        input().press("Enter");
        assertEquals(text, arrival());
        page().sees(page().row("sent", "…"));
        page().rows("sent").last().click();
        Locator body = page().details().locator(".details-body");
        assertEquals(text, page().textOf(body));
        page().sees(page().browserPage().locator(".details", new Page.LocatorOptions().setHasText("10 kB")));
    }

    @Test
    void aFileThatIsChosenWhileAnotherIsSentStays() throws Exception {
        kind("File");
        input().setInputFiles(Files.writeString(folder.resolve("first.txt"), "1"));
        page().sees(page().browserPage().locator(".file-name"), "first.txt");
        WorkbenchPage.Delayed answers = page().delayed(url -> url.contains("/send-file"));
        page().click("Send");
        answers.await(1);
        input().setInputFiles(Files.writeString(folder.resolve("second.txt"), "2"));
        page().sees(page().browserPage().locator(".file-name"), "second.txt");
        answers.arrive();
        page().isSent();
        page().sees(page().browserPage().locator(".file-name"), "second.txt");
        page().click("Send");
        assertArrayEquals("1".getBytes(UTF_8), (byte[]) arrival());
        assertArrayEquals("2".getBytes(UTF_8), (byte[]) arrival());
    }

    private Locator sent() {
        return page().rows("sent");
    }

    @Test
    void enterThatIsHeldSendsOnce() throws Exception {
        page().browserPage().getByLabel("Template").check();
        page().message("{{$counter}}");
        input().focus();
        page().browserPage().keyboard().down("Enter");
        assertEquals("1", arrival());
        page().isSent();
        page().sees(sent(), 1);
        page().browserPage().keyboard().down("Enter");
        page().browserPage().keyboard().up("Enter");
        page().press("Enter");
        assertEquals("2", arrival());
        page().sees(sent(), 2);
        page().seesValue(input(), "{{$counter}}");
    }

    @Test
    void enterPressedTwiceSendsOnceAndWhatIsTypedMeanwhileIsSentToo() throws Exception {
        WorkbenchPage.Delayed answers = page().delayed(url -> url.endsWith("/send"));
        page().send("once");
        answers.await(1);
        page().press("Enter");
        page().send("then this");
        answers.arrive();
        page().seesValue(input(), "");
        page().sees(sent(), 2);
        assertEquals("once", arrival());
        assertEquals("then this", arrival());
    }

    @Test
    void onePingAtATimeAndWhatBecameOfIt() {
        page().browserPage().locator(".composer-bar").getByText("Ping").click();
        Queue<Route> pings = new ConcurrentLinkedQueue<>();
        page().browserPage().route("**/ping", pings::add);
        page().click("Send a ping");
        page().browserPage().waitForCondition(() -> pings.size() == 1);
        PlaywrightAssertions.assertThat(page().button("Send a ping")).isDisabled();
        pings.element()
                .fulfill(new Route.FulfillOptions()
                        .setStatus(409)
                        .setContentType("application/json")
                        .setBody("{\"error\": {\"message\": \"no pong has come within 10 s\"}}"));
        page().sees(page().browserPage().locator(".tool .field-error"), "no pong has come within 10 s");
        PlaywrightAssertions.assertThat(page().button("Send a ping")).isEnabled();
    }
}
