package dev.duly.core.importing;

import dev.duly.core.Cursor;
import dev.duly.core.access.AuditedReading;
import dev.duly.core.client.ContactId;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.contact.SaveContact;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Ids;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.record.Actor;
import dev.duly.core.revocation.Revocations;
import dev.duly.core.task.Tasks;
import dev.duly.core.thread.ThreadIndex;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/// Builds threads, contacts and the consent ledger from what an older server left, beside live
/// traffic and as often as anybody likes: each thing is made once.
///
/// The texts are read from the latest to the first, so that a contact gets the number that was
/// written to last. A place is kept after each page: an import that was cut off goes on there. One
/// that came to its end begins anew, and finds what the older server has written since.
public final class ImportHistory {
    private static final int PAGE = 500;

    private final ThreadIndex threads;
    private final Departments departments;
    private final ConsentLedger consents;
    private final SaveContact saveContact;
    private final Tasks tasks;
    private final NumberPlan numbers;
    private final HistoricConsent hearing;
    private final HistoricReviews reviews;
    private final AuditedReading reading;
    private final Ids ids;
    private final InstantSource clock;

    public ImportHistory(
            ThreadIndex threads,
            Departments departments,
            ConsentLedger consents,
            SaveContact saveContact,
            Tasks tasks,
            NumberPlan numbers,
            Revocations revocations,
            AuditedReading reading,
            Ids ids,
            InstantSource clock) {
        this.threads = threads;
        this.departments = departments;
        this.consents = consents;
        this.saveContact = saveContact;
        this.tasks = tasks;
        this.numbers = numbers;
        this.hearing = new HistoricConsent(revocations);
        this.reviews = new HistoricReviews(ids);
        this.reading = reading;
        this.ids = ids;
        this.clock = clock;
    }

    /// Takes all of it over.
    ///
    /// @param department whose texts they are of which no number of ours tells; without one the
    ///   first department's
    /// @param progress told after each page how many texts have been looked at
    /// @throws IllegalStateException when there is no department at all
    public ImportTally run(
            History history, Actor by, Optional<DepartmentId> department, LongConsumer progress) {
        reading.begins(by, "history.imported", Map.of());
        var from = history.reached();
        var takeover = new TakingOver(history, threads, consents, saveContact, tasks, ids, by);
        var tally = new ImportTally(from.isPresent(), history.nameless());
        var round = new Round(understanding(department), takeover, tally);
        var cursor = from;
        do {
            var page = history.page(cursor, PAGE);
            round.take(page.items());
            cursor = page.next();
            history.reach(cursor);
            progress.accept(tally.texts());
        } while (cursor.isPresent());
        return tally;
    }

    /// What [#run] would make now, of all texts; nothing is kept or audited.
    public ImportTally rehearse(
            History history, Optional<DepartmentId> department, LongConsumer progress) {
        var tally = new ImportTally(false, history.nameless());
        var round =
                new Round(understanding(department), new Foreseeing(consents, saveContact), tally);
        Optional<Cursor> cursor = Optional.empty();
        do {
            var page = history.page(cursor, PAGE);
            round.take(page.items());
            cursor = page.next();
            progress.accept(tally.texts());
        } while (cursor.isPresent());
        return tally;
    }

    private Understanding understanding(Optional<DepartmentId> department) {
        var all = departments.all();
        if (all.isEmpty()) {
            throw new IllegalStateException("no department is set up: nothing can be imported");
        }
        return new Understanding(numbers, all, department, clock.instant());
    }

    /// One way through the texts.
    private final class Round {
        private final Understanding understanding;
        private final Takeover takeover;
        private final ImportTally tally;
        private final Set<ContactId> met = new HashSet<>();

        Round(Understanding understanding, Takeover takeover, ImportTally tally) {
            this.understanding = understanding;
            this.takeover = takeover;
            this.tally = tally;
        }

        void take(List<HistoricText> texts) {
            var placeable = new ArrayList<Understood>();
            for (var text : texts) {
                tally.text();
                understanding.oddities(text).forEach(odd -> odd(odd, text));
                if (text.standing() == HistoricText.Standing.KEPT_TOO) {
                    continue;
                }
                var understood = understanding.of(text.message());
                if (understood.isEmpty() && hearing.isOptOut(text.message())) {
                    odd(Oddity.OPT_OUT_LOST, text);
                }
                understood.ifPresent(known -> {
                    hear(known, text);
                    meet(known);
                    if (text.standing() == HistoricText.Standing.OPEN) {
                        placeable.add(known);
                    }
                });
            }
            tally.conversations(takeover.place(placeable));
            placeable.forEach(text -> tally.placed(text.thread().isEmpty()));
        }

        private void hear(Understood known, HistoricText text) {
            var now = clock.instant();
            var heard = hearing.hear(known, now);
            heard.oddity().ifPresent(odd -> odd(odd, text));
            heard.change().filter(takeover::consent).ifPresent(this::count);
            // Also after a line that was there: the process may have died between the two.
            heard.revocation()
                    .flatMap(read -> reviews.of(known, read, now))
                    .filter(takeover::review)
                    .ifPresent(_ -> tally.review());
        }

        private void meet(Understood known) {
            known.contact()
                    .filter(contact -> met.add(contact.id()))
                    .filter(takeover::contact)
                    .ifPresent(_ -> tally.contact());
        }

        private void count(ConsentChange change) {
            if (change.kind().isOptOut()) {
                tally.optOut();
            } else {
                tally.optIn();
            }
        }

        private void odd(Oddity oddity, HistoricText text) {
            tally.odd(oddity, text.message().id());
        }
    }
}
