package dev.duly.sandbox;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// `/sandbox/faults`: makes the sandbox misbehave, shows how it does, and makes it well again.
final class FaultRoutes {
    private final Fates fates;

    FaultRoutes(Fates fates) {
        this.fates = fates;
    }

    Reply answer(Call call) {
        return switch (call.method()) {
            case "GET" -> Reply.json(200, fates.faults());
            case "PUT" -> put(call.body());
            case "DELETE" -> {
                fates.become(Faults.NONE);
                yield Reply.noContent();
            }
            default ->
                    Reply.problem(
                                    405,
                                    "Method Not Allowed",
                                    "only GET, PUT and DELETE are possible here")
                            .with(Map.of("Allow", "GET, PUT, DELETE"));
        };
    }

    private Reply put(byte[] body) {
        Faults faults;
        try {
            faults = read(Fields.parse(body).only(names(Faults.class)));
        } catch (IllegalArgumentException wrong) {
            return Reply.problem(400, "Bad Request", String.valueOf(wrong.getMessage()));
        }
        fates.become(faults);
        return Reply.json(200, faults);
    }

    private static Faults read(Fields fields) {
        return new Faults(
                fields.whole("seed", Faults.NONE.seed()),
                create(fields.within("create").only(names(Faults.Create.class))),
                callbacks(fields.within("callbacks").only(names(Faults.Callbacks.class))),
                lists(fields.within("listing").only(names(Faults.Lists.class))),
                outcomes(fields.within("outcomes").only(names(Faults.Outcomes.class))));
    }

    private static Faults.Create create(Fields fields) {
        var usual = Faults.NONE.create();
        return new Faults.Create(
                fields.share("taken500"),
                fields.share("takenSilent"),
                fields.share("takenLate"),
                fields.duration("lateBy", usual.lateBy()),
                fields.share("refused503"),
                fields.share("refused429"),
                fields.share("held"),
                fields.duration("heldFor", usual.heldFor()));
    }

    private static Faults.Callbacks callbacks(Fields fields) {
        return new Faults.Callbacks(
                fields.share("lost"),
                fields.share("doubled"),
                fields.share("reversed"),
                fields.share("early"));
    }

    private static Faults.Lists lists(Fields fields) {
        return new Faults.Lists(
                fields.flag("refused"), fields.duration("lag", Faults.NONE.listing().lag()));
    }

    private static Faults.Outcomes outcomes(Fields fields) {
        return new Faults.Outcomes(
                fields.share("failed30008"),
                fields.share("undelivered30003"),
                fields.share("failed30001"),
                fields.share("filtered30007"));
    }

    /// What is known is what is shown.
    private static Set<String> names(Class<? extends Record> shape) {
        return Arrays.stream(shape.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }
}
