package dev.duly.core.policy;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.PRETRIAL;

import dev.duly.core.World;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.record.Actor;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// A world with a second department that has a sender of its own, and staff who write things down.
final class ConsentWorld {
    static final DepartmentId COURTS = new DepartmentId("courts");
    static final Actor OFFICER = Actor.token("officer");

    final World world;

    ConsentWorld(KeywordAnswers answers) {
        world = new World(answers);
        world.keep(
                Department.first(
                        COURTS,
                        "Court Services",
                        "en",
                        ZoneId.of("America/Los_Angeles"),
                        new Sender(SenderAddress.of("+15005550009"), answers, 1),
                        DepartmentPolicy.UNRESTRICTED));
    }

    static Entry says(Kind kind) {
        return new Entry(
                PRETRIAL, kind, Reach.NUMBER, Method.PAPER, "", Optional.empty(), Optional.empty());
    }

    ChangeConsent.Result write(Entry entry) {
        return world.duly.changeConsent().change(entry.entry(), OFFICER);
    }

    /// What staff say of Ann, one thing changed at a time.
    record Entry(
            DepartmentId department,
            Kind kind,
            Reach reach,
            Method method,
            String evidence,
            Optional<String> corrects,
            Optional<Instant> happenedAt) {
        Entry to(DepartmentId other) {
            return new Entry(other, kind, reach, method, evidence, corrects, happenedAt);
        }

        Entry about(Reach other) {
            return new Entry(department, kind, other, method, evidence, corrects, happenedAt);
        }

        Entry by(Method other) {
            return new Entry(department, kind, reach, other, evidence, corrects, happenedAt);
        }

        Entry with(String reference) {
            return new Entry(department, kind, reach, method, reference, corrects, happenedAt);
        }

        Entry of(String source) {
            return new Entry(
                    department, kind, reach, method, evidence, Optional.of(source), happenedAt);
        }

        Entry at(Instant time) {
            return new Entry(
                    department, kind, reach, method, evidence, corrects, Optional.of(time));
        }

        ChangeConsent.Entry entry() {
            return new ChangeConsent.Entry(
                    ANN,
                    department,
                    kind,
                    reach,
                    new Proof(
                            method,
                            "",
                            Optional.empty(),
                            Optional.of(evidence).filter(text -> !text.isEmpty()),
                            Optional.empty()),
                    corrects,
                    happenedAt);
        }
    }
}
