package io.isosocket.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines that begin with a slash. */
final class Commands {

    private static final String HELP = "help";

    private static final int USAGE_WIDTH = 24;

    private final Console console;
    private final Session session;
    private final OperationReader reader = new OperationReader(Path.of(""));

    Commands(Console console, Session session) {
        this.console = console;
        this.session = session;
    }

    /**
     * Does what a line asks for.
     *
     * @param line the line, with its slash
     * @throws IllegalArgumentException if there is no such command, or its argument is wrong
     */
    void run(String line) {
        VerbLine parts = VerbLine.of(line, 1);
        if (parts.word().equals(HELP)) {
            help();
            return;
        }
        Verb verb = Verb.of(parts.word())
                .filter(Verb::isCommand)
                .orElseThrow(() -> new IllegalArgumentException("\"/" + parts.word()
                        + "\" is no command; /help shows them, and //" + parts.word() + " sends it as a message"));
        try {
            perform(reader.read(verb, parts.argument()));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("/" + parts.told(wrong), wrong);
        }
    }

    private void perform(Operation operation) {
        if (operation instanceof Operation.Send send) {
            session.send(send.message());
        } else if (operation instanceof Operation.SendFile file) {
            session.send(MessageFile.read(file));
        } else if (operation instanceof Operation.Ping ping) {
            // The report tells of the pong.
            var unused = session.ping(ping.data());
        } else if (operation instanceof Operation.Pong pong) {
            session.pong(pong.data());
        } else if (operation instanceof Operation.SendFrame raw) {
            session.sendFrame(raw.frame());
        } else if (operation instanceof Operation.Close close) {
            session.close(close.code(), close.reason());
        } else {
            throw new AssertionError("no command: " + operation);
        }
    }

    private void help() {
        String commands = Arrays.stream(Verb.values())
                .filter(Verb::isCommand)
                .map(verb -> line(verb.usage(), verb.description()))
                .collect(Collectors.joining("\n"));
        console.note(commands + "\n" + line(HELP, "shows this") + "\n" + line("/TEXT", "sends /TEXT as a message"));
    }

    private static String line(String usage, String description) {
        return "/" + usage + " ".repeat(Math.max(1, USAGE_WIDTH - usage.length())) + description;
    }

    /** {@return the commands, where they are on} */
    static Optional<Commands> where(boolean on, Console console, Session session) {
        return on ? Optional.of(new Commands(console, session)) : Optional.empty();
    }
}
