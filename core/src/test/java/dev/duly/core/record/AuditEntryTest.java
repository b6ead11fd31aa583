package dev.duly.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AuditEntryTest {
    private static final Instant NOON = Instant.parse("2026-11-23T20:00:00.123Z");
    private static final ChainHead EMPTY = ChainHead.empty("thread:1");
    private static final Actor ACTOR = new Actor("token:admin", Optional.of("cli root@desk7"));
    private static final Map<String, String> IDS = Map.of("message", "m1", "case", "C-1");
    private static final Salt SALT = new Salt("0".repeat(32));
    private static final Commitment WORDS = Commitment.to(SALT, "text", "words");
    private static final Map<String, Commitment> TEXT = Map.of("text", WORDS);

    private static final AuditDraft EVENT = event("m1:0", "thread:1", NOON, ACTOR, IDS, TEXT);

    @Test
    void theFirstEntryFollowsTheEmptyHead() {
        var first = AuditEntry.after(EMPTY, EVENT);

        assertThat(first.sequence()).isEqualTo(1);
        assertThat(first.previousHash()).isEqualTo("0".repeat(64));
        assertThat(first.follows(EMPTY)).isTrue();
        assertThat(first.head()).isEqualTo(new ChainHead("thread:1", 1, first.hash()));
    }

    @Test
    void eachEntryFollowsTheOneBeforeAndNoOther() {
        var first = AuditEntry.after(EMPTY, EVENT);
        var second = AuditEntry.after(first.head(), event("m1:1"));
        var third = AuditEntry.after(second.head(), event("m1:2"));

        assertThat(second.follows(first.head())).isTrue();
        assertThat(third.follows(second.head())).isTrue();
        assertThat(third.follows(first.head())).isFalse();
        assertThat(second.follows(EMPTY)).isFalse();
        assertThat(first.follows(first.head())).isFalse();
    }

    @Test
    void anEntryFollowsNothingInAnotherStream() {
        assertThat(AuditEntry.after(EMPTY, EVENT).follows(ChainHead.empty("thread:2"))).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> anyChangeBreaksTheChain() {
        var entry = AuditEntry.after(EMPTY, EVENT);
        var otherText = Map.of("text", Commitment.to(SALT, "text", "other words"));
        var changed =
                Map.of(
                        "entry id", event("m1:9", "thread:1", NOON, ACTOR, IDS, TEXT),
                        "time", event("m1:0", "thread:1", NOON.plusMillis(1), ACTOR, IDS, TEXT),
                        "actor", event("m1:0", "thread:1", NOON, Actor.SYSTEM, IDS, TEXT),
                        "place", event("m1:0", "thread:1", NOON, ACTOR.via("x"), IDS, TEXT),
                        "an id", event("m1:0", "thread:1", NOON, ACTOR, Map.of("case", "C"), TEXT),
                        "no ids", event("m1:0", "thread:1", NOON, ACTOR, Map.of(), TEXT),
                        "commitment", event("m1:0", "thread:1", NOON, ACTOR, IDS, otherText),
                        "no commitment", event("m1:0", "thread:1", NOON, ACTOR, IDS, Map.of()),
                        "action",
                                new AuditDraft(
                                        "m1:0",
                                        "thread:1",
                                        NOON,
                                        ACTOR,
                                        "message.failed",
                                        new TreeMap<>(IDS),
                                        new TreeMap<>(TEXT)));
        return DynamicTest.stream(
                changed.entrySet().stream(),
                Map.Entry::getKey,
                change -> {
                    var forged =
                            new AuditEntry(
                                    change.getValue(),
                                    entry.sequence(),
                                    entry.previousHash(),
                                    entry.hash());
                    assertThat(forged.follows(EMPTY)).isFalse();
                });
    }

    @Test
    void anotherPlaceOrHashBreaksTheChain() {
        var entry = AuditEntry.after(EMPTY, EVENT);
        var zeros = entry.previousHash();
        var ones = "1".repeat(64);

        assertThat(new AuditEntry(EVENT, 2, zeros, entry.hash()).follows(EMPTY)).isFalse();
        assertThat(new AuditEntry(EVENT, 1, ones, entry.hash()).follows(EMPTY)).isFalse();
        assertThat(new AuditEntry(EVENT, 1, zeros, ones).follows(EMPTY)).isFalse();
        assertThat(
                        new AuditEntry(EVENT, 1, ones, entry.hash())
                                .follows(new ChainHead("thread:1", 0, ones)))
                .isFalse();
    }

    /// The published form, so that the other side can verify a chain without our code.
    @Test
    void theHashIsThatOfAZeroByteAndTheCanonicalJson() throws Exception {
        var entry = AuditEntry.after(EMPTY, EVENT);
        var json =
                """
                {"action":"message.sent","actor":"token:admin","at":1795464000123,\
                "commitments":{"text":"%s"},"entryId":"m1:0",\
                "ids":{"case":"C-1","message":"m1"},"previousHash":"%s","sequence":1,\
                "stream":"thread:1","via":"cli root@desk7"}\
                """
                        .formatted(WORDS.hex(), "0".repeat(64));
        var hashed = new ByteArrayOutputStream();
        hashed.write(0);
        hashed.write(json.getBytes(StandardCharsets.UTF_8));

        var digest = MessageDigest.getInstance("SHA-256").digest(hashed.toByteArray());
        assertThat(NOON.toEpochMilli()).isEqualTo(1795464000123L);
        assertThat(entry.hash()).isEqualTo(HexFormat.of().formatHex(digest));
    }

    private static AuditDraft event(String entryId) {
        return event(entryId, "thread:1", NOON, ACTOR, IDS, TEXT);
    }

    private static AuditDraft event(
            String entryId,
            String stream,
            Instant at,
            Actor actor,
            Map<String, String> ids,
            Map<String, Commitment> commitments) {
        return new AuditDraft(
                entryId,
                stream,
                at,
                actor,
                "message.sent",
                new TreeMap<>(ids),
                new TreeMap<>(commitments));
    }
}
