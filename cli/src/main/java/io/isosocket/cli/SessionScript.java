package io.isosocket.cli;

import io.isosocket.workbench.payload.Template;
import io.isosocket.workbench.payload.TemplateValues;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of {@code --execute}, one a line. Everything that can be checked without a connection is checked when they are
 * read.
 *
 * @param name what it is called in messages
 * @param steps the steps, in order
 * @param reader reads arguments that are known only when a template is filled in
 */
record SessionScript(String name, List<Step> steps, OperationReader reader) {

    /** In characters. */
    private static final int LONGEST_LINE = 1 << 26;

    private static final String STANDARD_INPUT = "-";

    private static final char COMMENT = '#';

    /**
     * A step.
     *
     * @param line its number, from 1
     * @param words the line, cut behind its verb
     * @param verb what is asked for
     * @param argument the argument
     * @param ready what to do, where nothing has to be filled in
     */
    record Step(int line, VerbLine words, Verb verb, Template argument, Optional<Operation> ready) {}

    /** A script that cannot be run; the message begins with its name, and the line if there is one. */
    static final class WrongScript extends Exception {
        private static final long serialVersionUID = 1L;

        WrongScript(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Reads a script.
     *
     * @param file the file; {@code -} for standard input
     * @param console where standard input is
     * @return the script
     * @throws WrongScript if it cannot be read, or a line is wrong
     */
    static SessionScript read(Path file, Console console) throws WrongScript {
        boolean isInput = file.toString().equals(STANDARD_INPUT);
        String name = isInput ? "standard input" : file.toString();
        try {
            if (isInput) {
                return read(name, console.in(), Path.of(""));
            }
            try (BufferedReader in = Files.newBufferedReader(file)) {
                // Where it lies, so that it can be run from anywhere.
                return read(name, in, Objects.requireNonNullElse(file.getParent(), Path.of("")));
            }
        } catch (IOException e) {
            throw new WrongScript(name + ": " + FileTrouble.words(e), e);
        }
    }

    private static SessionScript read(String name, BufferedReader in, Path folder) throws IOException, WrongScript {
        Lines lines = new Lines(in, LONGEST_LINE);
        OperationReader reader = new OperationReader(folder);
        List<Step> steps = new ArrayList<>();
        Set<String> variables = new LinkedHashSet<>();
        int number = 1;
        for (String line = lines.next(); line != null; line = lines.next()) {
            int start = VerbLine.skipBlanks(line, 0);
            if (start < line.length() && line.charAt(start) != COMMENT) {
                try {
                    steps.add(step(number, VerbLine.of(line, start), variables, reader));
                } catch (IllegalArgumentException wrong) {
                    throw new WrongScript(name + ":" + number + ": " + wrong.getMessage(), wrong);
                }
            }
            number++;
        }
        return new SessionScript(name, List.copyOf(steps), reader);
    }

    /** Reads a line, with the variables that those before it have set. */
    private static Step step(int number, VerbLine words, Set<String> variables, OperationReader reader) {
        Verb verb = Verb.of(words.word())
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + words.word() + "\" is no step, which is one of " + Verb.words()));
        try {
            Template argument = Template.parse(words.argument());
            argument.check(variables);
            if (verb == Verb.SET || verb == Verb.CAPTURE) {
                String rest = words.argument();
                variables.add(OperationReader.name(
                        VerbLine.of(rest, VerbLine.skipBlanks(rest, 0)).word()));
            }
            Optional<Operation> ready = argument.isPlain()
                    ? Optional.of(reader.read(verb, argument.fill(Map.of(), new TemplateValues())))
                    : Optional.empty();
            return new Step(number, words, verb, argument, ready);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(words.told(wrong), wrong);
        }
    }

    /**
     * Gives what a step does.
     *
     * @param step the step
     * @param variables the values so far
     * @param values what names with {@code $} stand for
     * @return the operation
     * @throws IllegalArgumentException if the argument, filled in, does not fit the verb
     */
    Operation operation(Step step, Map<String, String> variables, TemplateValues values) {
        return step.ready().orElseGet(() -> {
            String argument = step.argument().fill(variables, values);
            try {
                return reader.read(step.verb(), argument);
            } catch (IllegalArgumentException wrong) {
                // No column: the place is in the argument as it was filled in.
                throw new IllegalArgumentException(
                        step.verb().word() + " " + Shown.text(argument) + ": " + wrong.getMessage(), wrong);
            }
        });
    }
}
