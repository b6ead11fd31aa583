package dev.duly.core.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhoneNumberTest {
    @Test
    void aNumberPrintsMasked() {
        var number = new PhoneNumber("+17025550142");

        assertThat(number).hasToString("•••0142");
        assertThat(number.masked()).isEqualTo("•••0142");
        assertThat(List.of(number)).hasToString("[•••0142]");
        assertThat(number.e164()).isEqualTo("+17025550142");
    }

    @Test
    void shortAndLongNumbersOfTheWorldAreTaken() {
        assertThat(new PhoneNumber("+2901234").e164()).isEqualTo("+2901234");
        assertThat(new PhoneNumber("+123456789012345").masked()).isEqualTo("•••2345");
    }

    @Test
    void anythingElseIsRefusedWithoutBeingShown() {
        for (var written :
                List.of(
                        "17025550142",
                        "+07025550142",
                        "+170255",
                        "+1234567890123456",
                        "+1702555O142",
                        "+1 7025550142",
                        "+17025550142\n",
                        "+１7025550142",
                        "call me on 702",
                        "911",
                        "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PhoneNumber(written))
                    .withMessageMatching("(?s)not an E.164 phone number: •••.{0,4}");
        }
    }
}
