package dev.duly.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateBodyTest {
    @Test
    void bothWaysToWriteAGapMeanTheSame() {
        assertThat(TemplateBody.of("Hi {{name}}, see ${location} on {{ date }}, {{name}}.").gaps())
                .containsExactly("name", "location", "date");
    }

    @Test
    void aDollarSignBeforeAGapIsMoney() {
        var body = TemplateBody.of("Pay ${{amount}} or $5.");

        assertThat(body.gaps()).containsExactly("amount");
        assertThat(body.filled(Map.of("amount", "40"))).isEqualTo("Pay $40 or $5.");
    }

    @Test
    void singleBracesAreCharactersLikeOthers() {
        assertThat(TemplateBody.of("{a} } { {{{b}}}").filled(Map.of("b", "B")))
                .isEqualTo("{a} } { {B}");
    }

    @Test
    void curlyQuotesAreMadePlainBeforeTheyAreKept() {
        assertThat(TemplateBody.of("You’re “due” – {{date}}").written())
                .isEqualTo("You're \"due\" - {{date}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hi {{name | has {{ that belongs to no gap",
                "Hi name}} | has }} that belongs to no gap",
                "Hi ${name | has ${ that belongs to no gap",
                "Hi {{}} | has the gap {{}}",
                "Hi {{first name}} | has the gap {{first name}}",
                "Hi {{#if court}}x{{/if}} | there is no logic",
                "Hi {{año}} | has the gap {{año}}",
                "Hi {{1st}} | has the gap {{1st}}",
                "Hi ${a.b} | has the gap {{a.b}}"
            })
    void whatIsNoGapIsNamed(String body, String rule) {
        assertThatThrownBy(() -> TemplateBody.of(body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule);
    }

    @Test
    void whatNoTextCanCarryNoTemplateCan() {
        for (var body : new String[] {"", "  ", "a\u0007b", "x".repeat(1_601)}) {
            assertThatThrownBy(() -> TemplateBody.of(body))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aLogLineShowsNoWords() {
        assertThat(TemplateBody.of("Secret {{name}}")).hasToString("template of 15 characters");
    }
}
