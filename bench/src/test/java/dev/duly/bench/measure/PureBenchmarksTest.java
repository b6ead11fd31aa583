package dev.duly.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.template.Rendering;
import dev.duly.core.webhook.WebhookReading;
import org.junit.jupiter.api.Test;

/// What is measured does its whole work: a refusal would be quicker.
class PureBenchmarksTest {
    private final PureBenchmarks measured = new PureBenchmarks();

    @Test
    void theSignaturesAreBelieved() {
        assertThat(measured.signature19()).isInstanceOf(WebhookReading.Text.class);
        assertThat(measured.signature8()).isInstanceOf(WebhookReading.Receipt.class);
    }

    @Test
    void theTextsHaveTheSegmentsThatTheirNamesPromise() {
        assertThat(MicroSamples.GSM).hasSize(160);
        assertThat(measured.segments160().count()).isEqualTo(1);
        assertThat(MicroSamples.UCS).hasSize(300);
        assertThat(measured.segments300().count()).isEqualTo(5);
    }

    @Test
    void theTemplateIsFilledIn() {
        assertThat(measured.template()).isInstanceOf(Rendering.Rendered.class);
    }
}
