package dev.duly.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Appended;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.testkit.ConsentLedgerContract;
import dev.duly.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoConsentLedgerTest extends ConsentLedgerContract {
    private static final int NODES = 4;
    private static final int CHANGES = 25;

    @RegisterExtension final Databases databases = new Databases();

    @Override
    protected ConsentLedger emptyLedger() {
        return new MongoConsentLedger(databases.with(MongoConsentLedger.indexes()));
    }

    @Test
    void manyNodesGiveEachChangeAPlaceOfItsOwn() throws Exception {
        var name = databases.newName();
        var database = databases.open(name);
        database.create(MongoConsentLedger.indexes());
        var nodes = IntStream.range(0, NODES).mapToObj(node -> writing(name, node)).toList();

        try (var runners = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answers : runners.invokeAll(nodes)) {
                assertThat(answers.get()).hasSize(CHANGES).containsOnly(Appended.NEW);
            }
        }

        var places = new ArrayList<Long>();
        database.collection("duly_consents")
                .find()
                .map(change -> change.getLong("place"))
                .into(places);
        assertThat(places)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, (long) NODES * CHANGES).boxed().toList());
    }

    private Callable<List<Appended>> writing(String name, int node) {
        var ledger = new MongoConsentLedger(databases.open(name));
        return () ->
                IntStream.range(0, CHANGES)
                        .mapToObj(number -> ledger.append(optOut(node + ":" + number)))
                        .toList();
    }

    private static ConsentChange optOut(String source) {
        return ConsentChange.texted(
                source,
                Samples.ANN,
                Samples.PRETRIAL,
                ConsentChange.Kind.OPT_OUT,
                Reach.NUMBER,
                Proof.text(Method.KEYWORD, "STOP", Optional.empty()),
                Samples.MORNING,
                Optional.empty(),
                Samples.MORNING);
    }
}
