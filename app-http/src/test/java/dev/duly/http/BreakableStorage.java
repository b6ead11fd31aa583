package dev.duly.http;

import dev.duly.core.Appended;
import dev.duly.core.PortException;
import dev.duly.core.access.AccessTokens;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.contact.Contacts;
import dev.duly.core.department.Departments;
import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.message.MessageStore;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.receipt.ReceiptLog;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditEntry;
import dev.duly.core.record.AuditLog;
import dev.duly.core.record.ChainHead;
import dev.duly.core.system.Storage;
import dev.duly.core.task.Tasks;
import dev.duly.core.template.TemplateStore;
import dev.duly.core.thread.ThreadIndex;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Storage in memory that stops answering when a test says so: its audit, its inbound log, its
/// ping.
final class BreakableStorage implements Storage {
    private final InMemoryStorage real = new InMemoryStorage();
    private volatile boolean broken;

    void breakDown() {
        broken = true;
    }

    @Override
    public MessageStore messages() {
        return real.messages();
    }

    @Override
    public ReceiptLog receipts() {
        return real.receipts();
    }

    @Override
    public InboundLog inbound() {
        return new InboundLog() {
            @Override
            public Appended append(InboundText text) {
                answers("InboundLog");
                return real.inbound().append(text);
            }

            @Override
            public Optional<Instant> latestArrival() {
                return real.inbound().latestArrival();
            }

            @Override
            public List<InboundText> unprocessed(int max) {
                return real.inbound().unprocessed(max);
            }

            @Override
            public void processed(InboundText text) {
                real.inbound().processed(text);
            }
        };
    }

    @Override
    public ConsentLedger consents() {
        return real.consents();
    }

    @Override
    public Departments departments() {
        return real.departments();
    }

    @Override
    public SenderPauses senderPauses() {
        return real.senderPauses();
    }

    @Override
    public Contacts contacts() {
        return real.contacts();
    }

    @Override
    public Tasks tasks() {
        return real.tasks();
    }

    @Override
    public TemplateStore templates() {
        return real.templates();
    }

    @Override
    public ThreadIndex threads() {
        return real.threads();
    }

    @Override
    public AuditLog audit() {
        return new AuditLog() {
            @Override
            public Appended append(AuditDraft event) {
                answers("AuditLog");
                return real.audit().append(event);
            }

            @Override
            public ChainHead head(String stream) {
                return real.audit().head(stream);
            }

            @Override
            public List<ChainHead> heads() {
                return real.audit().heads();
            }

            @Override
            public List<AuditEntry> read(String stream, long sequence, int max) {
                return real.audit().read(stream, sequence, max);
            }
        };
    }

    @Override
    public AccessTokens tokens() {
        return real.tokens();
    }

    @Override
    public void ping() {
        answers("Storage");
    }

    @Override
    public void close() {
        real.close();
    }

    private void answers(String port) {
        if (broken) {
            throw new PortException(
                    port, PortException.Retry.WORTH_IT, "the disk at /secret/place is full");
        }
    }
}
