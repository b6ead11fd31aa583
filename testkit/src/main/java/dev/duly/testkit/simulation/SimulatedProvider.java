package dev.duly.testkit.simulation;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.sending.SendRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The provider's own truth: what it took, what became of it, and what people texted. Survives
/// every node.
final class SimulatedProvider {
    private static final List<Integer> UNDELIVERED_CODES = List.of(30003, 30008, 30007);
    static final int DROPPED_CODE = 30001;
    static final int FILTERED_CODE = 30007;

    /// What one of our numbers may not text.
    private record Block(PhoneNumber ours, PhoneNumber person) {}

    private final SimulatedWorld world;
    private final Posting posting;
    private final Map<ProviderMessageId, ProviderText> texts = new LinkedHashMap<>();
    private final List<InboundText> received = new ArrayList<>();
    private final Set<Block> blocked = new HashSet<>();
    private final Set<PhoneNumber> everBlocked = new HashSet<>();
    private long silentUntil;
    private int numbered;
    private int unfinished;

    SimulatedProvider(SimulatedWorld world) {
        this.world = world;
        this.posting = new Posting(world);
    }

    static Instant second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    List<ProviderText> texts() {
        return List.copyOf(texts.values());
    }

    Optional<ProviderText> text(ProviderMessageId id) {
        return Optional.ofNullable(texts.get(id));
    }

    List<InboundText> received() {
        return List.copyOf(received);
    }

    /// Whether nothing is on its way any more, neither in the provider nor from it to us.
    boolean isQuiet() {
        return unfinished == 0 && posting.isQuiet();
    }

    boolean isBlocked(PhoneNumber ours, PhoneNumber person) {
        return blocked.contains(new Block(ours, person)) && world.house().providerAnswersKeywords();
    }

    boolean hasBlocked(PhoneNumber person) {
        return everBlocked.contains(person) && world.house().providerAnswersKeywords();
    }

    /// Whether nothing has kept it from answering lately.
    boolean isAnswering() {
        return world.plan().strength(Hazard.LISTS_NOTHING) == 0 || world.chance().isHealed();
    }

    /// Whether it answers questions now.
    boolean answersQuestions() {
        var chance = world.chance();
        if (chance.isHealed()) {
            return true;
        }
        if (world.scheduler().now() >= silentUntil && chance.strikes(Hazard.LISTS_NOTHING)) {
            var longest = chance.isOneOf(3) ? 2 * 3_600_000L : 300_000;
            silentUntil = world.scheduler().now() + chance.between(1_000, longest);
        }
        return world.scheduler().now() >= silentUntil;
    }

    /// Takes a text: from now on it exists.
    ProviderText take(SendRequest request) {
        var chance = world.chance();
        var now = world.now();
        var text = new ProviderText(nextId(), request, now, now.plusMillis(lag()));
        if (chance.strikes(Hazard.REDACTS)) {
            text.redact();
        }
        texts.put(text.id(), text);
        world.promises().created(text);
        world.story()
                .tell(
                        "provider takes "
                                + request.messageId()
                                + "-"
                                + request.attempt()
                                + " as "
                                + text.id());
        live(text);
        return text;
    }

    private long lag() {
        var chance = world.chance();
        if (chance.strikes(Hazard.LISTS_TOO_LATE)) {
            return chance.between(ProviderText.TOO_LATE, 600_000);
        }
        return chance.strikes(Hazard.LISTS_LATE) ? chance.between(0, 30_000) : 0;
    }

    /// Posts once more where everything stands that it has.
    void postsAgain() {
        texts.values().forEach(text -> posting.receiptNow(text));
    }

    /// A person's handset sends us a text.
    ///
    /// @param postedWithin milliseconds until it is posted to us, at the most
    void hears(PhoneNumber person, String body, long postedWithin) {
        hears(person, world.house().number(world.house().department()), body, postedWithin);
    }

    void hears(PhoneNumber person, PhoneNumber ours, String body, long postedWithin) {
        switch (body) {
            case "STOP" -> {
                blocked.add(new Block(ours, person));
                everBlocked.add(person);
            }
            case "START" -> blocked.remove(new Block(ours, person));
            default -> {
                // No keyword.
            }
        }
        var id = nextId();
        var text =
                new InboundText(
                        SimulatedWorld.ACCOUNT,
                        id,
                        person,
                        ours,
                        world.house().service(ours),
                        body,
                        List.of(),
                        Optional.empty(),
                        InboundText.Arrival.FETCHED,
                        world.now(),
                        Optional.of(second(world.now())),
                        Map.of("Body", body));
        received.add(text);
        world.story().tell(person + " texts " + body + " as " + id);
        if (!body.contains(" ")) {
            world.promises().consent().texted(text);
        }
        if (!world.chance().strikes(Hazard.POST_LOST)) {
            posting.inbound(text, postedWithin);
        }
    }

    private void live(ProviderText text) {
        var chance = world.chance();
        unfinished++;
        var sentAfter = chance.between(1, 3_000);
        world.scheduler().after(sentAfter, () -> step(text, ProviderStatus.SENT, Optional.empty()));
        var end = end();
        var endsAfter =
                sentAfter
                        + chance.between(1, chance.strikes(Hazard.CALLBACK_LATE) ? 900_000 : 8_000);
        world.scheduler()
                .after(
                        endsAfter,
                        () -> {
                            var last = isBlockedLate(text) ? BLOCKED : end;
                            step(text, last.status(), last.error());
                            unfinished--;
                        });
    }

    private record End(ProviderStatus status, Optional<Integer> error) {}

    private static final End BLOCKED =
            new End(ProviderStatus.FAILED, Optional.of(ProviderDoor.UNSUBSCRIBED));

    private boolean isBlockedLate(ProviderText text) {
        return isBlocked(text.from(), text.request().to())
                && world.chance().strikes(Hazard.BLOCKED_LATE);
    }

    private End end() {
        var chance = world.chance();
        if (chance.strikes(Hazard.FILTERED)) {
            return new End(ProviderStatus.UNDELIVERED, Optional.of(FILTERED_CODE));
        }
        if (chance.strikes(Hazard.DROPS)) {
            return new End(ProviderStatus.FAILED, Optional.of(DROPPED_CODE));
        }
        if (chance.strikes(Hazard.UNDELIVERED)) {
            return new End(
                    ProviderStatus.UNDELIVERED, Optional.of(chance.oneOf(UNDELIVERED_CODES)));
        }
        return new End(ProviderStatus.DELIVERED, Optional.empty());
    }

    private void step(ProviderText text, ProviderStatus status, Optional<Integer> error) {
        text.becomes(status, error, world.now());
        world.story()
                .tell(
                        "provider: "
                                + text.id()
                                + " is "
                                + status
                                + error.map(code -> " " + code).orElse(""));
        posting.receipt(text, status, error);
    }

    private ProviderMessageId nextId() {
        return new ProviderMessageId("SM%032x".formatted(++numbered));
    }
}
