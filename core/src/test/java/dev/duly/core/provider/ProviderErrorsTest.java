package dev.duly.core.provider;

import static dev.duly.core.provider.ErrorClass.AMBIGUOUS;
import static dev.duly.core.provider.ErrorClass.BAD_NUMBER;
import static dev.duly.core.provider.ErrorClass.CONFIGURATION;
import static dev.duly.core.provider.ErrorClass.CONTENT;
import static dev.duly.core.provider.ErrorClass.SUPPRESS;
import static dev.duly.core.provider.ErrorClass.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class ProviderErrorsTest {
    private static final String GOOD = "21610\tSUPPRESS\t-\t-\tThe person opted out.\tDo not text.";

    @Test
    void anOptOutSuppressesTheNumber() {
        assertClass(SUPPRESS, 21610);
    }

    @Test
    void aNumberThatNoTextReachesIsBad() {
        assertClass(BAD_NUMBER, 21211, 21614, 30004, 30005, 30006);
    }

    @Test
    void anAccountOrRegistrationAtFaultIsForAPersonToMend() {
        assertClass(CONFIGURATION, 20003, 21212, 21606, 21703, 30002, 30007, 30032, 30034);
    }

    @Test
    void whatProvablyDidNotGoMayBeTriedAgain() {
        assertClass(TRANSIENT, 20429, 21611, 30001, 30003, 30017, 30022, 30036);
    }

    @Test
    void whatMayHaveGoneIsNeverTriedAgainByItself() {
        assertClass(AMBIGUOUS, 20500, 20503, 21619, 30008, 30020, 30021, 30410, 30500);
    }

    @Test
    void aTextAtFaultHasToBeWrittenAnew() {
        assertClass(CONTENT, 21602, 21617, 21618, 30019);
    }

    @Test
    void everyClassIsUsedAndEverySentenceIsShort() {
        var table = ErrorTable.ofProvider();
        assertThat(table).hasSizeGreaterThan(100);
        assertThat(table.values().stream().map(ProviderErrors.Meaning::errorClass).distinct())
                .containsExactlyInAnyOrder(ErrorClass.values());
        var softly = new SoftAssertions();
        table.forEach((code, meaning) -> {
            softly.assertThat(meaning.sentence()).as("%d", code).hasSizeBetween(20, 120);
            softly.assertThat(meaning.nextStep()).as("%d", code).hasSizeBetween(20, 120);
        });
        softly.assertAll();
    }

    @Test
    void nobodyIsToldToDoNothingAboutATextThatDulyDoesNotRetry() {
        assertThat(ErrorTable.ofProvider().values())
                .filteredOn(meaning -> meaning.nextStep().startsWith("Nothing to do"))
                .isNotEmpty()
                .allMatch(meaning -> meaning.errorClass() == TRANSIENT);
    }

    @Test
    void anUnknownCodeIsAmbiguousAndNamed() {
        var meaning = ProviderErrors.of(99_999);
        assertThat(meaning.errorClass()).isEqualTo(AMBIGUOUS);
        assertThat(meaning.sentence()).contains("99999");
    }

    @Test
    void commentsAreLeftOut() {
        assertThat(ErrorTable.parse(List.of("# a comment", GOOD))).containsOnlyKeys(21610);
    }

    @Test
    void aWrongLineStopsTheProgramAndIsNamed() {
        assertRefused("line 2: the code 21610 stands there twice", GOOD, GOOD);
        assertRefused("line 1: must have 6 fields between tabs, and has 2", "21610\tSUPPRESS");
        assertRefused("line 1: must have 6 fields between tabs, and has 1", "");
        assertRefused("line 1: a code has five digits, not \"2161O\"", "2161O" + GOOD.substring(5));
        assertRefused(
                "line 2: the why must be a sentence with a full stop",
                "# a comment",
                "21610\tSUPPRESS\t-\t-\tThe person opted out\tDo not text.");
        assertRefused(
                "line 1: the next step must be a sentence with a full stop",
                "21610\tSUPPRESS\t-\t-\tThe person opted out.\t");
        assertThatIllegalStateException()
                .isThrownBy(() -> ErrorTable.parse(List.of(GOOD.replace("SUPPRESS", "ODD"))))
                .withMessageContaining("line 1: ")
                .withMessageContaining("ODD");
    }

    private static void assertClass(ErrorClass expected, int... codes) {
        var softly = new SoftAssertions();
        Arrays.stream(codes)
                .forEach(code ->
                        softly.assertThat(ProviderErrors.of(code).errorClass())
                                .as("%d", code)
                                .isEqualTo(expected));
        softly.assertAll();
    }

    private static void assertRefused(String why, String... lines) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ErrorTable.parse(List.of(lines)))
                .withMessage("provider-errors.tsv, " + why);
    }
}
