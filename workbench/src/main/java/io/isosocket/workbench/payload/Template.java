package io.isosocket.workbench.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to be filled in: {@code {{name}}} for a variable, {@code {{$name}}} for one of {@link
 * TemplateValues}, <code>\{{</code> for two braces themselves. Immutable.
 */
public final class Template {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private static final Pattern NAME = Pattern.compile("\\s*(\\$?[\\p{L}_][\\p{L}\\p{N}_.-]*)\\s*");

    /** Text as it stands, or the name of what is filled in at a place. */
    private record Part(String text, boolean isName, int at) {}

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Reads a text.
     *
     * @param text the text
     * @return the template
     * @throws PayloadException if <code>{{</code> stands before no name, or is not closed
     */
    public static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            boolean isEscaped = open > at && text.charAt(open - 1) == '\\';
            plain.append(text, at, isEscaped ? open - 1 : open);
            if (isEscaped) {
                plain.append(OPEN);
                at = open + OPEN.length();
            } else {
                parts.add(new Part(plain.toString(), false, at));
                plain.setLength(0);
                int close = text.indexOf(CLOSE, open);
                parts.add(new Part(name(text, open, close), true, open));
                at = close + CLOSE.length();
            }
        }
        plain.append(text, at, text.length());
        parts.add(new Part(plain.toString(), false, at));
        return new Template(parts);
    }

    private static String name(String text, int open, int close) {
        if (close < 0) {
            throw new PayloadException("\"{{\" is not closed by \"}}\"; \"\\{{\" stands for the braces", open);
        }
        String inside = text.substring(open + OPEN.length(), close);
        Matcher name = NAME.matcher(inside);
        if (!name.matches()) {
            throw new PayloadException(
                    "\"" + inside + "\" between \"{{\" and \"}}\" is no name: a letter, then letters, digits, _ . and"
                            + " -, perhaps with $ before it",
                    open);
        }
        return name.group(1);
    }

    /** {@return whether nothing is to be filled in} */
    public boolean isPlain() {
        return parts.size() == 1;
    }

    /**
     * Checks the names.
     *
     * @param variables the names of the variables that there are
     * @throws PayloadException if it asks for another one; the place is that of its braces
     */
    public void check(Set<String> variables) {
        for (Part part : parts) {
            if (part.isName() && !variables.contains(part.text()) && !TemplateValues.NAMES.contains(part.text())) {
                throw unknown(part, variables);
            }
        }
    }

    private static PayloadException unknown(Part part, Set<String> variables) {
        String known = TemplateValues.isName(part.text())
                ? "there is " + String.join(", ", TemplateValues.NAMES)
                : variables.isEmpty() ? "no variable is set" : "set is " + String.join(", ", variables);
        return new PayloadException("{{" + part.text() + "}} is not known: " + known, part.at());
    }

    /**
     * Fills it in.
     *
     * @param variables the variables' values by their names
     * @param values what the names with {@code $} stand for; the same name stands for the same counter at every place,
     *     and for another random value
     * @return the text
     * @throws PayloadException if a name is not known; then nothing is counted
     */
    public String fill(Map<String, String> variables, TemplateValues values) {
        check(variables.keySet());
        UnaryOperator<String> ofThisText = values.forOneText();
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    !part.isName()
                            ? part.text()
                            : variables.containsKey(part.text())
                                    ? variables.get(part.text())
                                    : ofThisText.apply(part.text()));
        }
        return text.toString();
    }
}
