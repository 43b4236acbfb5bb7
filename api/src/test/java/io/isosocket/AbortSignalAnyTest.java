package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbortSignalAnyTest {

    private final AbortController first = new AbortController();
    private final AbortController second = new AbortController();
    private final List<String> heard = new ArrayList<>();

    @Test
    void anyOfNoneIsNeverAborted() {
        assertFalse(AbortSignal.any().aborted());
        assertFalse(AbortSignal.any(List.of()).aborted());
    }

    @Test
    void anyIsAbortedWithTheFirstReason() {
        AbortSignal any = AbortSignal.any(first.signal(), second.signal());
        any.onabort(event -> heard.add("any"));
        Object reason = new Object();

        second.abort(reason);
        first.abort("late");

        assertSame(reason, any.reason());
        assertEquals(List.of("any"), heard);
    }

    @Test
    void anyOfAnAbortedSignalIsAbortedAtOnce() {
        second.abort("why");
        AbortSignal any = AbortSignal.any(first.signal(), second.signal());

        assertNotSame(second.signal(), any);
        assertTrue(any.aborted());
        assertEquals("why", any.reason());
    }

    @Test
    void anyOfSeveralAbortedTakesTheFirstInTheList() {
        second.abort("second");
        first.abort("first");

        assertEquals("first", AbortSignal.any(first.signal(), second.signal()).reason());
    }

    @Test
    void sameSignalTwiceFiresOnce() {
        AbortSignal any = AbortSignal.any(first.signal(), first.signal());
        any.onabort(event -> heard.add("any"));

        first.abort();

        assertEquals(List.of("any"), heard);
    }

    @Test
    void dependentOfADependentFollowsTheSource() {
        AbortSignal inner = AbortSignal.any(first.signal());
        AbortSignal outer = AbortSignal.any(inner, second.signal());
        outer.onabort(event -> heard.add("outer"));

        first.abort("why");

        assertEquals("why", inner.reason());
        assertEquals("why", outer.reason());
        assertEquals(List.of("outer"), heard);
    }

    @Test
    void allAreAbortedBeforeAnyEventAndTheSourceFiresFirst() {
        AbortSignal one = AbortSignal.any(first.signal());
        AbortSignal two = AbortSignal.any(one);
        two.onabort(event -> heard.add("two"));
        one.onabort(event -> heard.add("one " + two.aborted()));
        first.signal().onabort(event -> heard.add("source " + one.aborted() + " " + two.aborted()));

        first.abort();

        assertEquals(List.of("source true true", "one true", "two"), heard);
    }

    @Test
    void otherSourceDoesNotNoticeTheAbort() {
        AbortSignal any = AbortSignal.any(first.signal(), second.signal());

        first.abort();

        assertTrue(any.aborted());
        assertFalse(second.signal().aborted());
    }

    @Test
    void abortOfOtherSignalInAListenerComesTooLate() {
        AbortSignal any = AbortSignal.any(first.signal(), second.signal());
        first.signal().onabort(event -> second.abort("second"));
        any.onabort(event -> heard.add("any"));

        first.abort("first");

        assertEquals("first", any.reason());
        assertEquals(List.of("any"), heard);
    }

    @Test
    void listenerOfADependentSignalThatThrowsKeepsNoneFromHearing() throws InterruptedException {
        AbortSignal one = AbortSignal.any(first.signal());
        AbortSignal two = AbortSignal.any(first.signal());
        one.onabort(event -> {
            throw new IllegalStateException("thrown");
        });
        one.addAlgorithm(() -> {
            throw new IllegalStateException("algorithm");
        });
        two.onabort(event -> heard.add("two"));
        List<String> uncaught = new ArrayList<>();
        Thread thread = new Thread(first::abort);
        thread.setUncaughtExceptionHandler((failed, thrown) -> uncaught.add(String.valueOf(thrown.getMessage())));
        thread.start();
        thread.join();

        assertEquals(List.of("algorithm", "thrown"), uncaught);
        assertEquals(List.of("two"), heard);
    }
}
