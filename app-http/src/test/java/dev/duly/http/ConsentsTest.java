package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.access.Scope;
import dev.duly.core.department.Department;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receiving.InboundText;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentsTest {
    private static final PhoneNumber ANN = new PhoneNumber("+17025550142");

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aNumberThatNobodyAskedHasNothingToShow() {
        var answer = of(ANN);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/state")).isEqualTo("never_asked");
        for (var member : List.of("method", "words", "since", "departmentId")) {
            assertThat(answer.json().get(member).isNull()).as(member).isTrue();
        }
        assertThat(answer.json().get("history")).isEmpty();
    }

    @Test
    void whatAClientTextedIsShownWithItsWords() {
        text("leave me alone");

        var answer = of(ANN);

        assertThat(answer.at("/state")).isEqualTo("opted_out");
        assertThat(answer.at("/method")).isEqualTo("phrase");
        assertThat(answer.at("/words")).isEqualTo("leave me alone");
        assertThat(answer.at("/since")).isEqualTo("2026-11-22T16:00:00.000Z");
        assertThat(answer.at("/departmentId")).isEqualTo("default");
        assertThat(answer.at("/history/0/source")).isEqualTo("inbound:SM1");
        assertThat(answer.at("/history/0/kind")).isEqualTo("opt_out");
        assertThat(answer.at("/history/0/by")).isEqualTo("client");
        assertThat(answer.at("/history/0/rule")).startsWith("phrase.");
    }

    @Test
    void whatStaffWriteDownIsShownWithItsEvidence() {
        var written =
                server.post(
                        "/api/consents",
                        """
                        {"phone":"+17025550142","departmentId":"default","kind":"opt_in","method":"paper",
                         "words":"Acepto recibir mensajes.","language":"es-mx","evidence":"form 7, page 2",
                         "purposes":["payment","court"],"agencyWide":true,"contactId":"P-311",
                         "happenedAt":"2026-11-20T09:00:00-08:00"}
                        """);

        assertThat(written.status()).isEqualTo(201);
        assertThat(written.json().get("notice").isNull()).isTrue();
        var line = of(ANN).json().at("/history/0");
        assertThat(line).isEqualTo(written.json().get("change"));
        assertThat(line.get("words").asString()).isEqualTo("Acepto recibir mensajes.");
        assertThat(line.get("language").asString()).isEqualTo("es-MX");
        assertThat(line.get("reference").asString()).isEqualTo("form 7, page 2");
        assertThat(line.get("purposes").valueStream().map(word -> word.asString()))
                .containsExactly("court", "payment");
        assertThat(line.get("agencyWide").asBoolean()).isTrue();
        assertThat(line.get("contactId").asString()).isEqualTo("P-311");
        assertThat(line.get("by").asString()).isEqualTo("token:admin");
        assertThat(line.get("effectiveAt").asString()).isEqualTo("2026-11-20T17:00:00.000Z");
        assertThat(line.get("recordedAt").asString()).isEqualTo("2026-11-22T16:00:00.000Z");
    }

    @Test
    void anOptOutThatStaffWriteDownRefusesTheNextText() {
        assertThat(write("opt_out").at("/state")).isEqualTo("opted_out");

        var text = server.send("{\"caseId\":\"C-1042\",\"to\":\"+17025550142\",\"body\":\"Hi\"}");
        assertThat(text.status()).isEqualTo(409);
        assertThat(text.at("/reason")).isEqualTo("opted_out");
    }

    @Test
    void anOptInAfterAnOptOutIsRefusedWithoutEvidenceAndTakenWithIt() {
        write("opt_out");

        var refused = write("opt_in");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/type")).isEqualTo("/problems/consent-refused");
        assertThat(refused.at("/details/0/field")).isEqualTo("evidence");
        assertThat(refused.at("/detail")).startsWith("evidence is missing").endsWith(".");

        var taken = server.post("/api/consents", with("evidence", "\"form 7\""));
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.at("/state")).isEqualTo("opted_in");
        assertThat(taken.at("/change/kind")).isEqualTo("re_opt_in");
    }

    @Test
    void aMistakeIsCorrectedByItsSource() {
        var source = write("opt_out").at("/change/source");

        var corrected =
                server.post(
                        "/api/consents",
                        """
                        {"phone":"+17025550142","kind":"correction","method":"verbal","corrects":"%s"}
                        """
                                .formatted(source));

        assertThat(corrected.at("/state")).isEqualTo("never_asked");
        assertThat(of(ANN).json().get("history")).hasSize(2);
    }

    @Test
    void whatTheClientTextedIsNotCorrected() {
        text("STOP");

        var refused =
                server.post(
                        "/api/consents",
                        """
                        {"phone":"+17025550142","kind":"correction","method":"verbal","corrects":"inbound:SM1"}
                        """);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/details/0/field")).isEqualTo("corrects");
        assertThat(of(ANN).at("/state")).isEqualTo("opted_out");
    }

    @Test
    void eachDepartmentHasAStateOfItsOwnAndTheAgencyTheStrictest() {
        server.storage.departments().keep(courts());
        write("opt_out");

        assertThat(server.get(path("+17025550142") + "&departmentId=default").at("/state"))
                .isEqualTo("opted_out");
        assertThat(server.get(path("+17025550142") + "&departmentId=courts").at("/state"))
                .isEqualTo("never_asked");
        assertThat(of(ANN).at("/state")).isEqualTo("opted_out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+17025550142", "%2B17025550142"})
    void aPlusSignThatNobodyEncodedIsUnderstood(String written) {
        write("opt_out");

        assertThat(server.get("/api/consents?phone=" + written).at("/state"))
                .isEqualTo("opted_out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?departmentId=default",
                "?phone=12",
                "?phone=%2B17025550142&departmentId=No",
                "?phone=%2B17025550142&departmentId=nowhere",
                "?phone=%2B17025550142&contactId=P-1"
            })
    void aQuestionThatIsNoneIsSaidToBeSo(String query) {
        assertThat(server.get("/api/consents" + query).status()).isEqualTo(400);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("{}", "phone", "is missing"),
                Arguments.of("{}", "kind", "is missing"),
                Arguments.of("{}", "method", "is missing"),
                Arguments.of(with("phone", "\"12\""), "phone", "telephone number"),
                Arguments.of(with("kind", "\"grant\""), "kind", "re_opt_in"),
                Arguments.of(with("method", "\"fax\""), "method", "court_order"),
                Arguments.of(with("departmentId", "\"nowhere\""), "departmentId", "no department"),
                Arguments.of(with("evidence", "\" \""), "evidence", "1 to 500"),
                Arguments.of(with("words", "\"" + "x".repeat(10_001) + "\""), "words", "10000"),
                Arguments.of(with("language", "\"Spanish!\""), "language", "BCP 47"),
                Arguments.of(with("purposes", "[\"consent\"]"), "purposes", "must be one of"),
                Arguments.of(with("purposes", "\"court\""), "purposes", "array"),
                Arguments.of(with("agencyWide", "\"yes\""), "agencyWide", "true or false"),
                Arguments.of(with("contactId", "\"P 1\""), "contactId", ""),
                Arguments.of(with("happenedAt", "\"yesterday\""), "happenedAt", "offset"),
                Arguments.of(with("source", "\"staff:1\""), "source", "is not known"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theProblemNamesTheFieldAndTheRuleAndNothingIsWritten(
            String body, String field, String rule) {
        var answer = server.post("/api/consents", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("details"))
                .anySatisfy(error -> {
                    assertThat(error.get("field").asString()).isEqualTo(field);
                    assertThat(error.get("rule").asString()).contains(rule);
                });
        assertThat(server.storage.consents().history(ANN)).isEmpty();
    }

    @Test
    void aReaderWritesNothingAndASenderSeesNothing() {
        assertThat(as(Scope.SEND, "POST").status()).isEqualTo(403);
        assertThat(as(Scope.READ, "POST").status()).isEqualTo(403);
        assertThat(as(Scope.CONSENT, "GET").status()).isEqualTo(403);
        assertThat(server.storage.consents().history(ANN)).isEmpty();
        assertThat(as(Scope.CONSENT, "POST").status()).isEqualTo(201);
    }

    @Test
    void withoutAnAuditNothingIsWrittenOrShown() {
        server.storage.breakDown();

        assertThat(write("opt_out").status()).isEqualTo(503);
        assertThat(of(ANN).status()).isEqualTo(503);
    }

    private TestServer.Answer as(Scope scope, String method) {
        var token = server.duly.access().issue(scope.name(), Set.of(scope));
        var isPost = method.equals("POST");
        return server.call(
                server.request(isPost ? "/api/consents" : path("+17025550142"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                isPost
                                        ? BodyPublishers.ofString(with("kind", "\"opt_in\""))
                                        : BodyPublishers.noBody()));
    }

    private TestServer.Answer of(PhoneNumber phone) {
        return server.get(path(phone.e164()));
    }

    private static String path(String phone) {
        return "/api/consents?phone=" + phone.replace("+", "%2B");
    }

    private TestServer.Answer write(String kind) {
        return server.post("/api/consents", with("kind", "\"" + kind + "\""));
    }

    private void text(String words) {
        server.duly
                .receiveMessage()
                .keep(
                        new InboundText(
                                TestServer.ACCOUNT,
                                new ProviderMessageId("SM1"),
                                ANN,
                                TestServer.OURS,
                                Optional.empty(),
                                words,
                                List.of(),
                                Optional.empty(),
                                InboundText.Arrival.POSTED,
                                server.clock.instant(),
                                Optional.empty(),
                                Map.of("Body", words)));
    }

    private static Department courts() {
        var like = TestServer.department("courts");
        return like.sendingFrom(
                new Sender(SenderAddress.of("+15005550007"), like.sender().keywordAnswers(), 1));
    }

    /// All that is needed, with one member as given.
    private static String with(String name, String value) {
        var members = new TreeMap<String, String>();
        members.put("phone", "\"+17025550142\"");
        members.put("kind", "\"opt_in\"");
        members.put("method", "\"paper\"");
        members.put(name, value);
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
