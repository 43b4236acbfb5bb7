package io.isosocket.js.host;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/**
 * What the engine tells its host about an object, and a script not: it looks at a proxy without running the proxy's
 * traps, and knows an error by what it is, whatever its prototype says.
 */
public final class Inspection {

    private static final int ORDINARY = 0;
    private static final int PROXY = 1;
    private static final int FOREIGN = 2;
    private static final int ERROR = 3;

    /** Makes the inspection of one runtime. */
    public Inspection() {}

    /**
     * {@return what kind of object it is: 1 a proxy, 2 an object of Java's, 3 an error, 0 any other object of a script}
     *
     * @param object any object
     */
    @HostAccess.Export
    public int kindOf(Value object) {
        if (object.isHostObject() || object.isProxyObject()) {
            return FOREIGN;
        }
        if (isProxy(object)) {
            return PROXY;
        }
        return object.isException() ? ERROR : ORDINARY;
    }

    // A script's own class may have the same name, so the engine's text has to agree.
    private static boolean isProxy(Value object) {
        Value meta = object.getMetaObject();
        return meta != null
                && meta.getMetaSimpleName().equals("Proxy")
                && object.toString().startsWith("Proxy(");
    }

    /**
     * {@return the engine's own text for an object, to a limited depth and without running any of its code}
     *
     * @param object any object
     */
    @HostAccess.Export
    public String text(Value object) {
        return object.toString();
    }

    /**
     * {@return whether a script caught the end of the stack as an exception of Java's}
     *
     * @param thrown what it caught
     */
    @HostAccess.Export
    public boolean isStackOverflow(Value thrown) {
        return thrown.isHostObject() && thrown.asHostObject() instanceof StackOverflowError;
    }
}
