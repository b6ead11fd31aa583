package dev.duly.libphonenumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.phone.NumberPlaces;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.NumberReading.NotUnderstood;
import dev.duly.core.phone.NumberReading.Understood;
import dev.duly.core.phone.PhoneNumber;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LibphonenumberPlanTest {
    private static final LibphonenumberPlan US = new LibphonenumberPlan("US");

    @Test
    void separatorsBetweenDigitsAreIgnored() {
        for (var written :
                new String[] {
                    "(702) 555-0142",
                    "702.555.0142",
                    "7025550142",
                    "1 702 555 0142",
                    "+1 702-555-0142",
                    "+17025550142",
                    " +1\u00a0702\u2011555\u20130142 ",
                    "[702]\t555 0142",
                    "(+1) 702 555 0142",
                    "011 1 702 555 0142"
                }) {
            assertThat(US.read(written)).as(written).isEqualTo(understood("+17025550142"));
        }
    }

    @Test
    void reservedNumbersAreUnderstoodBecauseOnlyTheirLengthIsAsked() {
        assertThat(US.read("+15005550006")).isEqualTo(understood("+15005550006"));
        assertThat(US.read("+15005551003")).isEqualTo(understood("+15005551003"));
        assertThat(US.read("702 555 0100")).isEqualTo(understood("+17025550100"));
        assertThat(US.read("702 055 0100")).isEqualTo(understood("+17020550100"));
    }

    @Test
    void anotherCountrysNumberIsReadInItsOwnForm() {
        assertThat(US.read("+44 20 7946 0958")).isEqualTo(understood("+442079460958"));
        assertThat(US.read("+44 (0)20 7946 0958")).isEqualTo(understood("+442079460958"));
        assertThat(US.read("+52 55 1234 5678")).isEqualTo(understood("+525512345678"));
        assertThat(US.read("+39 06 1234 5678")).isEqualTo(understood("+390612345678"));
    }

    @Test
    void theHomeRegionSaysWhatANationalFormMeans() {
        var british = new LibphonenumberPlan("GB");
        assertThat(british.read("020 7946 0958")).isEqualTo(understood("+442079460958"));
        assertThat(british.read("+1 702 555 0142")).isEqualTo(understood("+17025550142"));
    }

    @Test
    void lettersAreRefusedWhetherTheySpellANumberOrAnExtension() {
        for (var written :
                new String[] {
                    "1-800-FLOWERS",
                    "702-555-CALL",
                    "702 555 0142 x12",
                    "702 555 0142 ext. 12",
                    "tel:+17025550142",
                    "7O25550142"
                }) {
            assertThat(US.read(written))
                    .as(written)
                    .isEqualTo(new NotUnderstood("has a letter in it"));
        }
    }

    @Test
    void otherSignsAreRefusedByName() {
        assertThat(why("702 555 0142 #12"))
                .isEqualTo("has a character in it that no telephone number has (U+0023)");
        assertThat(why("702 555 0142, 702 555 0143")).contains("U+002C");
        assertThat(why("702/555/0142")).contains("U+002F");
        assertThat(why("\u202a+1 702 555 0142")).contains("U+202A");
        assertThat(why("702 555 0142 \ud83d\udcf1")).contains("U+1F4F1");
        assertThat(why("702 555 01\ud83d")).contains("U+D83D");
        assertThat(why("702 555 0142\u0000")).contains("U+0000");
        assertThat(why("7025550142\n")).isEqualTo("has a line break in it");
        assertThat(why("702+5550142")).isEqualTo("has a + that is not at its start");
        assertThat(why("++17025550142")).isEqualTo("has a + that is not at its start");
    }

    @Test
    void digitsOfOtherScriptsAreRefusedAndNotTranslated() {
        assertThat(why("\uff17\uff10\uff12 555 0142"))
                .isEqualTo("has a digit in it that is not one of 0 to 9");
        assertThat(why("\u0667\u0660\u0662 555 0142"))
                .isEqualTo("has a digit in it that is not one of 0 to 9");
    }

    @Test
    void lengthsThatTheCountryDoesNotKnowAreRefused() {
        assertThat(why("555 0142")).isEqualTo("has no area code");
        assertThat(why("911")).isEqualTo("has too few digits for its country");
        assertThat(why("+1702555014")).isEqualTo("has too few digits for its country");
        assertThat(why("702 555 01421")).isEqualTo("has too many digits for its country");
        assertThat(why("702 555 0142 702 555 0143")).startsWith("has too many digits");
        assertThat(why("1")).isNotBlank();
        assertThat(why("+")).isEqualTo("has no digit in it");
        assertThat(why("()-")).isEqualTo("has no digit in it");
    }

    @Test
    void aCountryCodeThatDoesNotExistIsRefused() {
        assertThat(why("+999 123 4567")).isEqualTo("has a country code that does not exist");
        assertThat(why("+0 702 555 0142")).isEqualTo("has a country code that does not exist");
    }

    @Test
    void blankAndOverlongTextIsRefusedBeforeItIsLookedAt() {
        assertThat(why("")).isEqualTo("is blank");
        assertThat(why(" \t\n")).isEqualTo("is blank");
        assertThat(why("7".repeat(41))).isEqualTo("has more than 40 characters");
        assertThat(why(" ".repeat(1_000_000) + "7")).isEqualTo("has more than 40 characters");
    }

    @Test
    void noAnswerRepeatsTheNumber() {
        for (var written :
                new String[] {
                    "702555014", "70255501423", "7025550142x", "+9997025550142", "7025550142,"
                }) {
            assertThat(why(written)).as(written).doesNotContain("702555");
        }
    }

    @Test
    void everySupportedRegionsPossibleNumberFitsE164() {
        assertThat(US.read("+683 4002")).isEqualTo(understood("+6834002"));
        assertThat(US.read("+49 1512 3456789")).isEqualTo(understood("+4915123456789"));
    }

    @Test
    void aHomeRegionWithoutANumberingPlanIsRefused() {
        for (var region : new String[] {"", "us", "USA", "ZZ", "+1"}) {
            assertThatThrownBy(() -> new LibphonenumberPlan(region))
                    .as(region)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("home region: must be");
        }
    }

    @Test
    void abroadTheZonesAreThoseOfTheNumbersCountry() {
        assertThat(US.places(new PhoneNumber("+442079460958")))
                .isEqualTo(
                        new NumberPlaces(
                                "country code 44", Set.of(ZoneId.of("Europe/London")), Set.of()));
        assertThat(US.places(new PhoneNumber("+447911123456")).zones())
                .contains(ZoneId.of("Europe/London"), ZoneId.of("Europe/Jersey"));
    }

    @Test
    void aNumberOfNoCountryHasNoPlaces() {
        assertThat(US.places(new PhoneNumber("+8835100123456")))
                .isEqualTo(NumberPlaces.unknown("country code 883"));
        assertThat(US.places(new PhoneNumber("+9991234567")))
                .isEqualTo(NumberPlaces.unknown("a number of no known country"));
    }

    @Test
    void theHomeRegionChangesNothingOfWhereANumberIs() {
        var number = new PhoneNumber("+19285550142");

        assertThat(new LibphonenumberPlan("GB").places(number)).isEqualTo(US.places(number));
    }

    private static NumberReading understood(String e164) {
        return new Understood(new PhoneNumber(e164));
    }

    private static String why(String written) {
        return switch (US.read(written)) {
            case Understood(var number) -> "understood as " + number.e164();
            case NotUnderstood(var reason) -> reason;
        };
    }
}
