package dev.duly.core.receiving;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.PRETRIAL;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.message.Draft;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.ChangeConsent;
import dev.duly.core.policy.ChangeConsent.Result;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.sending.SubmitResult;
import java.util.Optional;
import java.util.Set;

/// Staff who have a client asked by a text, and the client.
final class Asking {
    static final Actor OFFICER = Actor.token("officer");
    static final Reach OF_ANN = new Reach(false, Set.of(), Optional.of(new ContactId("contact-1")));

    final World world = new World(KeywordAnswers.OURS);
    private int texts;

    Asking() {
        world.duly.templates().seed().seed();
    }

    static DepartmentPolicy requiringConsent() {
        var open = DepartmentPolicy.UNRESTRICTED;
        return new DepartmentPolicy(
                open.hours(),
                open.holidays(),
                open.expireOutsideHours(),
                Set.of(Purpose.values()),
                open.mostPerDay(),
                open.spacing(),
                open.pilot(),
                open.mostSegments(),
                open.namesAgency(),
                open.saysHowToStop(),
                open.stateLaws(),
                open.content());
    }

    void ask(PhoneNumber phone) {
        assertThat(asked(phone, Reach.NUMBER)).isInstanceOf(Result.Written.class);
    }

    Result asked(PhoneNumber phone, Reach reach) {
        var plain = entry(Kind.OPT_IN_ASKED, phone);
        return world.duly
                .askForConsent()
                .ask(
                        new ChangeConsent.Entry(
                                plain.phone(),
                                plain.departmentId(),
                                plain.kind(),
                                reach,
                                plain.proof(),
                                plain.corrects(),
                                plain.happenedAt()),
                        OFFICER);
    }

    void write(Kind kind, Reach reach, Optional<String> corrects) {
        var entry =
                new ChangeConsent.Entry(
                        ANN,
                        PRETRIAL,
                        kind,
                        reach,
                        Proof.of(Method.VERBAL),
                        corrects,
                        Optional.empty());
        assertThat(world.duly.changeConsent().change(entry, OFFICER))
                .isInstanceOf(Result.Written.class);
    }

    static ChangeConsent.Entry entry(Kind kind, PhoneNumber phone) {
        return new ChangeConsent.Entry(
                phone,
                PRETRIAL,
                kind,
                Reach.NUMBER,
                Proof.of(Method.PAPER),
                Optional.empty(),
                Optional.empty());
    }

    void hears(PhoneNumber from, String body) {
        world.receive(world.inbound(++texts, from, body));
    }

    Consent consent(PhoneNumber phone) {
        return world.duly
                .readConsent()
                .of(OFFICER, phone, Optional.of(PRETRIAL))
                .orElseThrow()
                .consent();
    }

    void work() {
        world.duly.sendWorker().runOnce(10);
    }

    SubmitResult submit(Draft draft) {
        return world.duly.submitMessage().submit(draft);
    }

    static Contact annsBrother() {
        return new Contact(
                new ContactId("contact-2"),
                1,
                PRETRIAL,
                Optional.of(new CaseId("C-2000")),
                "Abe Example",
                ANN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Contact annInSpanish() {
        return new Contact(
                new ContactId("contact-1"),
                1,
                PRETRIAL,
                Optional.empty(),
                "Ann Example",
                ANN,
                Optional.of("es"),
                Optional.empty(),
                Optional.empty());
    }
}
