package dev.duly.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.contact.Contacts;
import dev.duly.core.contact.Mirrored;
import dev.duly.testkit.ContactsContract;
import dev.duly.testkit.Samples;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoContactsTest extends ContactsContract {
    @RegisterExtension final Databases databases = new Databases();

    @Override
    protected Contacts noContacts() {
        return new MongoContacts(databases.with(MongoContacts.indexes()));
    }

    @Test
    void howeverManySaveOneContactAtOnceTheLatestVersionStays() throws Exception {
        var contacts = noContacts();
        var saving = LongStream.rangeClosed(1, 8).mapToObj(version -> saving(contacts, version));

        try (var runners = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : runners.invokeAll(saving.toList())) {
                assertThat(answer.get()).isNotNull();
            }
        }

        assertThat(contacts.find(new ContactId("P-1"))).contains(ann(8));
        assertThat(contacts.withPhone(Samples.ANN)).isEqualTo(List.of(ann(8)));
    }

    private static Callable<Mirrored> saving(Contacts contacts, long version) {
        return () -> contacts.save(ann(version));
    }

    private static Contact ann(long version) {
        return new Contact(
                new ContactId("P-1"),
                version,
                Samples.PRETRIAL,
                Optional.empty(),
                "Ann",
                Samples.ANN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
