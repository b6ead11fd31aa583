package dev.duly.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.text.Language;
import dev.duly.core.text.MessageText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderingTest {
    @Test
    void everyGapTakesItsValue() {
        assertThat(render("{{name}}: ${date}, {{name}}", Map.of("name", "Ann", "date", "Monday")))
                .isEqualTo("Ann: Monday, Ann");
    }

    @Test
    void noGapInsideAValueIsFilled() {
        assertThat(
                        render(
                                "{{name}} {{date}}",
                                Map.of("name", "{{date}} ${date} $1 \\", "date", "Monday")))
                .isEqualTo("{{date}} ${date} $1 \\ Monday");
    }

    @Test
    void aValueIsMadePlainAndLosesTheSpacesRoundIt() {
        assertThat(render("Hi {{name}}.", Map.of("name", " O’Brien\u00A0")))
                .isEqualTo("Hi O'Brien.");
    }

    @Test
    void aMissingValueAndABlankOneAreNamed() {
        assertThat(faults("{{name}} {{date}} {{time}}", Map.of("date", "Monday", "time", " ")))
                .containsExactly(
                        "values.name is missing: the template has the gap {{name}}.",
                        "values.time is missing: the template has the gap {{time}}.");
    }

    @Test
    void aValueForNoGapIsNamedWithTheGapsThatThereAre() {
        assertThat(faults("{{name}}", Map.of("name", "Ann", "nmae", "x")))
                .containsExactly(
                        "values.nmae is not a gap of this template, whose gaps are {{name}}.");
        assertThat(faults("Hello", Map.of("name", "Ann")))
                .containsExactly("values.name is not a gap of this template, which has none.");
    }

    @Test
    void aValueThatIsTooLongIsNamedWithTheLongestThatIsNot() {
        assertThat(render("{{firstName}}", Map.of("firstName", "n".repeat(40)))).hasSize(40);
        assertThat(faults("{{firstName}}", Map.of("firstName", "n".repeat(41))))
                .containsExactly("values.firstName must have at most 40 characters, and has 41.");
    }

    @Test
    void aLengthThatTheTemplateStatesHolds() {
        var body = TemplateBody.of("Room {{room}}");
        var gaps = TemplateVersion.gaps(body, Language.ENGLISH, Map.of("room", 3));

        assertThat(Rendering.of(body, gaps, Map.of("room", "14C")))
                .isEqualTo(new Rendering.Rendered(new MessageText("Room 14C")));
        assertThat(Rendering.of(body, gaps, Map.of("room", "14CD")))
                .isEqualTo(
                        new Rendering.Faulty(
                                List.of(new TemplateFault.ValueTooLong("room", 4, 3))));
    }

    @Test
    void aValueCannotBreakTheLineOrHoldWhatNoTextCarries() {
        assertThat(faults("{{name}}", Map.of("name", "Ann\nYour case is over")))
                .containsExactly("values.name must be in one line.");
        assertThat(faults("{{name}}", Map.of("name", "A\u0007nn")))
                .containsExactly("values.name has the control character U+0007.");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(faults("{{name}} {{time}}", Map.of("time", "1".repeat(21), "x", "y")))
                .hasSize(3);
    }

    @Test
    void aTextThatGetsTooLongIsAFault() {
        assertThat(faults("x".repeat(1_580) + "{{name}}", Map.of("name", "n".repeat(60))))
                .containsExactly(
                        "body with its values must have at most 1,600 characters, and has 1,640.");
    }

    private static String render(String body, Map<String, String> values) {
        return ((Rendering.Rendered) rendering(body, values)).text().value();
    }

    private static List<String> faults(String body, Map<String, String> values) {
        return ((Rendering.Faulty) rendering(body, values))
                .faults().stream().map(TemplateFault::sentence).toList();
    }

    private static Rendering rendering(String written, Map<String, String> values) {
        var body = TemplateBody.of(written);
        return Rendering.of(body, TemplateVersion.gaps(body, Language.ENGLISH, Map.of()), values);
    }
}
