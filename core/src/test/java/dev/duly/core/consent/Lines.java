package dev.duly.core.consent;

import dev.duly.core.client.ContactId;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/// Lines of the ledger of one number.
final class Lines {
    static final PhoneNumber ANN = new PhoneNumber("+17025550142");

    /// The last moment at which a STOP reaches its department alone, in Washington.
    static final Instant BEFORE = Instant.parse("2027-01-31T04:59:59.999Z");

    private Lines() {}

    static Reach about(Purpose purpose) {
        return new Reach(false, Set.of(purpose), Optional.empty());
    }

    static Reach of(ContactId client) {
        return new Reach(false, Set.of(), Optional.of(client));
    }

    static ConsentChange stop(Department department, Instant at) {
        return texted("STOP", department, Kind.OPT_OUT, at);
    }

    static ConsentChange start(Department department, Instant at) {
        return texted("START", department, Kind.OPT_IN, at);
    }

    static ConsentChange texted(String word, Department department, Kind kind, Instant at) {
        return ConsentChange.texted(
                "inbound:" + word,
                ANN,
                department.id(),
                kind,
                Reach.NUMBER,
                Proof.text(Method.KEYWORD, word, Optional.empty()),
                at,
                Optional.empty(),
                at);
    }

    static ConsentChange written(String id, Department department, Kind kind, Reach reach) {
        return line(id, department, kind, reach, Optional.empty());
    }

    static ConsentChange correcting(String id, Department department, String source) {
        return line(id, department, Kind.CORRECTION, Reach.NUMBER, Optional.of(source));
    }

    private static ConsentChange line(
            String id, Department department, Kind kind, Reach reach, Optional<String> corrects) {
        return new ConsentChange(
                "staff:" + id,
                ANN,
                department.id(),
                kind,
                reach,
                Proof.of(Method.PAPER),
                Actor.token("officer"),
                corrects,
                BEFORE,
                Optional.empty(),
                BEFORE);
    }

    static Department department(String id, String number) {
        return Department.first(
                new DepartmentId(id),
                id,
                "en",
                ZoneId.of("America/Los_Angeles"),
                new Sender(SenderAddress.of(number), KeywordAnswers.TWILIO_DEFAULT, 1),
                DepartmentPolicy.UNRESTRICTED);
    }
}
