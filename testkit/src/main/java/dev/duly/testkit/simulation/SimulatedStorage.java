package dev.duly.testkit.simulation;

import dev.duly.core.access.AccessTokens;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.contact.Contacts;
import dev.duly.core.department.Departments;
import dev.duly.core.message.MessageStore;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.receipt.ReceiptLog;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.record.AuditLog;
import dev.duly.core.system.Storage;
import dev.duly.core.task.Tasks;
import dev.duly.core.template.TemplateStore;
import dev.duly.core.thread.ThreadIndex;

/// A storage put together from ports.
record SimulatedStorage(
        MessageStore messages,
        ReceiptLog receipts,
        InboundLog inbound,
        ConsentLedger consents,
        Departments departments,
        SenderPauses senderPauses,
        Contacts contacts,
        Tasks tasks,
        ThreadIndex threads,
        TemplateStore templates,
        AuditLog audit,
        AccessTokens tokens)
        implements Storage {
    @Override
    public void ping() {}

    @Override
    public void close() {}
}
