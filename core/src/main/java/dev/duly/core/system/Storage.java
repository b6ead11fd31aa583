package dev.duly.core.system;

import dev.duly.core.access.AccessTokens;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.contact.Contacts;
import dev.duly.core.department.Departments;
import dev.duly.core.message.MessageStore;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.receipt.ReceiptLog;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.record.AuditLog;
import dev.duly.core.task.Tasks;
import dev.duly.core.template.TemplateStore;
import dev.duly.core.thread.ThreadIndex;

/// A backend's lasting ports, behind one door.
public interface Storage extends AutoCloseable {
    MessageStore messages();

    ReceiptLog receipts();

    InboundLog inbound();

    ConsentLedger consents();

    Departments departments();

    SenderPauses senderPauses();

    Contacts contacts();

    Tasks tasks();

    ThreadIndex threads();

    TemplateStore templates();

    AuditLog audit();

    AccessTokens tokens();

    /// Returns when the backend answers.
    ///
    /// @throws dev.duly.core.PortException with the reason when it does not
    void ping();

    @Override
    void close();
}
