package dev.duly.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.twilio.security.RequestValidator;
import dev.duly.core.webhook.WebhookRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookSignatureTest {
    private static final Secret TOKEN = new Secret("12345");
    private static final Secret OTHER = new Secret("54321");
    private static final URI ORIGIN = URI.create("https://mycompany.com");
    private static final String OFFICIAL = "zYQTYrRWXE7LtzbG4PfP7/bkkGo=";

    @TestFactory
    Stream<DynamicTest> whatTwiliosOwnLibrariesAcceptIsAccepted() throws IOException {
        return vectors().map(vector -> dynamicTest(name(vector), () -> accepts(vector)));
    }

    @TestFactory
    Stream<DynamicTest> theSameWithOneSignChangedIsRefused() throws IOException {
        return vectors().map(vector -> dynamicTest(name(vector), () -> refusesChanged(vector)));
    }

    @Test
    void whileATokenIsChangedBothAreGood() {
        assertThat(fault(List.of(OTHER, TOKEN), request(Optional.of(OFFICIAL)))).isEmpty();
        assertThat(fault(List.of(TOKEN, OTHER), request(Optional.of(OFFICIAL)))).isEmpty();
        assertThat(fault(List.of(OTHER), request(Optional.of(OFFICIAL))))
                .contains("the signature is not the provider's");
    }

    @Test
    void withoutATokenNothingIsBelieved() {
        assertThat(fault(List.of(), request(Optional.of(OFFICIAL))))
                .contains("no token is set to check signatures with");
    }

    @Test
    void withoutASignatureNothingIsBelieved() {
        assertThat(fault(List.of(TOKEN), request(Optional.empty())))
                .contains("the signature is missing");
        assertThat(fault(List.of(TOKEN), request(Optional.of("  "))))
                .contains("the signature is missing");
    }

    @Test
    void aBodyThatIsNoFormNeedsItsHashInTheSignedQuery() {
        var signature = new WebhookSignature(List.of(TOKEN), ORIGIN);
        assertThat(signature.fault(request(Optional.of(OFFICIAL)), Form.empty(), false))
                .contains("the body is no form, and its hash is missing or another's");
    }

    @Test
    void aPathBeforeOurOwnBelongsToTheUrl() {
        var url = "https://county.example/duly/api/messages/twilio/inbound";
        var form = Map.of("Body", "hello");
        var request =
                new WebhookRequest(
                        WebhookRequest.Kind.INBOUND,
                        "/api/messages/twilio/inbound",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Signer.sign(TOKEN, url, form)),
                        Optional.empty(),
                        Signer.encode(form).getBytes(UTF_8),
                        Instant.EPOCH);
        var signature =
                new WebhookSignature(List.of(TOKEN), URI.create("https://county.example/duly"));
        assertThat(signature.fault(request, Form.of(request.body()), true)).isEmpty();
    }

    @Test
    void itAgreesWithTheSdkWhereTheSdkIsRight() {
        var form = Map.of("Body", "ñ 😀 +&=%", "From", "+17025550142", "Empty", "");
        var url = "https://mycompany.com/path";
        var ours = Signer.sign(TOKEN, url, form);
        assertThat(new RequestValidator(TOKEN.value()).validate(url, form, ours)).isTrue();
        var request =
                new WebhookRequest(
                        WebhookRequest.Kind.STATUS,
                        "/path",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(ours),
                        Optional.empty(),
                        Signer.encode(form).getBytes(UTF_8),
                        Instant.EPOCH);
        assertThat(fault(List.of(TOKEN), request)).isEmpty();
    }

    private static void accepts(JsonNode vector) {
        assertThat(fault(vector, requestOf(vector, ""))).isEmpty();
    }

    private static void refusesChanged(JsonNode vector) {
        assertThat(fault(vector, requestOf(vector, "x"))).isPresent();
    }

    private static Optional<String> fault(JsonNode vector, WebhookRequest request) {
        var isForm = vector.has("form");
        var form = isForm ? Form.of(request.body()) : Form.empty();
        return new WebhookSignature(List.of(TOKEN), URI.create(vector.path("origin").stringValue()))
                .fault(request, form, isForm);
    }

    private static Optional<String> fault(List<Secret> tokens, WebhookRequest request) {
        return new WebhookSignature(tokens, ORIGIN).fault(request, Form.of(request.body()), true);
    }

    private static WebhookRequest request(Optional<String> signature) {
        return new WebhookRequest(
                WebhookRequest.Kind.STATUS,
                "/myapp.php",
                Optional.of("foo=1&bar=2"),
                Optional.empty(),
                signature,
                Optional.empty(),
                new byte[0],
                Instant.EPOCH);
    }

    private static WebhookRequest requestOf(JsonNode vector, String more) {
        var body = vector.path(vector.has("form") ? "form" : "json").stringValue() + more;
        return new WebhookRequest(
                WebhookRequest.Kind.STATUS,
                vector.path("path").stringValue(),
                Optional.of(vector.path("query").stringValue()),
                Optional.empty(),
                Optional.of(vector.path("signature").stringValue()),
                Optional.empty(),
                body.getBytes(UTF_8),
                Instant.EPOCH);
    }

    private static String name(JsonNode vector) {
        return vector.path("name").stringValue();
    }

    private static Stream<JsonNode> vectors() throws IOException {
        try (var file = WebhookSignatureTest.class.getResourceAsStream("/signature-vectors.json")) {
            var vectors = new JsonMapper().readTree(file).path("vectors");
            assertThat(vectors.size()).isEqualTo(21);
            return vectors.valueStream();
        }
    }
}
