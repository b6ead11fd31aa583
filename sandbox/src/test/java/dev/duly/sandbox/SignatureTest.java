package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";

    /// The vectors of Twilio's own libraries.
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                URL
                        + " CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234"
                        + "&From=%2B14158675309&To=%2B18005551212 RSOYDt4T1cUTdK1PDd93/VVr8B8=",
                URL
                        + " Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234"
                        + " IK+Dwps556ElfBT0I3Rgjkr1wJU=",
                URL + " '' zYQTYrRWXE7LtzbG4PfP7/bkkGo="
            })
    void itSignsAsTwilioDoes(String url, String form, String signature) {
        assertThat(new Signature("12345").of(url, Form.decode(form))).isEqualTo(signature);
    }
}
