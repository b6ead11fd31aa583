package dev.duly.sandbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// Texts that were answered with an error and are taken afterwards. They are owed from the moment
/// of that answer, across restarts.
final class LateTexts {
    /// All that is needed to take it. Its names are those of the JSON in the file.
    private record Promise(Draft draft, Fate fate, Instant arrived, Instant due) {}

    private record Kept(long id, Promise promise) {}

    private static final Logger LOG = System.getLogger(LateTexts.class.getName());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GroupWriter file;
    private final Ledger ledger;
    private final Courier courier;
    private final Agenda agenda;
    private final InstantSource clock;

    LateTexts(
            GroupWriter file, Ledger ledger, Courier courier, Agenda agenda, InstantSource clock) {
        this.file = file;
        this.ledger = ledger;
        this.courier = courier;
        this.agenda = agenda;
        this.clock = clock;
    }

    /// Returns when it is on the disk that this text is to be taken `fate.late()` from now.
    ///
    /// @throws Refusal when its recipient has opted out
    void promise(Draft draft, Fate fate, Instant arrived) {
        var due = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(fate.late());
        var promise = new Promise(draft, fate, arrived, due);
        var id =
                file.<Optional<Long>>ask(db ->
                        ledger.blocked(db, draft.to())
                                ? Optional.empty()
                                : db.one(
                                        "INSERT INTO late (promise) VALUES (?) RETURNING id",
                                        row -> row.getLong(1),
                                        JSON.writeValueAsString(promise)));
        soon(new Kept(id.orElseThrow(MagicNumbers::unsubscribed), promise));
    }

    /// Goes on with those that an earlier run promised.
    void resume() {
        List<Kept> all =
                file.ask(db ->
                        db.all(
                                "SELECT id, promise FROM late ORDER BY id",
                                row ->
                                        new Kept(
                                                row.getLong(1),
                                                JSON.readValue(row.getString(2), Promise.class))));
        all.forEach(this::soon);
    }

    // Not on the agenda's own thread: others wait for that one, and this one for the disk.
    private void soon(Kept kept) {
        agenda.at(kept.promise().due(), () -> Thread.ofVirtual().start(() -> take(kept)));
    }

    private void take(Kept kept) {
        var promise = kept.promise();
        try {
            // Empty when a STOP came in between: then it is not taken at all.
            Optional<Ledger.Taken> taken =
                    file.ask(db ->
                            db.write("DELETE FROM late WHERE id = ?", kept.id()) == 1
                                    ? ledger.take(
                                            db,
                                            promise.draft(),
                                            promise.fate(),
                                            promise.arrived(),
                                            promise.due())
                                    : Optional.empty());
            taken.ifPresent(text -> courier.deliver(text.owed()));
        } catch (IllegalStateException closing) {
            LOG.log(Level.DEBUG, "sandbox.late.left for the next start", closing);
        }
    }
}
