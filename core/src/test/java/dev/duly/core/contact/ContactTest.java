package dev.duly.core.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.World;
import dev.duly.core.client.ContactId;
import dev.duly.core.place.UsState;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {
    @Test
    void itPrintsNeitherNameNorNumber() {
        assertThat(contact(3, "Ann Núñez", Optional.of(ZoneId.of("America/Boise"))))
                .hasToString("Contact[id=P-1, version=3]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\u00a0\u2003 ", "Ann\nNúñez", "Ann\u0000", "a\u2028b", "\ud83d"})
    void aNameIsOneLineOfWords(String name) {
        assertThatThrownBy(() -> contact(1, name, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 200 characters");
    }

    @Test
    void aNameIsCountedInCharactersAsPeopleSeeThem() {
        assertThat(Contact.checkedName("😀".repeat(200))).hasSize(400);
        assertThatThrownBy(() -> Contact.checkedName("😀".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVersionIsNotNegative() {
        assertThat(contact(0, "Ann", Optional.empty()).version()).isZero();
        assertThatThrownBy(() -> contact(-1, "Ann", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVersionIsReadAsItIsWritten() {
        assertThat(Contact.checkedVersion("0")).isZero();
        assertThat(Contact.checkedVersion("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "1e3", "9223372036854775808", "٣"})
    void whatIsNoVersionIsRefused(String written) {
        assertThatThrownBy(() -> Contact.checkedVersion(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole number");
    }

    @ParameterizedTest
    @CsvSource({"en,en", "EN-us,en-US", "es-MX,es-MX", "zh-hant-tw,zh-Hant-TW", "haw,haw"})
    void aLanguageIsKeptInItsUsualCase(String written, String kept) {
        assertThat(Contact.checkedLanguage(written)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "und", "english language", "en_US", "e", "x-private", "Español"})
    void whatIsNoLanguageIsRefused(String written) {
        assertThatThrownBy(() -> Contact.checkedLanguage(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BCP 47");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-08:00", "UTC-8", "PST", "america/boise", "America/Nowhere", ""})
    void anOffsetOrAnUnknownPlaceIsNoTimeZone(String written) {
        assertThatThrownBy(() -> Contact.checkedTimeZone(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tz database");
    }

    @Test
    void anOffsetIsNoTimeZoneOfAContactEither() {
        assertThatThrownBy(() -> contact(1, "Ann", Optional.of(ZoneId.of("-08:00"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NV", "DC", "PR", "GU", "VI", "AS", "MP"})
    void statesTheDistrictAndTerritoriesAreRegions(String code) {
        assertThat(UsState.coded(code)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nv", "Nevada", "ZZ", "AE", "FM", "ON"})
    void whatIsNoRegionIsRefused(String code) {
        assertThatThrownBy(() -> UsState.coded(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two capital letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P 1", "P\u00e9", "P\n", "2026/1", ".", ".."})
    void anIdHasOneSpelling(String id) {
        assertThatThrownBy(() -> new ContactId(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ContactId("P".repeat(101)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Contact contact(long version, String name, Optional<ZoneId> timeZone) {
        return new Contact(
                new ContactId("P-1"),
                version,
                World.PRETRIAL,
                Optional.empty(),
                name,
                World.ANN,
                Optional.empty(),
                timeZone,
                Optional.empty());
    }
}
