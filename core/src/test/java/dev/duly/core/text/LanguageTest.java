package dev.duly.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({"en,en", "ES,es", "es-mx,es-MX", "zh-hant-tw,zh-Hant-TW", "es-419,es-419"})
    void aTagIsReadInAnyCase(String written, String tag) {
        assertThat(Language.of(written).tag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e", "Spanish", "es_MX", "es-", "es MX", "en!", "x-private"})
    void whatIsNoTagIsRefused(String written) {
        assertThatThrownBy(() -> Language.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as en or es-MX");
    }

    @Test
    void aRegionsReadersReadTheLanguage() {
        assertThat(Language.of("zh-Hant-TW").andWider())
                .extracting(Language::tag)
                .containsExactly("zh-Hant-TW", "zh-Hant", "zh");
        assertThat(Language.of("es-MX").isSpokenAs(Language.SPANISH)).isTrue();
        assertThat(Language.of("es-MX").isSpokenAs(Language.ENGLISH)).isFalse();
    }
}
