package dev.duly.testkit;

import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Draft;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Revision;
import dev.duly.core.message.StateChange;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.record.Salt;
import dev.duly.core.template.Template;
import dev.duly.core.template.TemplateBody;
import dev.duly.core.template.TemplateName;
import dev.duly.core.template.TemplateVersion;
import dev.duly.core.text.Language;
import dev.duly.core.text.MessageText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeMap;

/// People, places and texts that tests speak of. Nothing here is random: sample 3 is the same in
/// every run, and sample 4 is one second later.
public final class Samples {
    /// A Monday morning in Las Vegas, with milliseconds, so that a store that drops them is found.
    public static final Instant MORNING = Instant.parse("2026-11-23T17:00:00.123Z");

    public static final GatewayAccount ACCOUNT =
            new GatewayAccount("sandbox", "AC" + "0".repeat(32));
    public static final GatewayAccount OTHER_ACCOUNT =
            new GatewayAccount("twilio", "AC" + "1".repeat(32));

    public static final DepartmentId PRETRIAL = new DepartmentId("pretrial");
    public static final DepartmentId BAIL = new DepartmentId("bail");

    public static final PhoneNumber ANN = new PhoneNumber("+17025550142");
    public static final PhoneNumber BEN = new PhoneNumber("+17025550143");
    public static final PhoneNumber OFFICE = new PhoneNumber("+15005550006");
    public static final PhoneNumber OTHER_OFFICE = new PhoneNumber("+15005550016");

    public static final Actor OFFICER = Actor.token("officer");

    private Samples() {}

    public static MessageId messageId(int number) {
        return new MessageId("aa%022x".formatted(number));
    }

    public static ThreadId threadId(int number) {
        return new ThreadId("bb%022x".formatted(number));
    }

    public static ProviderMessageId providerId(int number) {
        return new ProviderMessageId("SM%032x".formatted(number));
    }

    public static Salt salt(int number) {
        return new Salt("%032x".formatted(number));
    }

    /// The key of one application.
    public static IdempotencyKey key(String value) {
        return new IdempotencyKey("console", value);
    }

    /// The morning and so many seconds.
    public static Instant second(int number) {
        return MORNING.plusSeconds(number);
    }

    /// A text of our own, still to be told apart from the others.
    public static OutboundSample outbound(int number) {
        return OutboundSample.numbered(number);
    }

    /// A text from Ann, still to be told apart from the others.
    public static InboundSample inbound(int number) {
        return InboundSample.numbered(number);
    }

    /// An officer's words to somebody, without a key.
    public static Draft draftTo(PhoneNumber person, String words) {
        return Draft.of(OFFICER, person, new MessageText(words), PRETRIAL, Purpose.MANUAL);
    }

    /// A step by Duly itself, without reason.
    public static StateChange step(MessageState state, Instant at) {
        return new StateChange(state, at, Optional.empty(), Actor.SYSTEM, 0, Optional.empty());
    }

    /// A sender with a number of its own.
    public static Sender sender(PhoneNumber number, int segmentsPerSecond) {
        return new Sender(
                new SenderAddress.OwnNumber(number), KeywordAnswers.OURS, segmentsPerSecond);
    }

    /// A template with one gap, in English.
    public static Template template(int number) {
        return new Template(
                "cc%022x".formatted(number),
                new TemplateName("template-" + number),
                Language.ENGLISH,
                new TemplateVersion(
                        1,
                        new TemplateBody("Words for {{name}}"),
                        new TreeMap<>(),
                        OFFICER,
                        second(number)),
                false,
                Revision.FIRST,
                second(number));
    }

    public static Department department(DepartmentId id) {
        return Department.first(
                id,
                "Department of " + id,
                "en",
                ZoneId.of("America/Los_Angeles"),
                sender(OFFICE, 1),
                DepartmentPolicy.UNRESTRICTED);
    }
}
