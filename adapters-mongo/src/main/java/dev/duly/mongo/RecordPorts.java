package dev.duly.mongo;

import dev.duly.core.access.AccessTokens;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.contact.Contacts;
import dev.duly.core.department.Departments;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.receipt.ReceiptLog;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.task.Tasks;
import dev.duly.core.template.TemplateStore;
import java.util.List;
import java.util.stream.Stream;

/// The ports that keep their documents in collections of their own, which nobody else reads or
/// writes.
record RecordPorts(
        ReceiptLog receipts,
        InboundLog inbound,
        ConsentLedger consents,
        Departments departments,
        SenderPauses senderPauses,
        Contacts contacts,
        Tasks tasks,
        TemplateStore templates,
        AccessTokens tokens) {
    /// @param database that has the [#indexes]
    static RecordPorts of(Database database) {
        return new RecordPorts(
                new MongoReceiptLog(database),
                new MongoInboundLog(database),
                new MongoConsentLedger(database),
                new MongoDepartments(database),
                new MongoSenderPauses(database),
                new MongoContacts(database),
                new MongoTasks(database),
                new MongoTemplateStore(database),
                new MongoAccessTokens(database));
    }

    static List<Index> indexes() {
        return Stream.of(
                        MongoReceiptLog.indexes(),
                        MongoInboundLog.indexes(),
                        MongoConsentLedger.indexes(),
                        MongoDepartments.indexes(),
                        MongoSenderPauses.indexes(),
                        MongoContacts.indexes(),
                        MongoTasks.indexes(),
                        MongoTemplateStore.indexes(),
                        MongoAccessTokens.indexes())
                .flatMap(List::stream)
                .toList();
    }
}
