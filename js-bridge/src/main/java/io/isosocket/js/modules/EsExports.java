package io.isosocket.js.modules;

import java.util.Set;

/** The text of ES modules that export the properties of an object. */
final class EsExports {

    private EsExports() {}

    /**
     * A module.
     *
     * @param head its first lines
     * @param object the variable that they give the object to
     * @param names the properties, each to be exported under its own name, whether or not that is an identifier
     */
    static String text(String head, String object, Set<String> names) {
        StringBuilder module = new StringBuilder(head);
        int number = 0;
        for (String name : names) {
            String variable = "$" + number++;
            String quoted = Quoted.of(name);
            module.append("const ")
                    .append(variable)
                    .append(" = ")
                    .append(object)
                    .append("[");
            module.append(quoted)
                    .append("];\nexport { ")
                    .append(variable)
                    .append(" as ")
                    .append(quoted)
                    .append(" };\n");
        }
        return module.toString();
    }
}
