package dev.duly.mongo;

import dev.duly.core.message.Media;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Reason;
import dev.duly.core.message.StateChange;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What documents of several kinds hold.
final class Parts {
    private Parts() {}

    /// The constant whose name is `word` in lower case.
    static <E extends Enum<E>> E word(String word, Class<E> type) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    static List<String> words(Set<Purpose> purposes) {
        return purposes.stream().sorted().map(Purpose::word).toList();
    }

    static Set<Purpose> purposes(Fields fields, String field) {
        var purposes = EnumSet.noneOf(Purpose.class);
        purposes.addAll(fields.values(field, word -> word(word, Purpose.class)));
        return purposes;
    }

    static NewDocument of(GatewayAccount account) {
        return new NewDocument().with("kind", account.kind()).with("account", account.account());
    }

    static GatewayAccount account(Fields fields) {
        return new GatewayAccount(fields.text("kind"), fields.text("account"));
    }

    static NewDocument of(Actor actor) {
        return new NewDocument().with("id", actor.id()).withText("via", actor.via());
    }

    static Actor actor(Fields fields) {
        return new Actor(fields.text("id"), fields.optionalText("via"));
    }

    static NewDocument of(Reason reason) {
        return new NewDocument()
                .with("code", reason.code())
                .with("sentence", reason.sentence())
                .with("nextStep", reason.nextStep())
                .withNumber("providerCode", reason.providerCode());
    }

    static Reason reason(Fields fields) {
        return new Reason(
                fields.text("code"),
                fields.text("sentence"),
                fields.text("nextStep"),
                fields.optionalNumber("providerCode"));
    }

    static NewDocument of(StateChange step) {
        return new NewDocument()
                .with("state", step.state())
                .with("at", step.at())
                .withTime("providerAt", step.providerAt())
                .with("by", of(step.by()))
                .with("attempt", step.attempt())
                .withObject("reason", step.reason(), Parts::of);
    }

    static StateChange step(Fields fields) {
        return new StateChange(
                fields.word("state", MessageState.class),
                fields.time("at"),
                fields.optionalTime("providerAt"),
                fields.object("by", Parts::actor),
                fields.number("attempt"),
                fields.optionalObject("reason", Parts::reason));
    }

    static NewDocument of(Media media) {
        return new NewDocument().with("url", media.url()).with("contentType", media.contentType());
    }

    static Media media(Fields fields) {
        return new Media(fields.text("url"), fields.text("contentType"));
    }
}
