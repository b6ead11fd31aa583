package dev.duly.core.memory;

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

/// All lasting ports in memory, for tests and simulations: gone with the process.
public final class InMemoryStorage implements Storage {
    private final MessageStore messages = new InMemoryMessageStore();
    private final ReceiptLog receipts = new InMemoryReceiptLog();
    private final InboundLog inbound = new InMemoryInboundLog();
    private final ConsentLedger consents = new InMemoryConsentLedger();
    private final Departments departments = new InMemoryDepartments();
    private final SenderPauses senderPauses = new InMemorySenderPauses();
    private final Contacts contacts = new InMemoryContacts();
    private final Tasks tasks = new InMemoryTasks();
    private final ThreadIndex threads = new InMemoryThreadIndex();
    private final TemplateStore templates = new InMemoryTemplateStore();
    private final AuditLog audit = new InMemoryAuditLog();
    private final AccessTokens tokens = new InMemoryAccessTokens();

    @Override
    public MessageStore messages() {
        return messages;
    }

    @Override
    public ReceiptLog receipts() {
        return receipts;
    }

    @Override
    public InboundLog inbound() {
        return inbound;
    }

    @Override
    public ConsentLedger consents() {
        return consents;
    }

    @Override
    public Departments departments() {
        return departments;
    }

    @Override
    public SenderPauses senderPauses() {
        return senderPauses;
    }

    @Override
    public Contacts contacts() {
        return contacts;
    }

    @Override
    public Tasks tasks() {
        return tasks;
    }

    @Override
    public ThreadIndex threads() {
        return threads;
    }

    @Override
    public TemplateStore templates() {
        return templates;
    }

    @Override
    public AuditLog audit() {
        return audit;
    }

    @Override
    public AccessTokens tokens() {
        return tokens;
    }

    /// Memory always answers.
    @Override
    public void ping() {}

    /// Keeps everything: whoever still holds a port may read on.
    @Override
    public void close() {}
}
