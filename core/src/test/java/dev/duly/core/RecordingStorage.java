package dev.duly.core;

import dev.duly.core.access.AccessTokens;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.department.Departments;
import dev.duly.core.message.MessageStore;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.receipt.ReceiptLog;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditEntry;
import dev.duly.core.record.AuditLog;
import dev.duly.core.record.ChainHead;
import dev.duly.core.system.Storage;
import dev.duly.core.thread.ThreadIndex;
import java.util.List;

/// A storage that does something of a test's before each audit entry.
record RecordingStorage(Storage real, Runnable before) implements Storage {
    @Override
    public AuditLog audit() {
        var log = real.audit();
        return new AuditLog() {
            @Override
            public Appended append(AuditDraft event) {
                before.run();
                return log.append(event);
            }

            @Override
            public ChainHead head(String stream) {
                return log.head(stream);
            }

            @Override
            public List<ChainHead> heads() {
                return log.heads();
            }

            @Override
            public List<AuditEntry> read(String stream, long sequence, int max) {
                return log.read(stream, sequence, max);
            }
        };
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
    public SenderPauses senderPauses() {
        return real.senderPauses();
    }

    @Override
    public InboundLog inbound() {
        return real.inbound();
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
    public ThreadIndex threads() {
        return real.threads();
    }

    @Override
    public AccessTokens tokens() {
        return real.tokens();
    }

    @Override
    public void ping() {
        real.ping();
    }

    @Override
    public void close() {
        real.close();
    }
}
