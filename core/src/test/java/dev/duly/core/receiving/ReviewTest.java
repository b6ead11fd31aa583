package dev.duly.core.receiving;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.PRETRIAL;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Samples;
import dev.duly.core.World;
import dev.duly.core.client.ContactId;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.Method;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.sending.SubmitResult;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.task.TaskKind;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What people write in words of their own: what is stopped, what is answered, and who looks at it.
class ReviewTest {
    private static final DepartmentId COURTS = new DepartmentId("courts");

    private final World world = new World(KeywordAnswers.OURS);

    @Test
    void aPhraseStopsTextsAndHasAPersonLook() {
        world.receive(world.inbound(1, ANN, "leave me alone"));

        assertThat(world.duly.submitMessage().submit(draft(ANN, "Hello")))
                .isInstanceOf(SubmitResult.Refused.class);
        var line = world.consentOf(ANN).getFirst();
        assertThat(line.method()).isEqualTo(Method.PHRASE);
        assertThat(line.words()).isEqualTo("leave me alone");
        assertThat(line.proof().rule())
                .hasValueSatisfying(rule -> assertThat(rule).startsWith("phrase."));
        var task = task();
        assertThat(task.kind()).isEqualTo(TaskKind.REVIEW_OPT_OUT);
        assertThat(task.about().phone()).contains(ANN);
        assertThat(task.about().messageId()).contains(world.inboundTexts().getFirst().id());
        assertThat(task.nextStep()).contains("duly consent " + ANN.e164() + " correct");
    }

    @Test
    void aRepeatedTextOpensNoSecondTask() {
        var text = world.inbound(1, ANN, "leave me alone");
        world.receive(text);
        world.receive(text);

        assertThat(tasks()).hasSize(1);
    }

    @Test
    void aKeywordNeedsNobodyToLook() {
        world.receive(world.inbound(1, ANN, "STOP"));

        assertThat(tasks()).isEmpty();
    }

    @Test
    void aWrongNumberHearsNothingOfTheAgencyAndNobodyTextsItAnyMore() {
        keepCourts();
        world.receive(world.inbound(1, ANN, "wrong number"));

        assertThat(answer())
                .contains("no more texts")
                .doesNotContainIgnoringCase("Pretrial")
                .doesNotContainIgnoringCase("court")
                .doesNotContainIgnoringCase("case");
        assertThat(world.consentOf(ANN).getFirst().reach().agencyWide()).isTrue();
        assertThat(world.duly.submitMessage().submit(draft(ANN, "Hello")))
                .isInstanceOf(SubmitResult.Refused.class);
        assertThat(
                        world.duly
                                .submitMessage()
                                .submit(Samples.from(COURTS, draft(ANN, "See you at 9."))))
                .isInstanceOf(SubmitResult.Refused.class);
        assertThat(task().kind()).isEqualTo(TaskKind.WRONG_NUMBER);
        assertThat(task().nextStep()).contains("Say nothing of the case");
    }

    @Test
    void aWrongNumberInSpanishIsAnsweredInSpanish() {
        world.receive(world.inbound(1, ANN, "número equivocado"));

        assertThat(answer()).startsWith("Disculpe.").doesNotContain("Pretrial");
        assertThat(task().kind()).isEqualTo(TaskKind.WRONG_NUMBER);
    }

    @Test
    void aStopToOneDepartmentLeavesTheOtherUntilTheRuleComes() {
        keepCourts();
        world.receive(world.inbound(1, ANN, "STOP"));

        assertThat(
                        world.duly
                                .submitMessage()
                                .submit(Samples.from(COURTS, draft(ANN, "See you at 9."))))
                .isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void cancelOptsOutAndSaysThatAnAppointmentMayBeMeant() {
        world.receive(world.inbound(1, ANN, "CANCEL"));

        assertThat(world.consentOf(ANN).getFirst().kind()).isEqualTo(ConsentChange.Kind.OPT_OUT);
        assertThat(task().kind()).isEqualTo(TaskKind.APPOINTMENT_MAYBE_MEANT);
        assertThat(task().nextStep()).contains("Call the client");
    }

    @Test
    void whatIsUnclearIsReadByAPersonWhileTextsGoOn() {
        world.receive(world.inbound(1, ANN, "please don't text me before 8am"));

        assertThat(world.consentOf(ANN)).isEmpty();
        assertThat(world.duly.submitMessage().submit(draft(ANN, "Hello")))
                .isInstanceOf(SubmitResult.Accepted.class);
        assertThat(task().kind()).isEqualTo(TaskKind.REVIEW_OPT_OUT);
        assertThat(task().nextStep()).contains("duly consent " + ANN.e164() + " revoke");
    }

    @Test
    void whoOptsOutInSpanishIsAnsweredInSpanish() {
        world.receive(world.inbound(1, ANN, "ya no me escriba"));

        assertThat(answer()).startsWith("Pretrial Services: ya no le enviaremos mensajes.");
    }

    @Test
    void whoWritesStopIsAnsweredInTheLanguageOnFile() {
        world.storage
                .contacts()
                .save(
                        new Contact(
                                new ContactId("P-1"),
                                1,
                                PRETRIAL,
                                Optional.empty(),
                                "Ann Núñez",
                                ANN,
                                Optional.of("es-MX"),
                                Optional.empty(),
                                Optional.empty()));
        world.receive(world.inbound(1, ANN, "STOP"));

        assertThat(answer()).contains("ya no le enviaremos mensajes");
    }

    @Test
    void whereAPersonCanBeCalledTheAgencysTemplateAnswers() {
        world.duly.templates().seed().seed();
        var pretrial = world.storage.departments().find(PRETRIAL).orElseThrow();
        world.keep(pretrial.calledAt(Optional.of(new PhoneNumber("+17025550100"))));
        world.receive(world.inbound(1, ANN, "STOP"));

        assertThat(answer())
                .startsWith("Pretrial Services: you will get no more texts from us.")
                .contains("call +17025550100");
    }

    @Test
    void aTemplateThatCannotBeFilledInIsReplacedByWordsOfOurs() {
        world.duly.templates().seed().seed();
        world.receive(world.inbound(1, ANN, "STOP"));

        assertThat(answer())
                .startsWith("Pretrial Services: you will get no more texts from us.")
                .doesNotContain("call");
    }

    private void keepCourts() {
        world.keep(
                Department.first(
                        COURTS,
                        "Court Services",
                        "en",
                        ZoneId.of("America/Los_Angeles"),
                        new Sender(SenderAddress.of("+15005550009"), KeywordAnswers.OURS, 1),
                        DepartmentPolicy.UNRESTRICTED));
    }

    private String answer() {
        world.duly.sendWorker().runOnce(10);
        assertThat(world.gateway.requests()).hasSize(1);
        return world.gateway.requests().getFirst().text().value();
    }

    private Task task() {
        assertThat(tasks()).hasSize(1);
        return tasks().getFirst();
    }

    private List<Task> tasks() {
        var all = new TaskFilter(Optional.empty(), Optional.empty(), Optional.empty());
        return world.storage.tasks().page(all, Optional.empty(), 10).items();
    }
}
