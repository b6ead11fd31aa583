package dev.duly.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.architecture.Methods.Method;
import org.junit.jupiter.api.Test;

class MethodsTest {
    @Test
    void aMethodReachesFromItsSignatureToItsBrace() {
        assertThat(
                        Methods.in(
                                """
                                package somewhere;

                                final class Sample {
                                    private final int[] primes = {2, 3};
                                    private final Runnable nothing =
                                            () -> {
                                                return;
                                            };

                                    Sample() {}

                                    /// class of its own {
                                    @Deprecated(
                                            since = "1",
                                            forRemoval = false)
                                    private String longSignature(
                                            String first,
                                            String second) {
                                        if (first.isEmpty()) {
                                            return second;
                                        }

                                        return first;
                                    }

                                    abstract void without();

                                    void last() {
                                        // Nothing
                                    }
                                }
                                """))
                .containsExactly(new Method(16, 9), new Method(28, 3));
    }

    @Test
    void typesInTypesHaveMethodsToo() {
        assertThat(
                        Methods.in(
                                """
                                record Outer(int a) {
                                    Outer {
                                        check(a);
                                    }

                                    enum Kind {
                                        ONE {
                                            @Override
                                            void record(int number) {
                                                keep(number);
                                            }
                                        },
                                        TWO;

                                        void record(int number) {
                                            keep(-number);
                                            keep(number);
                                        }
                                    }
                                }
                                """))
                .containsExactly(new Method(2, 3), new Method(9, 3), new Method(15, 4));
    }

    @Test
    void whatStandsInATextIsNoCode() {
        var quotes = "\"\"\"";
        assertThat(
                        Methods.in(
                                """
                                class Sample {
                                    String json() {
                                        return %s
                                    }
                                    void notAMethod() {
                                    }
                                        {"a": {
                                        %s;
                                    }
                                }
                                """
                                        .formatted(quotes, quotes)))
                .containsExactly(new Method(2, 8));
    }

    @Test
    void aLongMethodIsSeenAsLong() {
        var body = "        step();\n".repeat(39);

        assertThat(Methods.in("class Sample {\n    void run() {\n" + body + "    }\n}\n"))
                .containsExactly(new Method(2, 41));
    }
}
