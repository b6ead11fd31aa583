package dev.duly.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Figures figures = new Figures();

    @Test
    void theRatioIsThatOfTheMedians() {
        for (var value : new double[] {90, 10, 30}) {
            figures.add("12 POST send", "duly", value);
        }
        for (var value : new double[] {1, 20, 15}) {
            figures.add("12 POST send", "peer", value);
        }

        assertThat(printed().lines().filter(line -> line.contains("duly")))
                .singleElement()
                .asString()
                .containsSubsequence("30.00", "10.00", "90.00", "2.00x");
    }

    @Test
    void withoutThePeerThereIsNoRatio() {
        figures.add("12 POST send", "duly", 30);

        assertThat(printed()).contains("30.00").doesNotContain("x\n");
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertThat(Figures.median(new double[] {1, 2, 4, 9})).isEqualTo(3);
    }

    private String printed() {
        var bytes = new ByteArrayOutputStream();
        figures.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
