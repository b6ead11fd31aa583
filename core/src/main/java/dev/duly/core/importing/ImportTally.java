package dev.duly.core.importing;

import dev.duly.core.message.MessageId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What an import has made so far, or would make, counted.
public final class ImportTally {
    /// How often something is odd, and a few of the texts of which it is so.
    public record Odd(long count, List<MessageId> examples) {}

    private static final int MOST_EXAMPLES = 5;

    private final boolean isResumed;
    private final long nameless;
    private final Map<Oddity, Long> counts = new EnumMap<>(Oddity.class);
    private final Map<Oddity, List<MessageId>> examples = new EnumMap<>(Oddity.class);
    private long texts;
    private long placed;
    private long standing;
    private long conversations;
    private long contacts;
    private long optOuts;
    private long optIns;
    private long reviews;

    ImportTally(boolean isResumed, long nameless) {
        this.isResumed = isResumed;
        this.nameless = nameless;
    }

    void text() {
        texts++;
    }

    void odd(Oddity oddity, MessageId id) {
        counts.merge(oddity, 1L, Long::sum);
        var some = examples.computeIfAbsent(oddity, _ -> new ArrayList<>());
        if (some.size() < MOST_EXAMPLES) {
            some.add(id);
        }
    }

    void placed(boolean isNew) {
        if (isNew) {
            placed++;
        } else {
            standing++;
        }
    }

    void conversations(int more) {
        conversations += more;
    }

    void contact() {
        contacts++;
    }

    void optOut() {
        optOuts++;
    }

    void optIn() {
        optIns++;
    }

    void review() {
        reviews++;
    }

    /// Whether it went on where an earlier import ended before its time: what that one did is not
    /// counted here.
    public boolean isResumed() {
        return isResumed;
    }

    /// Documents whose id no message can have.
    public long nameless() {
        return nameless;
    }

    /// Texts that were looked at.
    public long texts() {
        return texts;
    }

    /// Texts put in a thread.
    public long placed() {
        return placed;
    }

    /// Texts that stood in one already.
    public long standing() {
        return standing;
    }

    /// Conversations that all these texts belong to.
    public long conversations() {
        return conversations;
    }

    /// New contacts.
    public long contacts() {
        return contacts;
    }

    /// New lines of the ledger that stop texts.
    public long optOuts() {
        return optOuts;
    }

    /// New lines of the ledger that allow them again.
    public long optIns() {
        return optIns;
    }

    /// New tasks for people.
    public long reviews() {
        return reviews;
    }

    /// What was odd, the gravest first.
    public Map<Oddity, Odd> odd() {
        var odd = new EnumMap<Oddity, Odd>(Oddity.class);
        counts.forEach((oddity, count) ->
                odd.put(
                        oddity,
                        new Odd(count, List.copyOf(examples.getOrDefault(oddity, List.of())))));
        return Collections.unmodifiableMap(odd);
    }
}
