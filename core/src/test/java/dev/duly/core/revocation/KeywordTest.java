package dev.duly.core.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class KeywordTest {
    private record Said(String body, String word) {}

    @TestFactory
    Stream<DynamicTest> theseStopTheTexts() {
        return DynamicTest.stream(
                Stream.of(
                        new Said("STOP", "STOP"),
                        new Said("stop", "STOP"),
                        new Said("Stop.", "STOP"),
                        new Said(" sToP \r\n", "STOP"),
                        new Said("STOP!!!", "STOP"),
                        new Said("\"stop\"", "STOP"),
                        new Said("“Stop”", "STOP"),
                        new Said("(stop)", "STOP"),
                        new Said("stop 🛑", "STOP"),
                        new Said("🙏🏽stop🙏🏽", "STOP"),
                        new Said("ＳＴＯＰ", "STOP"),
                        new Said("𝐒𝐓𝐎𝐏", "STOP"),
                        new Said("S.T.O.P", "STOP"),
                        new Said("s t o p", "STOP"),
                        new Said("st\u200Bop\uFEFF", "STOP"),
                        new Said("\u00A0stop\u00A0", "STOP"),
                        new Said("\u202Dstop\u202C", "STOP"),
                        new Said("quıt", "QUIT"),
                        new Said("STOPALL", "STOPALL"),
                        new Said("stop all", "STOPALL"),
                        new Said("stop-all", "STOPALL"),
                        new Said("unsubscribe", "UNSUBSCRIBE"),
                        new Said("Cancel", "CANCEL"),
                        new Said("end", "END"),
                        new Said("Quit", "QUIT"),
                        new Said("revoke", "REVOKE"),
                        new Said("optout", "OPTOUT"),
                        new Said("opt out", "OPTOUT"),
                        new Said("Opt-Out", "OPTOUT"),
                        new Said("opt\u2011out", "OPTOUT"),
                        new Said("opt_out", "OPTOUT")),
                Said::body,
                said -> isKeyword(Keyword.Kind.OPT_OUT, said));
    }

    @TestFactory
    Stream<DynamicTest> theseStartThemAgain() {
        return DynamicTest.stream(
                Stream.of(
                        new Said("START", "START"),
                        new Said("start!", "START"),
                        new Said("Unstop", "UNSTOP"),
                        new Said("un-stop", "UNSTOP")),
                Said::body,
                said -> isKeyword(Keyword.Kind.OPT_IN, said));
    }

    @TestFactory
    Stream<DynamicTest> theseAskForHelp() {
        return DynamicTest.stream(
                Stream.of(
                        new Said("HELP", "HELP"),
                        new Said("help?", "HELP"),
                        new Said("info", "INFO")),
                Said::body,
                said -> isKeyword(Keyword.Kind.HELP, said));
    }

    @TestFactory
    Stream<DynamicTest> theseAreTextsLikeAnyOther() {
        return DynamicTest.stream(
                Stream.of(
                        "",
                        " ",
                        "🛑",
                        "...",
                        "YES",
                        "yes",
                        "Y",
                        "1",
                        "NO",
                        "stop please",
                        "please stop",
                        "stop by at 3",
                        "bus stop",
                        "stopped",
                        "nonstop",
                        "can't stop",
                        "STOP1",
                        "1 stop",
                        "start of the month",
                        "end of month",
                        "weekend",
                        "cancel my appointment",
                        "canceled",
                        "help me",
                        "information",
                        "restart",
                        "stop/start",
                        "stóp",
                        "ЅТОР"),
                body -> "\"" + body + "\"",
                body -> assertThat(Keyword.of(body)).isEmpty());
    }

    @Test
    void aStopStaysOneHoweverLoud() {
        isKeyword(Keyword.Kind.OPT_OUT, new Said("STOP" + "!".repeat(300), "STOP"));
    }

    @Test
    void whatIsLongerThanAnyTextIsNone() {
        var endless = "stop" + " ".repeat(100_000);

        assertThat(Keyword.of(endless)).isEmpty();
        assertThat(Keyword.answeredByTwilio(endless)).isFalse();
    }

    @Test
    void whatIsAsLongAsAnyTextMayBeOne() {
        var longest = "stop" + " ".repeat(1_996);

        isKeyword(Keyword.Kind.OPT_OUT, new Said(longest, "STOP"));
        assertThat(Keyword.answeredByTwilio(longest)).isTrue();
        assertThat(Keyword.of(longest + " ")).isEmpty();
        assertThat(Keyword.answeredByTwilio(longest + " ")).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> theseTwilioAnswersItself() {
        return DynamicTest.stream(
                Stream.of(
                        "STOP",
                        "stop",
                        " Stop ",
                        "stopall",
                        "UNSUBSCRIBE",
                        "cancel",
                        "End",
                        "quit",
                        "revoke",
                        "optout",
                        "start",
                        "unstop",
                        "yes",
                        "help",
                        "info"),
                body -> body,
                body -> assertThat(Keyword.answeredByTwilio(body)).isTrue());
    }

    @TestFactory
    Stream<DynamicTest> theseTwilioDoesNotKnow() {
        return DynamicTest.stream(
                Stream.of("opt out", "stop all", "opt-out", "s t o p", "ＳＴＯＰ", "stop please", ""),
                body -> "\"" + body + "\"",
                body -> assertThat(Keyword.answeredByTwilio(body)).isFalse());
    }

    private static void isKeyword(Keyword.Kind kind, Said said) {
        assertThat(Keyword.of(said.body())).isEqualTo(Optional.of(new Keyword(kind, said.word())));
    }
}
